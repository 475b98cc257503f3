"""SQLite with every page encrypted (SQLCipher), as a database engine for Django."""

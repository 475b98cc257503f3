"""Search over every word of a record. At home it is SQLite's FTS5; another engine keeps the same contract."""

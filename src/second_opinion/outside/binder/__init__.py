"""The binder on the disk: locked keys, sealed originals, who has it open, backups. No Django, no database."""

"""Files in, dataclasses out: no database, no window."""

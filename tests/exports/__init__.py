"""Exported records, read back by the programs for which they are made."""

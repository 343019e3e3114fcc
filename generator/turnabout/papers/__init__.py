"""Papers: their data, their press, Word files and packs."""

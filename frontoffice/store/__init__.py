"""The local encrypted database: journal, read models, keys, search, backup."""

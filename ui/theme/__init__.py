"""Desktop: theme."""

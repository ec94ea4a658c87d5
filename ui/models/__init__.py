"""Desktop: models."""

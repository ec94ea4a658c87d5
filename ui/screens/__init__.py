"""Desktop: screens."""

"""Desktop: widgets."""

"""The hub and the centre."""

"""Desktop: dialogs."""

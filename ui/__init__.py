"""The desktop (PySide6 lives only here)."""

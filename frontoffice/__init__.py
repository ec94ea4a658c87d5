"""frontoffice: the counter program of Indonesian public-service offices."""

__version__ = "0.1.0"

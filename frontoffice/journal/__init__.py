"""Entries, segments, chains, signatures and commitments."""

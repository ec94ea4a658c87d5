"""The exchange of heads and segments with a hub or the centre."""

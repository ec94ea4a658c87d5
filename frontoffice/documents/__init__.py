"""Papers: receipt, slip, label, and their verification."""

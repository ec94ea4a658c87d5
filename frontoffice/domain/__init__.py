"""Pure rules of the counter: no input or output, no clock of its own."""

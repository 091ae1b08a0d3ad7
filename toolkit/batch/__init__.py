"""The month as one use case: the inbox collected, settled, written, told of in letters and sealed."""

"""The copy that goes back to a sender: findings marked at their cells, and taken off again when it returns."""

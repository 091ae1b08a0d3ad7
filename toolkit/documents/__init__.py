"""Word documents: templates filled in, charts redrawn, the result read back."""

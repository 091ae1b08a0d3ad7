"""Every Word document is made here: a template filled in, its charts redrawn, the result read back."""

"""问题汇编.docx: all accepted questions in full, by category and field, for experts to read."""

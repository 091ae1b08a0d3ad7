"""A filled workbook is read into a flat submission; nothing that somebody typed is dropped in silence."""

"""What staff open and restyle: the look of the recommendation workbook (.xlsx) and of the documents (.docx)."""

"""Score sheets and vote sheets: issued to reviewers, with the texts to read; read back; returned with marks."""

"""入选问题汇编: the book of the selected questions, with its figures and indexes, from the ledger alone."""

"""汇总表.xlsx: what a batch comes to, in tables and counts."""

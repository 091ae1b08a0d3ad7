"""Assigning a stage: panels, what staff changed by hand, the solver's answer, 分配表.xlsx and the record."""

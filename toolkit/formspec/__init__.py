"""Declared forms: which sheets and fields a form has, and where their cells stand."""

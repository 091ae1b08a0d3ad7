"""What came back to a stage merged, calibrated, ranked, decided, recorded and written: `merge` and `select`."""

"""A whole campaign on generated data: the demo that people run, and the workbooks that tests and benchmarks use."""

"""One path in, verdicts and the files that go back out."""

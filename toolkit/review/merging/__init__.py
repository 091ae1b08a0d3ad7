"""What came back from reviewers, merged: which scores and votes count, and why all others do not."""

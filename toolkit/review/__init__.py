"""The review: what reviewers' scores say of each question, and who is selected."""

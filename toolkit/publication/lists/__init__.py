"""Lists for publication: the selected questions, and the units by what they recommended."""

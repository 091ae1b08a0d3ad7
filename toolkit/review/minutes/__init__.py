"""评审情况报告: the minutes of a stage, from the record of what it was decided to and from nothing else."""

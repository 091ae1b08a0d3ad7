"""跟踪报告.docx: what a year of tracking came to."""

"""The per-unit 遴选推荐报告 as .docx, from a template that staff restyle in Word."""

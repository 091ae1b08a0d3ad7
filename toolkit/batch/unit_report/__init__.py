"""The per-unit 遴选推荐报告 as .docx, from a template that staff restyle in Word."""

from toolkit.batch.unit_report.render import render_report

__all__ = ["render_report"]

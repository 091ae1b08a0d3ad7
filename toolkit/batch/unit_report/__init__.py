"""The per-unit 遴选推荐报告 as .docx, from a template that staff restyle in Word."""

from toolkit.batch.unit_report.render import render_report
from toolkit.documents.fault import ReportFault

__all__ = ["ReportFault", "render_report"]

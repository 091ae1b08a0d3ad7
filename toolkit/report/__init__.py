"""The per-unit 遴选推荐报告 as .docx, from a template that staff restyle in Word."""

from toolkit.report.fault import ReportFault
from toolkit.report.render import render

__all__ = ["ReportFault", "render"]

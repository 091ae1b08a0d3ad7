"""What helps staff to restyle templates: 模板字段.xlsx, and each packaged template with a comment at every tag."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import PurePath

from toolkit.campaign.model import Campaign
from toolkit.campaign.values import CHINA_TIME
from toolkit.documents.annotate import annotated_template
from toolkit.messages import Language, Speaker
from toolkit.templates.comments import CommentWriter
from toolkit.templates.fields import FieldList, FieldRow
from toolkit.templates.kinds import DocumentTemplate, document_templates
from toolkit.worksheets import Column, TableSheet, table_rows, tables_workbook

_HOW = ("value", "list", "rows", "condition", "charts", "example", "check")


def guide_files(campaign: Campaign, language: Language = "zh") -> Iterator[tuple[str, bytes]]:
    """Yield the list of fields and the templates with comments, each with the name of its file.

    Equal inputs give equal bytes.
    """
    speaker, made = Speaker(language), campaign.settings.opens.astimezone(UTC)
    yield f"{speaker.say('fields.file')}.xlsx", fields_workbook(campaign, language)
    for template in document_templates(campaign):
        notes = list(CommentWriter(template, speaker).notes())
        name = speaker.say("fields.annotated", stem=PurePath(template.name).stem)
        yield f"{name}.docx", annotated_template(template.kind, notes, campaign.settings.name, made)


def fields_workbook(campaign: Campaign, language: Language = "zh") -> bytes:
    """Return 模板字段.xlsx: how tags are written, then a sheet for each kind of document with its fields."""
    speaker = Speaker(language)
    title = speaker.say("fields.title", name=campaign.settings.name)
    made = campaign.settings.opens.astimezone(CHINA_TIME).replace(tzinfo=None)
    sheets = (_sheet(template, speaker) for template in document_templates(campaign))
    return tables_workbook((_guide_sheet(speaker), *sheets), made, title, header=title)


def _guide_sheet(speaker: Speaker) -> TableSheet:
    """Return the sheet on how tags are written."""
    columns: tuple[Column[str], ...] = (
        Column(speaker.say("fields.column.how"), 18, lambda word: speaker.say(f"fields.how.{word}")),
        Column(speaker.say("fields.column.said"), 100, lambda word: speaker.say(f"fields.said.{word}")),
    )
    purpose = speaker.say("fields.guide.purpose")
    return TableSheet(speaker.say("fields.guide"), columns, table_rows(columns, _HOW), purpose, filtered=False)


def _sheet(template: DocumentTemplate, speaker: Speaker) -> TableSheet:
    """Return the sheet of the fields of a kind of document."""
    columns: tuple[Column[FieldRow], ...] = (
        Column(speaker.say("fields.column.meaning"), 30, lambda row: row.meaning),
        Column(speaker.say("fields.column.tag"), 46, lambda row: row.tag),
        Column(speaker.say("fields.column.example"), 44, lambda row: row.example),
        Column(speaker.say("fields.column.list"), 24, lambda row: row.within),
        Column(speaker.say("fields.column.required"), 10, lambda row: row.required, "centred"),
    )
    purpose = speaker.say("fields.purpose", template=template.name)
    rows = table_rows(columns, FieldList(template.kind, speaker).rows())
    return TableSheet(PurePath(template.name).stem, columns, rows, purpose)

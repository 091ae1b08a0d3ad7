"""The properties of a finished document name what it is, and neither a person nor the clock."""

from datetime import UTC, datetime

import docx

from tests.support.rendered_documents import WordDocument
from toolkit.documents.finish import finish_document


def test_a_document_names_neither_a_person_nor_the_clock():
    document = docx.Document()
    document.core_properties.author = document.core_properties.keywords = "某人"
    core = WordDocument(finish_document(document, "推荐\x00问题", "征" * 300, datetime(2023, 4, 10, tzinfo=UTC))).core
    assert (core["title"], core["subject"]) == ("推荐问题", "征" * 255)
    assert {name: core[name] for name in ("creator", "lastModifiedBy", "keywords", "created", "modified", "revision")} == {
        "creator": "", "lastModifiedBy": "", "keywords": "", "created": "2023-04-10T00:00:00Z",
        "modified": "2023-04-10T00:00:00Z", "revision": "1",
    }  # fmt: skip

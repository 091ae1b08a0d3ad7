"""What a file or cell looks like, where one rule finds several things.

What is said of each look, and what to do: :mod:`toolkit.messages.file_looks` and :mod:`toolkit.messages.rules`.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Look(StrEnum):
    """What a file or a cell looks like; one rule may tell of several."""

    # Workbooks that are read all the same
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    STRICT = "strict"
    MACROS = "macros"

    # Files of another kind
    TEXT = "text"
    HTML = "html"
    TABLE_AS_PAGE = "table-as-page"
    PAGE_ONLY = "page-only"
    XML = "xml"
    WORD_XML = "word-xml"
    PDF = "pdf"
    RTF = "rtf"
    IMAGE = "image"
    DOC = "doc"
    DOCX_QUESTION = "docx-question"
    DOCX_REPORT = "docx-report"
    DOCX_LETTER = "docx-letter"
    DOCX = "docx"
    DOCX_DAMAGED = "docx-damaged"
    DOCX_DOCTYPE = "docx-doctype"
    DOCM = "docm"
    DOTX = "dotx"
    ODT = "odt"
    PPT = "ppt"
    PPTX = "pptx"
    OFD = "ofd"
    NUMBERS = "numbers"
    MAIL = "mail"
    WINMAIL = "winmail"
    ENCODED = "encoded"
    CARD = "card"
    SHORTCUT = "shortcut"
    OLD_EXCEL = "old-excel"
    OTHER_TABLE = "other-table"
    OTHER_PACKAGE = "other-package"
    CAD = "cad"
    MEDIA = "media"
    PROGRAM = "program"
    OTHER_OLE = "other-ole"
    ARCHIVE = "archive"

    # Files with a password
    ENCRYPTED = "encrypted"
    ENCRYPTED_BY_DEFAULT = "encrypted-by-default"
    ENCRYPTED_ZIP = "encrypted-zip"
    RIGHTS = "rights"
    GUARDED = "guarded"
    SEALED = "sealed"

    # Files that cannot be read
    EMPTY = "empty"
    EMPTY_ZIP = "empty-zip"
    ZEROS = "zeros"
    PLACEHOLDER = "placeholder"
    APPLE_DOUBLE = "apple-double"
    LOCK = "lock"
    FOLDER = "folder"
    UNOPENED = "unopened"
    CHANGING = "changing"
    UNKNOWN = "unknown"
    TORN = "torn"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    PART_MISSING = "part-missing"
    NO_SHEETS = "no-sheets"
    SHEET_NAMES = "sheet-names"
    NOT_READ_IN_FULL = "not-read-in-full"
    ADDRESSES = "addresses"
    ENCODING = "encoding"
    PACKING = "packing"
    ENTRY_NAMES = "entry-names"
    DOCTYPE = "doctype"
    ENTITIES = "entities"
    DEEP = "deep"
    DIED = "died"
    FAILED = "failed"

    # Files beyond a limit
    FILE = "file"
    ENTRIES = "entries"
    UNPACKED = "unpacked"
    PART = "part"
    RATIO = "ratio"
    SHEET_PART = "sheet-part"
    SHEETS = "sheets"
    ROWS = "rows"
    COLUMNS = "columns"
    VALUES = "values"
    TEXTS = "texts"
    MERGED = "merged"
    TIME = "time"
    MEMORY = "memory"

    # Archives, and files in them
    ARCHIVE_EMPTY = "archive-empty"
    ARCHIVE_SCANS = "archive-scans"
    ARCHIVE_TORN = "archive-torn"
    ARCHIVE_DAMAGED = "archive-damaged"
    ARCHIVE_PACKING = "archive-packing"
    ARCHIVE_NESTED = "archive-nested"
    ARCHIVE_LOCKED = "archive-locked"
    ARCHIVE_ENCRYPTED_ZIP = "archive-encrypted-zip"
    ARCHIVE_FILE = "archive-file"
    ARCHIVE_ENTRIES = "archive-entries"
    ARCHIVE_UNPACKED = "archive-unpacked"
    ARCHIVE_PART = "archive-part"
    ARCHIVE_RATIO = "archive-ratio"

    # Scans
    SCAN_TORN = "scan-torn"
    SCAN_DAMAGED = "scan-damaged"
    SCAN_EMPTY = "scan-empty"
    SCAN_HEIC = "scan-heic"
    SCAN_ENCRYPTED = "scan-encrypted"
    SCAN_FILE = "scan-file"
    SCAN_PAGES = "scan-pages"
    SCAN_PIXELS = "scan-pixels"
    SCAN_HEAVY = "scan-heavy"

    # Scans that came without a workbook
    ALONE_SCAN_TORN = "alone-scan-torn"
    ALONE_SCAN_DAMAGED = "alone-scan-damaged"
    ALONE_SCAN_EMPTY = "alone-scan-empty"
    ALONE_SCAN_HEIC = "alone-scan-heic"
    ALONE_SCAN_ENCRYPTED = "alone-scan-encrypted"
    ALONE_SCAN_FILE = "alone-scan-file"
    ALONE_SCAN_PAGES = "alone-scan-pages"
    ALONE_SCAN_PIXELS = "alone-scan-pixels"
    ALONE_SCAN_HEAVY = "alone-scan-heavy"

    # Workbooks that are not the form
    WORKBOOK = "workbook"
    MASTER = "master"
    CAMPAIGN = "campaign"
    FINDINGS = "findings"
    FORM_PART = "form-part"
    SCORE_SHEET = "score-sheet"
    OTHER_FORM = "other-form"

    # Forms that are not the newest
    OLD_VERSION = "old-version"
    OLD_FIELDS = "old-fields"

    # Cells that were not read, or read differently
    STRAY = "stray"
    BELOW = "below"
    SPILL = "spill"
    STRANGE_SHEET = "strange-sheet"
    SECOND_SHEET = "second-sheet"
    SECOND_UNIT = "second-unit"
    OLD_SHEET = "old-sheet"
    SHEET_COPY = "sheet-copy"
    SECOND_READER = "second-reader"
    OTHER_SERIAL = "other-serial"

    # Numbers that are damaged
    DIGITS_LOST = "digits-lost"
    SCIENTIFIC = "scientific"

    # Pictures in place of text
    PICTURE = "picture"
    PICTURE_ABOVE = "picture-above"

    # Text that is struck out
    STRUCK_ROW = "struck-row"
    STRUCK_CELLS = "struck-cells"
    STRUCK_CELL = "struck-cell"
    STRUCK_PART = "struck-part"
    STRUCK_SCORES = "struck-scores"

    # Telephone numbers and mail addresses
    PHONE_LENGTH = "phone-length"
    PHONE_SIGNS = "phone-signs"
    MOBILE_LENGTH = "mobile-length"
    ZERO_LOST = "zero-lost"
    MAIL_EDGES = "mail-edges"
    MAIL_FORM = "mail-form"

    # Signatures
    BLANK = "blank"
    NO_DATE = "no-date"

    # Committees that need somebody from abroad
    NOBODY_ABROAD = "nobody-abroad"
    UNCLEAR_COUNTRY = "unclear-country"

    # Texts that stand at two places
    SECTION = "section"
    BODY = "body"
    OWN = "own"
    ELSEWHERE = "elsewhere"

    # Scores out of range
    BEYOND = "beyond"
    PERCENT = "percent"

    # Sheets of the review that cannot be taken
    NOT_A_SHEET = "not-a-sheet"
    STRANGE_REVIEWER = "strange-reviewer"
    OTHER_CALL = "other-call"
    SHEET_IN_MASS_VOTE = "sheet-in-mass-vote"
    BALLOTS_IN_STAGE = "ballots-in-stage"
    OTHER_STAGE = "other-stage"
    EARLIER_POOL = "earlier-pool"
    UNCALLED_VOTE = "uncalled-vote"
    STAMP_ALTERED = "stamp-altered"
    COLUMNS_MISSING = "columns-missing"
    NUMBER_ALTERED = "number-altered"

    # Questions that were not scored in full
    CELLS_BLANK = "cells-blank"
    VOTE_BLANK = "vote-blank"
    ROW_MISSING = "row-missing"

    # Ballots that are no vote
    VOTE_WORD = "vote-word"
    VOTER_BLANK = "voter-blank"
    QUESTION_UNKNOWN = "question-unknown"
    FIELD_DIFFERS = "field-differs"
    CSV_ENCODING = "csv-encoding"
    CSV_HEADER = "csv-header"
    CSV_DAMAGED = "csv-damaged"
    CSV_TOO_LARGE = "csv-too-large"

    # Tracking workbooks that cannot be taken, or not all of them
    TRACKING_OTHER_FORM = "tracking-other-form"
    TRACKING_NO_FORM = "tracking-no-form"
    YEAR_OTHER = "year-other"
    YEAR_UNTOLD = "year-untold"
    UNIT_UNTOLD = "unit-untold"
    UNIT_CONTRADICTED = "unit-contradicted"
    UNIT_UNTRACKED = "unit-untracked"
    SEAL_ALTERED = "seal-altered"
    SEAL_MISSING = "seal-missing"
    TITLE_OF_ANOTHER = "title-of-another"
    GIVEN_ALTERED = "given-altered"
    NUMBER_STRANGE = "number-strange"
    NUMBER_MISSING = "number-missing"

    # Answers without words
    SOLUTION_UNEXPLAINED = "solution-unexplained"
    EVIDENCE_MISSING = "evidence-missing"
    LAYOUT_UNEXPLAINED = "layout-unexplained"


IN_ARCHIVE: Mapping[Look, Look] = MappingProxyType({
    Look.EMPTY: Look.ARCHIVE_EMPTY,
    Look.TORN: Look.ARCHIVE_TORN,
    Look.DAMAGED: Look.ARCHIVE_DAMAGED,
    Look.PACKING: Look.ARCHIVE_PACKING,
    Look.ENCRYPTED_ZIP: Look.ARCHIVE_ENCRYPTED_ZIP,
    Look.FILE: Look.ARCHIVE_FILE,
    Look.ENTRIES: Look.ARCHIVE_ENTRIES,
    Look.UNPACKED: Look.ARCHIVE_UNPACKED,
    Look.PART: Look.ARCHIVE_PART,
    Look.RATIO: Look.ARCHIVE_RATIO,
})
"""What an archive, or a file in it, looks like where a workbook with the same fault has the look on the left."""

SCAN_ALONE: Mapping[Look, Look] = MappingProxyType({
    Look.SCAN_TORN: Look.ALONE_SCAN_TORN,
    Look.SCAN_DAMAGED: Look.ALONE_SCAN_DAMAGED,
    Look.SCAN_EMPTY: Look.ALONE_SCAN_EMPTY,
    Look.SCAN_HEIC: Look.ALONE_SCAN_HEIC,
    Look.SCAN_ENCRYPTED: Look.ALONE_SCAN_ENCRYPTED,
    Look.SCAN_FILE: Look.ALONE_SCAN_FILE,
    Look.SCAN_PAGES: Look.ALONE_SCAN_PAGES,
    Look.SCAN_PIXELS: Look.ALONE_SCAN_PIXELS,
    Look.SCAN_HEAVY: Look.ALONE_SCAN_HEAVY,
})
"""What a scan looks like that came without a workbook: a workbook is asked for, too."""

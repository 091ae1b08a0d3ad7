"""The tables of ledger.db, version by version; an older ledger is brought to the newest step by step."""

import sqlite3
from pathlib import Path

from toolkit.ledger.faults import LedgerNewer

_FIRST = """
CREATE TABLE batch (            -- in the order of their first run; 0 stands for the time before the first
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT '',     -- what its outputs were made from, once all of them are written
    outputs TEXT NOT NULL DEFAULT '{}', -- their SHA-256 by path, as JSON
    summary TEXT NOT NULL DEFAULT ''    -- what it came to, as JSON
);
CREATE TABLE content (          -- what files of the inbox held, each kept once in ledger/files
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    batch INTEGER NOT NULL      -- in which it first came
);
CREATE TABLE delivery (         -- a file of the inbox: a content under a path
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,       -- empty for a file that could not be opened; such a one is tried again each time
    modified TEXT NOT NULL,
    seen INTEGER NOT NULL,      -- its modification time in nanoseconds, as last listed
    size INTEGER NOT NULL,
    batch INTEGER NOT NULL,     -- in which it first came
    present INTEGER NOT NULL,   -- whether it lay in the inbox at the last run
    moved_to INTEGER,           -- the delivery as which it lies there now, under another path
    rules TEXT NOT NULL,        -- what its files were judged by
    listing BLOB NOT NULL,
    UNIQUE (path, sha256)
);
CREATE TABLE file (             -- a delivery itself, or the files of the archive that it is
    delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
    place INTEGER NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reading BLOB NOT NULL,
    texts BLOB NOT NULL,        -- what the questions of a form say in full
    PRIMARY KEY (delivery, place)
) WITHOUT ROWID;
CREATE INDEX file_by_path ON file (path);
CREATE INDEX file_by_sha256 ON file (sha256);
CREATE TABLE question (         -- numbers, each given once and for good
    prefix TEXT NOT NULL,
    number INTEGER NOT NULL,
    sender TEXT NOT NULL,
    batch INTEGER NOT NULL,     -- in which it was given
    PRIMARY KEY (prefix, number)
) WITHOUT ROWID;
CREATE INDEX question_by_sender ON question (sender);
CREATE TABLE question_title (   -- every title that a question had, the last one last
    prefix TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    serial INTEGER,
    title_zh TEXT NOT NULL,
    title_en TEXT NOT NULL,
    PRIMARY KEY (prefix, number, version)
) WITHOUT ROWID;
CREATE TABLE standing (         -- what has become of each file, as last settled
    path TEXT PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES delivery ON DELETE CASCADE,
    place INTEGER NOT NULL,     -- among the files of the delivery
    sender TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    status TEXT NOT NULL,
    superseded_by TEXT NOT NULL,
    judgement BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX standing_by_sender ON standing (sender);
CREATE INDEX standing_by_code ON standing (unit_code);
CREATE INDEX standing_by_name ON standing (unit_name);
CREATE TABLE batch_file (       -- what had become of each file in each batch
    batch INTEGER NOT NULL,
    path TEXT NOT NULL,
    delivery INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    sender TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    status TEXT NOT NULL,
    superseded_by TEXT NOT NULL,
    questions INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    PRIMARY KEY (batch, path)
) WITHOUT ROWID;
CREATE INDEX batch_file_by_sender ON batch_file (sender);
CREATE INDEX batch_file_by_sha256 ON batch_file (sha256);
CREATE TABLE batch_question (   -- what had become of each question in each batch
    batch INTEGER NOT NULL,
    number TEXT NOT NULL,
    sender TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    state TEXT NOT NULL,
    delivery INTEGER NOT NULL,
    place INTEGER NOT NULL,
    position INTEGER NOT NULL,  -- among the questions of the file
    cell TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (batch, number)
) WITHOUT ROWID;
CREATE INDEX batch_question_by_number ON batch_question (number);
CREATE TABLE decision (         -- what staff decided; see toolkit.ledger.decisions.Decision
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    shown TEXT NOT NULL,
    text TEXT NOT NULL,
    content TEXT NOT NULL,
    reason TEXT NOT NULL,
    withdrawn INTEGER,
    withdrawn_reason TEXT NOT NULL
);
CREATE INDEX decision_by_target ON decision (target);
CREATE TABLE verdict (          -- what staff decided on pairs; see toolkit.ledger.verdicts.PairVerdict
    number INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    verdict TEXT NOT NULL,
    digest TEXT NOT NULL,
    remark TEXT NOT NULL,
    withdrawn INTEGER,
    withdrawn_reason TEXT NOT NULL
);
CREATE INDEX verdict_by_one ON verdict (one);
CREATE INDEX verdict_by_other ON verdict (other);
CREATE TABLE told (             -- what each sender was told of a workbook that counted, where that was new
    sender TEXT NOT NULL,
    batch INTEGER NOT NULL,
    sha256 TEXT NOT NULL,       -- of the workbook
    findings BLOB NOT NULL,
    PRIMARY KEY (sender, batch)
) WITHOUT ROWID;
CREATE TABLE letter (           -- the letters of each batch; see toolkit.ledger.letters.LetterRecord
    batch INTEGER NOT NULL,
    written TEXT NOT NULL,
    name TEXT NOT NULL,
    sender TEXT NOT NULL,
    heading TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (batch, written, name)
) WITHOUT ROWID;
CREATE INDEX letter_by_sender ON letter (sender);
CREATE TABLE sent (             -- the letters that went out, as staff entered it
    written TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,       -- what the letter said that was sent
    sender TEXT NOT NULL,       -- whom it addresses
    entry TEXT NOT NULL,        -- the day, or just that it was
    batch INTEGER NOT NULL,     -- the last one when it was recorded
    PRIMARY KEY (written, name, digest)
) WITHOUT ROWID;
CREATE INDEX sent_by_sender ON sent (sender);
"""

_WITH_REVIEW = """
CREATE TABLE review_step (      -- what was done in the review; see toolkit.ledger.review_steps.ReviewStep
    number INTEGER PRIMARY KEY,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,  -- of the stage's pool
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest TEXT NOT NULL,       -- what it was made from, or what it holds, is known by
    content BLOB NOT NULL       -- compressed JSON
);
CREATE INDEX review_step_by_stage ON review_step (stage, kind);
CREATE TABLE pool_question (    -- the questions of each frozen pool, as they stood
    stage TEXT NOT NULL,
    revision INTEGER NOT NULL,
    number TEXT NOT NULL,
    question BLOB NOT NULL,     -- compressed JSON; see toolkit.review.model.PoolQuestion
    PRIMARY KEY (stage, revision, number)
) WITHOUT ROWID;
CREATE INDEX pool_question_by_number ON pool_question (number);
"""

_WITH_TRACKING = """
CREATE TABLE tracking_file (    -- what came back of tracking and was taken, each content under each path
    year INTEGER NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified TEXT NOT NULL,     -- when that content first came under that path
    PRIMARY KEY (year, path, sha256)
) WITHOUT ROWID;
CREATE TABLE tracking_answer (  -- what counts of each year; see toolkit.ledger.tracking.TrackingAnswer
    year INTEGER NOT NULL,
    number TEXT NOT NULL,
    status TEXT NOT NULL,
    status_note TEXT NOT NULL,
    layout TEXT NOT NULL,
    layout_note TEXT NOT NULL,
    opinions TEXT NOT NULL,
    evidence TEXT NOT NULL,
    file TEXT NOT NULL,
    cell TEXT NOT NULL,
    PRIMARY KEY (year, number)
) WITHOUT ROWID;
CREATE INDEX tracking_answer_by_number ON tracking_answer (number);
"""

_WITH_DOCUMENTS = """
CREATE TABLE document (         -- what documents of output/ were made from; see toolkit.ledger.documents.MadeDocuments
    path TEXT PRIMARY KEY,      -- below output/
    made_from TEXT NOT NULL,    -- what all that it was made from is known by
    sha256 TEXT NOT NULL        -- of it as it was written
) WITHOUT ROWID;
"""

MIGRATIONS = (_FIRST, _WITH_REVIEW, _WITH_TRACKING + _WITH_DOCUMENTS)
"""What brings a ledger from each version to the next, from none on."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a ledger to the newest schema, each step whole or not at all.

    Raises LedgerNewer where its schema is newer than any known here.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise LedgerNewer(path)
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")

"""batch.json: the inputs and results of a batch, without a clock."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from toolkit import __version__
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Conservation
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.senders import Senders
from toolkit.model import Severity


def batch_manifest(
    batch: str, dated: date, collection: SettledInbox, conservation: Conservation, outputs: dict[str, str]
) -> bytes:
    """Return batch.json; *dated* is the date of its letters, *outputs* are the SHA-256 of its other files by path."""
    senders = Senders(collection)
    content = {
        "toolkit": __version__,
        "campaign": collection.campaign.settings.code,
        "batch": batch,
        "dated": dated.isoformat(),
        "inputs": [
            *(_input(receipt, collection) for receipt in collection.receipts),
            *map(_attachment, collection.attachments),
        ],
        "skipped": [{"path": skip.shown, "reason": skip.reason} for skip in collection.skipped],
        "missing": [{"code": unit.code, "name": unit.name} for unit in collection.missing],
        "hints": {path: {"code": hint.unit.code, "name": hint.unit.name, "by": hint.basis}
                  for path, hint in senders.hints.items()},
        "unanswered": [left.file.source.path for left in senders.unanswered],
        "conservation": asdict(conservation) | {"holds": conservation.holds},
        "outputs": outputs,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _file(record: Receipt | Attachment) -> dict[str, Any]:
    """Return what is recorded of any file: what it is, and how many findings of each weight."""
    source = record.source
    return {
        "path": source.path,
        "sha256": source.sha256,
        "size": source.size,
        "modified": source.modified.isoformat(),
        "findings": {severity.word: record.judgement.count(severity) for severity in Severity},
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    """Return what is recorded of a scan."""
    known = attachment.unit_code or attachment.unit_name
    return _file(attachment) | {
        "status": "attached",
        "kind": str(attachment.scan.kind),
        "pages": attachment.scan.pages,
        "readable": attachment.readable,
        "unit": {"code": attachment.unit_code, "name": attachment.unit_name} if known else None,
        "matched_by": attachment.basis,
        "beside": attachment.receipt.source.path if attachment.receipt else None,
    }


def _input(receipt: Receipt, collection: SettledInbox) -> dict[str, Any]:
    """Return what is recorded of a file that was read as a workbook."""
    form = receipt.form
    return _file(receipt) | {
        "status": receipt.status,
        "unit": {"code": receipt.unit_code, "name": receipt.unit_name} if form else None,
        "superseded_by": receipt.superseded_by or None,
        "late": receipt.late,
        "questions": len(receipt.questions),
        "counts": dict(form.counts) if form else None,
        "committee": form.committee_size if form else None,
        "compared": receipt.comparison.counts if receipt.comparison else None,
    }

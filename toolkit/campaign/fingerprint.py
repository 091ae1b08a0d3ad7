"""What of a campaign a verdict on a file by itself, or a report on it, may depend on, as a short hash."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import LATER_FAMILIES

_NOT_IN_VERDICTS: Mapping[str, Any] = {
    "settings": {"opens", "closes", "signed_scan_required", "contact", "phone", "email", "website", "signatory",
                 "notice_comments", "publication_order", "book_authors", "tracking_scope", "sources"},
    "categories": {"__all__": {"select", "name_en"}},
    "form": {"__all__": {"prompt"}},
    "rules": {"__all__": {"remark"}},
    "units": {"__all__": {"must_recommend", "contact"}},
    "reviewers": True, "institutions": True, "criteria": True, "stages": True,
}
"""What of a campaign no verdict on a file by itself depends on: whom to ask, when it closes, the review."""


_NOT_IN_REPORTS: Mapping[str, Any] = {
    "settings": {"closes", "signed_scan_required", "contact", "phone", "email", "website", "signatory",
                 "notice_comments", "publication_order", "book_authors", "tracking_scope", "sources"},
    "categories": {"__all__": {"select", "name_en"}},
    "units": {"__all__": {"former_names", "must_recommend", "contact"}},
    "rules": True, "clauses": True, "reviewers": True, "institutions": True, "criteria": True, "stages": True,
}
"""What of a campaign no report depends on but by the verdict on its file: rules, the closing time, the review."""


def verdict_fingerprint(campaign: Campaign) -> str:
    """Return what everything is known by on which the verdict on a file by itself may depend: 16 hex digits."""
    known = campaign.model_dump(mode="json", exclude=_NOT_IN_VERDICTS)
    known["rules"] = [rule for rule in known["rules"] if not rule["code"].startswith(LATER_FAMILIES)]
    return _hash(known)


def report_fingerprint(campaign: Campaign) -> str:
    """Return what everything is known by on which a report, the verdict in it aside, may depend: 16 hex digits."""
    return _hash(campaign.model_dump(mode="json", exclude=_NOT_IN_REPORTS))


def _hash(known: Mapping[str, Any]) -> str:
    """Return what plain values are known by."""
    return hashlib.sha256(json.dumps(known, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]

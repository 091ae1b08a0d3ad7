"""Templates copied into a campaign folder for staff to restyle; one left as it was copied is not in force."""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.files import write_file
from toolkit.messages import Language, say

if TYPE_CHECKING:
    from toolkit.campaign.folder import CampaignFolder

NOTE = "模板说明.txt"
"""Tells staff how to restyle the templates; and holds the hash of each as it was copied."""


def copy_templates(
    folder: "CampaignFolder", packaged: Mapping[str, bytes], own: Mapping[str, bytes], language: Language = "zh"
) -> None:
    """Copy templates by their names into a folder, an earlier folder's *own* ones instead where there are any.

    What stands there under such a name is left as it is.
    """
    missing = [name for name in packaged if not (folder.path / name).exists()]
    for name in missing:
        write_file(folder.path / name, own.get(name, packaged[name]))
    if missing:
        hashes = "".join(f"\r\n{_fingerprint(packaged[name])}  {name}" for name in missing if name not in own)
        note = say("templates.note", language, names=tuple(packaged)).replace("\n", "\r\n")
        write_file(folder.path / NOTE, f"{note}{hashes}\r\n".encode("utf-8-sig"))


def left_as_copied(folder: "CampaignFolder", template: bytes) -> bool:
    """Return whether a template in a folder is still what was copied there."""
    note = folder.path / NOTE
    return note.exists() and _fingerprint(template).encode() in note.read_bytes()


def _fingerprint(template: bytes) -> str:
    return hashlib.sha256(template).hexdigest()

"""Templates that staff restyle, as files: the packaged ones, and a campaign folder's own.

Light to load: a command that makes no document itself loads nothing that would.
"""

from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING

from toolkit.documents.copies import left_as_copied
from toolkit.matching import nearest_word

if TYPE_CHECKING:
    from toolkit.campaign.folder import CampaignFolder

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")
"""How the names of files end that Word or WPS writes."""

EXCEL_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ett", ".ods")
"""The same of workbooks."""


def packaged_template(name: str) -> bytes:
    """Return a template that comes with the toolkit."""
    return (resources.files("workbook_templates") / name).read_bytes()


def own_template(folder: "CampaignFolder", name: str) -> bytes | None:
    """Return the campaign folder's own template; None when it has none, or only the copy that it was given."""
    path = folder.path / name
    own = path.read_bytes() if path.exists() else None
    return None if own is None or left_as_copied(folder, own) else own


def near_templates(folder: "CampaignFolder", name: str) -> tuple[str, ...]:
    """Return the files of a campaign folder that are probably meant for the template *name* and are not it."""
    wanted, suffixes = PurePath(name).stem, EXCEL_SUFFIXES if name.endswith(EXCEL_SUFFIXES) else WORD_SUFFIXES
    names = {path.name for path in folder.path.iterdir() if path.is_file() and path.suffix.lower() in suffixes}
    ours = {entry.name for entry in resources.files("workbook_templates").iterdir()}
    return tuple(found for found in sorted(names - ours) if _is_near(PurePath(found).stem, wanted))


def _is_near(stem: str, wanted: str) -> bool:
    """Return whether the name of a file is another one with something added, left out or misspelt."""
    plain = "".join(stem.split())
    return not stem.startswith("~$") and (plain.startswith(wanted) or nearest_word(plain, (wanted,)) == wanted)

"""How our sheet 校验意见 is known for ours when an annotated copy comes back, whatever it is called by then."""

NAME = "toolkit_findings"
"""A hidden defined name that points to the sheet; it survives a save by Excel, WPS and LibreOffice."""


def sheet_of(reference: str) -> str:
    """Return the title of the sheet that a defined name refers to, such as ``'校验意见'!$A$1``; empty for none."""
    owner = reference.rpartition("!")[0].removeprefix("$")
    return owner.removeprefix("'").removesuffix("'").replace("''", "'")

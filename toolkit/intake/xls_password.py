"""Whether an encrypted .xls workbook opens without being asked for a password."""

from io import BytesIO

from toolkit.intake.ole_files import write_ole_file

_DEFAULT_PASSWORD = "VelvetSweatshop"
"""What Excel encrypts a workbook with whose structure is protected, and tries before it asks.

Source: section 4.18.3 of OpenOffice.org's documentation of the Microsoft Excel file format.
"""


def opens_by_default_password(globals_head: bytes) -> bool:
    """Return whether Excel's default password opens the workbook.

    The globals may end behind the FilePass record.
    """
    from msoffcrypto import OfficeFile  # here: it takes longer to load than a clean workbook to check

    try:
        file = OfficeFile(BytesIO(write_ole_file("Workbook", globals_head)))
        if not file.is_encrypted():
            return False
        file.load_key(password=_DEFAULT_PASSWORD)
    except Exception:  # a wrong password, or a way to encrypt that the library does not know
        return False
    return True

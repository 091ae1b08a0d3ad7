"""Files that systems and programs leave of their own accord, told by their names."""

SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})
"""What Windows leaves in folders of its own accord, in lower case."""

SYSTEM_FOLDERS = frozenset({"__macosx", "@eadir", "$recycle.bin", "system volume information"})
"""What macOS adds to an archive and network drives and disks to their folders of their own accord, in lower case."""

UNFINISHED_SUFFIXES = (".tmp", ".crdownload", ".part", ".partial", ".download")
"""How the names of files end that a browser has not loaded in full, or a program has left."""

_NOT_LOADED = ".icloud"
"""How the hidden file ends that a Mac keeps in place of one it has not loaded from its cloud: that is told of."""


def reason_to_skip(name: str) -> str:
    """Return why a file or folder of this name is passed over: lock, hidden, temporary or system; else nothing."""
    name = name.lower()
    if name.startswith("~$"):
        return "lock"
    if name.startswith(".") and not name.endswith(_NOT_LOADED):
        return "hidden"
    if name.endswith(UNFINISHED_SUFFIXES):
        return "temporary"
    return "system" if name in SYSTEM_FILES | SYSTEM_FOLDERS else ""

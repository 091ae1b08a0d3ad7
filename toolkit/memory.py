"""What a process does with memory that is free: when it looks for some, and whether it keeps it."""

import ctypes
import gc

_BETWEEN_COLLECTIONS = 50_000
"""Objects that may pile up before the garbage among them is looked for.

Python looks after 700, and now and then among all that there is: what a command has read lives until it ends.
"""

_KEPT_MEMORY = 4 << 20
"""Bytes that a process keeps of what it has freed; what is larger it takes from the system apart.

As glibc is set, every large part of a package is taken from the system, and given back.
"""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What glibc's mallopt calls these settings (malloc.h)."""


def collect_seldom() -> None:
    """Look for garbage less often."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)


def keep_free_memory() -> None:
    """Let the C library keep what this process frees, for what it takes next, where it can be told so (glibc)."""
    tell = getattr(ctypes.pythonapi, "mallopt", None)
    if tell:
        for setting in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
            tell(setting, _KEPT_MEMORY)


def release_free_memory() -> None:
    """Give memory that this process has freed back to the system, where the C library would keep it (glibc)."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None)
    if trim:
        trim(0)

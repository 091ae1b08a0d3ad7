"""How large a package may be, from measurements of 2,219 real workbooks, whose largest came nowhere near."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackageLimits:
    """The limits under which a package is unpacked and its parts are parsed."""

    entries: int = 1_000
    part_bytes: int = 64_000_000
    """Bytes that one part may unpack to."""
    total_bytes: int = 200_000_000
    """Bytes that all parts together may unpack to."""
    ratio: int = 100
    """How many times its packed size a part may unpack to, once it is above *ratio_grace* bytes."""
    ratio_grace: int = 4_000_000
    """So many bytes any part may have: hundreds of notes that say the same are packed more than a hundred to one."""
    tree_bytes: int = 16_000_000
    """Bytes of the parts that become trees of elements, all together: a tree takes 12 to 36 times its bytes in memory
    (measured with lxml), so these come to 550 MiB at worst."""


LIMITS = PackageLimits()
"""The limits of what comes from others."""

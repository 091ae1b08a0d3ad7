"""One door for packages: only toolkit.ooxml opens and writes them, and knows what their parts are called (DESIGN §4)."""

import ast

INSIDES = ("[Content_Types]", "_rels/", "<Relationship", "sharedStrings.xml", "styles.xml", "<comments", "<styleSheet", "<sst")
"""What stands in the code of whoever reads or writes a relation, the styles, the strings or the notes of a package."""

KNOWN_BY_ITS_BEGINNING = "toolkit.intake.bundle"
"""Tells a workbook from an archive of files by the name of the first entry."""


def constants(tree: ast.AST) -> set[str]:
    """Return the texts in a module, bytes among them; docstrings too."""
    values = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value.decode("latin-1") if isinstance(value, bytes) else value for value in values if isinstance(value, str | bytes)}


def test_only_the_package_door_knows_the_insides_of_a_package(modules):
    knowing = {
        module.name for module in modules
        if any(inside in text for text in constants(module.tree) for inside in INSIDES)
    }
    assert {name for name in knowing if not name.startswith("toolkit.ooxml.")} == {KNOWN_BY_ITS_BEGINNING}
    assert {"toolkit.ooxml.relations", "toolkit.ooxml.package", "toolkit.ooxml.styles"} <= knowing

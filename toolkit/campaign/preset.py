"""Packaged campaigns as text: `presets/<year>.toml` becomes a :class:`Campaign`.

A year may extend an earlier one (:mod:`toolkit.campaign.extension`): its text then holds only what is known to differ.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from toolkit.campaign.extension import extend_preset
from toolkit.campaign.model import Campaign
from toolkit.model import Unit

_PACKAGE = "toolkit.campaign"


def preset_names() -> tuple[str, ...]:
    """Return the names of the packaged presets, oldest first."""
    folder = resources.files(_PACKAGE) / "presets"
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def standard_preset() -> str:
    """Return the name of the newest preset that rests on its own notice and extends no other."""
    return next(name for name in reversed(preset_names()) if "extends" not in tomllib.loads(_text(name)))


@cache
def load_preset(name: str) -> Campaign:
    """Return the packaged campaign *name*, such as ``2023``.

    Raises KeyError when no such preset is packaged.
    """
    if name not in preset_names():
        raise KeyError(name)
    return _campaign(_packaged(name))


def preset_fields(name: str) -> frozenset[str]:
    """Return the names of the form's fields in a packaged preset, which takes far less than to load it."""
    return frozenset(field["name"] for fields in _packaged(name)["form"].values() for field in fields)


def _text(name: str) -> str:
    """Return the text of a packaged preset."""
    return (resources.files(_PACKAGE) / "presets" / f"{name}.toml").read_text(encoding="utf-8")


def parse_preset(text: str) -> Campaign:
    """Return the campaign that a preset's text describes.

    Raises tomllib.TOMLDecodeError for text that is no TOML, PresetFault for one that removes what is not there, and
    pydantic.ValidationError for a faulty campaign.
    """
    return _campaign(_whole(text))


def _campaign(data: Mapping[str, Any]) -> Campaign:
    """Return the campaign that a whole preset describes."""
    return Campaign.model_validate(
        {name: part for name, part in data.items() if name != "roster"}
        | {
            "form": [field | {"sheet": sheet} for sheet, fields in data["form"].items() for field in fields],
            "rules": [setting | {"code": code} for code, setting in data["rules"].items()],
            "research_fields": [{"code": code, "name": name} for code, name in data["research_fields"].items()],
            "units": tuple(_roster(**data["roster"])),
        }
    )


def _whole(text: str) -> dict[str, Any]:
    """Return what a preset's text says together with what it takes over from the preset it extends."""
    data = tomllib.loads(text)
    return extend_preset(_packaged(data["extends"]), data) if "extends" in data else data


@cache
def _packaged(name: str) -> Mapping[str, Any]:
    """Return what a packaged preset says together with what it takes over."""
    return _whole(_text(name))


def _roster(source: str, consortium_prefix: str) -> Iterator[Unit]:
    """Yield the units of a packaged roster; a consortium, which has no code there, gets ``L-01`` and so on."""
    lines = (resources.files(_PACKAGE) / "data" / source).read_text(encoding="utf-8-sig").splitlines()
    unnumbered = 0
    for row in csv.DictReader(lines):
        unnumbered += not row["code"]
        yield Unit(row["code"] or f"{consortium_prefix}-{unnumbered:02d}", row["name"], row["type"])

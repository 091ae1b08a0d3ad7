"""Puts the dashboard together: one HTML file that holds all it needs and may load nothing."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from toolkit.dashboard import figures
from toolkit.dashboard.charts import BARS, draw_charts
from toolkit.dashboard.inert import inert_text
from toolkit.dashboard.model import DashboardData, UnitState
from toolkit.dashboard.tables import CHANGES_SHOWN, TableMaker
from toolkit.dashboard.wording import PageWording
from toolkit.messages import Language, Speaker

ASSETS = resources.files("toolkit.dashboard") / "assets"
TEMPLATE, STYLE = "page.html", "page.css"
SCRIPTS = ("list.min.js", "page.js")
"""List.js, which searches and sorts, and what applies it to our tables."""

KIN_SHOWN = 60
"""So many pairs stand on the page; 汇总表 holds them all."""


def dashboard_page(data: DashboardData, language: Language = "zh") -> bytes:
    """Return the page as UTF-8 HTML.

    Equal data give equal bytes. Texts from files stand in it as text, whatever they hold.
    """
    return _template().render(_values(data, Speaker(language))).encode()


@cache
def _template() -> Template:
    """Return the template of the page, compiled once."""
    environment = SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset(TEMPLATE))


def _finalize(value: object) -> object:
    """Return what is filled in: text made inert, markup of ours as it is."""
    return inert_text(value) if type(value) is str else value


def _values(data: DashboardData, speaker: Speaker) -> Mapping[str, Any]:
    """Return what the template is filled in with."""
    wording = PageWording(speaker)
    tables = TableMaker(data, wording)
    style, scripts = _asset(STYLE), [_asset(name) for name in SCRIPTS]
    return {
        "say": wording.say,
        "language": "en" if speaker.language == "en" else "zh-CN",
        "policy": _content_policy(style, scripts),
        "style": style,
        "scripts": scripts,
        "data": data,
        "bars": BARS,
        "charts": draw_charts(data, wording),
        "totals": _totals(data),
        "awaited": figures.awaited(data.units),
        "units": tables.units(),
        "balance": tables.quota_balance(),
        "outside": tables.outside_quota(),
        "rules": tables.rules(),
        "changes": tables.changes(),
        "changed": figures.count_kinds(data.changes),
        "changes_shown": CHANGES_SHOWN,
        "kin_shown": KIN_SHOWN,
    }


def _totals(data: DashboardData) -> Mapping[str, Any]:
    """Return the key figures."""
    states = dict(zip(figures.STATES, figures.count_states(data.units), strict=True))
    expected = len(data.units)
    received = expected - states[UnitState.MISSING]
    questions = figures.accepted_questions(data)
    return {
        "expected": expected,
        "must": sum(unit.must_recommend for unit in data.units),
        "received": received,
        "received_share": _share(received, expected),
        "accepted": states[UnitState.ACCEPTED],
        "accepted_share": _share(states[UnitState.ACCEPTED], received),
        "returned": states[UnitState.RETURNED],
        "unreadable": states[UnitState.UNREADABLE],
        "missing": states[UnitState.MISSING],
        "questions": sum(questions),
        "by_category": [f"{name} {number}" for (name, _, _), number in zip(data.categories, questions, strict=True)],
        "days": (data.closes.date() - data.dated).days,
    }


def _share(part: int, whole: int) -> str:
    """Return a part in hundredths of a whole; a dash where there is none."""
    return f"{100 * part / whole:.0f}%" if whole else "—"


def _content_policy(style: str, scripts: list[str]) -> str:
    """Return what browsers let the page do: use the style and the scripts that stand in it, and nothing else."""
    return (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    """Return by what a policy knows a style or script."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    """Return a text that belongs to the page."""
    return (ASSETS / name).read_text(encoding="utf-8")

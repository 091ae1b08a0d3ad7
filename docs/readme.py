"""Writes the generated parts of both READMEs anew: the commands and the rules, from where they are declared.

``make readme`` writes; ``python docs/readme.py --check`` only says whether a README is stale, as a test does.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from toolkit.campaign.preset import load_preset, standard_preset
from toolkit.cli.root import root
from toolkit.cli.speech import command_sentence, command_synopsis, parameter_sentence, parameter_shape
from toolkit.messages import Language, severity_word
from toolkit.rules import LIVE_CODES, REVIEW_CODES, RULES, TRACKING_CODES
from toolkit.rules.demands import rule_demand

ROOT = Path(__file__).parents[1]
READMES: dict[Language, Path] = {"zh": ROOT / "README.zh-CN.md", "en": ROOT / "README.md"}


def commands(language: Language) -> Iterator[str]:
    """Yield the table of the commands with their options."""
    yield "| 命令 | 作用 |" if language == "zh" else "| command | what it does |"
    yield "|---|---|"
    for command in _single_commands():
        told = [command_sentence(command, language)]
        for parameter in command.params:
            told.append(f"<br>`{parameter_shape(parameter)}` {parameter_sentence(command, parameter, language)}")
        yield f"| `toolkit {_cell(command_synopsis(command))}` | {''.join(map(_cell, told))} |"


def _single_commands() -> Iterator[click.Command]:
    """Yield the commands in the order of a month; of a group those in it."""
    context = click.Context(root)
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        yield from command.commands.values() if isinstance(command, click.Group) else (command,)


def rules(language: Language) -> Iterator[str]:
    """Yield the table of the rules with their clauses, by the preset that `init` starts from."""
    campaign = load_preset(standard_preset())
    yield (
        "| 规则 | 要求 | 级别 | 依据 | 何时校验 |"
        if language == "zh"
        else "| rule | what it asks for | severity | clause | judged |"
    )
    yield "|---|---|---|---|---|"
    for setting in campaign.rules:
        asked, severity = rule_demand(setting.code, campaign, language), severity_word(setting.severity, language)
        yield f"| `{setting.code}` | {_cell(asked)} | {severity} | {setting.clause} | {_when(setting.code, language)} |"


def _when(code: str, language: Language) -> str:
    """Return when a rule is judged: while typing too, by `check`, only by `aggregate`, or by `merge`."""
    if code in TRACKING_CODES:
        return _when_tracking(code, language)
    if code in LIVE_CODES:
        return "填写时、check" if language == "zh" else "while typing, by check"
    if code in {rule.code for rule in RULES if rule.in_batch}:
        return "仅 aggregate" if language == "zh" else "only by aggregate"
    if code in REVIEW_CODES:
        return "merge" if language == "zh" else "by merge"
    return "check" if language == "zh" else "by check"


def _when_tracking(code: str, language: Language) -> str:
    """Return when a rule of the tracking workbook is judged: by `track merge`, perhaps while typing too."""
    typing = "填写时、" if language == "zh" else "while typing, "
    return typing * (code in LIVE_CODES) + ("track merge" if language == "zh" else "by track merge")


def _cell(text: str) -> str:
    """Return *text* so that a Markdown table can hold it."""
    return text.replace("|", "\\|")


PARTS: dict[str, Callable[[Language], Iterator[str]]] = {"commands": commands, "rules": rules}


def renewed(text: str, language: Language) -> str:
    """Return a README with its generated parts made anew."""
    for name, part in PARTS.items():
        pattern = re.compile(f"(<!-- {name}: .*? -->\n).*?(<!-- end -->)", re.DOTALL)
        text, found = pattern.subn(lambda match, part=part: f"{match[1]}{_lines(part(language))}{match[2]}", text)
        assert found == 1, f"{name} stands {found} times"
    return text


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the READMEs anew, or with --check return 1 when one is stale."""
    stale = False
    for language, path in READMES.items():
        old = path.read_text(encoding="utf-8")
        new = renewed(old, language)
        if new != old:
            stale = True
            print(f"{path.name} is stale: run make readme")
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    return int(stale and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())

"""Which part of the catalogue of law each rule covers, and which levels the rules rest on, as pages."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .. import shipped
from ..rules.pack import Rule, RulePack, highest_level
from .rule_pages import BASES, CERTAINTIES, LEVELS


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the catalogue: a piece of law, practice or a defect, the rules (slugs) that test it, and what is not."""

    part: str
    row: str
    says: str
    rules: tuple[str, ...]
    instead: str


@lru_cache(maxsize=1)
def catalogue() -> tuple[Entry, ...]:
    """The catalogue of `rules/register/catalogue.csv`, in its order."""
    with (shipped.packs() / "register" / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(line["part"], line["row"], line["says"], tuple(line["rules"].split()), line["instead"])
            for line in csv.DictReader(file)
        )


def coverage_page(packs: Iterable[RulePack], pages: str = "rules/") -> str:
    """Each row of the catalogue with the rules that test it, or why none does, as Markdown; `pages` is the rules' folder."""
    codes = {rule.slug: rule.code for pack in packs for rule in pack.rules}
    lines = [
        "# Vad reglerna täcker",
        "",
        "Varje rad är en del av lagen, av praxis eller en känd brist i delegationsordningar. Bredvid står reglerna som "
        "prövar den, eller varför ingen gör det. Sidan är gjord av `rules/register/catalogue.csv`. Ändra där, inte här.",
    ]
    part = ""
    for entry in catalogue():
        if entry.part != part:
            part = entry.part
            lines += ["", f"## {part}", "", "| Källa | Innehåll | Regler | Prövas inte |", "|---|---|---|---|"]
        links = ", ".join(f"[{codes[slug]}]({pages}{codes[slug]}.md)" for slug in entry.rules)
        lines.append(f"| {entry.row} | {entry.says or '–'} | {links or '–'} | {entry.instead or '–'} |")
    return "\n".join(lines) + "\n"


def levels_page(packs: Iterable[RulePack]) -> str:
    """Every rule with the certainty of its source, the gravest level that allows, and the level it has, as Markdown."""
    lines = [
        "# Nivåerna och vad de vilar på",
        "",
        "Hur säker källan är avgör den högsta nivån. Ingen regel får ligga över den. Det som bygger på en titel eller ord "
        "blir dessutom högst en varning när regeln prövas.",
        "",
        "| Regel | Grund | Källans säkerhet | Högst | Nivå |",
        "|---|---|---|---|---|",
        *(_level_line(rule) for rule in _sorted(packs)),
    ]
    return "\n".join(lines) + "\n"


def _sorted(packs: Iterable[RulePack]) -> Iterator[Rule]:
    return iter(sorted((rule for pack in packs for rule in pack.rules), key=lambda rule: rule.code))


def _level_line(rule: Rule) -> str:
    sure = CERTAINTIES["sv"].get(rule.certainty, rule.certainty)
    highest, level = LEVELS["sv"][highest_level(rule.certainty)], LEVELS["sv"][rule.level]
    return f"| [{rule.code}]({rule.code}.md) | {BASES['sv'][rule.basis]} | {sure} | {highest} | {level} |"

"""Game rules in the shapes of real documents: which part each section is, who agreed, and which sentences are told of.

How the documents were made, and what was measured when, stands in `tests/data/game_rules/README.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from samspel import plain_yaml
from samspel.errors import UnreadableInput
from samspel.findings import Finding
from samspel.importers.game_rules import load_game_rules, read_game_rules

from .towns import DAY, checked

FOLDER = Path(__file__).parent / "data" / "game_rules"
HALVES = {"first": FOLDER.glob("[1-4]-*.md"), "second": FOLDER.glob("[5-8]-*.md")}
FILES = {half: sorted(files) for half, files in HALVES.items()}
OF_SENTENCES = {"SPR003", *(f"SPR0{n}" for n in range(20, 36))}
OF_WHOLE = {"SPR011", "SPR012"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was right, out of how many, in one document; `false_errors` are errors that the truth has not."""

    sections: int
    of_sections: int
    agreed: int
    of_agreed: int
    told: int
    of_told: int
    in_vain: tuple[str, ...]
    missed: tuple[str, ...]
    false_errors: int


@lru_cache(maxsize=16)
def measured(file: Path) -> Measured:
    """The reading and the check of a document against its truth."""
    truth = plain_yaml.read(file.with_suffix(".truth.yaml"))
    expected = {(code, start) for code, starts in truth["told"].items() for start in starts}
    sections = {heading: (None if part == "none" else part) for heading, part in truth["sections"].items()}
    try:
        rules = read_game_rules(file).rules
    except UnreadableInput:
        return Measured(0, len(sections), 0, len(truth["agreed"]), 0, len(expected), (), ("unread",), 0)
    read = {section.heading: section.part for section in rules.sections or ()}
    agreed = {"elected": rules.agreed_by_elected, "officials": rules.agreed_by_officials}
    found = [
        one
        for one in checked(load_game_rules(file).town, on=DAY).findings
        if one.code in OF_SENTENCES | OF_WHOLE and one.verdict.value == "breach"
    ]
    said = {expects for expects in expected if any(_is(one, *expects) for one in found)}
    vain = [one for one in found if not any(_is(one, *expects) for expects in expected)]
    return Measured(
        sections=sum(heading in read and read[heading] == part for heading, part in sections.items()),
        of_sections=len(sections),
        agreed=sum(str(one.on) == truth["agreed"][side] for side, one in agreed.items() if one and side in truth["agreed"]),
        of_agreed=len(truth["agreed"]),
        told=len(said),
        of_told=len(expected),
        in_vain=tuple(f"{one.code} {one.facts.get('text', '')}" for one in vain),
        missed=tuple(f"{code} {start}" for code, start in sorted(expected - said)),
        false_errors=sum(one.level.value == "error" for one in vain),
    )


def _is(finding: Finding, code: str, start: str) -> bool:
    """Whether it tells of that; a question about a right (SPR032) tells of what closes it outright (SPR022), too."""
    told = str(finding.facts.get("text", finding.message))
    return finding.code in (code, code.replace("SPR02", "SPR03")) and (start == "game_rules" or start in told)


def shares(half: str) -> dict[str, tuple[int, int]]:
    """What was right, and out of how many, over the documents of a half."""
    all_ = [measured(file) for file in FILES[half]]
    return {
        "sections": (sum(one.sections for one in all_), sum(one.of_sections for one in all_)),
        "agreed": (sum(one.agreed for one in all_), sum(one.of_agreed for one in all_)),
        "told": (sum(one.told for one in all_), sum(one.of_told for one in all_)),
        "in_vain": (sum(len(one.in_vain) for one in all_), 0),
    }


@pytest.mark.parametrize("file", [file for files in FILES.values() for file in files], ids=lambda file: file.stem)
def test_no_document_gets_a_false_error(file: Path) -> None:
    assert measured(file).false_errors == 0


@pytest.mark.parametrize("half", FILES)
def test_the_figures_are_those_of_the_readme(half: str) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    right = {what: f"{found} of {of}" if of else str(found) for what, (found, of) in shares(half).items()}

    row = f"| {half}, now | {right['sections']} | {right['agreed']} | {right['told']} | {right['in_vain']} |"
    assert row in text, row

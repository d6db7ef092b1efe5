"""A finding as a remark in the reader's own file: its lines, and which cell of the row it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..errors import seen
from ..findings import Finding, Verdict
from .finding_text import presumption, rests_on
from .report_words import SAY

_BREACH = {"sv": ("FEL", "VARNING", "FRÅGA", "RÅD"), "en": ("ERROR", "WARNING", "QUESTION", "ADVICE")}
_QUOTING = {"act_status", "section_status", "extent", "fault", "registered", "unexplained_abbreviation", "in_use"}
"""What is looked at where `part` is words of the row itself: a reference, a title, a name."""

_ABOUT = (
    ("law matter", "act_status section_status extent fault cites_law"),
    ("substitute delegate", "own_substitute absence_settled"),
    ("appeal", "appeal_stated"),
    ("onward note delegate", "step onward_silent onward_made onward_to_unit"),
    ("note", "condition_in_remark"),
    ("amount matter", "vague_amount amount_units hole units_differ per_differs vat_differs"),
    ("note matter delegate", "consults in_consultation consent_required"),
    ("matter", "same_answer swallowed matters alone task_words attest_words execution_words in_mandate limited"),
    (
        "delegate",
        "has_delegate acting divided employees elected recipient names named_person power office registered "
        "unexplained_abbreviation letters_differ own_matter chosen_by_delegate",
    ),
)
"""The columns that a finding is about, and what it looked at then; the first line that fits counts."""

_LACKING = {"cites_law", "absence_settled", "appeal_stated", "onward_silent", "has_delegate"}
"""What is looked at where something may be missing: then the empty cell is the right one."""

_CONTRADICTED = {"onward": ("onward", "note"), "amount": ("amount", "note", "matter"), "delegates": ("note", "delegate")}


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said about one place of a file: a heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as text."""
        return "\n".join((self.heading, *self.lines))


def remark(finding: Finding, language: str) -> Remark:
    """Level, rule, row, what is wrong, the law it rests on and what to do; a doubt says what its answer may show."""
    say = SAY[language]
    doubt = finding.verdict is Verdict.DOUBT
    level = _BREACH[language][finding.level.weight]
    where = f"{say['row']} {finding.row}: " if finding.row else ""
    presumed = presumption(finding, say)
    message = f"{where}{finding.message}" + (f" ({presumed})" if presumed else "")
    last = str(say["would_be"].get(finding.would_be, "")).strip() if doubt else f"{say['do']}: {finding.remedy}"
    lines = (message, f"{rests_on(finding, say)}.", last)
    return Remark(f"{level}: {seen(finding.title)} ({finding.code})", tuple(seen(line) for line in lines if line))


def column(finding: Finding, cells: Mapping[str, str]) -> str | None:
    """Which of the row's cells the finding is about, by what it looked at; None when no such cell is there."""
    wanted = [kind for kind in _wanted(finding) if kind in cells]
    if finding.part and finding.facts.keys() & _QUOTING:
        part = _folded(finding.part)
        quoting = [kind for kind in (*wanted, *cells) if part in _folded(cells[kind])]
        if quoting:
            return quoting[0]
    if finding.facts.keys() & _LACKING:
        return wanted[0] if wanted else None
    return next((kind for kind in wanted if cells[kind]), wanted[0] if wanted else None)


def _wanted(finding: Finding) -> Iterator[str]:
    for kind in finding.facts.get("contradictions", "").split(", "):
        yield from _CONTRADICTED.get(kind, ())
    for kinds, looked_at in _ABOUT:
        if finding.facts.keys() & set(looked_at.split()):
            yield from kinds.split()
            return


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()

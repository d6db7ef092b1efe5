"""What a report says in sentences, whatever it is written as: where a finding is, what was not tested, and by what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..authority.texts import joined
from ..findings import Finding, Level, NotAssessed, Question, Report, Waiver
from ..model import Source
from .finding_text import presumption
from .report_meetings import meeting_places
from .report_words import SAY, Words

LEVELS = (Level.ERROR, Level.WARNING, Level.QUESTION, Level.ADVICE)
_ROWS_SHOWN = 8
_LINE = re.compile(r"rad (\d+)")
_LAST_NUMBER = re.compile(r"(.*\D)(\d+)")


def by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each rule together, in the order of the rules' codes."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return [groups[code] for code in sorted(groups)]


def of_one_row(group: Sequence[Finding], say: Words) -> Iterator[tuple[str, list[Finding]]]:
    """Findings of one row that differ only in whom they name are told once: of the first, and of whom it holds too."""
    alike: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in group:
        named = finding.part or ""
        said = [text.replace(named, "\0") if named else text for text in (finding.message, finding.remedy)]
        alike.setdefault((finding.about, said[0], said[1], presumption(finding, say)), []).append(finding)
    for findings in alike.values():
        first, *others = findings
        names = joined([other.part or "" for other in others if other.message != first.message], say["and"])
        yield first.message + (str(say["also"]).format(names=names) if names else ""), findings


def where_of(findings: Sequence[Finding], say: Words) -> str:
    """Where the findings are: `Rad 2.1, 2.3`, `§ 7`, or what they are about; at most twelve places are named."""
    if (of_meetings := meeting_places([finding.about for finding in findings], say)) is not None:
        return of_meetings
    rows = sorted(dict.fromkeys(finding.row or _place(finding, say) for finding in findings), key=natural)
    if any(finding.row for finding in findings):
        return f"{say['row']} {listed(rows, 12, say)}"
    kinds = {_kind(finding.about, say) for finding in findings}
    if len(kinds) == 1 and (kind := kinds.pop()):
        return f"{kind} {listed([row.removeprefix(f'{kind} ') for row in rows], 12, say)}"
    return listed(rows, 12, say)


def _place(finding: Finding, say: Words) -> str:
    """What stands for the row of a finding that has no printed number."""
    return thing(finding.about, say) or str(finding.source or finding.about)


def thing(about: str, say: Words) -> str | None:
    """What a finding that is about no row is about: the whole order, or a thing by its kind and id; None for others."""
    if "/" not in about:
        return str(say["order"])
    kind = _kind(about, say)
    return f"{kind} {about.partition('/')[2]}" if kind else None


def _kind(about: str, say: Words) -> str | None:
    """What kind of thing a finding is about, in the reader's words."""
    kind: str | None = say["kinds_of_thing"].get(about.partition("/")[0])
    return kind


def natural(number: str) -> list[tuple[int, str]]:
    """Sorts 1.9 before 1.10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number)]


def listed(items: Sequence[str], most: int, say: Words) -> str:
    """The first items with commas between them, and how many more there are."""
    if len(items) <= most:
        return ", ".join(items)
    return ", ".join(items[:most]) + " " + str(say["more"]).format(n=len(items) - most)


def line_in(source: Source | None) -> int | None:
    """The line of a text file that a source names; None in documents, where rows of tables are no lines."""
    found = _LINE.fullmatch(source.place) if source else None
    return int(found[1]) if found else None


def settles(report: Report, question: Question) -> str:
    """What the answer to a question decides, and what it may show."""
    say = SAY[report.language]
    orders = [about for about in question.about if "/" not in about]
    place = meeting_places(question.about, say)
    if place is None and (question.rows or question.places):
        numbered = str(say["in_rows"]).format(rows=listed(question.rows, 12, say)) if question.rows else ""
        place = joined([*filter(None, [numbered]), *together(question.places)[:12]], say["and"])
    elif place is None and len(orders) > 1 and len(orders) == len(question.about):
        place = f"{say['orders']} {listed(orders, 12, say)}"
    elif place is None:
        place = listed([thing(about, say) or about for about in question.about], 12, say)
    place = place[:1].lower() + place[1:] if report.language == "sv" else place
    return str(say["settles"]).format(where=place) + str(say["would_be"].get(question.would_be, ""))


def together(places: Sequence[str]) -> list[str]:
    """Places that differ only in their last number told together: `tabell 1, rad 2–4, 7`."""
    groups: dict[str, list[list[int]]] = {}
    for place in places:
        parts = _LAST_NUMBER.fullmatch(place)
        runs = groups.setdefault(parts[1] if parts else place, [])
        if parts and runs and runs[-1][-1] + 1 == int(parts[2]):
            runs[-1].append(int(parts[2]))
        elif parts:
            runs.append([int(parts[2])])
    return [before + ", ".join(map(_run, runs)) for before, runs in groups.items()]


def _run(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}–{numbers[-1]}" if numbers[1:] else str(numbers[0])


def accepted(waiver: Waiver, say: Words) -> str:
    """Why and until when a finding may stand, and who said so."""
    reason = " ".join(waiver.reason.split())
    reason = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    words = str(say["waiver"]).format(reason=reason, office=waiver.office, until=waiver.until)
    return words + (str(say["decision"]).format(decision=waiver.decision) if waiver.decision else "")


def not_tested(report: Report, one: NotAssessed) -> str:
    """Where rules could not be tested: the first rows by number, or what they are about where nothing is numbered."""
    say = SAY[report.language]
    packs = [pack.title for pack in report.packs if pack.name in one.packs]
    named = [*one.rows, *together(one.places)] or [
        meeting_places([about], say) or thing(about, say) or about for about in one.about
    ]
    shown = ", ".join(named[:_ROWS_SHOWN])
    if len(named) > _ROWS_SHOWN:
        shown += " " + str(say["and_more"]).format(n=len(named) - _ROWS_SHOWN)
    places = say["places"][len(one.about) != 1]
    return str(say[one.missing]).format(
        n=len(one.about), places=places, rows=shown, k=len(one.codes), packs="; ".join(packs)
    )


def cross_checked(report: Report) -> str:
    """Whether the answers were checked by a second engine."""
    say = SAY[report.language]
    if len(report.engines) == 1:
        return str(say["one_engine"])
    alone = len(report.not_cross_checked)
    return str(say["two_engines"]) + (str(say["not_cross_checked"]).format(n=alone) if alone else "")

"""What a report says in sentences, whatever it is written as: where a finding is, what was not tested, and by what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..authority.texts import joined
from ..findings import Finding, Level, NotAssessed, Question, Report, Waiver
from ..model import Source
from .finding_text import presumption
from .report_meetings import in_runs, meeting_places
from .report_words import SAY, Words

LEVELS = (Level.ERROR, Level.WARNING, Level.QUESTION, Level.ADVICE)
_ROWS_SHOWN = 8
_MOST = 12  # places of one kind that are named
_LINE = re.compile(r"rad (\d+)")
_ROW = re.compile(r"(.*)rad (\d+)")


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
    """Where the findings are: `Rad 2.1, 2.3`, `§ 7`, or what they are about; at most twelve places of a kind are named."""
    if (of_meetings := meeting_places([finding.about for finding in findings], say)) is not None:
        return of_meetings
    rows = sorted({finding.row for finding in findings if finding.row}, key=natural)
    parts = [f"{say['row']} {listed(rows, _MOST, say)}"] if rows else []
    named: list[str] = []
    sources: list[Source] = []
    for finding in findings:
        if not finding.row:
            name = thing(finding.about, say)
            if name is None and finding.source:
                sources.append(finding.source)
            else:
                named.append(name or finding.about)
    if named:
        parts.append(_named(sorted(set(named), key=natural), findings, say))
    return "; ".join([*parts, *_in_files(sources, say)])


def _named(names: Sequence[str], findings: Sequence[Finding], say: Words) -> str:
    """The names of things; their kind is told once where they are all of one kind."""
    kinds = {_kind(finding.about, say) for finding in findings if not finding.row}
    if len(kinds) == 1 and (kind := kinds.pop()):
        return f"{kind} {listed([name.removeprefix(f'{kind} ') for name in names], _MOST, say)}"
    return listed(names, _MOST, say)


def _in_files(sources: Sequence[Source], say: Words) -> Iterator[str]:
    """Places with each file and each table told once: `utkast.docx, tabell 1, rad 3–6; tabell 2, rad 2`."""
    files: dict[str, list[str]] = {}
    for source in sources:
        files.setdefault(source.file, []).append(source.place)
    yield from (f"{file}, {by_table(places, say)}" for file, places in sorted(files.items()))


def by_table(places: Sequence[str], say: Words) -> str:
    """Places in a file with each table told once: `tabell 1, rad 3–6; tabell 2, rad 2`."""
    tables: dict[str, set[str]] = {}
    for place in places:
        row = _ROW.fullmatch(place)
        table, number = row.groups() if row else (place, "")
        tables.setdefault(table, set()).add(number)
    return "; ".join(
        f"{table}rad {listed(in_runs(numbers), _MOST, say)}" if numbers != {""} else table
        for table, numbers in sorted(tables.items(), key=lambda one: natural(one[0]))
    )


def thing(about: str, say: Words) -> str | None:
    """What a finding that is about no row is about: the whole order, or a thing by its kind and id; None for others."""
    if "/" not in about:
        return str(say["order"])
    kind = _kind(about, say)
    return f"{kind} {about.partition('/')[2]}" if kind else None


def _asked_of(about: str, say: Words) -> str | None:
    """As `thing`, also for what findings tell by the place where it stands: a question has no such place."""
    kind, _, key = about.partition("/")
    return thing(about, say) or (f"{say['kinds_by_place'][kind]} {key}" if kind in say["kinds_by_place"] else None)


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
        numbered = str(say["in_rows"]).format(rows=listed(question.rows, _MOST, say)) if question.rows else ""
        place = "; ".join(filter(None, [numbered, by_table(question.places, say)]))
    elif place is None and len(orders) > 1 and len(orders) == len(question.about):
        place = f"{say['orders']} {listed(orders, _MOST, say)}"
    elif place is None:
        place = listed([_asked_of(about, say) or about for about in question.about], _MOST, say)
    place = place[:1].lower() + place[1:] if report.language == "sv" else place
    return str(say["settles"]).format(where=place) + str(say["would_be"].get(question.would_be, ""))


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
    if one.rows or one.places:
        named = "; ".join(filter(None, [listed(one.rows, _ROWS_SHOWN, say), by_table(one.places, say)]))
    else:
        named = listed([_asked_of(about, say) or about for about in one.about], _ROWS_SHOWN, say)
    shown = meeting_places(one.about, say) or named
    places = say["places"][len(one.about) != 1]
    rules = str(say["count_of_rules"][len(one.codes) != 1]).format(n=len(one.codes))
    return str(say[one.missing]).format(n=len(one.about), places=places, rows=shown, rules=rules, packs="; ".join(packs))


def cross_checked(report: Report) -> str:
    """Whether the answers were checked by a second engine."""
    say = SAY[report.language]
    if len(report.engines) == 1:
        return str(say["one_engine"])
    alone = len(report.not_cross_checked)
    return str(say["two_engines"]) + (str(say["not_cross_checked"]).format(n=alone) if alone else "")

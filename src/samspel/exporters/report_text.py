"""A report as text for a terminal or a file: the gravest first, one paragraph a rule, equal messages told once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..errors import seen
from ..findings import Fault, Finding, Level, NotAssessed, Question, Report, Verdict, Waived
from ..law.acts import spoken_name
from ..model import Citation

_Words = Mapping[str | Level | Fault, Any]
_ROWS_SHOWN = 8
_LEVELS = (Level.ERROR, Level.WARNING, Level.QUESTION, Level.ADVICE)
_STYLES = {
    Level.ERROR: "bold red",
    Level.WARNING: "bold yellow",
    Level.QUESTION: "bold cyan",
    Level.ADVICE: "bold green",
}
_SAY: Mapping[str, _Words] = {
    "sv": {
        Level.ERROR: ("fel", "fel", "FEL"),
        Level.WARNING: ("varning", "varningar", "VARNING"),
        Level.QUESTION: ("fråga", "frågor", "FRÅGA"),
        Level.ADVICE: ("råd", "råd", "RÅD"),
        "head": "{organ}, delegationsordning{adopted}: {rows} rader ({file})",
        "adopted": " antagen {day}",
        "as_of": "Prövad mot de regler som gällde {day}.",
        "clean": "Inga anmärkningar.", "clean_since": "Inga nya anmärkningar.",
        "since": "{n} kvarstår sedan utgångsläget den {day}{levels} och räknas inte. {gone} är borta. "
        "Nedan står bara det nya.",
        "waived": "GODTAGNA UNDANTAG – räknas inte, men finns kvar",
        "waived_count": " Godtagna undantag: {n}.",
        "waiver": "Skäl: {reason} Godtaget av {office} till och med {until}.", "decision": " Beslut: {decision}.",
        "adopted_again": "{now} räknas som samma ordning som {then} i utgångsläget.",
        "row": "Rad", "rows": "Rad", "order": "Hela ordningen", "more": "och {n} till", "law": "Stöd",
        "basis": {"practice": ", och praxis", "recommendation": ", som rekommendation"},
        "do": "Åtgärd",
        "presumed": "samspel utgår från titeln",
        "presumed_matter": "samspel utgår från ärendets ord",
        "presumed_act": "samspel utgår från dokumentets övriga hänvisningar, eller från en ofullständig hänvisning",
        "questions": "FRÅGOR – svaren avgör om något är fel",
        "settles": "Gäller {where}.", "in_rows": "rad {rows}",
        "would_be": " Kan vara {level}.",
        "presumptions": "samspel utgår från titeln för dessa, vilket kan ge högst en varning: {names}.",
        "reading": "Så lästes dokumentet", "remarks": "Att tänka på",
        "matter": "På {n} {places} går det inte att se vad ärendet gäller ({rows}). "
        "Där är {k} regler, mest om särskilda lagar, inte prövade.",
        "reference": "På {n} {places} går det inte att säkert se vilken lag eller paragraf som menas ({rows}). "
        "Där är {k} regler inte prövade.",
        "receiver": "På {n} {places} går det inte att se vem som får besluta ({rows}). Där är {k} regler inte prövade.",
        "other": "På {n} {places} går det inte att se om en regel gäller ({rows}). Det rör {k} regler.",
        "and_more": "och {n} till",
        "places": ("ställe", "ställen"),
        "untested": "Det som hänger på vad ärendet gäller – 6 kap. 38 § kommunallagen och speciallagarna – prövas bara när "
        "raden anger lagrum eller ärendet känns igen på orden. Att en rad saknar anmärkning betyder inte att den är laglig.",
        "one_engine": "Svaren har räknats ut av ett program och inte kontrollräknats av ett andra, fristående.",
        "two_engines": "Svaren är kontrollräknade: två fristående program har prövat reglerna och kommit till samma svar.",
        "not_cross_checked": " Regler som bara det ena kunde pröva: {n}.",
        Fault.ENGINES_DISAGREE: "LITA INTE PÅ DEN HÄR RAPPORTEN. Två fristående program räknar ut svaren, och de är oense. "
        "Felet ligger i samspel, inte i dokumentet.",
        Fault.ENGINE_STOPPED: "SVAREN ÄR INTE KONTROLLRÄKNADE. Programmet som räknar efter stannade. Felet ligger i "
        "samspel, inte i dokumentet.",
        "end": "samspel ersätter inte en jurists bedömning.",
    },
    "en": {
        Level.ERROR: ("error", "errors", "ERROR"),
        Level.WARNING: ("warning", "warnings", "WARNING"),
        Level.QUESTION: ("question", "questions", "QUESTION"),
        Level.ADVICE: ("advice", "advice", "ADVICE"),
        "head": "{organ}, delegation order{adopted}: {rows} rows ({file})",
        "adopted": " adopted {day}",
        "as_of": "Checked against the rules in force on {day}.",
        "clean": "No remarks.", "clean_since": "No new remarks.",
        "since": "Remaining since the baseline of {day}: {n}{levels}, not counted. Gone: {gone}. Below is only what is new.",
        "waived": "ACCEPTED EXCEPTIONS – not counted, but still there",
        "waived_count": " Accepted exceptions: {n}.",
        "waiver": "Reason: {reason} Accepted by {office} through {until}.", "decision": " Decision: {decision}.",
        "adopted_again": "{now} is taken as the same order as {then} in the baseline.",
        "row": "Row", "rows": "Rows", "order": "The whole order", "more": "and {n} more", "law": "Law",
        "basis": {"practice": ", and practice", "recommendation": ", as a recommendation"},
        "do": "Do",
        "presumed": "presumed from the title",
        "presumed_matter": "presumed from the words of the matter",
        "presumed_act": "presumed from the other references or from an incomplete one",
        "questions": "QUESTIONS – the answers decide whether something is wrong",
        "settles": "{where}.", "in_rows": "Rows {rows}",
        "would_be": " May be {level}.",
        "presumptions": "Presumed from titles, which can give a warning at most: {names}.",
        "reading": "How the document was read", "remarks": "Please note",
        "matter": "In {n} {places} it cannot be seen what the matter is ({rows}). "
        "There {k} rules, mostly of special acts, were not tested.",
        "reference": "In {n} {places} it is not certain which act or section is meant ({rows}). "
        "There {k} rules were not tested.",
        "receiver": "In {n} {places} it cannot be seen who may decide ({rows}). There {k} rules were not tested.",
        "other": "In {n} {places} it cannot be seen whether a rule applies ({rows}). It concerns {k} rules.",
        "and_more": "and {n} more",
        "places": ("place", "places"),
        "untested": "What depends on the matter – 6 kap. 38 § of the Municipal Act and the special acts – is tested only "
        "where a row cites the section or its matter is recognised by its words. A row without a finding is not "
        "thereby lawful.",
        "one_engine": "The answers were worked out by one program and not checked by a second, independent one.",
        "two_engines": "The answers are cross-checked: two independent programs tried the rules and agree.",
        "not_cross_checked": " Rules that only one of them could try: {n}.",
        Fault.ENGINES_DISAGREE: "DO NOT RELY ON THIS REPORT. Two independent programs work out the answers, and they "
        "disagree. The fault is in samspel, not in the document.",
        Fault.ENGINE_STOPPED: "THE ANSWERS ARE NOT CROSS-CHECKED. The program that checks them stopped. The fault is in "
        "samspel, not in the document.",
        "end": "samspel does not replace a lawyer's judgement.",
    },
}  # fmt: skip


def report_text(report: Report, *, color: bool = False, width: int = 100, shown: int = 6) -> str:
    """The report as text. `shown`: how many messages a rule tells before "and n more"; 0 for all of them."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=color, no_color=not color, highlight=False, emoji=False
    )
    for line, indent in _lines(report, shown or 1_000_000):
        line.plain = seen(line.plain)
        console.print(Padding(line, (0, 0, 0, indent)) if indent else line)
    out = console.file
    assert isinstance(out, io.StringIO)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def law_text(citations: Iterable[Citation]) -> str:
    """Citations as a Swedish reader writes them: `6 kap. 37 § kommunallagen (2017:725)`."""
    return "; ".join(f"{one.place()} {spoken_name(one.sfs)}".strip() for one in citations)


def _lines(report: Report, shown: int) -> Iterator[tuple[Text, int]]:
    say = _SAY[report.language]
    yield from _head(report)
    for level in _LEVELS:
        of_level = [f for f in report.findings if f.level is level and f.verdict is Verdict.BREACH]
        for group in _by_rule(of_level):
            yield Text(""), 0
            yield from _rule(report, group, shown)
    if report.questions:
        yield Text(""), 0
        yield Text(str(say["questions"]), style=_STYLES[Level.QUESTION]), 0
        for question in report.questions:
            yield from _question(report, question)
    if report.waived:
        yield Text(""), 0
        yield Text(str(say["waived"]), style="bold"), 0
        for waived in report.waived:
            yield from _waived(waived, say)
    yield from _tail(report)


def _head(report: Report) -> Iterator[tuple[Text, int]]:
    say = _SAY[report.language]
    document = report.document
    if report.fault is not None:
        yield Text(str(say[report.fault]), style="bold red"), 0
    if document is not None:
        adopted = str(say["adopted"]).format(day=document.adopted) if document.adopted else ""
        head = str(say["head"]).format(organ=document.organ or "–", adopted=adopted, rows=document.rows, file=document.file)
        yield Text(head, style="bold"), 0
    breaches = [f.level for f in report.findings if f.verdict is Verdict.BREACH]
    counts = _counts([*breaches, *(Level.QUESTION for _ in report.questions)], say)
    summary = f"{counts}." if counts else str(say["clean_since" if report.since else "clean"])
    if report.waived:
        summary += str(say["waived_count"]).format(n=len(report.waived))
    yield Text(f"{str(say['as_of']).format(day=report.as_of)} {summary}"), 0
    if report.since is not None:
        remaining = report.since.remaining
        levels = f" ({_counts([finding.level for finding in remaining], say)})" if remaining else ""
        words = str(say["since"]).format(
            n=len(remaining), day=report.since.as_of, levels=levels, gone=len(report.since.gone)
        )
        yield Text(words), 0


def _counts(levels: Sequence[Level], say: _Words) -> str:
    """How many there are of each level, the gravest first: "8 fel, 1 varning"."""
    numbers = ((level, levels.count(level)) for level in _LEVELS)
    return ", ".join(f"{n} {say[level][0 if n == 1 else 1]}" for level, n in numbers if n)


def _by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return [groups[code] for code in sorted(groups)]


def _rule(report: Report, group: Sequence[Finding], shown: int) -> Iterator[tuple[Text, int]]:
    say = _SAY[report.language]
    first = group[0]
    head = Text.assemble((f"{say[first.level][2]} ", _STYLES[first.level]), (first.title, "bold"), f"  ({first.code})")
    yield head, 0
    resting = law_text(first.law) or first.norm or "–"
    yield Text(f"{say['law']}: {resting}{say['basis'].get(first.basis, '') if first.law else ''}", style="dim"), 4
    remedies = {finding.remedy for finding in group}
    one_remedy = remedies.pop() if len(remedies) == 1 else None
    same: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in group:
        same.setdefault((finding.message, finding.presumed), []).append(finding)
    for number, ((message, presumed), findings) in enumerate(same.items()):
        if number == shown:
            rest = sum(len(f) for f in list(same.values())[shown:])
            yield Text("– " + str(say["more"]).format(n=rest), style="italic"), 2
            break
        note = f" ({say[_inferred_from(presumed)]})" if presumed else ""
        yield Text.assemble("– ", (_where(findings, say), "bold"), f": {message}{note}"), 2
        if one_remedy is None:
            yield Text(f"{say['do']}: {findings[0].remedy}", style="dim"), 4
    if one_remedy is not None:
        yield Text(f"{say['do']}: {one_remedy}", style="dim"), 4


def _inferred_from(presumed: tuple[str, ...]) -> str:
    """Which words tell where a presumption comes from."""
    if {"act_status", "section_status"} & {*presumed}:
        return "presumed_act"
    return "presumed_matter" if {"points_to", "matters"} & {*presumed} else "presumed"


def _where(findings: Sequence[Finding], say: _Words) -> str:
    rows = sorted(dict.fromkeys(finding.row or _place(finding, say) for finding in findings), key=_natural)
    return f"{say['row']} {_listed(rows, 12, say)}" if any(f.row for f in findings) else _listed(rows, 12, say)


def _place(finding: Finding, say: _Words) -> str:
    """What stands for the row of a finding that has no printed number: the whole order, or where it was read."""
    return str(say["order"]) if "/" not in finding.about else str(finding.source or finding.about)


def _natural(number: str) -> list[tuple[int, str]]:
    """Sorts 1.9 before 1.10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number)]


def _listed(items: Sequence[str], most: int, say: _Words) -> str:
    if len(items) <= most:
        return ", ".join(items)
    return ", ".join(items[:most]) + " " + str(say["more"]).format(n=len(items) - most)


def _question(report: Report, question: Question) -> Iterator[tuple[Text, int]]:
    say = _SAY[report.language]
    yield Text(f"? {question.text}"), 2
    rows = _listed(question.rows or [about if "/" in about else str(say["order"]) for about in question.about], 12, say)
    whole = not question.rows and all("/" not in about for about in question.about)
    where = rows if whole else str(say["in_rows"]).format(rows=rows)
    where = where[:1].lower() + where[1:] if report.language == "sv" else where
    graver = question.would_be not in (None, Level.QUESTION)
    would_be = str(say["would_be"]).format(level=say[question.would_be][0]) if graver and question.would_be else ""
    yield Text(str(say["settles"]).format(where=where) + would_be, style="dim"), 4


def _waived(waived: Waived, say: _Words) -> Iterator[tuple[Text, int]]:
    finding, waiver = waived.finding, waived.waiver
    rule = f"({say[finding.level][0]}, {finding.code})"
    yield Text.assemble("– ", (_where([finding], say), "bold"), f": {finding.message} {rule}"), 2
    words = str(say["waiver"]).format(reason=_sentence(waiver.reason), office=waiver.office, until=waiver.until)
    decision = str(say["decision"]).format(decision=waiver.decision) if waiver.decision else ""
    yield Text(words + decision, style="dim"), 4


def _sentence(text: str) -> str:
    """The text on one line, with a full stop."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _tail(report: Report) -> Iterator[tuple[Text, int]]:
    say = _SAY[report.language]
    if report.document and report.document.reading:
        yield Text(""), 0
        yield Text(str(say["reading"]), style="bold"), 0
        for sentence in report.document.reading[:12]:
            yield Text(f"– {sentence}"), 2
        if len(report.document.reading) > 12:
            yield Text("– " + str(say["more"]).format(n=len(report.document.reading) - 12), style="italic"), 2
    remarks = list(report.remarks)
    for now, then in report.since.orders.items() if report.since else ():
        remarks.append(str(say["adopted_again"]).format(now=now, then=then))
    if report.presumptions:
        remarks.append(str(say["presumptions"]).format(names=", ".join(report.presumptions)))
    remarks += [_not_assessed(one, say) for one in report.not_assessed]
    if report.fault is None:
        remarks.append(_engines(report))
    yield Text(""), 0
    yield Text(str(say["remarks"]), style="bold"), 0
    for remark in (str(say["untested"]), *remarks, str(say["end"])):
        yield Text(f"– {remark}"), 2


def _not_assessed(one: NotAssessed, say: _Words) -> str:
    """Where rules could not be tested: the first rows by number, or what they are about where nothing is numbered."""
    named = one.rows or one.about
    shown = ", ".join(named[:_ROWS_SHOWN])
    if len(named) > _ROWS_SHOWN:
        shown += " " + str(say["and_more"]).format(n=len(named) - _ROWS_SHOWN)
    places = say["places"][len(one.about) != 1]
    return str(say[one.missing]).format(n=len(one.about), places=places, rows=shown, k=len(one.codes))


def _engines(report: Report) -> str:
    """Whether the answers were checked by a second engine."""
    say = _SAY[report.language]
    if len(report.engines) == 1:
        return str(say["one_engine"])
    alone = len(report.not_cross_checked)
    return str(say["two_engines"]) + (str(say["not_cross_checked"]).format(n=alone) if alone else "")

"""A report as text for a terminal or a file: the gravest first, one paragraph a rule, equal messages told once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ..errors import seen
from ..findings import Finding, Level, Question, Report, Verdict, Waived
from .finding_text import presumption, rests_on
from .report_meetings import is_of_meeting, meeting_lines
from .report_sentences import LEVELS, accepted, by_rule, cross_checked, not_tested, of_one_row, settles, where_of
from .report_words import SAY, Words

_HEADS = {"order": ("head", "adopted"), "minutes": ("head_minutes", "held"), "game_rules": ("head_game_rules", "agreed")}
_STYLES = {
    Level.ERROR: "bold red",
    Level.WARNING: "bold yellow",
    Level.QUESTION: "bold cyan",
    Level.ADVICE: "bold green",
}


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


def _lines(report: Report, shown: int) -> Iterator[tuple[Text, int]]:
    say = SAY[report.language]
    yield from _head(report)
    for level in LEVELS:
        of_level = [f for f in _of_no_meeting(report.findings) if f.level is level and f.verdict is Verdict.BREACH]
        for group in by_rule(of_level):
            yield Text(""), 0
            yield from _rule(report, group, shown)
    yield from meeting_lines(report, _STYLES)
    if report.questions:
        yield Text(""), 0
        yield Text(str(say["questions"]), style=_STYLES[Level.QUESTION]), 0
        for question in report.questions:
            yield from _question(report, question)
    if report.values:
        yield Text(""), 0
        yield Text(str(say["values"]), style="bold"), 0
        for one in report.values:
            yield Text(str(say["value"]).format_map(vars(one))), 2
            yield Text(str(say["value_cannot"]).format(cannot=one.cannot), style="dim"), 4
    if report.waived:
        yield Text(""), 0
        yield Text(str(say["waived"]), style="bold"), 0
        for waived in report.waived:
            yield from _waived(waived, say)
    yield from _tail(report)


def _head(report: Report) -> Iterator[tuple[Text, int]]:
    say = SAY[report.language]
    document = report.document
    if report.fault is not None:
        yield Text(str(say[report.fault]), style="bold red"), 0
    if document is not None:
        head, adopted_by = _HEADS[document.kind]
        adopted = str(say[adopted_by]).format(day=document.adopted) if document.adopted else ""
        adopted += str(say["revised"]).format(day=document.revised) if document.revised else ""
        head = str(say[head]).format(organ=document.organ or "–", adopted=adopted, rows=document.rows, file=document.file)
        yield Text(head, style="bold"), 0
        if document.kind == "minutes":
            yield Text(str(say["caution"])), 0
    for number, words in ((report.decisions, "head_decisions"), (report.meetings, "head_meetings")):
        if number:
            yield Text(say[words][number > 1].format(n=number), style="bold"), 0
    breaches = [f for f in report.findings if f.verdict is Verdict.BREACH]
    kinds = len({finding.code for finding in breaches if finding.level is Level.ADVICE})
    counts = _counts([*(f.level for f in breaches), *(Level.QUESTION for _ in report.questions)], say)
    if kinds and kinds < sum(finding.level is Level.ADVICE for finding in breaches):
        counts += str(say["kinds"]).format(k=kinds)
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


def _counts(levels: Sequence[Level], say: Words) -> str:
    """How many there are of each level, the gravest first: "8 fel, 1 varning"."""
    numbers = ((level, levels.count(level)) for level in LEVELS)
    return ", ".join(f"{n} {say[level][0 if n == 1 else 1]}" for level, n in numbers if n)


def _of_no_meeting(findings: Sequence[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if not is_of_meeting(finding.about))


def _rule(report: Report, group: Sequence[Finding], shown: int) -> Iterator[tuple[Text, int]]:
    say = SAY[report.language]
    first = group[0]
    head = Text.assemble((f"{say[first.level][2]} ", _STYLES[first.level]), (first.title, "bold"), f"  ({first.code})")
    yield head, 0
    yield Text(rests_on(first, say), style="dim"), 4
    remedies = {finding.remedy for finding in group}
    one_remedy = remedies.pop() if len(remedies) == 1 else None
    notes = {presumption(finding, say) for finding in group}
    one_note = notes.pop() if len(notes) == 1 and len(group) > 1 else None
    if one_note:
        yield Text(f"{one_note}.", style="dim"), 4
    same: dict[tuple[str, str], list[Finding]] = {}
    for message, findings in of_one_row(group, say):
        same.setdefault((message, presumption(findings[0], say)), []).extend(findings)
    for number, ((message, note), findings) in enumerate(same.items()):
        if number == shown:
            rest = sum(len(f) for f in list(same.values())[shown:])
            yield Text("– " + str(say["more"]).format(n=rest), style="italic"), 2
            break
        beside = f" ({note})" if note and one_note is None else ""
        yield Text.assemble("– ", (where_of(findings, say), "bold"), f": {message}{beside}"), 2
        if one_remedy is None:
            yield Text(f"{say['do']}: {findings[0].remedy}", style="dim"), 4
    if one_remedy is not None:
        yield Text(f"{say['do']}: {one_remedy}", style="dim"), 4


def _question(report: Report, question: Question) -> Iterator[tuple[Text, int]]:
    yield Text(f"? {question.text}"), 2
    yield Text(settles(report, question), style="dim"), 4


def _waived(waived: Waived, say: Words) -> Iterator[tuple[Text, int]]:
    finding = waived.finding
    rule = f"({say[finding.level][0]}, {finding.code})"
    yield Text.assemble("– ", (where_of([finding], say), "bold"), f": {finding.message} {rule}"), 2
    yield Text(accepted(waived.waiver, say), style="dim"), 4


def _tail(report: Report) -> Iterator[tuple[Text, int]]:
    say = SAY[report.language]
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
    remarks += [not_tested(report, one) for one in report.not_assessed]
    if report.fault is None:
        remarks.append(cross_checked(report))
    yield Text(""), 0
    yield Text(str(say["remarks"]), style="bold"), 0
    of_order = report.document is not None and report.document.kind == "order"
    untested = [str(say["untested"])] if of_order else []  # it speaks of rows
    for remark in (*untested, *remarks, str(say["end"])):
        yield Text(f"– {remark}"), 2

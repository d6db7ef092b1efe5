"""What a check found, as blocks that the papers of an order and of a meeting share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...authority.texts import joined
from ...findings import Finding, Level, Report, Verdict
from ...law.acts import spoken_name
from ...law.links import law_link
from ...model import Citation
from ..finding_text import presumption
from ..report_sentences import LEVELS, accepted, by_rule, cross_checked, not_tested, of_one_row, settles, where_of
from ..report_words import SAY as REPORT
from .blocks import Block, Bullets, Card, Heading, Paragraph, Run, Table, Words, table, words
from .words import SAY

_FIRST = 5


def law_words(citations: Iterable[Citation]) -> Words:
    """Citations in words, each a link to the act where its address is certain."""
    parts: list[Run] = []
    for one in citations:
        parts += [Run("; ")] if parts else []
        parts.append(Run(f"{one.place()} {spoken_name(one.sfs)}".strip(), link=law_link(one)))
    return tuple(parts)


def fault(report: Report) -> Iterator[Block]:
    """That the report is not to be relied on, where it is not."""
    if report.fault is not None:
        yield Card("error", SAY[report.language][Level.ERROR], words(str(REPORT[report.language][report.fault])), ())


def breaches(report: Report) -> list[Finding]:
    """The findings that are no questions on missing facts."""
    return [finding for finding in report.findings if finding.verdict is Verdict.BREACH]


def summary(report: Report) -> Iterator[Block]:
    """How many of each level, the gravest and what to do about them, and which questions to answer."""
    say = SAY[report.language]
    found = breaches(report)
    yield Heading(words(say["summary"]))
    numbers = {level: sum(finding.level is level for finding in found) for level in LEVELS}
    numbers[Level.QUESTION] += len(report.questions)
    meaning = {level: say[f"means_{level}"] for level in LEVELS}
    if report.document is not None and report.document.kind == "order":
        meaning[Level.ERROR] = say["means_error_in_order"]
    yield Table(
        words(say["result"]),
        (say["level"], say["number"], say["means"]),
        tuple((words(Run(say[level], strong=True)), words(str(numbers[level])), words(meaning[level])) for level in LEVELS),
        (14, 10, 76),
        numbers=(1,),
    )
    if report.since is not None:
        gone, remaining = len(report.since.gone), len(report.since.remaining)
        since = str(REPORT[report.language]["since"]).format(n=remaining, day=report.since.as_of, levels="", gone=gone)
        yield Paragraph(words(since))
    yield Heading(words(say["first"]), 3)
    first = _gravest(found)[:_FIRST]
    if not first:
        yield Paragraph(words(say["nothing_first"]))
    else:
        yield Table(
            words(say["first_caption"]), (say["level"], say["what"], say["where"], say["do"]),
            tuple(_to_do(report, group) for group in first), (12, 28, 18, 42),
        )  # fmt: skip
    asked = {
        "questions": len(report.questions), "judgement": sum(finding.level is Level.QUESTION for finding in found)
    }  # fmt: skip
    parts = [say["in_part"].format(n=number, part=say[part]) for part, number in asked.items() if number]
    if parts:
        yield Paragraph(words(say["and_questions"].format(parts=joined(parts, say["and"]))))
    yield Paragraph(words(str(REPORT[report.language]["end"])), quiet=True)


def _gravest(found: Sequence[Finding]) -> list[list[Finding]]:
    """Errors and warnings rule by rule: errors first, of them those that rest on a section of law, then the most common."""
    groups = by_rule([finding for finding in found if finding.level in (Level.ERROR, Level.WARNING)])
    return sorted(groups, key=lambda group: (group[0].level.weight, not group[0].law, -len(group), group[0].code))


def _to_do(report: Report, group: Sequence[Finding]) -> tuple[Words, ...]:
    say = SAY[report.language]
    remedies = list(dict.fromkeys(finding.remedy for finding in group))
    more = f" {say['more_remedies']}" if len(remedies) > 1 else ""
    return (
        words(Run(say[group[0].level], strong=True)),
        words(f"{group[0].title} ({group[0].code})"),
        words(where_of(group, REPORT[report.language])),
        words(remedies[0] + more),
    )


def questions(report: Report) -> Iterator[Block]:
    """The questions on facts that are missing, each with what its answer decides."""
    say = SAY[report.language]
    yield Heading(words(say["questions"]))
    if not report.questions:
        yield Paragraph(words(say["no_questions"]))
        return
    rows = tuple((words(one.text), words(settles(report, one))) for one in report.questions)
    yield Table(words(say["questions_intro"]), (say["the_question"], say["settles"]), rows, (60, 40))


def judgement(report: Report) -> Iterator[Block]:
    """The questions that the law leaves to judgement: which, and where."""
    say = SAY[report.language]
    asked = [finding for finding in breaches(report) if finding.level is Level.QUESTION]
    if asked:
        yield Heading(words(say["judgement"]))
        yield Paragraph(words(say["judgement_intro"]))
        yield Bullets(
            tuple(
                words(Run(f"{group[0].title} ({group[0].code}). ", strong=True), where_of(group, REPORT[report.language]))
                for group in by_rule(asked)
            )
        )


def cards(findings: Sequence[Finding], report: Report, *, where: bool = True) -> Iterator[Card]:
    """A card for each rule, the gravest first; `where` each finding is is told unless a heading above says it."""
    for group in sorted(by_rule(findings), key=lambda group: (group[0].level.weight, group[0].code)):
        yield _card(group, report, where)


def _card(group: Sequence[Finding], report: Report, where: bool) -> Card:
    say, sentences = SAY[report.language], REPORT[report.language]
    first = group[0]
    one_remedy = len({finding.remedy for finding in group}) == 1
    same: dict[tuple[str, str], list[Finding]] = {}
    for message, findings in of_one_row(group, sentences):
        same.setdefault((message, presumption(findings[0], sentences)), []).extend(findings)
    body = []
    for (message, note), findings in same.items():
        beside = f" ({note})" if note else ""
        place = (Run(f"{where_of(findings, sentences)}: ", strong=True),) if where else ()
        body.append(Paragraph(words(*place, message + beside)))
        if not one_remedy:
            body.append(Paragraph(words(Run(say["remedy"], strong=True), findings[0].remedy)))
    if one_remedy:
        body.append(Paragraph(words(Run(say["remedy"], strong=True), first.remedy)))
    rests = law_words(first.law) or words(first.norm or "–")
    basis = str(sentences["basis"].get(first.basis, "")) if first.law else ""
    body.append(Paragraph(words(f"{sentences['law']}: ", *rests, basis), quiet=True))
    return Card(first.level.value, say[first.level], words(f"{first.title} ({first.code})"), tuple(body))


def marks(findings: Iterable[Finding], language: str) -> Words:
    """`Fel DEL001, REF001. Råd FRM021`: the gravest first and each rule once; "–" for none."""
    by_level: dict[Level, list[str]] = {}
    for finding in findings:
        by_level.setdefault(finding.level, []).append(finding.code)
    runs: list[Run] = []
    for level in sorted(by_level, key=lambda level: level.weight):
        codes = ", ".join(dict.fromkeys(by_level[level]))
        runs += [Run(". ")] if runs else []
        runs.append(Run(f"{SAY[language][level]} {codes}", strong=level in (Level.ERROR, Level.WARNING)))
    return tuple(runs) or words("–")


def values(report: Report) -> Iterator[Block]:
    """How many decisions stand how to each value principle."""
    say = SAY[report.language]
    if report.values:
        yield Heading(words(say["values"]))
        head = tuple(say[key] for key in ("value", "supported", "contradicted", "not_shown", "cannot"))
        rows = tuple(
            tuple(words(str(cell)) for cell in (one.name, one.supported, one.contradicted, one.not_shown, one.cannot))
            for one in report.values
        )
        yield Table(words(say["values_intro"]), head, rows, (22, 12, 12, 12, 42))


def waived(report: Report) -> Iterator[Block]:
    """The exceptions that were accepted, and why."""
    say, sentences = SAY[report.language], REPORT[report.language]
    if report.waived:
        yield Heading(words(say["waived"]))
        rows = tuple(
            (
                words(where_of([one.finding], sentences)),
                words(f"{say[one.finding.level]}: {one.finding.message} ({one.finding.code})"),
                words(accepted(one.waiver, sentences)),
            )
            for one in report.waived
        )
        yield Table(words(say["waived_intro"]), (say["where"], say["finding"], say["waiver"]), rows, (18, 44, 38))


def method(report: Report, version: str, *, packs: bool = True) -> Iterator[Block]:
    """By what the document was tested, how it was read, and what to bear in mind; `packs` one by one, or their number."""
    say, sentences = SAY[report.language], REPORT[report.language]
    yield Heading(words(say["method"]))
    yield Paragraph(words(say["by"].format(version=version), " ", cross_checked(report) if report.fault is None else ""))
    if report.document and report.document.reading:
        yield Heading(words(say["reading"]), 3)
        yield Bullets(tuple(words(line) for line in report.document.reading))
    remarks = list(report.remarks)
    for now, then in report.since.orders.items() if report.since else ():
        remarks.append(str(sentences["adopted_again"]).format(now=now, then=then))
    if report.presumptions:
        remarks.append(str(sentences["presumptions"]).format(names=", ".join(report.presumptions)))
    if remarks:
        yield Heading(words(say["notes"]), 3)
        yield Bullets(tuple(words(remark) for remark in remarks))
    if packs:
        rows = ((pack.title, str(pack.rules), str(pack.verified_through)) for pack in report.packs)
        head = (say["pack"], say["rules"], say["verified"])
        yield table(say["packs"], head, rows, (60, 12, 28), numbers=(1,))
    else:
        rules = sum(pack.rules for pack in report.packs)
        yield Paragraph(words(say["packs_counted"].format(rules=rules, packs=len(report.packs))))


def untested(report: Report) -> Iterator[Block]:
    """What could not be tested."""
    say, sentences = SAY[report.language], REPORT[report.language]
    yield Heading(words(say["open"]))
    lines = [str(sentences["untested"])] if report.document and report.document.kind == "order" else []
    lines += [not_tested(report, one) for one in report.not_assessed]
    yield Bullets(tuple(words(line) for line in lines)) if lines else Paragraph(words(say["nothing_open"]))

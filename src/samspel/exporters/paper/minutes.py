"""The review of minutes as a paper for the chair: what is wrong, what to ask, which days to keep, and what was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...checks.meeting_due import deadlines
from ...findings import Finding, Report
from ...model import AttendsAs, Meeting, Municipality
from ..report_meetings import by_item, is_of_meeting, of_meeting, paragraphs
from ..report_words import SAY as REPORT
from . import found
from .blocks import Block, Bullets, Paper, heading, listed, said, table, table_of, words
from .minutes_read import DECIDES, items, named, present
from .minutes_words import SAY
from .words import SAY as COMMON

_IN_MINUTES = ("approval", "announcement")  # what minutes tell that it has been done


@dataclass(frozen=True, slots=True)
class HowRead:
    """How minutes were read from a file. `understood`, `kept` and `doubtful` count its paragraphs: those that gave a fact,
    the running text, and the doubtful ones; `doubts` are place, words, and what is not clear about them."""

    file: str
    understood: int
    kept: int
    doubtful: int
    doubts: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...] = ()


def minutes_paper(report: Report, town: Municipality, meeting: Meeting, version: str, read: HowRead | None = None) -> Paper:
    """What a report says of one meeting; `read` from minutes, or told as facts. `version` of samspel is told."""
    report = of_meeting(report, meeting.id).model_copy(update={"document": None})
    title = SAY[report.language]["title"].format(organ=town.organ[meeting.organ].name, day=meeting.on)
    blocks = (
        *found.fault(report), _head(report, town, meeting, read), *found.summary(report), *_findings(report, meeting),
        *found.questions(report), *found.judgement(report), *_days(report, meeting), *found.values(report),
        *found.waived(report), *_read(report, town, meeting, read),
        *found.method(report, version, packs=False), *found.untested(report),
    )  # fmt: skip
    return Paper(words(title), report.language, report.as_of, blocks)


def _head(report: Report, town: Municipality, meeting: Meeting, read: HowRead | None) -> Bullets:
    say, common = SAY[report.language], COMMON[report.language]
    clocks = {key: f"{clock:%H:%M}" for key in ("opened", "closed") if (clock := getattr(meeting, key))}
    times = say["times" if len(clocks) > 1 else "opened"].format(**clocks) if "opened" in clocks else ""
    days = say["to"].format(first=meeting.on, last=meeting.until) if meeting.until else meeting.on
    place = f", {meeting.place}" if meeting.place else ""
    deciding = {stay.person for stay in meeting.attendance or () if stay.as_ in DECIDES}
    chairs = dict.fromkeys(named(stay.person, town) for stay in meeting.attendance or () if stay.as_ is AttendsAs.CHAIR)
    approvers = [named(person, town) for person in meeting.approvers or ()]
    lines = [common["file"].format(file=read.file)] if read else []
    lines.append(say["met"].format(organ=town.organ[meeting.organ].name, days=days, times=times, place=place))
    lines += [say["led_by"].format(names=", ".join(chairs))] if chairs else []
    lines += [say["deciding"].format(n=len(deciding))] if deciding else []
    lines += [say["approvers"].format(names=", ".join(approvers))] if approvers else []
    lines.append(common["paragraphs"].format(n=len(meeting.items or ())))
    lines.append(common["as_of"].format(day=report.as_of))
    return listed(lines)


def _findings(report: Report, meeting: Meeting) -> Iterator[Block]:
    say = SAY[report.language]
    breaches = found.breaches(report)
    yield heading(say["findings"])
    if not breaches:
        yield said(COMMON[report.language]["no_findings"])
        return
    yield said(say["findings_intro"])
    if meeting.minutes is not None:
        yield said(str(REPORT[report.language]["caution"]))
    matters = {item.number: item.matter or "" for item in meeting.items or ()}
    for number, of_item in by_item(one for one in breaches if is_of_meeting(one.about)).items():
        title = say["item"].format(number=number, matter=matters.get(number, "")) if number else say["whole"]
        yield heading(title.strip(), 3)
        yield from found.cards(of_item, report, where=False)
    if other := [one for one in breaches if not is_of_meeting(one.about)]:
        yield heading(say["outside"], 3)
        yield from found.cards(other, report)


def _days(report: Report, meeting: Meeting) -> Iterator[Block]:
    say = SAY[report.language]
    days = deadlines(meeting, report.as_of, report.language)
    yield heading(say["days"])
    yield said(say["days_intro"])
    head = tuple(say[key] for key in ("what", "items", "last", "done", "law"))
    apart = {one.what for one in days if one.items}
    rows = [
        (
            words(one.text),
            words(paragraphs(one.items) if one.items else say["rest" if one.what in apart else "all"]),
            words(str(one.last_day)),
            words(str(one.done or say["no_outcome"]) if one.what in _IN_MINUTES else "–"),
            found.law_words(one.law) or words("–"),
        )
        for one in days
    ]
    yield table_of(say["days"], head, rows, (28, 20, 12, 14, 26), titled=False)
    if not any(one.what == "appeal" for one in days):
        yield said(say["no_appeal"])


def _read(report: Report, town: Municipality, meeting: Meeting, read: HowRead | None) -> Iterator[Block]:
    say = SAY[report.language]
    yield heading(say["read"])
    yield said(say["read_intro"])
    marked: dict[str, list[Finding]] = by_item(one for one in report.findings if is_of_meeting(one.about))
    yield from present(meeting, town, report.language)
    yield from items(meeting, town, marked, report.language)
    if read is not None:
        yield heading(say["doubts"], 3)
        counts = {"understood": read.understood, "kept": read.kept, "doubtful": read.doubtful}
        yield said(say["counts"].format(n=sum(counts.values()), **counts))
        if read.doubts:
            head = tuple(say[key] for key in ("place", "words", "unclear"))
            yield table(say["doubts"], head, read.doubts, (18, 44, 38), titled=False)
        if read.notes:
            yield listed(read.notes)
    yield said(say["silence"])

"""A meeting as it was read, in tables to compare with the minutes: who was there, the items, and how each ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...findings import Finding
from ...model import Attendance, AttendsAs, Item, Meeting, Municipality, Nothing, Vote, YesNo
from .blocks import Block, Words, in_lines, said, table_of, words
from .found import marks
from .minutes_words import SAY

DECIDES = (AttendsAs.CHAIR, AttendsAs.MEMBER, AttendsAs.SERVING)


def present(meeting: Meeting, town: Municipality, language: str) -> Iterator[Block]:
    """Who was there, as what and when; those who decide first."""
    say = SAY[language]
    stays: dict[tuple[bool, str, AttendsAs, str | None], list[Attendance]] = {}
    for stay in meeting.attendance or ():
        served = stay.serves_for if isinstance(stay.serves_for, str) else None
        stays.setdefault((stay.as_ not in DECIDES, stay.person, stay.as_, served), []).append(stay)
    rows = []
    for (_, person, as_, served), found in sorted(stays.items(), key=lambda one: one[0][0]):
        party = next((f" ({stay.party})" for stay in found if stay.party), "")
        capacity = say["for"].format(as_=say[as_], name=named(served, town)) if served else say[as_]
        rows.append((named(person, town) + party, capacity, "; ".join(_when(stay, say) for stay in found)))
    if rows:
        yield table_of(say["present"], (say["name"], say["as"], say["when"]), map(_cells, rows), (36, 40, 24))
    if not any(stay.as_ in DECIDES for stay in meeting.attendance or ()):
        yield said(say["nobody_read"])


def items(meeting: Meeting, town: Municipality, found: Mapping[str, Sequence[Finding]], language: str) -> Iterator[Block]:
    """The items in their order, with what was `found` in each, by its number."""
    say = SAY[language]
    rows = [
        (
            words(item.number),
            in_lines(item.matter or "–", item.case or ""),
            words(say[item.kind] if item.kind else "–"),
            in_lines(*_ends(item, town, say)),
            marks(found.get(item.number, ()), language),
        )
        for item in meeting.items or ()
    ]
    head = ("§", *(say[key] for key in ("matter", "kind", "end", "marks")))
    if rows:
        yield table_of(say["agenda"], head, rows, (6, 34, 18, 26, 16))


def named(person: str, town: Municipality) -> str:
    """The name of a person, or the id of one whose name is not known."""
    known = town.person.get(person)
    return known.name if known and known.name else person


def _cells(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(words(text) for text in texts)


def _when(stay: Attendance, say: Mapping[str, str]) -> str:
    """During which time or which items somebody was there."""
    if stay.first_item or stay.last_item:
        first, last = (f"§ {number}" if number else "" for number in (stay.first_item, stay.last_item))
        through = "through"
    else:
        first, last = (f"{clock:%H:%M}" if clock else "" for clock in (stay.start, stay.end))
        through = "until"
    if first and last:
        told = first if first == last else say["between"].format(start=first, end=last)
    elif first or last:
        told = say["since"].format(start=first) if first else say[through].format(end=last)
    else:
        told = say["always"]
    return f"{told}, {say['remote']}" if stay.remote is YesNo.YES else told


def _ends(item: Item, town: Municipality, say: Mapping[str, str]) -> Iterator[str]:
    """How an item ended, and what went before it that the reader of the paper should know."""
    decision = item.decision
    if isinstance(decision, Nothing):
        yield say["no_decision"]
    else:
        yield say[decision.outcome] if decision and decision.outcome else say["no_outcome"]
        if decision and decision.proposed_to:
            yield say["proposed_to"].format(organ=decision.proposed_to)
    yield from (_vote(vote, say) for vote in item.votes or ())
    for key, people in (("conflicts", item.conflicts), ("reservations", item.reservations)):
        if people:
            names = dict.fromkeys(named(one.person, town) for one in people)
            yield say[key].format(names=", ".join(names))


def _vote(vote: Vote, say: Mapping[str, str]) -> str:
    numbers = (("yes", vote.yes), ("no", vote.no), ("abstained", vote.abstained))
    counts = [say[key].format(n=number) for key, number in numbers if number is not None]
    counts += [say["closed"]] if vote.open is YesNo.NO else []
    return say["vote"].format(counts=", ".join(counts)) if counts else say["uncounted"]

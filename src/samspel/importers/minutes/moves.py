"""Who was there for which items: the first page joined with what the items tell of those who came, left or stepped in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...model import Attendance, AttendsAs, Source
from .attendance import Presence, Stay
from .conduct import Move
from .days import Span, value
from .item import ReadItem


def moved(read: Sequence[ReadItem], there: Presence) -> None:
    """The times of the first page with what the items tell of those who came, left or began to serve."""
    for one in read:
        last_left: tuple[str, str] | None = None
        for move in _by_turns(one):
            stays = there.of(move.person)
            if not stays and move.what != "leaves" and _has_seat(there, move.person):
                _comes(there, move)
            elif not stays:
                one.doubted.append((move.line, "Personen finns inte i listan över närvarande."))
            elif move.what == "leaves":
                last_left = (move.person, move.at)
                _leave(stays, move)
            elif move.what == "arrives":
                _arrive(there, stays, move)
            else:
                at = move.at or (f">{last_left[1].lstrip('<>')}" if last_left else one.item.number)
                whom = move.serves_for or (last_left[0] if last_left else None)
                _serve(there, stays, replace(move, at=at, serves_for=whom))


def _by_turns(one: ReadItem) -> Iterator[Move]:
    """The moves of an item: whoever leaves when somebody takes the seat in the very item was away for it."""
    number = one.item.number
    taken = {move.serves_for for move in one.conduct.moves if move.what == "serves" and move.at in ("", number)}
    taken_by_some = None in taken
    away: set[str] = set()
    for move in one.conduct.moves:
        if move.what == "arrives" and move.person in away and move.at == number:  # back when it was settled
            yield replace(move, at=f">{number}")
            continue
        if move.what == "leaves":
            away.add(move.person)
        if move.what == "leaves" and move.at == number and (move.person in taken or taken_by_some):
            yield replace(move, at=f"<{number}")
        elif move.what == "serves" and move.at == "" and taken:
            yield replace(move, at=number)
        else:
            yield move


def stepped_in(read: Sequence[ReadItem], there: Presence) -> None:
    """Whoever stepped in for somebody disqualified, and is listed among the others, is a substitute."""
    persons = {conflict.replaced_by for one in read for conflict in one.item.conflicts or ()}
    for stay in there.stays:
        if stay.person in persons and stay.as_ in (AttendsAs.OTHER_ELECTED, AttendsAs.OTHER):
            stay.as_ = AttendsAs.SUBSTITUTE


def _has_seat(there: Presence, person: str) -> bool:
    """Whether somebody who is in no list is one whose place a substitute took."""
    return any(stay.serves_for == person for stay in there.stays)


def _comes(there: Presence, move: Move) -> None:
    """A member who comes, and takes the seat back."""
    first = move.at.removeprefix("<")
    stay = Stay(move.person, AttendsAs.MEMBER, move.line, move.words, start=move.clock, items=((first, ""),))
    there.stays.append(stay)


def _leave(stays: Sequence[Stay], move: Move) -> None:
    until = move.at.removeprefix(">")  # "<7": the last one was before it
    for stay in stays:
        if not stay.items:
            stay.items = (("", until),)
        elif all(_last(last) > _last(until) or not last for _, last in stay.items[-1:]):
            stay.items = tuple(
                (first, last if last and _last(last) <= _last(until) else until)
                for first, last in stay.items
                if _first(first) <= _last(until)
            )
        stay.end = stay.end or move.clock
        stay.left_because = stay.left_because or move.because


def _arrive(there: Presence, stays: Sequence[Stay], move: Move) -> None:
    first = move.at
    left = [stay for stay in stays if stay.items and stay.items[-1][1]]
    if left and not any(not last for stay in stays for _, last in stay.items):
        there.stays.append(
            replace(
                left[-1],
                items=((first, ""),),
                start=move.clock,
                end=None,
                left_because=None,
                line=move.line,
                words=move.words,
            )
        )
        return
    for stay in stays:
        if not stay.items:
            stay.items = ((first, ""),)
        stay.start = stay.start or move.clock


def _serve(there: Presence, stays: Sequence[Stay], move: Move) -> None:
    beside = [stay for stay in stays if stay.as_ is AttendsAs.SUBSTITUTE]
    serving = [stay for stay in stays if stay.as_ is AttendsAs.SERVING]
    for stay in serving:
        stay.serves_for = stay.serves_for or move.serves_for
    if beside and not serving:
        only = (
            not move.at.startswith((">", "<"))
            and re.search(r"\b(?:i|under)\s+(?:§|ärendet|paragraf)", move.words) is not None
        )
        spans = ((move.at, move.at if only else ""),)
        there.stays.append(
            replace(
                beside[0],
                as_=AttendsAs.SERVING,
                serves_for=move.serves_for,
                items=spans,
                start=move.clock,
                line=move.line,
                words=move.words,
            )
        )
        beside[0].away = (*beside[0].away, *spans)


def attendance(found: Presence, numbers: Sequence[str], file: str) -> Iterator[Attendance]:
    """The stays as facts: a time with a gap becomes two, each told by its first and last item."""
    for stay in found.stays:
        spans = list(_spans(stay, numbers))
        for index, (first, last) in enumerate(spans):
            to_end = last is None or not numbers or last == numbers[-1]
            yield Attendance(
                person=stay.person,
                as_=stay.as_,
                serves_for=stay.serves_for if stay.as_ in (AttendsAs.SERVING, AttendsAs.CHAIR) else None,
                party=stay.party,
                seat=stay.seat,
                start=stay.start if index == 0 else None,
                end=stay.end if index == len(spans) - 1 else None,
                first_item=first,
                last_item=last,
                remote=stay.remote,
                left_because=stay.left_because if stay.left_because and (not to_end or stay.end) else None,
                source=Source(file=file, place=stay.line.place, text=stay.words[:300]),
            )


def _spans(stay: Stay, numbers: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """The unbroken runs of items somebody was there for; (None, None) is the whole meeting."""
    if not stay.items and not stay.away:
        yield None, None
        return
    there = [number for number in numbers if _covered(number, stay.items or (("", ""),)) and not _covered(number, stay.away)]
    if not there:
        if not numbers:
            yield from ((first or None, last or None) for first, last in stay.items)
        return
    run: list[str] = []
    for number in numbers:
        if number in there:
            run.append(number)
        elif run:
            yield run[0] if run[0] != numbers[0] else None, run[-1]
            run = []
    if run:
        yield run[0] if run[0] != numbers[0] else None, run[-1] if run[-1] != numbers[-1] else None


def _covered(number: str, spans: Iterable[Span]) -> bool:
    """Whether a paragraph lies in one of the spans; ">7" begins after 7 and "<7" ends before it."""
    at = value(number)
    return any(_first(first) <= at <= _last(last) for first, last in spans)


def _first(number: str) -> int:
    return value(number[1:]) + 1 if number.startswith(">") else value(number.lstrip("<"))


def _last(number: str) -> int:
    return value(number[1:]) - 1 if number.startswith("<") else value(number.lstrip(">")) or 10**6

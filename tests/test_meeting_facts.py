"""Facts of a meeting: how they are read, what is refused, and who was there for an item."""

from __future__ import annotations

from datetime import date

import pytest

from samspel import plain_yaml
from samspel.checks.meeting_context import MeetingContext
from samspel.errors import UnreadableInput
from samspel.model import facts_from, join

_TOWN = """
samspel: 1
organs: [{id: n, name: Nämnden, kind: board, members: 5}]
people: [{id: a}, {id: b}, {id: c}]
"""


def context(meeting: str, on: str = "2026-03-10") -> MeetingContext:
    """The meeting of a small board; `meeting` is what its record says."""
    town = join(facts_from(plain_yaml.parse(f"{_TOWN}\nmeetings: [{{id: m, organ: n, on: {on}, {meeting}}}]", "möte.yaml")))
    return MeetingContext(town, town.meetings[0], date.fromisoformat(on))


def there(seen: MeetingContext) -> dict[str, set[str]]:
    """Who was there, by item."""
    return {item.number: {one.person for one in seen.there(item) or ()} for item in seen.items}


def test_who_was_there_by_the_items() -> None:
    seen = context(
        "attendance: [{person: a, as: chair}, {person: b, as: member, last_item: '2'}, {person: c, as: serving, "
        "first_item: '3', serves_for: b}], items: [{number: '1'}, {number: '2'}, {number: '3'}]"
    )

    assert there(seen) == {"1": {"a", "b"}, "2": {"a", "b"}, "3": {"a", "c"}}


def test_who_was_there_by_the_clock() -> None:
    seen = context(
        "attendance: [{person: a, as: chair}, {person: b, as: member, to: 14.10}, {person: c, as: member, from: '14:20'}], "
        "items: [{number: '1', opened: 13.00, closed: 14.00}, {number: '2', opened: 14.00, closed: 14.20}, "
        "{number: '3', opened: 14.20}]"
    )

    assert there(seen) == {"1": {"a", "b"}, "2": {"a", "b"}, "3": {"a", "c"}}


def test_the_disqualified_decide_nothing_and_whoever_steps_in_does() -> None:
    seen = context(
        "attendance: [{person: a, as: chair}, {person: b, as: member}, {person: c, as: substitute}], "
        "items: [{number: '1', conflicts: [{person: b, replaced_by: c}]}, "
        "{number: '2', conflicts: [{person: b, ruled: no}]}]"
    )

    deciding = [{one.person for one in seen.deciding(item) or ()} for item in seen.items]
    assert deciding == [{"a", "c"}, {"a", "b"}]


def test_unknown_attendance_is_unknown() -> None:
    seen = context("items: [{number: '1'}]")

    assert seen.there(seen.items[0]) is None
    assert seen.deciding(seen.items[0]) is None


@pytest.mark.parametrize(
    ("meeting", "words"),
    [
        ("opened: 25.00", "klockslag"),
        ("items: [{number: '7'}, {number: '7'}]", "två gånger"),
        ("attendance: [{person: z, as: member}]", "`person: z`"),
        ("items: [{number: '7', votes: [{ballots: [{person: z, for: yes}]}]}]", "`person: z`"),
        ("items: [{number: '7', prepared_by: [z]}]", "`prepared_by: z`"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(meeting: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=r"möte\.yaml") as told:
        context(meeting)

    assert words in str(told.value)

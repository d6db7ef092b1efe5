"""One meeting in many house styles: what is read of it is what happened, or it is unknown; and most of it is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.importers.minutes import ReadMinutes, understand
from samspel.importers.minutes.text import lines_of
from samspel.model import Attendance, AttendsAs, BallotFor, Facts, Item
from tests.house_styles import BESIDE, FORMS, MEMBERS, NO, SERVING, YES, Style

_ANY = st.builds(Style, **{name: st.sampled_from(forms) for name, forms in FORMS.items()})
_DECIDES = (AttendsAs.CHAIR, AttendsAs.MEMBER, AttendsAs.SERVING)
_LEAST = 0.8  # of the facts, in any one style

_HAPPENED: dict[str, Any] = {
    "organ": "Tekniska nämnden",
    "on": date(2025, 3, 12),
    "deciders": {*(name for name, _, _ in MEMBERS), SERVING[0]},
    "beside": {BESIDE[0]},
    "approvers": {"Bo Alm"},
    "approved": {date(2025, 3, 19)},
    "announced": {(date(2025, 3, 20), date(2025, 4, 11))},
    "numbers": ["11", "12", "13"],
    "proposals": [{"Anna Ek"}, {"Bo Alm"}],
    "order": True,
    "sums": [(3, 2)],
    "ballots": {**dict.fromkeys(YES, BallotFor.YES), **dict.fromkeys(NO, BallotFor.NO)},
    "reservations": set(NO),
    "documents": [2, 1],
    "sent_to": [("Förvaltningen",), ("Ekonomienheten",)],
    "decisions": ["Tekniska nämnden antar taxan för 2026.", "Tekniska nämnden godkänner avtalet."],
}


def _told(found: ReadMinutes) -> dict[str, Any]:
    """What was read, in the shape of what happened; what is unknown left out."""
    names = {one.id: one.name for one in found.facts.people}
    meeting = found.meeting
    items = {item.number: item for item in meeting.items or ()}
    taxa, avtal = (items.get(number, Item(number=number)) for number in ("12", "13"))
    decisions = [item.decision for item in (taxa, avtal) if item.decision]
    votes = taxa.votes or ()
    there = meeting.attendance
    gone = {one.person for one in avtal.conflicts or ()}
    told: dict[str, Any] = {
        "organ": found.facts.organs[0].name,
        "on": meeting.on,
        "deciders": there and {names[one.person] for one in there if one.as_ in _DECIDES},
        "beside": there and {names[one.person] for one in there if one.as_ is AttendsAs.SUBSTITUTE},
        "at 13": there
        and {names[one.person] for one in there if one.as_ in _DECIDES and _was_there(one, "13") and one.person not in gone},
        "conflicts": avtal.conflicts and {names[one.person] for one in avtal.conflicts},
        "approvers": meeting.approvers and {names[one] for one in meeting.approvers},
        "approved": meeting.approved and {one.on for one in meeting.approved},
        "announced": meeting.announced and {(one.start, one.end) for one in meeting.announced},
        "numbers": list(items),
        "proposals": taxa.proposals and [{names[person] for person in one.by or ()} for one in taxa.proposals],
        "order": None if taxa.order_of_propositions is None else isinstance(taxa.order_of_propositions, str),
        "sums": [(vote.yes, vote.no) for vote in votes if vote.yes is not None],
        "ballots": {names[one.person]: one.for_ for vote in votes for one in vote.ballots or ()},
        "reservations": taxa.reservations and {names[one.person] for one in taxa.reservations},
        "documents": [len(item.documents) for item in (taxa, avtal) if item.documents is not None],
        "sent_to": [one.sent_to for one in decisions if one.sent_to is not None],
        "decisions": [one.text for one in decisions],
    }
    return {name: value for name, value in told.items() if value is not None and value != [] and value != {}}


def _was_there(one: Attendance, number: str) -> bool:
    first, last = int(one.first_item or 0), int(one.last_item or 99)
    return first <= int(number) <= last


def _happened(style: Style) -> dict[str, Any]:
    """What happened in the meeting that a style writes down."""
    left = {"Dag Roth"} if style.leaves != "nobody" else set()
    gone = {"Cia Lind"} if style.conflict != "nobody" else set()
    return {**_HAPPENED, "at 13": _HAPPENED["deciders"] - left - gone, **({"conflicts": gone} if gone else {})}


def _wrong(style: Style) -> dict[str, Any]:
    """What was read otherwise than it happened, or not read and no doubt told; and how much was not read."""
    found = understand(lines_of(style.minutes(), "protokoll.md"), Facts())
    told, happened = _told(found), _happened(style)
    wrong = {name: value for name, value in told.items() if value != happened.get(name)}
    known = {name for name in happened if name in told or (name == "ballots" and style.vote == "numbers")}
    if len(known) < _LEAST * len(happened):
        wrong["not read"] = sorted(happened.keys() - known)
    if "deciders" not in known and not found.doubts:
        wrong["no doubt"] = True
    return wrong


@pytest.mark.parametrize(
    ("part", "form"), [(part, form) for part, forms in FORMS.items() for form in forms], ids=lambda one: one[:30]
)
def test_each_form_by_itself_is_read_as_it_happened(part: str, form: str) -> None:
    assert _wrong(Style(**{part: form})) == {}  # type: ignore[arg-type]


@settings(max_examples=20, deadline=None, derandomize=True)
@given(_ANY)
def test_any_combination_of_forms_is_read_as_it_happened_or_not_at_all(style: Style) -> None:
    assert _wrong(style) == {}


@pytest.mark.long
@settings(max_examples=400, deadline=None)
@given(_ANY)
def test_many_combinations_of_forms_are_read_as_it_happened_or_not_at_all(style: Style) -> None:
    assert _wrong(style) == {}

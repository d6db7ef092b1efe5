"""Views of who does what at a meeting: politicians and officials in one item, and in the meeting as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ..authority.boards import BOARDS
from ..authority.request import Answer, Request
from ..graph import heads_administration_of
from ..law import lexicon, titles
from ..law.zones import Agreed, ItemFacts, Zoned, zone
from ..model import (
    NONE,
    Act,
    AttendsAs,
    ContactKind,
    Item,
    ItemKind,
    ItemOutcome,
    Meeting,
    Municipality,
    Nothing,
    Order,
    ProposalKind,
    Role,
    Side,
    YesNo,
    Zone,
)
from ..rules.roles_views import ItemRolesView, MeetingRolesView
from ..rules.view import Sighting
from .asking import decide
from .decision_context import is_yes
from .meeting_context import MeetingContext
from .zone_views import told as reasons_told

_CONFIDENT = 0.5  # one clear reason, and nothing against it
_ELECTED = {AttendsAs.CHAIR, AttendsAs.MEMBER, AttendsAs.SERVING, AttendsAs.SUBSTITUTE, AttendsAs.OTHER_ELECTED}
_ROUTINE = {ItemKind.INFORMATION, ItemKind.PROCEDURE, ItemKind.NOTICES, ItemKind.DELEGATION_REPORT}
_RETURNED = {ItemOutcome.REFERRED_BACK, ItemOutcome.TABLED}
_AGAINST = {ProposalKind.REJECT, ProposalKind.AMEND, ProposalKind.REFER_BACK, ProposalKind.TABLE}
_ROW = re.compile(r"\b(?:punkt(?:en)?|p\.?|nr\.?|nummer|rad)\s*(\d+(?:\.\d+)*)")
_BEFORE = timedelta(days=31)
_ENOUGH = 5  # decisions of a meeting before agreement about them tells anything


def item_roles_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """One view of each item."""
    for item in context.items:
        yield _of_item(context, item, _zone(context, item))


def meeting_roles_sightings(context: MeetingContext) -> Iterator[Sighting]:
    """One view of the meeting, where its items are known."""
    if context.items:
        yield _of_meeting(context, {item.number: _zone(context, item) for item in context.items})


def _of_item(context: MeetingContext, item: Item, zoned: Zoned | None) -> Sighting:
    text = (item.decision.text or "") if item.decision else ""
    words = f"{item.matter or ''} {text}"
    decision = item.decision
    view = ItemRolesView.alike(
        organ_kind=context.organ.kind.value,
        decided=_decided(item),
        proposes=bool(decision and decision.proposed_to),
        zone=zoned.zone.value if zoned else None,
        confident=zoned.confidence >= _CONFIDENT if zoned else None,
        authority=context.authority(item),
        addressee=_addressee(context, item),
        staff_matter=lexicon.says("staff_matter", lexicon.without("not_staff", words)),
        about_head=_about_head(item, text),
        advocates=_acts(context, item, Act.ADVOCATES, official=True) != (),
        orders_alone=_acts(context, item, Act.ORDERS, official=False) != (),
        unlike_prepared=is_yes(decision.unlike_prepared) if decision else decision,
        reasoned=None if not decision or decision.reasons is None else bool(decision.reasons),
        assigns=lexicon.says("assignment", text) if text else None,
        due=None if not decision or decision.due is None else bool(decision.due),
        means=lexicon.says("means", text) if text else None,
        delegated=_delegated(context, item),
        returned=_returned(context, item),
        lobbied=_lobbied(context, item),
        rebukes=bool(item.rebuked),
        party_contact=_acts(context, item, Act.MEETS_PARTY, official=False) != (),
    )
    argued = [
        *_acts(context, item, Act.ADVOCATES, official=True),
        *_acts(context, item, Act.ORDERS, official=False),
        *_acts(context, item, Act.MEETS_PARTY, official=False),
    ]
    return Sighting(
        kind="item_roles",
        view=view,
        about=context.about_item(item),
        row=f"§ {item.number}",
        source=item.source or context.meeting.source,
        asked=context.asked,
        act=context.meeting.on,
        presumed=frozenset() if context.authority_shown(item) else frozenset({"authority"}),
        words={
            "item": f"§ {item.number}",
            "matter": item.matter or "–",
            "organ": context.organ.name,
            "on": context.meeting.on.isoformat(),
            "addressee": (decision.addressed_to or "–") if decision else "–",
            "people": ", ".join(dict.fromkeys(map(context.name, argued))) or "–",
            "reasons": reasons_told(zoned.reasons) if zoned else "–",
            "number": str(view.returned),
            "rebuked": ", ".join(map(context.name, item.rebuked or ())) or "–",
        },
    )


def _decided(item: Item) -> bool | None:
    """Whether the item ended in a decision of substance."""
    if item.kind in _ROUTINE:
        return False
    if item.decision is None:
        return None
    if not item.decision or item.decision.proposed_to is not None:
        return False
    outcome = item.decision.outcome
    return outcome is ItemOutcome.DECIDED if outcome is not None else True if item.decision.text else None


def _about_head(item: Item, text: str) -> bool:
    """Whether the head of the administration is meant: in the title, or in what is decided of somebody's employment."""
    told = [one for one in re.split(r"(?<=[.!?])\s+", text) if lexicon.says("staff_matter", one)]
    return lexicon.says("head_of_administration", " ".join([item.matter or "", *told]))


def _zone(context: MeetingContext, item: Item) -> Zoned | None:
    """Whose the item seems to be; nothing is said of items that only inform or keep order."""
    if item.matter is None or item.kind in _ROUTINE:
        return None
    agreed = [
        Agreed(one.zone, one.matter_type, one.matter)
        for one in context.town.agreed_zones
        if one.organ in (None, context.organ.id) and (one.in_force is None or one.in_force.covers(context.meeting.on))
    ]
    facts = ItemFacts(matter_type=item.matter_type, authority=context.authority(item))
    return zone(item.matter, board=context.organ.name, facts=facts, agreed=agreed)


def _addressee(context: MeetingContext, item: Item) -> str | Nothing | None:
    """What sort of receiver the decision tells to do something: by the facts, else by what the title says."""
    if not item.decision:
        return None if item.decision is None else NONE
    words = item.decision.addressed_to
    if not isinstance(words, str):
        return words
    key = titles.key(words)
    role = next((one for one in context.town.roles if titles.key(one.name) == key), None) or _role_of(context, words)
    if role is not None:
        if role.side is not Side.OFFICIAL:
            return "elected"
        heads = heads_administration_of(context.town, role, context.organ.id)
        return "head" if heads else "employee" if heads is False else None
    if any(titles.key(one.name) == key for one in context.town.organs):
        return "organ"
    if lexicon.says("administration", words) or any(titles.key(one.name) == key for one in context.town.units):
        return "administration"
    title = titles.presume(words)
    if title is None:
        return None
    if title.letter == "F":
        return "organ" if title.recipient in ("board", "committee", "council", "presidium", "preparation") else "elected"
    if not title.of_the_municipality:
        return None
    return "head" if title.heads or title.director or title.level <= 1 else "employee"


def _role_of(context: MeetingContext, words: str) -> Role | None:
    """The one role that day of a person who is named."""
    for person in context.town.people:
        if (person.name or person.id).casefold() in words.casefold():
            held = [one.role for one in person.roles if one.covers(context.meeting.on)]
            return context.town.role[held[0]] if len(held) == 1 else None
    return None


def _acts(context: MeetingContext, item: Item, act: Act, *, official: bool) -> tuple[str, ...]:
    """Those officials, or elected representatives, who are recorded as doing so."""
    if not item.contributions:
        return ()
    capacities = {one.person: one.as_ for one in context.meeting.attendance or ()}
    wanted = {AttendsAs.OFFICIAL} if official else _ELECTED
    return tuple(one.person for one in item.contributions or () if one.act is act and capacities.get(one.person) in wanted)


def _delegated(context: MeetingContext, item: Item) -> bool | Nothing | None:
    """Whether the facts let a committee or presidium decide what it has decided."""
    organ = context.organ
    orders = [one for one in context.town.orders if one.organ == organ.parent]
    if organ.kind in BOARDS or context.is_council or organ.parent is None or not orders or not _decided(item):
        return NONE
    if _cites_row(item, orders, organ.id):
        return True
    matter = item.matter_type or item.matter
    if matter is None:
        return None
    ruling = decide(context.town, Request(matter=matter, on=context.meeting.on, organ=organ.id, board=organ.parent))
    return None if ruling.answer is Answer.NEEDS_ASSESSMENT else ruling.answer is Answer.YES


def _cites_row(item: Item, orders: Sequence[Order], organ: str) -> bool:
    """Whether the decision names a row of the delegation order by its number, and the row gives the organ the power."""
    text = (item.decision.text or "") if item.decision else ""
    numbers = set(_ROW.findall(text)) if lexicon.says("delegation_order", text) else set()
    rows = (row for order in orders for row in order.rows if row.number in numbers)
    return any(one.organ == organ for row in rows for one in row.delegates or ())


def _returned(context: MeetingContext, item: Item) -> int:
    """On how many days the case has been put off, this one too: by the meetings known, and by what the item tells."""
    until = context.meeting.on
    days = {day for day in item.put_off_on or () if day < until}
    if _outcome(item) in _RETURNED:
        days.add(until)
    if item.case is not None:
        days |= {
            meeting.on
            for meeting in context.town.meetings
            if meeting.organ == context.organ.id and meeting.on <= until
            for other in meeting.items or ()
            if other.case == item.case and _outcome(other) in _RETURNED
        }
    now = _outcome(item) in _RETURNED
    return max(len(days), (item.put_off_times or 0) + now if item.put_off_times else 0)


def _outcome(item: Item) -> ItemOutcome | None:
    return item.decision.outcome if item.decision else None


def _lobbied(context: MeetingContext, item: Item) -> bool:
    town, on = context.town, context.meeting.on
    return item.case is not None and any(
        one.kind is ContactKind.LOBBYING
        and one.case == item.case
        and on - _BEFORE <= one.on <= on
        and town.role[one.by].side is Side.OFFICIAL
        and one.to is not None
        and town.role[one.to].side is Side.POLITICAL
        for one in town.contacts
    )


def _of_meeting(context: MeetingContext, zones: dict[str, Zoned | None]) -> Sighting:
    items = context.items
    decided = [one for one in items if _decided(one)]
    daily = [one for one in decided if _is_daily(zones[one.number])]
    information = sum(one.kind is ItemKind.INFORMATION for one in items)
    added = [one for one in items if one.on_agenda is YesNo.NO]
    agreeing = _agreeing(context.town, context.meeting)
    return Sighting(
        kind="meeting_roles",
        view=MeetingRolesView(
            items=len(items),
            decisions=len(decided),
            daily=len(daily),
            mostly_daily=len(daily) >= max(3, len(decided) / 3),
            information=information,
            mostly_information=information >= 6 and information > 2 * len(decided),
            added=len(added),
            mostly_added=len(added) >= max(3, len(items) / 4),
            agreeing=agreeing,
        ),
        about=context.about,
        source=context.meeting.source,
        asked=context.asked,
        act=context.meeting.on,
        words={
            "organ": context.organ.name,
            "on": context.meeting.on.isoformat(),
            "daily_items": _numbers(daily),
            "added_items": _numbers(added),
            "number": str(agreeing),
            "of": str(len(decided)),
        },
    )


def _numbers(items: Sequence[Item]) -> str:
    return ", ".join(f"§ {one.number}" for one in items) or "–"


def _is_daily(zoned: Zoned | None) -> bool:
    if zoned is None or zoned.decided_by == "authority":
        return False
    return zoned.zone is Zone.HOW and zoned.confidence >= _CONFIDENT


def _agreeing(town: Municipality, meeting: Meeting) -> int:
    """Meetings of the organ in a row, this one last, where nobody is recorded as wanting anything else."""
    before = [one for one in town.meetings if one.organ == meeting.organ and one.on <= meeting.on and one.items]
    number = 0
    for one in sorted(before, key=lambda other: other.on, reverse=True):
        items = one.items or ()
        if sum(_decided(item) is True for item in items) < _ENOUGH or any(map(_disputed, items)):
            break
        number += 1
    return number


def _disputed(item: Item) -> bool:
    return bool(item.votes or item.reservations) or any(one.kind in _AGAINST for one in item.proposals or ())

"""Views of the items of a meeting: whether each could be taken up, what it rested on, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..authority.texts import short
from ..law import lexicon
from ..law.titles import names_executive_board
from ..model import (
    NONE,
    Item,
    ItemDocument,
    ItemKind,
    ItemOutcome,
    Nothing,
    Organ,
    OrganKind,
    ProposalKind,
    StandingOrders,
    YesNo,
)
from ..money import amounts
from ..rules.item_views import ItemView
from ..rules.view import Sighting, Words
from .decision_context import is_yes
from .item_context import ItemContext, item_contexts, named
from .meeting_context import MeetingContext
from .votes import counts_of, put_off_votes

_BOARDS = (OrganKind.BOARD, OrganKind.JOINT_BOARD)
_PUTS_OFF = (ProposalKind.REFER_BACK, ProposalKind.TABLE)
_BY_KIND = {ItemKind.ELECTION: "election", ItemKind.AUDIT_REPORT: "audit", ItemKind.DISCHARGE: "audit"}
_THIRD = 3  # one of so many of those present (KL 5 kap. 50 §)


def item_sightings(meeting: MeetingContext) -> Iterator[Sighting]:
    """One view of each item."""
    decided = [one.decision for one in meeting.items if one.decision]
    tells = 2 * sum(bool(one.sent_to) for one in decided) >= len(decided) > 0
    for context in item_contexts(meeting):
        yield _seen(context, tells_dispatch=tells)


def _seen(context: ItemContext, *, tells_dispatch: bool) -> Sighting:
    item = context.item
    standing = context.meeting.standing_orders
    view = ItemView.alike(
        **context.in_common,
        on_agenda=True if item.number in (context.meeting.meeting.urgent_notice or ()) else is_yes(item.on_agenda),
        taken_up_by_all=is_yes(item.added_by_all),
        extra_items=named(standing.extra_items) if standing else None,
        exempt=_exempt(context),
        prepared=_prepared(context),
        executive_board=_executive_board(context),
        all_agreed=_all_agreed(item),
        written_proposal=named(item.proposed_decision) is True if item.proposed_decision is not None else None,
        documents=None if item.documents is None else len(item.documents),
        document_days_after=max((days for _, days in _dated(context)), default=NONE),
        documents_after_summons=_after_summons(context),
        handed_out=any(_handed_out(context, one) for one in item.documents or ()),
        proposals=context.proposals,
        order_told=None if item.order_of_propositions is None else bool(item.order_of_propositions),
        minority_asked=_minority_asked(context),
        put_off_before=_put_off_before(context),
        spends=_spends(context),
        funded=named(item.decision.funding) is True if item.decision and item.decision.funding is not None else None,
        sent=_sent(context, tells_dispatch),
    )
    return context.sighting("item", view, words=lambda: _words(context))


def _words(context: ItemContext) -> dict[str, Words]:
    town, item = context.meeting.town, context.item
    units = {one.id: one.name for one in town.units}
    preparers = [town.organ[one].name if one in town.organ else units[one] for one in item.prepared_by or ()]
    late = [one.name for one, days in _dated(context) if days > 0]
    return {
        "prepared_by": ", ".join(preparers) or "–",
        "late_documents": ", ".join(late) or "–",
        "younger_documents": ", ".join(_younger(context)) or "–",
        "extra_items": _extra_items(context.meeting.standing_orders),
        "decision": short(context.text.rstrip(" .")) or "–",
    }


def _extra_items(standing: StandingOrders | None) -> Words:
    if standing is None or standing.extra_items is None:
        return ("framgår inte här", "is not told here")
    return standing.extra_items or ("säger inget om det", "say nothing of it")


def _exempt(context: ItemContext) -> str | Nothing:
    """The exception that the item's kind or words point to."""
    item = context.item
    if item.kind in _BY_KIND:
        return _BY_KIND[item.kind]
    for name in ("extra_election", "term"):
        if lexicon.says(name, f"{item.matter or ''} {context.text}"):
            return name
    return "passed_on" if context.sent_on and not lexicon.says("settles", context.text) else NONE


def _prepared(context: ItemContext) -> str | Nothing | None:
    item, town = context.item, context.meeting.town
    if item.prepared_by is None:
        return None
    kinds = {_preparer(town.organ[one], context.meeting) for one in item.prepared_by if one in town.organ}
    for one in ("board", "council_committee"):
        if one in kinds:
            return one
    return "other" if item.prepared_by else NONE


def _preparer(organ: Organ, meeting: MeetingContext) -> str:
    if organ.kind in _BOARDS:
        return "board"
    above = meeting.town.organ.get(organ.parent or "")
    of_council = above is not None and above.kind is OrganKind.COUNCIL
    return "council_committee" if of_council and organ.kind is OrganKind.PREPARATION else "other"


def _executive_board(context: ItemContext) -> bool | None:
    town, item = context.meeting.town, context.item
    prepared = any(one in town.organ and names_executive_board(town.organ[one].name) for one in item.prepared_by or ())
    if prepared or item.executive_board_heard is YesNo.YES:
        return True
    return None if item.executive_board_heard is None else False


def _all_agreed(item: Item) -> bool | None:
    if item.added_by_all is not None:
        return item.added_by_all is YesNo.YES
    divided = any(counts.yes and counts.no for counts in map(counts_of, item.votes or ()))
    return False if divided or item.reservations else None


def _dated(context: ItemContext) -> list[tuple[ItemDocument, int]]:
    """The documents whose date is told, and how many days after the meeting that is."""
    last = context.meeting.meeting.last_day
    return [(one, (one.dated - last).days) for one in context.item.documents or () if one.dated is not None]


def _after_summons(context: ItemContext) -> int | None:
    summoned = context.meeting.meeting.summoned
    if context.item.documents is None or not summoned:
        return None
    return len(_younger(context))


def _younger(context: ItemContext) -> list[str]:
    """The documents dated after the summons was sent."""
    summoned = context.meeting.meeting.summoned
    dated = [one for one in context.item.documents or () if one.dated is not None]
    return [one.name for one in dated if one.dated and summoned and one.dated > summoned]


def _handed_out(context: ItemContext, document: ItemDocument) -> bool:
    sent = document.sent
    return sent is NONE or (sent is not None and not isinstance(sent, Nothing) and sent >= context.meeting.meeting.on)


def _minority_asked(context: ItemContext) -> bool | Nothing | None:
    """Whether a third of those present asked for it: by the people behind such proposals, or by a vote on it."""
    asking = [one for one in context.item.proposals or () if one.kind in _PUTS_OFF and one.withdrawn is not YesNo.YES]
    voted = [count for vote in context.item.votes or () if (count := put_off_votes(vote)) is not None]
    if not asking and not voted:
        return NONE
    if context.deciding is None:
        return None
    present = {one.person for one in context.deciding}
    behind = present & {person for one in asking for person in one.by or ()}
    if _THIRD * max(len(behind), *voted, 0) >= len(present):
        return True
    return None if not voted and any(one.by is None for one in asking) else False


def _put_off_before(context: ItemContext) -> bool:
    """Whether an earlier meeting of the organ put the same case off, by that meeting or by what this one tells."""
    meeting, case = context.meeting.meeting, context.item.case
    if any(day < meeting.on for day in context.item.put_off_on or ()):
        return True
    return case is not None and any(
        item.case == case and item.decision and item.decision.outcome in (ItemOutcome.REFERRED_BACK, ItemOutcome.TABLED)
        for earlier in context.meeting.town.meetings
        if earlier.organ == meeting.organ and earlier.on < meeting.on
        for item in earlier.items or ()
    )


def _spends(context: ItemContext) -> bool | None:
    """Whether the decision grants an amount, by its words; a budget, a loan or a surety is none."""
    if not context.text:
        return None
    grants = lexicon.says("grants_money", context.text) and bool(amounts(context.text))
    return grants and not lexicon.says("no_spending", context.item.matter or "")


def _sent(context: ItemContext, tells_dispatch: bool) -> bool | Nothing | None:
    decision = context.item.decision
    if decision is None or decision is NONE:
        return decision
    if decision.sent_to is None:
        return False if tells_dispatch else None
    return any(not lexicon.says("kept_only", one) for one in decision.sent_to)

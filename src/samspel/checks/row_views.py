"""Views of rows and of the delegates in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..authority.context import OrderContext, printed
from ..authority.mandates import mandate_of
from ..authority.recipients import Recipient
from ..law import lexicon
from ..model import NONE, Acting, Citation, Designation, Nothing, Row, YesNo
from ..money import spoken
from ..rules.view import Sighting
from ..rules.views import DelegateView, RowView
from .letters import unmatched

_URGENCY = Citation(sfs="2017:725", chapter="6", section="39")
_READ_FROM_TITLE = frozenset({"recipient", "seat", "member_of_board"})
READ_FROM_WORDS = frozenset({"to_council", "councils_matter"})


def row_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each row."""
    slips = unmatched(context.order.rows)
    for row in context.order.rows:
        yield row_sighting(context, row, letter_unmatched=row.id in slips)


def row_sighting(context: OrderContext, row: Row, *, letter_unmatched: bool = False) -> Sighting:
    """The view of one row."""
    delegates = context.delegates(row)
    rests_on = context.footing(row)
    in_mandate, holder = mandate_of(context, row)
    view = RowView(
        has_delegate=_has_delegate(delegates),
        letter_unmatched=letter_unmatched,
        delegate_count=None if delegates is None else len(delegates),
        employees=_count(delegates, "employed"),
        elected=_count(delegates, "elected"),
        acting=_acting(context, row, delegates),
        signing=_is_signing(row),
        in_consultation=lexicon.says("in_consultation", _said(row)),
        consults=None if row.consult is None else bool(row.consult),
        consent_required=None if row.consult is None else any(consult.consent for consult in row.consult),
        consent_of_users=_consent_of_users(row),
        cites_law=_cites_law(context, row),
        amount_units=_units(context, row),
        regime=context.regime(row),
        execution=None if row.execution is None else row.execution is YesNo.YES,
        seats=_seats(delegates),
        in_mandate=in_mandate,
        in_mandate_of_other=None if in_mandate is None else holder is not None,
        executive_board="KS" in context.kinds,
        **shared(context, row),
    )
    presumed = {"employees", "elected", "seats"} if any(one.presumed for one in delegates or ()) else set()
    if "matters" in rests_on.presumed:
        presumed |= {"in_mandate", "in_mandate_of_other"}
    return Sighting(
        kind="row",
        view=view,
        about=context.about(row),
        row=printed(row),
        source=row.source,
        asked=context.asked,
        adopted=context.written,
        presumed=frozenset(presumed) | rests_on.presumed,
        presumptions=tuple(one.name for one in delegates or () if one.presumed),
        words={
            **context.words(row),
            "consulted": _consulted(row),
            "amount": _amount_words(row),
            "organ": context.organ_name,
            "holder": holder.name if holder else "–",
        },
    )


def delegate_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each delegate of each row."""
    for row in context.order.rows:
        power = power_of(context, row)
        receivers = [*(row.delegates or ()), *(row.substitutes or () if power == "urgent" else ())]
        for recipient in dict.fromkeys(context.recipients.of(delegate) for delegate in receivers):
            yield delegate_sighting(context, row, recipient, power)


def designation_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each role that the order's board has designated for urgent decisions."""
    for designation in context.town.designations:
        if designation.organ == context.order.organ and designation.task == "urgent" and _lasts(designation, context):
            recipient = context.recipients.of_role(context.town.role[designation.role])
            yield delegate_sighting(context, None, recipient, "urgent", source_of=designation)


def delegate_sighting(
    context: OrderContext,
    row: Row | None,
    recipient: Recipient,
    power: str | None,
    source_of: Designation | None = None,
) -> Sighting:
    """The view of one receiver of power by a row, or by a designation."""
    rests_on, says = context.footing(row), context.wording(row)
    view = DelegateView(
        recipient=recipient.kind,
        member_of_board=None if recipient.kind in (None, "seat_in_board") else recipient.kind == "member",
        seat=_seat(recipient),
        designated=_designated(context, row, recipient, power),
        power=power,
        named_person=recipient.named_person,
        regime=context.regime(row),
        names=recipient.names,
        office=recipient.office,
        agreement=recipient.agreement,
        appeal=_appeal(row),
        statement_on_appeal=says.appealed is not NONE,
        appealed=says.appealed,
        appeals=says.appeals,
        refusal=says.refusal,
        at_cost=says.at_cost,
        ceases=says.ceases,
        rescue_leader=says.rescue_leader,
        to_council=says.to_council,
        councils_matter=says.councils_matter,
        own_request=says.own_request,
        fine_words=says.fine_words,
        urgent_words=says.urgent_words,
        **shared(context, row),
    )
    words = context.words(row) if row else {"row": "–", "matter": "–", "order": context.order.id}
    return Sighting(
        kind="delegate",
        view=view,
        about=context.about(row) if row else f"designation/{context.order.organ}/{recipient.role}",
        part=context.part(row, recipient) if row else recipient.name,
        row=printed(row) if row else None,
        source=row.source if row else source_of.source if source_of else None,
        asked=context.asked,
        adopted=context.written,
        presumed=(_READ_FROM_TITLE if recipient.presumed else frozenset())
        | rests_on.presumed
        | {name for name in READ_FROM_WORDS if getattr(says, name)},
        presumptions=(recipient.name,) if recipient.presumed else (),
        words={**words, "delegate": recipient.name, "organ": context.organ_name},
    )


def shared(context: OrderContext, row: Row | None) -> dict[str, Any]:
    """What the views of a row and of its delegates have in common."""
    rests_on, says = context.footing(row), context.wording(row)
    return {
        "cites": rests_on.cites,
        "acts": rests_on.acts,
        "points_to": rests_on.points_to,
        "matters": rests_on.matters,
        "authority": rests_on.authority,
        "procedural": says.procedural,
        "statement": says.statement,
        "principled": says.principled,
        "organ_kind": context.organ_kind,
    }


def _has_delegate(delegates: tuple[Recipient, ...] | None) -> bool | None:
    """Unknown where all that stands there is where to look for the delegate."""
    elsewhere = bool(delegates) and all(one.names == "elsewhere" for one in delegates or ())
    return None if delegates is None or elsewhere else bool(delegates)


def _count(delegates: tuple[Recipient, ...] | None, which: str) -> int | None:
    values = [getattr(one, which) for one in delegates or ()]
    return None if delegates is None or None in values else sum(values)


def power_of(context: OrderContext, row: Row) -> str | None:
    """Whether the row gives the power to decide what cannot await the board, or ordinary delegated power."""
    if row.matter is None:
        return None
    cites = any(reading.citation() == _URGENCY for reading in context.row_readings.get(row.id, ()))
    if not lexicon.urgent_power(row.matter or "", cites_urgency=cites):
        return "delegation"
    return "crisis" if "KLN" in context.kinds else "urgent"


def _is_signing(row: Row) -> bool:
    """Whether the row is about signing: its matter, or a remark that speaks of signing and not of the decision."""
    remark = row.note or ""
    return lexicon.says("signing", row.matter or "") or (
        lexicon.says("signing", remark) and "beslut" not in remark.casefold()
    )


def _consent_of_users(row: Row) -> bool | None:
    if row.consult is None:
        return None
    said = " ".join((*(consult.text or "" for consult in row.consult if consult.consent), row.note or "", *(row.law or ())))
    return lexicon.says("users", said)


def _acting(context: OrderContext, row: Row, delegates: tuple[Recipient, ...] | None) -> str | Nothing | None:
    """Each or jointly. One title may still mean several who decide together: "två handläggare i förening"."""
    if any(one.kind == "employee_group" for one in delegates or ()):
        return Acting.JOINTLY.value
    if delegates is not None and len(delegates) < 2 and row.acting is not Acting.JOINTLY:
        return NONE
    acting = context.acting(row)
    return acting.value if acting else None


def _cites_law(context: OrderContext, row: Row) -> bool | None:
    if row.law or context.row_readings.get(row.id):
        return True
    return None if row.law is None else False


def _units(context: OrderContext, row: Row) -> frozenset[str] | Nothing | None:
    limits = [limit for limit in (row.limit, *(one.limit for one in row.delegates or ())) if limit]
    return frozenset(limit.unit.value for limit in limits) if limits else NONE if row.limit is not None else None


def _seats(delegates: tuple[Recipient, ...] | None) -> frozenset[str] | Nothing | None:
    """The seats in the board that the delegates have; unknown when one of them may have a seat that is not known."""
    if delegates is None or any(_seat(one) is None for one in delegates):
        return None
    return frozenset(one.seat.value for one in delegates if one.seat) or NONE


def _appeal(row: Row | None) -> str | Nothing | None:
    if row is None or row.appeal is None:
        return None
    return row.appeal.value if row.appeal else NONE


def _amount_words(row: Row) -> str:
    limit = row.limit
    if not limit:
        return "–"
    value = next(v for v in (limit.at_most, limit.less_than, limit.at_least, limit.more_than) if v is not None)
    return spoken(value, limit.unit)


def _seat(recipient: Recipient) -> str | Nothing | None:
    """The seat in the board; none for those who have none, unknown for those who may."""
    if recipient.seat is not None:
        return recipient.seat.value
    return None if recipient.kind in (None, "seat_in_board") else NONE


def _designated(context: OrderContext, row: Row | None, recipient: Recipient, power: str | None) -> bool | None:
    """Whether the board has chosen the receiver for urgent decisions, by the facts or by the words of the row itself."""
    if row is None:  # what is looked at is a designation
        return True
    if lexicon.says("designated", f"{row.matter or ''} {recipient.name} {row.note or ''}"):
        return True
    if recipient.role is None:
        return None
    given = [d for d in context.town.designations if d.organ == context.order.organ and _lasts(d, context)]
    named = [d.role for d in given if d.task == "urgent" or power != "urgent"]  # LVU and LVM have their own
    return recipient.role in named if named else None  # designations are a complete list where there are any


def _lasts(designation: Designation, context: OrderContext) -> bool:
    return designation.in_force is None or designation.in_force.covers(context.asked)


def _said(row: Row) -> str:
    return "\n".join((row.matter or "", row.note or "", *(one.text or "" for one in row.delegates or ())))


def _consulted(row: Row) -> str:
    return ", ".join(consult.text or consult.role or "–" for consult in row.consult or ()) or "–"

"""One decision with what every view of it needs: who decided, by which row, what it is about, where it is appealed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..authority.boards import BOARDS
from ..authority.context import OrderContext, named
from ..authority.recipients import Recipient
from ..authority.request import Answer, Request
from ..authority.ruling import Ruling
from ..authority.texts import short
from ..law.appeals import usual_appeal
from ..law.matter_text import matter_key
from ..law.matters import MatterType, all_matters
from ..law.recogniser import by_sections, pinned, recognise
from ..law.untaxed import bears_vat
from ..model import (
    NONE,
    Appeal,
    Decision,
    Delegate,
    Item,
    ItemKind,
    Meeting,
    Municipality,
    Nothing,
    Order,
    OrganKind,
    Part,
    Reported,
    Row,
    Seat,
    YesNo,
)
from ..money import Unit
from ..rules.view import Words
from .asking import decide, index_of

_POINT = re.compile(r"^\s*(?:punkt|pkt|p|nr|rad)\b\.?", re.IGNORECASE)
_SOCIAL = {"2025:400", "2001:453", "1990:52", "1988:870", "2024:79"}  # SoL, LVU, LVM, children in protected housing
_YES_OR_NO = {Answer.YES: True, Answer.NO: False, Answer.NEEDS_ASSESSMENT: None}


@dataclass(frozen=True, eq=False)  # one look at a decision is itself only
class DecisionContext:
    """What the view builders share about one decision."""

    town: Municipality
    decision: Decision
    asked: date
    sat: Mapping[str, Sequence[date]] = field(default_factory=dict)  # the days on which each organ is known to have met
    told: Mapping[tuple[str, str], Sequence[date]] = field(default_factory=dict)  # when an organ's minutes list it
    whole: Mapping[str, frozenset[date]] = field(default_factory=dict)  # the days whose minutes list all that was reported

    @property
    def about(self) -> str:
        """What findings about the decision are filed under."""
        return f"decision/{self.decision.id}"

    @cached_property
    def row(self) -> tuple[Order, Row] | Nothing | None:
        """The row it says it rests on, by id or by the number printed on it; none when it names none."""
        cites = self.decision.cites
        if cites:
            order = self.town.order[cites.order]
            return order, next(row for row in order.rows if row.id == cites.row)
        if self.decision.cites_words is None:
            return NONE if cites is NONE else None
        found = [(order, row) for order in self.orders_that_day for row in order.rows if self.is_named(row)]
        return found[0] if len(found) == 1 else None

    def is_named(self, row: Row) -> bool:
        """Whether the decision names the row by the number printed on it."""
        return (row.number or row.id).strip(" .") == self.point_named

    @property
    def point_named(self) -> str:
        """The point of the order as the decision names it, without "punkt"."""
        return _POINT.sub("", self.decision.cites_words or "").strip(" .")

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """The orders of the board whose power was used, of any day; every order where that board is not known."""
        return tuple(order for order in self.town.orders if self.board in (None, order.organ))

    @cached_property
    def orders_that_day(self) -> tuple[Order, ...]:
        """Those of them that count on the day of the decision."""
        spans = index_of(self.town).spans
        return tuple(
            order for order in self.orders if any(one.first <= self.decision.on <= one.last for one in spans[order.id])
        )

    @cached_property
    def board(self) -> str | None:
        """The board whose power was used, as far as the record says."""
        decision = self.decision
        if decision.board is not None:
            return decision.board
        if decision.cites:
            return self.town.order[decision.cites.order].organ
        role = self.town.role.get(decision.role or "")
        seat = role.organ if role is not None and decision.organ is None else decision.organ
        return self._board_of(seat) if seat is not None else None

    def _board_of(self, organ: str) -> str:
        """The organ itself, or the one that a committee, a presidium or a preparation belongs to."""
        found = self.town.organ[organ]
        return organ if found.parent is None or found.kind in (*BOARDS, OrganKind.COUNCIL) else found.parent

    @cached_property
    def as_row(self) -> tuple[OrderContext, Row]:
        """The decision as if it were itself a row of the board's order that day: its matter, and the law it rests on.

        Without words of its own it has those of the register for its matter type.
        """
        decision = self.decision
        label = pinned(decision.matter_type).type if decision.matter_type is not None else None
        matter = decision.matter or (label.label if label else None)
        row = Row(id=decision.id, matter=matter, matter_type=decision.matter_type, law=decision.law)
        return OrderContext(self.town, Order(id=f"decision-{decision.id}", organ=self.board, rows=(row,)), decision.on), row

    @cached_property
    def kind(self) -> MatterType | None:
        """The matter type: as recorded, of the row it rests on, or by its words and the law it names."""
        if self.decision.matter_type is None and self.row and self.row[1].matter_type is not None:
            return pinned(self.row[1].matter_type).type
        if self._own_kind is None and self.row and self.row[1].matter:
            return recognise(self.row[1].matter, organs=self.as_row[0].kinds).type
        return self._own_kind

    @cached_property
    def _own_kind(self) -> MatterType | None:
        """The same by the decision alone: as recorded, by its words, or by a section that one type of matter rests on."""
        context, row = self.as_row
        cited = (reading.citation() for reading in context.row_readings.get(row.id, ()))
        return context.matter_type(row).type or by_sections(filter(None, cited))

    @property
    def kind_recorded(self) -> bool:
        """Whether the facts name the matter type, of the decision or of the row it rests on."""
        return self.kind is not None and not self.kind_presumed

    @cached_property
    def point_fits(self) -> str | Nothing:
        """Whether the row it says it rests on is about what was decided: fits, differs or, by words alone, unclear.

        None without a row, and where nothing tells what one of them is about.
        """
        if not self.row:
            return NONE
        order, row = self.row
        said, own = self.decision.matter, self._own_kind
        if said is not None and row.matter is not None and matter_key(said) == matter_key(row.matter):
            return "fits"
        entry = index_of(self.town).rows[f"{order.id}/{row.id}"]
        if own is None or entry.type is None or entry.execution:
            return NONE
        if own.id == entry.type:
            return "fits"
        if self.decision.matter_type is not None and row.matter_type is not None:
            return "differs"
        kinds = self.as_row[0].kinds
        elsewhere = self.decision.matter_type is None and kinds and own.organ not in {"ALLA", *kinds}
        return NONE if elsewhere else "unclear"  # words that read as another board's matter were hardly read right

    @property
    def kind_presumed(self) -> bool:
        """Whether the matter type was read from words."""
        return self.decision.matter_type is None and not (self.row and self.row[1].matter_type in all_matters())

    @cached_property
    def appeal(self) -> Appeal | Nothing | None:
        """Where it is appealed, by the record or by its row; else what is usual for its matter type."""
        if self.decision.appeal is not None:
            return self.decision.appeal
        if self.row and self.row[1].appeal:
            return self.row[1].appeal
        return None if self.kind is None else usual_appeal(self.kind)

    @property
    def rests_on_untaxed(self) -> bool:
        """Whether its amount is held against limits because such matters bear no VAT: general knowledge, no law read."""
        amount = self.decision.amount
        said = amount.vat is not None if amount else True
        return not said and self.kind is not None and not bears_vat(self.kind.id)

    @property
    def appeal_presumed(self) -> bool:
        """Whether neither the record nor the row says where it is appealed."""
        return self.decision.appeal is None and not (self.row and self.row[1].appeal)

    @cached_property
    def authority(self) -> bool | None:
        """Whether it is exercise of authority: by the record, or by its matter type."""
        if self.decision.authority is not None:
            return self.decision.authority is YesNo.YES
        return self.kind.authority if self.kind is not None else None

    @property
    def authority_presumed(self) -> bool:
        """Whether that was read from words; what no words tell is not known, and presumes nothing."""
        return self.decision.authority is None and self.kind is not None and self.kind_presumed

    @property
    def social_case(self) -> bool | None:
        """Whether authority is exercised against somebody under the acts of the social services."""
        if self.kind is None:
            return None
        return self.authority if _SOCIAL & {one.sfs for one in self.kind.statutes} else False

    @property
    def secret(self) -> bool | None:
        """Whether the case holds data under secrecy: by the record, else what a case of the social services does."""
        if self.decision.secrecy is not None:
            return self.decision.secrecy is YesNo.YES
        return self.social_case or None

    @property
    def secrecy_presumed(self) -> bool:
        """Whether the record does not say it."""
        return self.decision.secrecy is None

    @cached_property
    def recipient(self) -> Recipient | None:
        """Who decided, in the sense of the Municipal Act; None where the record does not say."""
        recipients = self.as_row[0].recipients
        if self.decision.role is not None:
            return recipients.of_role(self.town.role[self.decision.role])
        if self.decision.organ is not None and self.decision.decided_by is None:
            return recipients.of(Delegate(organ=self.decision.organ))
        held = [self.town.role[one] for one in self.roles_held(self.decision.decided_by)]
        return recipients.of_role(held[0]) if len(held) == 1 else None

    @property
    def by_board(self) -> bool | None:
        """Whether a board itself, and no delegate, decided."""
        return None if self.recipient is None else self.recipient.kind in ("board", "council")

    @property
    def chair(self) -> bool | None:
        """Whether the chair of the board decided alone."""
        return None if self.recipient is None else self.recipient.seat is Seat.CHAIR

    def roles_held(self, person: str | None) -> tuple[str, ...]:
        """The roles that somebody held on the day of the decision."""
        held = index_of(self.town).holdings.get(person or "", ())
        return tuple(dict.fromkeys(one.role for one in held if one.covers(self.decision.on)))

    @cached_property
    def deciders(self) -> tuple[str, ...]:
        """The people who decided, as far as the record names them."""
        named = [one.person for one in self.decision.participants or () if one.as_ is Part.DECIDED]
        return tuple(dict.fromkeys([*filter(None, [self.decision.decided_by]), *named]))

    @cached_property
    def reported(self) -> Reported | Nothing | None:
        """When it was reported to the board: by its record, else by the minutes of the board's meetings.

        What was urgent and stands in none of the minutes was not reported where those of the next meeting list everything.
        """
        on, board = self.decision.on, self.board or ""
        if self.decision.reported is not None:
            return self.decision.reported
        following = [day for day in self.sat.get(board, ()) if day > on]
        for day in self.told.get((board, self.decision.id), ()):
            if day >= on:
                return Reported(on=day, next_meeting=YesNo.NO if any(one < day for one in following) else YesNo.YES)
        unlisted = following and following[0] in self.whole.get(board, ()) and following[0] < self.asked
        return NONE if self.decision.urgency and unlisted else None

    @cached_property
    def ruling(self) -> Ruling | None:
        """Whether they were allowed to decide it that day, by the row it names, if that is about it, or by its matter.

        None where the record does not say who decided, or of what.
        """
        named = self.row if self.point_fits != "differs" else None
        return self._ruled(f"{named[0].id}/{named[1].id}" if named else self._matter_asked())

    @cached_property
    def ruling_apart(self) -> Ruling | None:
        """The same by its matter alone, where it names a row that does not give them the power.

        A row that counts that day speaks for itself unless its matter is known, so that other rows can be held against it.
        """
        if not self.row or self.row_gives or self.point_fits == "differs":
            return None
        order, row = self.row
        if self.kind is not None:
            return self._ruled(self.kind.id)
        return None if order in self.orders_that_day else self._ruled(self.decision.matter or row.matter or None)

    def _ruled(self, matter: str | None) -> Ruling | None:
        decision = self.decision
        role, person, organ = decision.role, decision.decided_by, decision.organ
        if matter is None or role is person is organ is None:
            return None
        amount = decision.amount or None
        return decide(
            self.town,
            Request(
                matter=matter,
                on=decision.on,
                role=role,
                person=person if role is None else None,
                organ=organ if role is person is None else None,
                board=self.board if organ is None or decision.board is not None else None,
                amount=amount.value if amount else None,
                amount_unit=amount.unit if amount else Unit.SEK,
                vat=amount.vat if amount else None,
                urgent_reason=decision.urgency or None,
            ),
        )

    def _matter_asked(self) -> str | None:
        return self.decision.matter_type or self.decision.matter

    @cached_property
    def row_gives(self) -> bool | Nothing | None:
        """Whether the row it says it rests on gave them the power; none when it names none."""
        if not self.row:
            return self.row
        if self.point_fits == "differs":
            return False
        return None if self.ruling is None else _YES_OR_NO[self.ruling.answer]

    @cached_property
    def may(self) -> bool | None:
        """Whether they were allowed to decide, by any row; None also where no order of the board is known for the day."""
        if self.ruling is None:
            return None
        answers = {one.answer for one in (self.ruling, self.ruling_apart) if one is not None}
        if Answer.YES in answers:
            return True
        if Answer.NEEDS_ASSESSMENT in answers:
            return None
        return None if not self.by_board and not self.orders_that_day else False

    @property
    def _kind_named(self) -> str:
        return self.kind.label if self.kind else "–"

    @cached_property
    def words(self) -> dict[str, Words]:
        """The words of the decision that messages may use."""
        decision = self.decision
        organ = self.town.organ.get(self.board or "")
        who = decision.role or decision.decided_by or decision.organ
        name = self.recipient.name if self.recipient else who or "–"
        return {
            "decision": decision.id,
            "matter": short(decision.matter or (self.row[1].matter if self.row else None) or self._kind_named),
            "decider": name,
            "board": organ.name if organ else ("nämnden", "the board"),
            "on": decision.on.isoformat(),
            "row": named(self.row[1]) if self.row else "–",
            "row_matter": short(self.row[1].matter or "–") if self.row else "–",
            "order": self.row[0].title or self.row[0].id if self.row else "–",
        }


def decision_contexts(town: Municipality, asked: date) -> Iterator[DecisionContext]:
    """Each decision of the facts, with what the minutes of meetings say of when it was reported."""
    sat: dict[str, set[date]] = {}
    told: dict[tuple[str, str], list[date]] = {}
    whole: dict[str, set[date]] = {}
    for decision in town.decisions:
        if decision.organ is not None and decision.decided_by is decision.role is None:
            sat.setdefault(decision.organ, set()).add(decision.on)
    for meeting in sorted(town.meetings, key=lambda one: one.on):
        sat.setdefault(meeting.organ, set()).add(meeting.on)
        lists = [_listed(item) for item in reports_of(meeting)]
        for number in (number for one in lists for number in one or ()):
            told.setdefault((meeting.organ, number), []).append(meeting.on)
        if meeting.items is not None and None not in lists:
            whole.setdefault(meeting.organ, set()).add(meeting.on)
    days = {organ: sorted(found) for organ, found in sat.items()}
    listed = {organ: frozenset(found) for organ, found in whole.items()}
    for decision in town.decisions:
        yield DecisionContext(town, decision, asked, days, told, listed)


def _listed(item: Item) -> tuple[str, ...] | None:
    """The decisions that an item of the minutes lists; none where it says that there were none."""
    if item.reported is NONE:
        return ()
    return item.reported.decisions if item.reported else None


def reports_of(meeting: Meeting) -> list[Item]:
    """The items of a meeting in which decisions taken on the organ's behalf were reported."""
    return [one for one in meeting.items or () if one.kind is ItemKind.DELEGATION_REPORT or one.reported]


def is_yes(value: YesNo | Nothing | None) -> bool | Nothing | None:
    """A yes or no of the record as a view has it."""
    if value is None or value is NONE:
        return value
    return value is YesNo.YES

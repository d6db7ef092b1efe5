"""Views of decisions: who took them, by what power, and how the board was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..law.matters import kinds_of_board
from ..law.own_power import own_power
from ..model import (
    NONE,
    Appeal,
    ClauseKind,
    DocumentContent,
    Method,
    Nothing,
    OrganKind,
    Outcome,
    Part,
    Role,
    Seat,
    Side,
    YesNo,
)  # fmt: skip
from ..rules.power_views import DecisionView
from ..rules.view import Sighting, Words
from .asking import index_of
from .barred import barred
from .belonging import from_other_board, lies_under
from .cited_law import Place, cited_law
from .decision_context import DecisionContext, is_yes
from .power_question import power_question

_URGENCY = Place("2017:725", "6", "39")
_NUMBER = re.compile(r"[A-ZÅÄÖa-zåäö]{0,3} ?\d+(?:[.:]\d+)*(?: ?[a-zåäö])?")  # what no order would write in another way
_SEATS = (Seat.CHAIR, Seat.VICE_CHAIR, Seat.MEMBER, Seat.SUBSTITUTE)
_ON_APPLICATION = (Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED)
_PAPERS = ("instruction", "job_description", "memo")
_TOLD = (DocumentContent.DATE, DocumentContent.CONTENT, DocumentContent.DECIDER)
_CONTENT: dict[str, Words] = {
    "date": ("dag", "the day"),
    "content": ("vad som beslutades", "what was decided"),
    "decider": ("vem som beslutade", "who decided"),
}


def decision_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """The view of a decision."""
    decision = context.decision
    roles = _roles(context)
    elected = _elected(context, roles)
    alone = _alone(context)
    cited = cited_law(context)
    urgent = _urgent(context, alone, elected, cited.sections)
    instructed, told_by = _instructed(context)
    ban = barred(context, urgent)
    kind = context.kind
    matters = frozenset({kind.id}) if kind is not None else None
    view = DecisionView(
        alone=alone,
        decider=_decider(context),
        office=NONE if context.recipient is None else context.recipient.office,
        elected=elected,
        seat=_seat(context, roles, elected),
        designated=_designated(context, roles, elected, "urgent"),
        appointed=_appointed(context, roles, elected),
        held_role=_held_role(context),
        deciders=len(context.deciders),
        automated=decision.method is Method.AUTOMATED or any(one.side is Side.AUTOMATED for one in roles),
        matter_told=True if context.row or decision.matter_type or decision.matter else None,
        may=context.may,
        barred=ban.weight if ban else NONE,
        barred_by=ban.act if ban else NONE,
        order_known=bool(context.orders_that_day) if context.orders else None,
        point=_point(context),
        rests_on=_rests_on(context),
        documented=None if decision.document is None else bool(decision.document),
        point_gives=context.row_gives,
        point_fits=context.point_fits,
        matters=matters,
        resembles=matters,
        says_whole=lexicon.says("whole_activity", decision.matter or "") or None,
        matter_recorded=context.kind_recorded,
        discharge=lexicon.says("discharge", decision.matter or ""),
        month=decision.on.month,
        execution=_is_execution(context),
        authority=context.authority,
        outcome=decision.outcome.value if decision.outcome else None,
        appeal=appeal_of(context),
        regime=_regime(context),
        urgent=urgent,
        urgency_reason=bool(decision.urgency) if urgent and decision.urgency is not None else None if urgent else NONE,
        days_to_meeting=_days_to_meeting(context),
        meetings_passed=_meetings_passed(context),
        reported=None if context.reported is None else bool(context.reported),
        next_meeting=is_yes(context.reported.next_meeting) if context.reported else context.reported,
        report_at=report_at(context),
        report_lacks=_report_lacks(context),
        recorded=None if decision.recorded is None else bool(decision.recorded),
        recorded_days=(context.asked - decision.recorded.on).days if decision.recorded else decision.recorded,
        announced=_announced(context),
        law_status=cited.status,
        instructed=instructed,
        own_case=_own_case(context),
        own_party=any(_is_own(context, party.name) for party in decision.parties or ()),
        prepared_by_decider=any(
            one.person in context.deciders and one.as_ is Part.PREPARED for one in decision.participants or ()
        ),
        checked=_checked(context),
        pays=bool(decision.amount),
    )
    yield Sighting(
        kind="decision",
        view=view,
        about=context.about,
        source=decision.source,
        asked=context.asked,
        act=decision.on,
        presumed=_presumed(context),
        words={
            **context.words,
            "point_named": decision.cites_words or context.words["row"],
            "question": power_question(context),
            "deciders_named": ", ".join(index_of(context.town).people[one] for one in context.deciders) or "–",
            "stale": cited.words,
            "told_by": told_by,
            "ban": ban.words if ban else "–",
            "ban_law": ban.law if ban else "–",
            "party": ", ".join(one.name for one in decision.parties or () if _is_own(context, one.name)) or "–",
            "lacking": _in_words(view.report_lacks),
            "meeting_after": _after(view.days_to_meeting),
        },
    )


def appeal_of(context: DecisionContext) -> str | None:
    """Where it is appealed; a record that says "none" says that it cannot be."""
    return Appeal.NONE_POSSIBLE.value if context.appeal is NONE else context.appeal.value if context.appeal else None


def _presumed(context: DecisionContext) -> frozenset[str]:
    """What was read from words: the matter type, and what follows from it."""
    presumed = {"matters"} if context.kind_presumed else set()
    if context.authority_presumed:
        presumed.add("authority")
    if context.appeal_presumed:
        presumed.add("appeal")
    if context.kind_presumed and not (context.row and context.row[0] in context.orders_that_day):
        presumed.add("may")
    if context.rests_on_untaxed:
        presumed |= {"may", "point_gives"}
    return frozenset(presumed)


def _alone(context: DecisionContext) -> bool | None:
    decision = context.decision
    if decision.decided_by is not None or decision.role is not None:
        return True
    return None if decision.organ is None else False


def _roles(context: DecisionContext) -> tuple[Role, ...]:
    """The roles they may have decided in: the one that the record names, or all that the person had."""
    role, town = context.decision.role, context.town
    held = (role,) if role is not None else context.roles_held(context.decision.decided_by)
    return tuple(town.role[one] for one in held)


def _elected(context: DecisionContext, roles: tuple[Role, ...]) -> bool | None:
    if _alone(context) is not True:
        return None if _alone(context) is None else True
    return any(one.side is Side.POLITICAL for one in roles)


def _decider(context: DecisionContext) -> str | None:
    recipient = context.recipient
    if recipient is None:
        return None
    organ = context.town.organ.get(recipient.organ or "")
    return "council" if organ is not None and organ.kind is OrganKind.COUNCIL else recipient.kind


def _seat(context: DecisionContext, roles: tuple[Role, ...], elected: bool | None) -> str | Nothing | None:
    if not elected or _alone(context) is not True:
        return NONE
    seats = {one.seat for one in roles if one.side is Side.POLITICAL and one.organ == context.board}
    found = next((seat for seat in _SEATS if seat in seats), None)
    return found.value if found is not None else None if None in seats or context.board is None else NONE


def _designated(context: DecisionContext, roles: tuple[Role, ...], elected: bool | None, task: str) -> bool | Nothing | None:
    if not elected or _alone(context) is not True:
        return NONE
    given = [one for one in context.town.designations if one.organ == context.board and one.task == task]
    lasting = [one for one in given if one.in_force is None or one.in_force.covers(context.decision.on)]
    held = {*(role.id for role in roles), *context.roles_held(context.decision.decided_by)}
    return any(one.role in held for one in lasting) if given else None


def _appointed(context: DecisionContext, roles: tuple[Role, ...], elected: bool | None) -> bool | Nothing | None:
    power = own_power(context.kind.id) if context.kind else None
    return NONE if power is None else _designated(context, roles, elected, power.task)


def _held_role(context: DecisionContext) -> bool | Nothing | None:
    decision = context.decision
    if decision.decided_by is None or decision.role is None:
        return NONE
    if not index_of(context.town).holdings.get(decision.decided_by):
        return None
    return decision.role in context.roles_held(decision.decided_by)


def _point(context: DecisionContext) -> str | Nothing | None:
    if context.row:
        return "in_force" if context.row[0] in context.orders_that_day else "other_day"
    if context.decision.cites_words is None:
        return context.row
    if any(context.is_named(row) for order in context.orders_that_day for row in order.rows):
        return None  # several rows are numbered so
    if any(context.is_named(row) for order in context.orders for row in order.rows):
        return "other_day"
    numbered = any(row.number for order in context.orders_that_day for row in order.rows)
    return "missing" if numbered and _NUMBER.fullmatch(context.point_named) else None


def _rests_on(context: DecisionContext) -> str | Nothing | None:
    """What sort of paper is meant where no row is; the list that is nearest to a delegation goes first."""
    words = context.decision.cites_words
    if context.row or words is None:
        return NONE if context.row is not None else None
    return next((name for name in _PAPERS if lexicon.says(name, words)), NONE)


def _is_execution(context: DecisionContext) -> bool:
    if context.row and context.row[1].execution is YesNo.YES:
        return True
    return context.kind is not None and context.kind.delegable == "exec"


def _regime(context: DecisionContext) -> str:
    if context.row:
        return index_of(context.town).rows[f"{context.row[0].id}/{context.row[1].id}"].regime
    organ = context.town.organ.get(context.board or "")
    return "guardianship" if organ is not None and kinds_of_board(organ.name) == {"ÖFN"} else "municipal_act"


def _urgent(context: DecisionContext, alone: bool | None, elected: bool | None, sections: frozenset[Place]) -> bool | None:
    """Said outright, by the law cited, or by the row it rests on."""
    if context.decision.urgency or _URGENCY in sections:
        return True
    if context.row and context.row[1].matter and lexicon.urgent_power(context.row[1].matter, cites_urgency=False):
        return True
    if context.decision.urgency is NONE or context.row_gives is True:
        return False
    return None if alone and elected else False


def _days_to_meeting(context: DecisionContext) -> int | Nothing:
    on = context.decision.on
    later = [day for day in context.sat.get(context.board or "", ()) if day > on]
    return (later[0] - on).days if later else NONE


def _meetings_passed(context: DecisionContext) -> int | None:
    """Not known where a meeting has passed and it is not known whether the decision was reported there."""
    decision = context.decision
    until = context.reported.on if context.reported else context.asked
    passed = len({day for day in context.sat.get(context.board or "", ()) if decision.on < day < until})
    return None if passed and context.reported is None else passed


def report_at(context: DecisionContext) -> str | Nothing | None:
    """When decisions by the row are reported, by the row or else by a general clause; none: they are not."""
    if not context.row:
        return None
    order, row = context.row
    if row.report is not None:
        return row.report.at if row.report else NONE
    return next((one.at for one in order.clauses or () if one.kind is ClauseKind.REPORT), None)


def _report_lacks(context: DecisionContext) -> frozenset[str] | Nothing | None:
    reported = context.reported
    if not reported:
        return NONE if reported is NONE else None
    return None if reported.shows is None else frozenset(one.value for one in _TOLD if one not in reported.shows)


def _in_words(lacking: frozenset[str] | Nothing | None) -> Words:
    named = [_CONTENT[one.value] for one in _TOLD if lacking and one.value in lacking]
    return (", ".join(one[0] for one in named) or "–", ", ".join(one[1] for one in named) or "–")


def _announced(context: DecisionContext) -> bool | Nothing | None:
    recorded = context.decision.recorded
    if not recorded:
        return NONE if recorded is NONE else None
    return None if recorded.announced is None else isinstance(recorded.announced, date)


def _instructed(context: DecisionContext) -> tuple[str | Nothing | None, str]:
    """Who told them how to decide, as far as the words name an organ or a role of the register."""
    words = context.decision.instructed_by
    if not words:
        return words, "–"
    said = folded(words)
    organs = {one.id for one in context.town.organs if said in (folded(one.name), folded(one.id))}
    roles = [role for role in context.town.roles if said in (folded(role.name), folded(role.id))]
    for role in roles:
        if role.organ is None:
            return ("another_administration" if _works_elsewhere(context, role) else "own"), words
    organs |= {role.organ for role in roles if role.organ is not None}
    others = [one for one in organs if context.board is not None and not _belongs(context, one)]
    unknown = "higher_instance" if lexicon.says("higher_instance", words) else "outside"
    return ("another_organ" if others else "own_member" if roles else "own" if organs else unknown), words


def _works_elsewhere(context: DecisionContext, manager: Role) -> bool:
    """Whether an official is known to serve other boards only, and nothing that whoever decided belongs to."""
    decider = context.town.role.get(context.decision.role or "")
    below = decider is not None and lies_under(context.town, decider.unit, manager.unit)
    return not below and from_other_board(context.town, manager, context.board) is True


def _belongs(context: DecisionContext, organ: str) -> bool:
    return organ == context.board or (
        context.town.organ[organ].parent == context.board and context.town.organ[organ].kind is not OrganKind.BOARD
    )


def _is_own(context: DecisionContext, party: str) -> bool:
    """Whether a party is the board itself, or a unit that serves the board."""
    organ = context.town.organ.get(context.board or "")
    if organ is None:
        return False
    own = [organ.name, organ.id, *(one.name for one in context.town.units if one.serves == (organ.id,))]
    return folded(party) in map(folded, own)


def _own_case(context: DecisionContext) -> bool | Nothing | None:
    parties = [party.name for party in context.decision.parties or ()]
    own = [name for name in parties if _is_own(context, name)]
    if not own:
        return NONE
    by_board = all(_is_board(context, name) for name in own)
    if len(own) < len(parties):
        return NONE if by_board else None
    outcome = context.decision.outcome
    return True if outcome in _ON_APPLICATION or (outcome is Outcome.ORDERED and not by_board) else None


def _is_board(context: DecisionContext, party: str) -> bool:
    organ = context.town.organ.get(context.board or "")
    return organ is not None and folded(party) in (folded(organ.name), folded(organ.id))


def _after(days: int | Nothing | None) -> Words:
    """How long after the decision the board met."""
    if days == 1:
        return "dagen efter", "the day after"
    return f"{days} dagar efter", f"{days} days after"


def _checked(context: DecisionContext) -> str | Nothing | None:
    by = context.decision.checked_by
    return ("self" if by in context.deciders else "other") if by else by

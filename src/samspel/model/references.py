"""References by id from fact to fact: every one that leads nowhere, and every id that is used twice, where it stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches

from ..errors import Problem
from .base import Fact, Source
from .decision import Decision
from .delegation import Delegate, Row
from .facts import Facts
from .meeting import Item, Meeting

_NOWHERE = Source(file="uppgifterna", place="utan plats")

_NAMES = {
    "organs": "organ", "units": "enhet", "roles": "roll", "people": "person", "orders": "delegationsordning",
    "onward": "vidaredelegation", "decisions": "beslut", "side_jobs": "bisyssla", "gifts": "gåva", "contacts": "kontakt",
    "document_requests": "begäran", "agreed_zones": "överenskommelse", "game_rules": "spelregler", "meetings": "sammanträde",
    "performers": "utförare", "incidents": "händelse",
}  # fmt: skip


def problem_at(source: Source | None, words: str, remedy: str) -> Problem:
    """A mistake where a fact was read: a line of a native file, or a place of a document."""
    source = source or _NOWHERE
    line = source.place.removeprefix("rad ")
    if line.isdigit():
        return Problem(source.file, int(line), words, remedy)
    return Problem(source.file, None, words, remedy, place=source.place)


def twice(facts: Facts) -> Iterator[Problem]:
    """Ids used twice in one part of the facts, each where it stands."""
    for part, name in _NAMES.items():
        first: dict[str, Fact] = {}
        for fact in getattr(facts, part):
            if fact.id in first:
                where = first[fact.id].source or _NOWHERE
                yield problem_at(fact.source, f"Id `{fact.id}` finns redan ({name}).", f"Den första står i {where}.")
            first.setdefault(fact.id, fact)


def rows_twice(facts: Facts) -> Iterator[Problem]:
    """Row ids used twice in one order, each where it stands."""
    for order in facts.orders:
        first: dict[str, Source | None] = {}
        for row in order.rows:
            if row.id in first:
                where = first[row.id] or _NOWHERE
                yield problem_at(row.source, f"Radens id `{row.id}` finns redan i ordningen.", f"Den första står i {where}.")
            first.setdefault(row.id, row.source)


def dangling(facts: Facts) -> Iterator[Problem]:
    """Every reference that leads nowhere, where it stands, with the nearest id that there is."""
    known = ids_of(facts)
    rows = {order.id: {row.id for row in order.rows} for order in facts.orders}
    for source, part, target, said_as in _references(facts):
        if target not in known[part]:
            yield _missing(source, f"`{said_as}: {target}`", _NAMES[part], target, known[part])
    for onward in facts.onward:
        if onward.order in rows and onward.row not in rows[onward.order]:
            yield _missing(onward.source, f"`row: {onward.row}`", "rad", onward.row, rows[onward.order])
    for decision in facts.decisions:
        cites = decision.cites
        if cites and cites.order in rows and cites.row not in rows[cites.order]:
            yield _missing(cites.source, f"`row: {cites.row}`", "rad", cites.row, rows[cites.order])
    for one in facts.responsibilities:
        order, slash, named = (one.matter or "").partition("/")
        if slash and order in rows and " " not in named and named not in rows[order]:
            yield _missing(one.source, f"`matter: {one.matter}`", "rad", named, rows[order])


def ids_of(facts: Facts) -> dict[str, frozenset[str]]:
    """The ids of each part that others refer to."""
    return {part: frozenset(fact.id for fact in getattr(facts, part)) for part in _NAMES}


def _missing(source: Source | None, what: str, kind: str, target: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(target, sorted(known), n=1)
    remedy = f"Menade du `{near[0]}`?" if near else f"Lägg till {kind} med det id:t, eller rätta hänvisningen."
    article = "ett" if kind in ("organ", "beslut", "sammanträde") else "en"
    return problem_at(source, f"{what} pekar på {article} {kind} som inte finns.", remedy)


def dangling_in(meeting: Meeting, ids: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Every reference of a meeting, which is not part of the municipality yet, that leads nowhere among these ids."""
    for source, part, target, said_as in _meeting_references(meeting, ids["units"]):
        if target not in ids[part]:
            yield _missing(source, f"`{said_as}: {target}`", _NAMES[part], target, ids[part])


_Reference = tuple[Source | None, str, str, str]


def _references(facts: Facts) -> Iterator[_Reference]:
    """Every reference by id: where it stands, the part it points into, the id and the key it stands under."""
    for organ in facts.organs:
        yield from _points(organ.source, "organs", organ.parent, "parent")
    for unit in facts.units:
        yield from _points(unit.source, "organs", unit.serves, "serves")
        yield from _points(unit.source, "units", unit.parent, "parent")
    for role in facts.roles:
        yield from _points(role.source, "organs", role.organ, "organ")
        yield from _points(role.source, "units", role.unit, "unit")
        yield from _points(role.source, "units", role.heads or None, "heads")
        yield from _points(role.source, "roles", role.reports_to, "reports_to")
        yield from _points(role.source, "roles", role.substitutes, "substitutes")
    for person in facts.people:
        for holding in person.roles:
            yield from _points(holding.source or person.source, "roles", holding.role, "role")
    for mandate in facts.mandates:
        yield from _points(mandate.source, "organs", (mandate.organ, *([mandate.by] if mandate.by else [])), "organ")
    for designation in facts.designations:
        yield from _points(designation.source, "organs", designation.organ, "organ")
        yield from _points(designation.source, "roles", designation.role, "role")
    for order in facts.orders:
        yield from _points(order.source, "organs", order.organ, "organ")
        for row in order.rows:
            yield from _row_references(row)
    for onward in facts.onward:
        yield from _points(onward.source, "orders", onward.order, "order")
        yield from _points(onward.source, "roles", onward.by, "by")
        yield from _points(onward.source, "roles", onward.to, "to")
    for decision in facts.decisions:
        yield from _decision_references(decision)
    for case in facts.cases:
        yield from _points(case.source, "organs", case.board, "board")
        yield from _points(case.source, "people", case.handled_by, "handled_by")
    for job in facts.side_jobs:
        yield from _points(job.source, "people", job.person, "person")
    for gift in facts.gifts:
        yield from _points(gift.source, "people", gift.to, "to")
    for contact in facts.contacts:
        yield from _points(contact.source, "roles", contact.by, "by")
        yield from _points(contact.source, "roles", contact.to, "to")
    for request in facts.document_requests:
        yield from _points(request.source, "organs", request.board, "board")
    for agreed in facts.agreed_zones:
        yield from _points(agreed.source, "organs", agreed.organ, "organ")
    for game in facts.game_rules:
        yield from _points(game.source, "organs", game.organs, "organs")
        if game.ways_in:
            yield from _points(game.ways_in.source or game.source, "roles", game.ways_in.questions_to, "questions_to")
            yield from _points(game.ways_in.source or game.source, "roles", game.ways_in.assignments_to, "assignments_to")
    for standing in facts.standing_orders:
        yield from _points(standing.source, "organs", standing.organ, "organ")
        yield from _points(standing.source, "people", standing.substitutes, "substitutes")
    yield from _references_of_roles(facts)
    units = {unit.id for unit in facts.units}
    for meeting in facts.meetings:
        yield from _meeting_references(meeting, units)


def _references_of_roles(facts: Facts) -> Iterator[_Reference]:
    for command in facts.commands:
        yield from _points(command.source, "roles", command.by, "by")
        yield from _points(command.source, "organs", command.organ, "organ")
        yield from _points(command.source, "roles", command.over, "over")
    for rule in facts.conflict_rules:
        yield from _points(rule.source, "roles", rule.by, "by")
        yield from _points(rule.source, "organs", rule.organ, "organ")
        yield from _points(rule.source, "roles", rule.over, "over")
    for instruction in facts.instructions:
        yield from _points(instruction.source, "roles", instruction.role, "role")
        yield from _points(instruction.source, "organs", instruction.organ, "organ")
    for description in facts.role_descriptions:
        yield from _points(description.source, "roles", description.role, "role")
    for responsibility in facts.responsibilities:
        yield from _points(responsibility.source, "roles", responsibility.role, "role")
        yield from _points(responsibility.source, "organs", responsibility.organ, "organ")
    for performer in facts.performers:
        yield from _points(performer.source, "organs", performer.board, "board")
        yield from _points(performer.source, "roles", performer.followed_up_by or None, "followed_up_by")
    for departure in facts.departures:
        yield from _points(departure.source, "roles", departure.role, "role")
    for incident in facts.incidents:
        yield from _points(incident.source, "roles", incident.against, "against")


def _meeting_references(meeting: Meeting, units: Container[str]) -> Iterator[_Reference]:
    yield from _points(meeting.source, "organs", meeting.organ, "organ")
    yield from _points(meeting.source, "people", meeting.approvers, "approvers")
    for one in meeting.attendance or ():
        yield from _points(one.source or meeting.source, "people", one.person, "person")
        yield from _points(one.source or meeting.source, "people", one.serves_for or None, "serves_for")
    for approval in meeting.approved or ():
        yield from _points(approval.source or meeting.source, "people", approval.by, "by")
    for item in meeting.items or ():
        yield from _item_references(item, item.source or meeting.source)
        for preparer in item.prepared_by or ():
            part = "units" if preparer in units else "organs"
            yield from _points(item.source or meeting.source, part, preparer, "prepared_by")


def _item_references(item: Item, where: Source | None) -> Iterator[_Reference]:
    yield from _points(where, "people", item.abstained, "abstained")
    for proposal in item.proposals or ():
        yield from _points(proposal.source or where, "people", proposal.by, "by")
    for ballot in (ballot for vote in item.votes or () for ballot in vote.ballots or ()):
        yield from _points(ballot.source or where, "people", ballot.person, "person")
    for conflict in item.conflicts or ():
        yield from _points(conflict.source or where, "people", conflict.person, "person")
        yield from _points(conflict.source or where, "people", conflict.replaced_by or None, "replaced_by")
    for contribution in item.contributions or ():
        yield from _points(contribution.source or where, "people", contribution.person, "person")
    for reservation in item.reservations or ():
        yield from _points(reservation.source or where, "people", reservation.person, "person")
    if item.reported:
        yield from _points(item.reported.source or where, "decisions", item.reported.decisions, "decisions")


def _decision_references(decision: Decision) -> Iterator[_Reference]:
    yield from _points(decision.source, "people", decision.decided_by, "decided_by")
    yield from _points(decision.source, "people", decision.checked_by or None, "checked_by")
    yield from _points(decision.source, "roles", decision.role, "role")
    yield from _points(decision.source, "organs", decision.organ, "organ")
    yield from _points(decision.source, "organs", decision.board, "board")
    if decision.cites:
        yield from _points(decision.cites.source, "orders", decision.cites.order, "order")
    named = [(one.source, one.person) for one in decision.participants or ()]
    named += [(one.source, one.person) for one in decision.conflicts or ()]
    named += [(one.source, one.person) for one in decision.dissents or ()]
    for source, person in named:
        yield from _points(source or decision.source, "people", person, "person")


def _row_references(row: Row) -> Iterator[_Reference]:
    delegates: tuple[Delegate, ...] = (*(row.delegates or ()), *(row.substitutes or ()))
    for delegate in delegates:
        yield from _points(delegate.source or row.source, "roles", delegate.role, "role")
        yield from _points(delegate.source or row.source, "organs", delegate.organ, "organ")
    for consult in row.consult or ():
        yield from _points(consult.source or row.source, "roles", consult.role, "role")


def _points(source: Source | None, part: str, target: str | tuple[str, ...] | None, key: str) -> Iterator[_Reference]:
    for one in (target,) if isinstance(target, str) else target or ():
        yield source, part, one, key

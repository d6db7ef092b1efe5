"""Views of the registers beside the cases: side jobs, gifts and contacts, each held against the cases of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..authority.decide import folded
from ..law import lexicon
from ..model import NONE, Contact, ContactKind, Municipality, Nothing, OrganKind, SideJob
from ..rules.conduct_views import ContactView, GiftView, SideJobView
from ..rules.view import Sighting
from .asking import index_of
from .belonging import from_other_board
from .decision_context import is_yes
from .game_contacts import held_against_rules, traceable
from .handled import Handled, handled_cases, only_elected
from .participant_views import conflict_by_job


def side_job_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each side job."""
    cases = handled_cases(town, asked) if town.side_jobs else ()
    for job in town.side_jobs:
        touched = [case for case in _between(cases, job.person, job.with_ or None) if _lasted_during(job, case)]
        shown = {case: kind for case in touched if case.judged and (kind := conflict_by_job(case.judged, job))}
        conflict = set(shown.values()) if len(shown) == len(touched) else set()
        yield Sighting(
            kind="side_job",
            view=SideJobView(
                employee=not only_elected(town, job.person),
                declared=happened(job.declared),
                harms_trust=is_yes(job.harms_trust),
                ruling=job.ruling.value if job.ruling else job.ruling,
                in_writing=is_yes(job.in_writing),
                reasoned=is_yes(job.reasoned),
                ended=_ended(job, asked),
                for_a_party=bool(touched),
                conflict=next(iter(conflict), NONE),
                conflict_from=min(case.closed for case in shown if case.closed) if conflict else NONE,
            ),
            about=f"side_job/{job.id}",
            source=job.source,
            asked=asked,
            words={
                "person": index_of(town).people[job.person],
                "job": job.what,
                "principal": job.with_ or "–",
                "cases": _numbers([case for case in touched if case not in shown] or touched),
            },
        )


def gift_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each gift or benefit offered."""
    cases = handled_cases(town, asked) if town.gifts else ()
    for gift in town.gifts:
        days = {case: case.days_from(gift.on) for case in _between(cases, gift.to, gift.from_)}
        nearest = min(days.values(), default=NONE)
        yield Sighting(
            kind="gift",
            view=GiftView(
                handled=gift.handled.value if gift.handled else None,
                told=happened(gift.told),
                days_to_case=nearest,
            ),
            about=f"gift/{gift.id}",
            source=gift.source,
            asked=asked,
            act=gift.on,
            words={
                "person": index_of(town).people[gift.to],
                "giver": gift.from_,
                "gift": gift.what or ("en gåva eller förmån", "a gift or benefit"),
                "on": gift.on.isoformat(),
                "cases": _numbers(sorted(days, key=days.__getitem__)),
            },
        )


def contact_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each contact outside a meeting, with the case it was about."""
    cases = handled_cases(town, asked) if town.contacts else ()
    for contact in town.contacts:
        about = cases_about(contact, cases)
        yield _contact(town, contact, about[0] if about else None, asked)


def cases_about(contact: Contact, cases: Iterable[Handled]) -> list[Handled]:
    """The cases with the number that the contact names."""
    return [case for case in cases if contact.case and folded(case.number) == folded(contact.case)]


def _contact(town: Municipality, contact: Contact, case: Handled | None, asked: date) -> Sighting:
    by = town.role[contact.by]
    to = town.role[contact.to] if contact.to else None
    board = town.organ.get(case.board or "") if case else None
    against = held_against_rules(town, contact)
    return Sighting(
        kind="contact",
        view=ContactView(
            kind=contact.kind.value,
            by=by.side.value,
            council_only=by.organ is not None and town.organ[by.organ].kind is OrganKind.COUNCIL,
            receiver=to.side.value if to else NONE if contact.with_ else None,
            about_case=case is not None,
            case_open=case.open_when_named(contact.on) if case else NONE,
            authority=case.authority if case else NONE,
            with_party=with_party(contact, case),
            sought=contact.sought.value if contact.sought else contact.sought,
            with_higher_instance=contact.with_ is not None and lexicon.says("higher_instance", contact.with_),
            from_other_board=from_other_board(town, by, case.board) if case else NONE,
            decided=None if contact.decision is None else contact.decision is not NONE,
            traceable=traceable(town, contact),
            agreed_way=against.agreed_way,
            needs_decision=against.needs_decision,
            cases_agreed=against.cases_agreed,
        ),
        about=f"contact/{contact.id}",
        source=contact.source,
        asked=asked,
        act=contact.on,
        words={
            "who": by.name,
            "to": to.name if to else "–",
            "outsider": contact.with_ or ("parten", "the party"),
            "case": contact.case or "–",
            "matter": (case.matter if case else None) or "–",
            "board": board.name if board else ("den nämnd som beslutar", "the board that decides"),
            "on": contact.on.isoformat(),
            "decision": contact.decision or "–",
            "rules": against.title or ("spelreglerna", "the game rules"),
            "ways_in": against.ways_in or ("ingen", "nobody"),
        },
    )


def _between(cases: Iterable[Handled], person: str, party: str | None) -> list[Handled]:
    """The cases that the person handles or decided, with this party."""
    name = folded(party) if party else None
    return [case for case in cases if person in case.people and name in case.parties]


def _lasted_during(job: SideJob, case: Handled) -> bool:
    """Whether the job lasted some day when the case was open; days that are not known stand in no one's way."""
    if job.in_force is None:
        return True
    began, ended = job.in_force.start, job.in_force.end
    first = case.opened or case.closed
    return (case.closed is None or began <= case.closed) and (not isinstance(ended, date) or first is None or first <= ended)


def _ended(job: SideJob, asked: date) -> bool | None:
    return None if job.in_force is None else isinstance(job.in_force.end, date) and job.in_force.end < asked


def with_party(contact: Contact, case: Handled | None) -> bool | Nothing | None:
    if contact.kind is ContactKind.PARTY:
        return True
    if contact.with_ is None:
        return NONE if contact.to else None
    return folded(contact.with_) in case.parties if case and case.parties else None


def happened(day: date | Nothing | None) -> bool | None:
    """Whether something with a day of its own has happened: no where the record says none."""
    return None if day is None else day is not NONE


def _numbers(cases: Iterable[Handled]) -> str:
    return ", ".join(dict.fromkeys(case.number for case in cases)) or "–"

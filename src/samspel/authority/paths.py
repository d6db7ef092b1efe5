"""Whom a row reaches and by which steps: its delegates, those who step in for them, and those it is passed onward to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..law import titles
from ..model import Clause, ClauseKind, Delegate, Limit, Municipality, OnwardDelegation, Organ, Role, Row, YesNo
from .context import OrderContext
from .request import StepKind

OWN_UNIT = "own_unit"
_ANYBODY = (None, "same_delegate")  # nothing tells whom the words mean, or "den som fattat beslutet"


class Link(NamedTuple):
    """One step from somebody to somebody, with the clause or document that gives it; None: anybody, or nobody knows who."""

    kind: StepKind
    giver: Role | Organ | None
    receiver: Role | Organ | None
    clause: Clause | None = None
    onward: OnwardDelegation | None = None


class Reach(NamedTuple):
    """A way in which a row reaches a role or an organ; neither: anybody, or it is not known whom.

    `units`: where `scope` is the own unit, that unit and its parts; none where it is not known which. `stands_in`: only when
    somebody else is away. `asks` names what is not known of the way, `fails` what is wrong with it; `said` are the words in
    question.
    """

    role: str | None
    organ: str | None
    links: tuple[Link, ...]
    limits: tuple[Limit, ...] = ()
    scope: str | None = None
    units: tuple[str, ...] = ()
    stands_in: bool = False
    asks: str | None = None
    fails: str | None = None
    said: str = ""
    parent: Reach | None = None

    @property
    def first(self) -> Reach:
        """The way to whom the row itself names."""
        return self if self.parent is None else self.parent.first


class Paths:
    """Finds whom the rows of one order reach."""

    def __init__(self, context: OrderContext, onward: Mapping[str, Iterable[OnwardDelegation]]) -> None:
        self._context, self._town, self._onward = context, context.town, onward
        self._clauses = {clause.kind: clause for clause in reversed(context.order.clauses or ())}
        self._meant: dict[str, tuple[str, ...]] = {}
        self._board = self._town.organ.get(context.order.organ or "")

    def of(self, row: Row) -> Iterator[Reach]:
        """Every way in which the row reaches somebody."""
        direct = [reach for delegate in row.delegates or () for reach in self._delegate(row, delegate)]
        if row.execution is YesNo.YES:  # no power is needed, so nothing limits it
            yield from (Reach(one.role, one.organ, one.links) for one in direct if one.links)
            yield Reach(None, None, (Link(StepKind.EXECUTION, self._board, None),))
            return
        yield from direct
        if row.delegates is None or row.incomplete:
            yield Reach(None, None, (), _limits(row), asks="delegates_unknown")
        for reach in direct:
            if reach.role is not None:
                yield from self._stepping_in(reach, self._town.role[reach.role])
        yield from self._substitutes(row)
        yield from self._passed_on(row, direct)

    def _delegate(self, row: Row, delegate: Delegate, kind: StepKind = StepKind.DELEGATION) -> Iterator[Reach]:
        limits, scope = _limits(row, delegate.limit), delegate.scope
        if delegate.text is None:
            yield self._directly(kind, delegate.role, delegate.organ, limits, scope)
            return
        words = delegate.text
        known = self._context.recipients.of(delegate)
        if known.role is not None or known.organ is not None:
            yield self._directly(kind, known.role, known.organ, limits, scope)
            return
        namesakes = self._context.recipients.namesakes(words)
        if not namesakes and known.kind in _ANYBODY:
            yield Reach(None, None, (), limits, scope, asks="who_is_meant", said=words)
            return
        meant = [(one.role, one.organ) for one in namesakes] or [(role, None) for role in self._roles_meant(words)]
        for role, organ in meant:
            yield self._directly(kind, role, organ, limits, scope)._replace(asks="who_is_meant", said=words)

    def _directly(
        self, kind: StepKind, role: str | None, organ: str | None, limits: tuple[Limit, ...], scope: str | None
    ) -> Reach:
        own = self._town.role[role].unit if role is not None and scope == OWN_UNIT else None
        units = tuple(_with_parts(self._town, own)) if own is not None else ()
        receiver = self._town.role[role] if role is not None else self._town.organ[organ or ""]
        return Reach(role, organ, (Link(kind, self._board, receiver),), limits, scope, units)

    def _roles_meant(self, words: str) -> tuple[str, ...]:
        """The roles that a title may mean where the register has none of that name: those whose names go on from it."""
        if words not in self._meant:
            wanted = titles.key(words)
            self._meant[words] = tuple(
                role.id
                for role in self._town.roles
                if any(f"{titles.key(name)} ".startswith(f"{wanted} ") for name in (role.name, *role.aliases))
            )
        return self._meant[words]

    def _stepping_in(self, reach: Reach, role: Role) -> Iterator[Reach]:
        """Those who may decide in the place of a delegate: recorded substitutes, and superiors where a clause says so."""
        for substitute in role.substitutes or ():
            yield self._after(reach, StepKind.SUBSTITUTE, substitute, stands_in=True)
        lowest, superior = self._clauses.get(ClauseKind.LOWEST_LEVEL), self._clauses.get(ClauseKind.SUPERIOR_MAY)
        clause = lowest or superior
        if clause is not None:
            for above in superiors(self._town, role):
                yield self._after(reach, StepKind.SUPERIOR, above, clause, stands_in=bool(clause.when))
        elif absence := self._clauses.get(ClauseKind.ABSENCE):
            for above in role.reports_to or ():  # the clause says that somebody steps in, not surely who
                step = self._after(reach, StepKind.SUPERIOR, above, absence, stands_in=True)
                yield step if step.asks else step._replace(asks="absence_clause", said=absence.words or "")

    def _substitutes(self, row: Row) -> Iterator[Reach]:
        """The row's substitutes, who have no more power than a delegate in whose place they decide."""
        nobody = [Reach(None, None, (), _limits(row))]  # known: then the row alone says what the power is
        replaced = [
            reach
            for delegate in row.delegates or ()
            for reach in tuple(self._delegate(row, delegate))
            or (Reach(None, None, (), _limits(row, delegate.limit), delegate.scope),)  # a title that nobody here has
        ]
        powers = dict.fromkeys((reach.limits, reach.scope, reach.units) for reach in replaced or nobody)
        for substitute in row.substitutes or ():
            for reach in self._delegate(row, substitute, StepKind.SUBSTITUTE):
                own = (substitute.limit,) if substitute.limit else ()
                for limits, scope, units in powers:
                    step = reach._replace(limits=(*limits, *own), stands_in=True)
                    yield step if step.scope else step._replace(scope=scope, units=units)

    def _after(self, reach: Reach, kind: StepKind, role: str, clause: Clause | None = None, *, stands_in: bool) -> Reach:
        link = Link(kind, self._town.role[reach.role or ""], self._town.role[role], clause)
        return reach._replace(role=role, organ=None, links=(*reach.links, link), stands_in=stands_in, parent=reach)

    def _passed_on(self, row: Row, direct: list[Reach]) -> Iterator[Reach]:
        """Onward delegations of the row, each from what its giver has; one whose giver has nothing leads nowhere."""
        waiting = sorted(self._onward.get(row.id, ()), key=lambda one: one.id)
        having = list(direct)
        while waiting:
            ready = [one for one in waiting if any(reach.role == one.by for reach in having)]
            if not ready:
                break
            waiting = [one for one in waiting if one not in ready]
            for onward in ready:
                for reach in [one for one in having if one.role == onward.by]:
                    passed = self._onward_step(row, reach, onward)
                    having.append(passed)
                    yield passed
        open_list = row.delegates is None or row.incomplete  # then the giver may be a delegate all the same
        for onward in waiting:
            link = self._onward_link(onward)
            reach = Reach(onward.to, None, (link,), _limits(row, onward.limit), said=self._town.role[onward.by].name)
            yield reach._replace(asks="giver_unknown") if open_list else reach._replace(fails="giver_has_nothing")

    def _onward_link(self, onward: OnwardDelegation) -> Link:
        return Link(StepKind.ONWARD, self._town.role[onward.by], self._town.role[onward.to], onward=onward)

    def _onward_step(self, row: Row, reach: Reach, onward: OnwardDelegation) -> Reach:
        link = self._onward_link(onward)
        limits = (*reach.limits, *([onward.limit] if onward.limit else []))
        passed = reach._replace(role=onward.to, links=(*reach.links, link), limits=limits, parent=reach)
        allowed = row.onward.to if row.onward else None
        if allowed is None:
            return passed
        said = ", ".join(allowed)
        named = [self._context.recipients.of(Delegate(text=words)) for words in allowed]
        if any(one.role == onward.to for one in named) or any(onward.to in self._roles_meant(words) for words in allowed):
            return passed
        if any(one.kind is None and not self._context.recipients.namesakes(one.name) for one in named):
            return passed._replace(asks="onward_to_unclear", said=said)
        return passed._replace(fails="onward_to_others", said=said)


def superiors(town: Municipality, role: Role) -> list[str]:
    """Everybody above a role, the nearest first."""
    found: list[str] = []
    step = list(role.reports_to or ())
    while step:
        found += [above for above in dict.fromkeys(step) if above not in found and above != role.id]
        step = [above for one in step for above in town.role[one].reports_to or () if above not in found]
    return found


def _with_parts(town: Municipality, unit: str) -> list[str]:
    """A unit and every unit that is part of it, however far down."""
    found = [unit]
    for one in found:
        found += [part.id for part in town.units if part.parent == one and part.id not in found]
    return found


def _limits(row: Row, own: Limit | None = None) -> tuple[Limit, ...]:
    return tuple(limit for limit in (row.limit, own) if limit)

"""Views of what a decision does: within what the municipality may do, towards whom, and when it was carried out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date

from ..model import NONE, Nothing, PartyKind
from ..rules.power_views import EffectView
from ..rules.view import Sighting
from .decision_context import DecisionContext, is_yes
from .decision_views import appeal_of


def effect_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """The view of what a decision does."""
    decision = context.decision
    executed, support, appealed = decision.executed, decision.support, decision.appealed
    view = EffectView(
        local_interest=is_yes(decision.local_interest),
        task_of_other=is_yes(decision.task_of_other),
        days_back=_days_back(context),
        about_employee=any(one.kind is PartyKind.EMPLOYEE for one in decision.parties or ()),
        matter_acts=frozenset(one.sfs for one in context.kind.statutes) if context.kind else None,
        resembles=frozenset({context.kind.id}) if context.kind else None,
        burdens_members=is_yes(decision.burdens_members),
        sets_fee=bool(decision.fee),
        fee_over_cost=_fee_over_cost(context),
        single_business=is_yes(support.to_single_business) if support else support,
        exceptional_reasons=_has(support.exceptional_reasons) if support else support,
        appeal=appeal_of(context),
        outcome=decision.outcome.value if decision.outcome else None,
        executed=bool(executed),
        days_to_execution=(executed.on - decision.on).days if executed else executed,
        before_final=_before_final(context),
        reversible=is_yes(executed.reversible) if executed else executed,
        rectified=_has(executed.rectified) if executed else executed,
        appealed=bool(appealed),
        grounds_told=(None if appealed.grounds is None else bool(appealed.grounds)) if appealed else appealed,
        annulled=is_yes(appealed.annulled) if appealed else appealed,
        at_once_reason=_has(executed.at_once) if executed else executed,
    )
    yield Sighting(
        kind="effect",
        view=view,
        about=context.about,
        source=decision.source,
        asked=context.asked,
        act=decision.on,
        presumed=frozenset({"appeal"} if context.appeal_presumed else ()),
        words={
            **context.words,
            "applies_from": decision.applies_from.isoformat() if decision.applies_from else "–",
            "executed_on": executed.on.isoformat() if executed else "–",
        },
    )


def _has(told: str | date | Nothing | None) -> bool | None:
    """Whether reasons or a day are given; unknown where the record says nothing of them."""
    return None if told is None else told is not NONE


def _days_back(context: DecisionContext) -> int | Nothing:
    first = context.decision.applies_from
    days = (context.decision.on - first).days if first is not None else 0
    return days if days > 0 else NONE


def _fee_over_cost(context: DecisionContext) -> int | Nothing | None:
    fee = context.decision.fee
    if not fee:
        return NONE if fee is NONE else None
    return None if fee.income is None or fee.cost is None else math.ceil(fee.income - fee.cost)


def _before_final(context: DecisionContext) -> bool | Nothing | None:
    decision = context.decision
    if not decision.executed:
        return NONE if decision.executed is NONE else None
    if isinstance(decision.final, date):
        return decision.executed.on < decision.final
    return True if decision.final is NONE else None

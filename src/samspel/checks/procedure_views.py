"""Views of how a decision came about and was told: what the record shows of each step of the procedure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..law import lexicon
from ..law.deadlines import counted, last_day_to_appeal, months_begun
from ..law.references import references
from ..model import NONE, Appeal, ChildsView, Decision, DocumentContent, Nothing, Outcome, Part, PartyKind, YesNo
from ..rules.procedure_views import ProcedureView
from ..rules.view import Sighting, Words
from .decision_context import DecisionContext, is_yes

_ORGANS = {"board", "council", "committee", "presidium"}
_ON_APPLICATION = {Outcome.GRANTED, Outcome.PARTLY_GRANTED, Outcome.REFUSED}
_ALWAYS = {DocumentContent.DATE, DocumentContent.CONTENT, DocumentContent.DECIDER}
_SHOWN_WITH = {DocumentContent.RAPPORTEUR: Part.RAPPORTEUR, DocumentContent.PRESENT: Part.PRESENT}
_CONTENT = {
    DocumentContent.DATE: ("dagen för beslutet", "the day of the decision"),
    DocumentContent.CONTENT: ("vad som har beslutats", "what was decided"),
    DocumentContent.DECIDER: ("vem som har beslutat", "who decided"),
    DocumentContent.RAPPORTEUR: ("vem som har varit föredragande", "who was rapporteur"),
    DocumentContent.PRESENT: ("vem som annars har medverkat", "who else took part"),
}


def procedure_sightings(context: DecisionContext) -> Iterator[Sighting]:
    """The view of the decision's procedure."""
    decision = context.decision
    yield Sighting(
        kind="procedure",
        view=_view(context),
        about=context.about,
        source=decision.source,
        asked=context.asked,
        act=decision.on,
        presumed=_presumed(context),
        words={
            **context.words,
            "lacks": _named(_document_lacks(decision)),
            "earlier": decision.changes.decision if decision.changes else "–",
        },
    )


def _view(context: DecisionContext) -> ProcedureView:
    decision = context.decision
    sent, notice, change, reasons = decision.communicated, decision.notified, decision.changes, decision.reasons
    child = _child(decision)
    return ProcedureView(
        outcome=decision.outcome,
        authority=context.authority,
        full_fl=None if context.appeal is None else context.appeal is not Appeal.MUNICIPAL_REVIEW,
        appealable=_appealable(context),
        social_case=context.social_case,
        matter_acts=frozenset(one.sfs for one in context.kind.statutes) if context.kind else None,
        has_party=_has_party(decision),
        applied_for=is_yes(decision.applied_for),
        affects=is_yes(decision.affects),
        by_organ=context.recipient.kind in _ORGANS if context.recipient else None,
        age=(context.asked - decision.on).days,
        communicated=_there(sent),
        communication_excused=_there(decision.communication_left_out),
        withheld_for_secrecy=_withheld_for_secrecy(decision),
        sent_days_before=_days(sent.on, decision.on) if sent else sent,
        answer_days_left=_days(decision.on, sent.answer_by) if sent else sent,
        party_answered=_by(decision.on, sent.answered) if sent else sent,
        oral_asked=_there(decision.oral_asked),
        oral_heard=_by(decision.on, decision.oral_heard),
        noted=is_yes(decision.noted),
        months_taken=months_begun(decision.opened, counted(decision.on)) if decision.opened else None,
        asked_in_month=_asked_in_month(decision),
        decided_days=_days(decision.asked_to_decide, counted(decision.on)),
        answered_days=_days(
            decision.asked_to_decide, counted(decision.answered) if decision.answered else decision.answered
        ),
        less_intrusive=_there(decision.less_intrusive),
        reasoned=_there(reasons),
        reasons_excused=_there(decision.reasons_left_out),
        reasons_name_rules=_names_rules(decision),
        reasons_name_circumstances=is_yes(reasons.circumstances) if reasons else reasons,
        document=_there(decision.document),
        document_lacks=_document_lacks(decision),
        told=_there(notice),
        told_whole=is_yes(notice.content) if notice else notice,
        told_appeal=_told(notice.appeal_information) if notice else notice,
        told_dissents=_told(notice.dissents) if notice else notice,
        last_day_to_appeal=_last_day_to_appeal(context),
        final_days_after=_days(_last_day_to_appeal(context), decision.final),
        dissents=None if decision.dissents is None else len(decision.dissents),
        dissent_days_after=_dissent_days(decision, decision.on),
        dissent_after_dispatch=_dissent_days(decision, notice.on) if notice else notice,
        dissent_by_outsider=_dissent_by_outsider(decision),
        changes=_there(change),
        change_ground=change.ground if change else change,
        change_worse=is_yes(change.worse) if change else change,
        change_heard=is_yes(change.heard) if change else change,
        child=None if child is None else child is not NONE,
        child_asked=is_yes(child.asked) if child else child,
        child_view_recorded=_there(child.views) if child else child,
        best_interests=is_yes(child.best_interests) if child else child,
    )


def _presumed(context: DecisionContext) -> frozenset[str]:
    """What is not recorded but read from words or from what is usual for the matter."""
    found = {"full_fl", "appealable"} if context.appeal_presumed else set()
    if context.kind_presumed:
        found |= {"social_case", "matter_acts"} | ({"authority"} if context.decision.authority is None else set())
    reasons = context.decision.reasons
    return frozenset(found | ({"reasons_name_rules"} if reasons and reasons.rules is None else set()))


def _appealable(context: DecisionContext) -> bool | Nothing | None:
    if context.appeal is None:
        return None
    return NONE if context.appeal is Appeal.MUNICIPAL_REVIEW else context.appeal is Appeal.ADMINISTRATIVE


def _has_party(decision: Decision) -> bool | None:
    """By the parties recorded; an application that was granted or refused had a party too."""
    if decision.parties is not None:
        return any(one.kind is not PartyKind.MANY for one in decision.parties)
    return True if decision.applied_for is YesNo.YES or decision.outcome in _ON_APPLICATION else None


def _asked_in_month(decision: Decision) -> int | Nothing | None:
    asked = decision.asked_to_decide
    if asked is None or asked is NONE:
        return asked
    return None if decision.opened is None else months_begun(decision.opened, counted(asked))


def _names_rules(decision: Decision) -> bool | Nothing | None:
    """As recorded; else whether the words of the reasons, or the decision itself, refer to law."""
    reasons = decision.reasons
    if reasons is None or reasons is NONE:
        return reasons
    if reasons.rules is not None:
        return is_yes(reasons.rules)
    if decision.law:
        return True
    return None if reasons.words is None else bool(references(reasons.words))


def _document_lacks(decision: Decision) -> frozenset[str] | Nothing | None:
    document = decision.document
    if document is None or document is NONE:
        return document
    if document.shows is None:
        return None
    parts = {one.as_ for one in decision.participants or ()}
    needed = _ALWAYS | {content for content, part in _SHOWN_WITH.items() if part in parts}
    return frozenset(content.value for content in needed.difference(document.shows))


def _named(lacks: frozenset[str] | Nothing | None) -> Words:
    words = [told for content, told in _CONTENT.items() if lacks and content in lacks]
    return ", ".join(one[0] for one in words) or "–", ", ".join(one[1] for one in words) or "–"


def _last_day_to_appeal(context: DecisionContext) -> date | Nothing | None:
    appealable, notice = _appealable(context), context.decision.notified
    if appealable is None or notice is None:
        return None
    if not appealable or notice is NONE:
        return NONE
    return last_day_to_appeal(notice.on) if notice.on else None


def _dissent_days(decision: Decision, since: date | None) -> int | Nothing | None:
    """Days to the last dissent; unknown where one without a day may have come later."""
    if decision.dissents is None or since is None:
        return None
    if not decision.dissents:
        return NONE
    days = [(one.on - since).days for one in decision.dissents if one.on]
    last = max(days, default=0)
    return last if last > 0 or len(days) == len(decision.dissents) else None


def _dissent_by_outsider(decision: Decision) -> bool | Nothing | None:
    """Known only where the record names those who decided."""
    if not decision.dissents:
        return None if decision.dissents is None else NONE
    took_part = {one.person: one.as_ for one in decision.participants or ()}
    if Part.DECIDED not in took_part.values():
        return None
    return any(one.person not in took_part and one.person != decision.decided_by for one in decision.dissents)


def _child(decision: Decision) -> ChildsView | Nothing | None:
    """What is recorded of a child's part; an empty record where a party is a child and nothing is."""
    if decision.childs_view:
        return decision.childs_view
    if any(one.child is YesNo.YES for one in decision.parties or ()):
        return ChildsView()
    return decision.childs_view


def _there(value: object) -> bool | None:
    """Whether the record says that there is such a thing."""
    return None if value is None else value is not NONE


def _told(value: YesNo | Nothing | None) -> bool | None:
    """Whether the notice says a thing; none: it does not."""
    return None if value is None else value is YesNo.YES


def _withheld_for_secrecy(decision: Decision) -> bool | Nothing | None:
    left_out = decision.communication_left_out
    return lexicon.says("secrecy", left_out) if isinstance(left_out, str) else left_out


def _by(day: date, done: date | Nothing | None) -> bool | None:
    """Whether a thing was done by that day; none: it never was."""
    return None if done is None else done is not NONE and done <= day


def _days(start: date | Nothing | None, end: date | Nothing | None) -> int | Nothing | None:
    """Days from one day to another; none where one of them never came."""
    if start is NONE or end is NONE:
        return NONE
    return None if start is None or end is None else (end - start).days

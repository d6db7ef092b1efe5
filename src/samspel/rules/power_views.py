"""What a rule may look at in a single decision: by what power it was taken, who took part, and what it does.

An unknown that is not worth a question of each decision is an attribute of its own, so that a rule can leave it in peace.
"""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe, Nothing
from .view import View


class DecisionView(View):
    """A decision: who took it, by what power, and how the board was told of it."""

    WORDS = (
        "decision", "matter", "decider", "board", "on", "row", "order", "point_named", "question", "deciders_named", "stale",
        "told_by", "party", "lacking",
    )  # fmt: skip

    alone: Maybe[bool] = Field(description="whether a person, a role or a machine decided, and no organ")
    decider: Maybe[str] = Field(
        description="what the one who decided is, as recipient in the view delegate; council for the council; unknown for "
        "a person with several roles"
    )
    elected: Maybe[bool] = Field(description="whether the one who decided may have done so as an elected representative")
    seat: Maybe[str] = Field(description="the seat in the board: chair, vice_chair, member or substitute; none for others")
    designated: Maybe[bool] = Field(
        description="whether the board had designated the one who decided for urgent decisions; none for others than "
        "members, unknown when no designation by the board is known"
    )
    held_role: Maybe[bool] = Field(
        description="whether the person had the role that day; none unless both person and role are named, unknown when the "
        "person's roles are not known"
    )
    deciders: int = Field(description="how many people are named as having decided")
    automated: bool = Field(description="whether a machine decided, as far as the record says")
    matter_told: Maybe[bool] = Field(description="whether it says what it is about; unknown when it does not")
    may: Maybe[bool] = Field(
        description="whether they had the power that day: by the point named, by any other row, or as the board itself"
    )
    order_known: Maybe[bool] = Field(
        description="whether a delegation order of the board counted that day; unknown when none of the board is known at "
        "all"
    )
    point: Maybe[str] = Field(
        description="the point of the order that it names: in_force, other_day (its order did not count that day) or "
        "missing (no order of the day has it); none when it names none"
    )
    rests_on: Maybe[str] = Field(
        description="what the words for the point speak of when no row is meant: instruction, job_description or memo; none "
        "for other words and for a point"
    )
    documented: Maybe[bool] = Field(description="whether there is a document that shows the decision")
    point_gives: Maybe[bool] = Field(description="whether that point gave them the power; none when it names none")
    matters: Maybe[frozenset[str]] = Field(description="the matter type, as a set of one")
    resembles: Maybe[frozenset[str]] = Field(
        description="the same, to leave decisions out of a rule by, never to find fault with: it stays certain where the "
        "matter type is only read from words"
    )
    execution: bool = Field(
        description="whether the register has such matters as the carrying out of what is already decided; to leave "
        "decisions out of a rule by"
    )
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    appeal: Maybe[str] = Field(description="municipal_review, administrative or none_possible")
    regime: str = Field(description="municipal_act, guardianship (FB 19 kap.) or rescue_services (LSO)")
    urgent: Maybe[bool] = Field(
        description="whether it was taken because the matter could not await the board; no for organs and employees, who "
        "have no such power"
    )
    urgency_reason: Maybe[bool] = Field(description="whether it says why the board could not be awaited; none if not urgent")
    days_to_meeting: Maybe[int] = Field(description="days until the board next met; none when no such day is known")
    meetings_passed: int | None = Field(
        description="on how many days the board is known to have met after this decision and before it was reported, or "
        "before the day asked about if it has not been"
    )
    reported: Maybe[bool] = Field(description="whether it was reported to the board")
    next_meeting: Maybe[bool] = Field(description="whether that was at the next meeting; none when it was not reported")
    report_at: Maybe[str] = Field(
        description="when such decisions are to be reported by the order: next_meeting, or its words; none when they are not"
    )
    report_lacks: Maybe[frozenset[str]] = Field(
        description="what the report of it does not show of date, content and decider; none when it was not reported"
    )
    recorded: Maybe[bool] = Field(description="whether there is a separate record of it (särskild protokollföring)")
    announced: Maybe[bool] = Field(
        description="whether that record was announced on the notice board; none without a record"
    )
    law_status: Maybe[str] = Field(
        description="the worst of the sections it names, of those that are read for sure: missing (the act has no such "
        "section, or did not apply yet), ended (before the matter began), older_meaning (the matter is what the number "
        "stood for in the earlier act), good; unknown when it had ended but it is not known when the matter began, none "
        "when no section is named"
    )
    instructed: Maybe[str] = Field(
        description="who told them how to decide: another_organ (the council or another board, or somebody in it), own (the "
        "board or its administration) or outside; none when nobody did"
    )
    own_party: bool = Field(description="whether a party is the board itself or a part of its own administration")
    prepared_by_decider: bool = Field(description="whether the one who decided also prepared the matter")
    checked: Maybe[str] = Field(description="who checked it before it was sent or paid: other or self; none when nobody did")
    pays: bool = Field(description="whether it is about a sum of money")


class ParticipantView(View):
    """Somebody who decided, prepared or was present, and the decision."""

    WORDS = ("person", "decision", "matter", "board", "on", "party", "tie", "case_ahead", "party_ahead")

    capacity: str = Field(
        description="in what: council (a member at its meeting), elected, employee, unsaid, or unplaced when neither a role "
        "nor a board shows that it was in the municipality"
    )
    parts: frozenset[str] = Field(description="what the person did: decided, rapporteur, prepared, present")
    ties: frozenset[str] = Field(
        description="ties to a party that the registers show: party (is the party), close, representative (or counsel), "
        "bound (another binding or a side job), gift, superior (the party is the person's superior) or activity (the party "
        "is an organ or unit the person belongs to). What the registers show of a case that the person handles has words of "
        "its own: side_job (another side job of an employee) and kept_gift (a gift that may have been kept). That none is "
        "there proves nothing"
    )
    gift_days: int | Nothing = Field(
        description="days from the earliest such kept gift to the day the case began, 0 when it came later; none without one"
    )
    ties_ahead: frozenset[str] = Field(
        description="the same ties to a party of another case that this decision clears the way for"
    )
    accountability: bool = Field(
        description="whether the matter speaks of discharge (ansvarsfrihet) or of electing auditors"
    )
    municipal_body: bool = Field(description="whether the party is a company in the municipality's register of organs")
    authority: Maybe[bool] = Field(
        description="whether it is exercise of authority against somebody; the matter type can show that it is, only the "
        "record that it is not"
    )
    claim: Maybe[str] = Field(
        description="the person's impartiality was questioned before the decision, and that was ruled on by then: ruled, or "
        "not: undecided; none when it was not questioned"
    )
    disqualified: Maybe[bool] = Field(
        description="how that was ruled; none when it was not questioned or is not known to have been ruled on"
    )
    own_claim: Maybe[bool] = Field(description="whether the person spoke of it first; none when it was not questioned")
    days_open: Maybe[int] = Field(
        description="days from the question until it was ruled on, or until the decision; none when it was not questioned"
    )


class EffectView(View):
    """What a decision does, and when it was carried out."""

    WORDS = ("decision", "matter", "decider", "board", "on", "applies_from", "executed_on")

    local_interest: Maybe[bool] = Field(description="whether the municipality's area or members have an interest in it")
    task_of_other: Maybe[bool] = Field(description="whether it is a task of the state, another municipality or region alone")
    days_back: Maybe[int] = Field(
        description="days from the first day it has effect to the day it was decided; none when it works forward or does "
        "not say"
    )
    burdens_members: Maybe[bool] = Field(description="whether members of the municipality lose by it")
    sets_fee: bool = Field(description="whether it sets a fee, as far as the record says")
    fee_over_cost: Maybe[int] = Field(
        description="by how many kronor a year a fee brings in more than the service costs, negative when less; none when "
        "it sets no fee"
    )
    single_business: Maybe[bool] = Field(description="whether it gives support to a single business")
    exceptional_reasons: Maybe[bool] = Field(
        description="whether it gives exceptional reasons for that; none without support"
    )
    appeal: Maybe[str] = Field(description="municipal_review, administrative or none_possible")
    outcome: Maybe[str] = Field(description="granted, partly_granted, refused, dismissed, discontinued, ordered or other")
    executed: bool = Field(description="whether it has been carried out, as far as the record says")
    days_to_execution: Maybe[int] = Field(description="days from the decision until it was carried out; none if it was not")
    before_final: Maybe[bool] = Field(
        description="whether it was carried out while it could still be appealed; none if it was not carried out"
    )
    reversible: Maybe[bool] = Field(description="whether what was done can be undone; none if it was not carried out")
    rectified: Maybe[bool] = Field(
        description="whether what was done has been undone after the decision was annulled; none if it was not carried out"
    )
    appealed: bool = Field(description="whether it was appealed, as far as the record says")
    grounds_told: Maybe[bool] = Field(
        description="whether the record says what was invoked before the time for appeal had ended; none if not appealed"
    )
    annulled: Maybe[bool] = Field(description="whether it was annulled; none if it was not appealed")
    at_once_reason: Maybe[bool] = Field(
        description="whether it says why that could not wait; none if it was not carried out"
    )

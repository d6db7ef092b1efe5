"""The view of how one decision came about and was told, under the Administrative Procedure Act (FL)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ..model import Maybe
from .view import View


class ProcedureView(View):
    """The procedure of one decision: hearing, reasons, document, notice, dissent, time, change, and the child's view."""

    WORDS = ("decision", "matter", "decider", "board", "on", "row", "order", "lacks", "earlier")

    outcome: Maybe[str] = Field(
        description="granted, partly_granted, refused, dismissed, discontinued, ordered (a burden laid on somebody) or other"
    )
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")
    full_fl: Maybe[bool] = Field(description="whether FL applies in full: it is not appealed by municipal review (FL 2 §)")
    appealable: Maybe[bool] = Field(
        description="whether a party may appeal it to a higher authority or court; none where it goes to municipal review"
    )
    social_case: Maybe[bool] = Field(
        description="whether authority is exercised against somebody under the acts of the social services: parts of FL "
        "apply there whatever the appeal route (SoL 14 kap. 10 §)"
    )
    matter_acts: Maybe[frozenset[str]] = Field(description="the acts that its matter type rests on, as `1990:52`")
    has_party: Maybe[bool] = Field(description="whether it concerns a party; a group or everybody is no party")
    applied_for: Maybe[bool] = Field(description="whether a party began the matter")
    affects: Maybe[bool] = Field(description="whether its effect on somebody is more than insignificant")
    by_organ: Maybe[bool] = Field(description="whether an elected organ decided: a board, its committee, the council")
    age: int = Field(description="days from the decision to the day asked about")

    communicated: Maybe[bool] = Field(description="whether material was sent to the party")
    communication_excused: Maybe[bool] = Field(description="whether it is recorded why material was not sent")
    withheld_for_secrecy: Maybe[bool] = Field(
        description="whether that recorded cause speaks of secrecy; none where no cause is recorded"
    )
    sent_days_before: Maybe[int] = Field(description="days from the sending of material to the decision; none when not sent")
    answer_days_left: Maybe[int] = Field(
        description="days from the decision to the last day to answer: 0 on that day; none when no last day was set"
    )
    party_answered: Maybe[bool] = Field(description="whether the party had answered when it was decided")
    oral_asked: Maybe[bool] = Field(description="whether a party asked to speak instead of writing")
    oral_heard: Maybe[bool] = Field(description="whether the party was heard, on the day of the decision at the latest")
    noted: Maybe[bool] = Field(description="whether what was said and matters was noted; none when nothing was said")

    months_taken: Maybe[int] = Field(description="months begun from the beginning of the matter to the decision")
    asked_in_month: Maybe[int] = Field(
        description="months begun from the beginning of the matter when a party asked for a decision; none when none asked"
    )
    decided_days: Maybe[int] = Field(
        description="days from a party's request for a decision to the decision, one right after days off counted as made "
        "on the first of them; none when no party asked"
    )
    answered_days: Maybe[int] = Field(
        description="days from the request to the day it was granted or refused, counted alike; none when it was not"
    )
    less_intrusive: Maybe[bool] = Field(
        description="whether it is recorded that less intrusive alternatives were considered"
    )

    reasoned: Maybe[bool] = Field(description="whether reasons are given")
    reasons_excused: Maybe[bool] = Field(description="whether it is recorded why reasons were left out")
    reasons_name_rules: Maybe[bool] = Field(
        description="whether the reasons name the rules applied; presumed not where their words refer to no law"
    )
    reasons_name_circumstances: Maybe[bool] = Field(description="whether the reasons name the circumstances that decided")
    document: Maybe[bool] = Field(description="whether there is a decision document")
    document_lacks: Maybe[frozenset[str]] = Field(
        description="what the document does not show: date, content, decider; rapporteur and present only where the record "
        "names somebody who was"
    )

    told: Maybe[bool] = Field(description="whether the party was told of the decision")
    told_whole: Maybe[bool] = Field(description="whether the whole decision was told")
    told_appeal: Maybe[bool] = Field(description="whether the party was told how to appeal")
    told_dissents: Maybe[bool] = Field(description="whether the party was told of dissents")
    last_day_to_appeal: Maybe[date] = Field(
        description="three weeks after the party was told, or the next weekday; none when it cannot be appealed"
    )
    final_days_after: Maybe[int] = Field(
        description="days from the last day to appeal to the day it is recorded as final; 0 or less is too early"
    )
    dissents: Maybe[int] = Field(description="how many dissented")
    dissent_days_after: Maybe[int] = Field(description="days from the decision to the last dissent; none without dissents")
    dissent_after_dispatch: Maybe[int] = Field(description="days from the day the party was told to the last dissent")
    dissent_by_outsider: Maybe[bool] = Field(
        description="whether somebody dissented who took no part in the final handling; none without dissents"
    )

    changes: Maybe[bool] = Field(description="whether it corrects or changes an earlier decision")
    change_ground: Maybe[str] = Field(
        description="clerical, new_circumstances, wrong, revocable, safety or misled; none where nothing is changed"
    )
    change_worse: Maybe[bool] = Field(description="whether somebody whom the earlier decision favoured is worse off")
    change_heard: Maybe[bool] = Field(description="whether the party could speak before a correction")

    child: Maybe[bool] = Field(description="whether a child is concerned")
    child_asked: Maybe[bool] = Field(description="whether the child could speak; none when no child is concerned")
    child_view_recorded: Maybe[bool] = Field(description="whether the child's view, or where it stands, is recorded")
    best_interests: Maybe[bool] = Field(description="whether the child's best interests were assessed")

"""What a rule may look at in an item of the minutes: how it was prepared and decided, its votes, and those who took part.

Minutes are thin. What is not worth a question of each item is an attribute of its own, so that a rule can leave it in peace.
"""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View


class OfItemView(View):
    """What all views of an item have in common."""

    organ_kind: str = Field(
        description="what met: council, board, joint_board, committee, presidium, preparation, labour_management and so on"
    )
    regime: str = Field(description="municipal_act, or guardianship (a board of guardians votes by FB 19 kap.)")
    kind: Maybe[str] = Field(
        description="decision, election, information, procedure, delegation_report, notices, motion, citizens_proposal, "
        "interpellation, question, audit_report or discharge"
    )
    outcome: Maybe[str] = Field(
        description="decided, referred_back, tabled, noted or withdrawn, by the record or else by the words of the "
        "decision; none when nothing was decided"
    )
    authority: Maybe[bool] = Field(description="whether it is exercise of authority against somebody")


class ItemView(OfItemView):
    """An item of the minutes: whether it could be taken up, what it rested on, and what became of it."""

    WORDS = (
        "item",
        "matter",
        "organ",
        "on",
        "prepared_by",
        "late_documents",
        "younger_documents",
        "extra_items",
        "decision",
    )

    on_agenda: Maybe[bool] = Field(
        description="whether the notice or the summons named it, or a later notice of urgent items did"
    )
    taken_up_by_all: Maybe[bool] = Field(description="whether all present agreed to take up what was not on the agenda")
    extra_items: Maybe[bool] = Field(
        description="whether the organ's standing orders say when such items may be decided; none when they do not"
    )
    exempt: Maybe[str] = Field(
        description="the exception from the council's duty to prepare that its kind or words point to: election, audit "
        "(audit report and discharge), term (terms and number of members), extra_election, or passed_on (sent to be "
        "prepared or handed over)"
    )
    prepared: Maybe[str] = Field(
        description="who prepared it: board, council_committee, or other (only units or committees of a board); none for "
        "nobody"
    )
    executive_board: Maybe[bool] = Field(
        description="whether the executive board prepared it or had the chance to give its opinion"
    )
    all_agreed: Maybe[bool] = Field(
        description="whether all present agreed to decide it at once; no also when a vote or a reservation shows dissent"
    )
    written_proposal: Maybe[bool] = Field(description="whether there was a written proposal")
    documents: Maybe[int] = Field(description="how many documents it rested on")
    document_days_after: Maybe[int] = Field(
        description="how many days after the meeting the latest of them is dated, negative before; none when no date is told"
    )
    documents_after_summons: Maybe[int] = Field(
        description="how many of them are dated after the day the summons was sent; unknown where that day is"
    )
    handed_out: bool = Field(description="whether any of them was handed out at the meeting or that day")
    proposals: int = Field(
        description="how many proposals stood against each other, the written one among them and those withdrawn left out"
    )
    order_told: Maybe[bool] = Field(description="whether the order of propositions (propositionsordning) is told")
    minority_asked: Maybe[bool] = Field(
        description="whether at least a third of those present wanted it referred back or tabled, by proposals and votes; "
        "none when nobody proposed it"
    )
    put_off_before: bool = Field(
        description="whether the facts hold an earlier meeting that referred the same case back or tabled it"
    )
    spends: Maybe[bool] = Field(
        description="whether the decision by its words grants an amount outside the budget; unknown without its words"
    )
    funded: Maybe[bool] = Field(description="whether the minutes tell how it is paid for")
    sent: Maybe[bool] = Field(
        description="whether anybody is sent the decision; no also when nothing is told while most items of the minutes "
        "tell it; none when nothing was decided"
    )


class VoteView(OfItemView):
    """A counted vote in an item, held against those who could take part."""

    WORDS = ("item", "matter", "organ", "on", "counts", "deciders", "listed")

    election: Maybe[bool] = Field(
        description="whether it is an election or about hiring somebody, by its kind or its words; unknown where the item "
        "does not say what it is about"
    )
    open: Maybe[bool] = Field(description="whether the vote was open")
    casting: Maybe[bool] = Field(description="whether the chair's casting vote decided")
    lot: Maybe[bool] = Field(description="whether a lot decided")
    tie: Maybe[bool] = Field(description="whether as many voted yes as no")
    votes_over: Maybe[int] = Field(
        description="how many votes and abstentions there are more than people who could vote, counted with all who "
        "may have been there"
    )
    votes_missing: Maybe[int] = Field(
        description="how many people who were surely there are neither among the votes nor among those who abstained"
    )
    voters_off: Maybe[int] = Field(
        description="how many more took part by what the minutes say than there are votes and abstentions; negative for "
        "fewer; none where they do not say how many took part"
    )
    list_differs: Maybe[bool] = Field(
        description="whether the numbers told are others than the list of votes gives; none without numbers or list"
    )
    majority_lost: Maybe[bool] = Field(description="whether the side with fewer votes won")
    putting_off: bool = Field(description="whether the vote was on referring back or tabling, by its words")
    special_majority: bool = Field(description="whether the words point to a matter that takes more than half of the votes")
    named: Maybe[bool] = Field(
        description="whether the minutes name how each voted; unknown where a list may lie beside them"
    )
    unnamed_abstentions: Maybe[int] = Field(description="how many abstained, where there is no list that names them")
    took_side_elsewhere: Maybe[bool] = Field(
        description="whether those who abstained took a side elsewhere in the item; unknown when there was another vote, or "
        "more than two proposals"
    )


class ItemParticipantView(OfItemView):
    """Somebody who is named in an item, or has a tie to a party of its case, and the item."""

    WORDS = ("person", "item", "matter", "organ", "on", "as_what", "party", "tie")

    capacity: Maybe[str] = Field(
        description="as what the person was there for the item: chair, member, serving, substitute, official, "
        "staff_representative, other_elected, auditor or other; none when not there"
    )
    decides: Maybe[bool] = Field(
        description="whether the person was there and could take part in deciding, as a member or as a serving substitute"
    )
    did: frozenset[str] = Field(
        description="what the item tells of the person: voted, abstained (in a vote), sat_out (took no part for "
        "another reason than a conflict), proposed, spoke, told_tie, decided (is told to have taken part in the decision), "
        "reserved"
    )
    disqualified: Maybe[bool] = Field(
        description="whether the person is disqualified: so ruled, or told by the person and not ruled otherwise; unknown "
        "when somebody else raised it and nothing is ruled, none when no conflict is told"
    )
    claim: Maybe[str] = Field(
        description="whether a conflict that somebody else raised was ruled on: ruled or undecided; none when nobody else "
        "raised one"
    )
    present: Maybe[bool] = Field(
        description="whether a person with a conflict stayed in the room; unknown when the minutes only tell of the meeting "
        "as a whole"
    )
    replaced: Maybe[bool] = Field(description="whether a substitute stepped in for a person with a conflict")
    substitute_free: Maybe[bool] = Field(
        description="whether a substitute who did not serve was there and could have stepped in"
    )
    ties: frozenset[str] = Field(
        description="ties to a party of the case, as in the view participant; the register of cases names the parties. That "
        "none is there proves nothing"
    )
    municipal_body: bool = Field(description="whether that party is a company in the municipality's register of organs")
    decision_known: bool = Field(
        description="whether the facts also hold the decision by itself, where ties are told of it (view participant)"
    )
    accountable: bool = Field(
        description="whether the council decides on discharge or elects auditors, and the person has a seat in the board "
        "that the matter names, or in any board where it names none"
    )
    abstained: bool = Field(description="whether the person abstained in a vote or sat the decision out")
    took_side: Maybe[bool] = Field(
        description="whether somebody who abstained took a side in another vote of the item; unknown when there were more "
        "than two proposals, none for those who did not abstain"
    )
    handled: bool = Field(
        description="whether the item shows that the person took part in the handling: spoke, proposed or answered in a vote"
    )
    told_in_time: Maybe[bool] = Field(
        description="whether a reservation was made before the meeting ended; none without a reservation"
    )


class CircumstanceView(OfItemView):
    """Something that the minutes tell of how an item came about or was handled, by the words of a sentence."""

    WORDS = ("item", "matter", "organ", "on", "person", "quote")

    told: str = Field(
        description="what: goals_not_followed_up, not_weighed, partisan_paper, instructed_outside, conflicting_orders, "
        "urgency_as_habit, harm_without_action, lobbied, direction_by_official, goal_uncommissioned, right_curbed, "
        "undelegated, settled_beforehand, vague, tabled_at_meeting, report_incomplete, urgent_report_late, "
        "decided_in_passing, not_carried_out or refused_by_delegate"
    )
    proposes: bool = Field(description="whether the decision is a proposal to another organ, which is to decide")

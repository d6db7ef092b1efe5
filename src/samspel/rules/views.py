"""What a rule may look at: one closed list of views, each attribute typed and described.

`view.py` says what every view has in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from ..model import Maybe
from .command_views import (
    CommandView,
    DeciderView,
    DepartureView,
    DutiesView,
    IncidentView,
    InstructionView,
    PerformerView,
    RoleDescriptionView,
    StepsView,
)
from .conduct_views import ContactView, GiftView, SideJobView
from .game_views import GamePartView, GameRulesView, GameRuleView
from .item_views import CircumstanceView, ItemParticipantView, ItemView, VoteView
from .log_views import LogGroupView
from .meeting_views import AttendanceView, MeetingView, PresenceView
from .minutes_views import AnnouncementView, ApprovalView, ApproverView, DelegationReportView, MinutesView
from .power_views import DecisionView, EffectView, ParticipantView
from .procedure_views import ProcedureView
from .roles_views import ItemRolesView, MeetingRolesView
from .secrecy_views import DisclosureView, DocumentRequestView, PublicationView
from .view import View
from .zone_views import ZoneView


class FootingView(View):
    """What a row rests on in law; base of views of rows and of their delegates. Sections are written `1990:52 6`."""

    cites: Maybe[frozenset[str]] = Field(
        description="sections that the row surely cites, as `1990:52 6` or `2025:400 22:2`; ` st2` and ` p1` behind name a "
        "paragraph and a point"
    )
    acts: Maybe[frozenset[str]] = Field(description="the acts that the row surely cites, in any of its cells, as `1990:52`")
    points_to: Maybe[frozenset[str]] = Field(
        description="sections that the words or older sections of the row point to; none when it cites a special act itself"
    )
    matters: Maybe[frozenset[str]] = Field(
        description="the matter type, as a set of one; unknown when the words do not tell"
    )
    authority: Maybe[bool] = Field(description="whether the matter type is exercise of authority against individuals")
    procedural: bool = Field(
        description="whether the row speaks of preparing, executing or appealing a decision, or of costs, not of deciding"
    )
    statement: bool = Field(description="whether the row opens with giving an opinion (yttrande)")
    principled: bool = Field(
        description="whether the row itself says that it is about matters of principle or of greater weight"
    )
    organ_kind: Maybe[str] = Field(
        description="what the organ of the order is: board, joint_board, council, committee and so on"
    )


class RowView(FootingView):
    """A row of a delegation order, as a whole."""

    WORDS = ("row", "matter", "delegates", "consulted", "amount", "order", "organ", "holder")

    has_delegate: Maybe[bool] = Field(description="whether the row names anyone who may decide")
    letter_unmatched: bool = Field(
        description="whether it is a letter of a row a), b) ... without delegate, while a delegate stands under a letter "
        "that the matter lacks"
    )
    delegate_count: Maybe[int] = Field(description="how many delegates the row names")
    employees: Maybe[int] = Field(description="how many of them are employees")
    elected: Maybe[int] = Field(description="how many of them are elected representatives or elected organs")
    seats: Maybe[frozenset[str]] = Field(
        description="the seats in the board that its delegates have: chair, vice_chair, member, substitute; none when none"
    )
    acting: Maybe[str] = Field(description="each or jointly; none when there is one delegate at most")
    signing: bool = Field(description="whether the row is about signing for the board, which is execution")
    consults: Maybe[bool] = Field(description="whether somebody must be heard before the decision")
    in_consultation: bool = Field(description="whether the row says “i samråd”, which may be read as deciding together")
    consent_required: Maybe[bool] = Field(description="whether somebody must approve before the decision")
    consent_of_users: Maybe[bool] = Field(description="whether the approval is that of users (KL 7 kap. 7 §)")
    cites_law: Maybe[bool] = Field(description="whether any cell of the row refers to a law, ordinance or decision")
    amount_units: Maybe[frozenset[str]] = Field(description="units of the row's amounts: SEK, PBB, IBB, BB (kind unstated)")
    regime: Maybe[str] = Field(description="municipal_act, guardianship (FB 19 kap.) or rescue_services (LSO)")
    execution: Maybe[bool] = Field(description="whether the order lists the row as execution (verkställighet)")
    in_mandate: Maybe[bool] = Field(
        description="whether the council has given the order's board the matter; unknown without mandates or matter type"
    )
    in_mandate_of_other: Maybe[bool] = Field(description="whether the council has given another organ the matter")
    executive_board: bool = Field(description="whether the order is the executive board's (styrelsen)")


class DelegateView(FootingView):
    """One receiver of power: a delegate of a row, or someone designated by a board."""

    WORDS = ("delegate", "row", "matter", "organ", "order")

    recipient: Maybe[str] = Field(
        description="presidium, committee, member, substitute, seat_in_board (member or substitute), automated, employee, "
        "employee_group, employee_elsewhere, purchasing_centre, consultant, company, preparation, working_group, "
        "self_management, labour_management, council, auditor, other_organ, or board (the order's own)"
    )
    names: str = Field(
        description="what the words name: receiver, unit (a part of the administration) or elsewhere (se bilaga)"
    )
    member_of_board: Maybe[bool] = Field(description="whether the receiver is a member of the order's board, no substitute")
    seat: Maybe[str] = Field(description="chair, vice_chair, member or substitute; none for others")
    designated: Maybe[bool] = Field(description="whether the board has designated this member for urgent decisions")
    power: Maybe[str] = Field(
        description="delegation, or urgent: to decide what cannot await the board; crisis: the same in a crisis board"
    )
    office: Maybe[str] = Field(
        description="an office with tasks of its own by law: head_teacher, political_secretary, data_protection_officer, "
        "security_protection_chief, medical_nurse, operations_manager or rescue_chief; none for others"
    )
    agreement: Maybe[bool] = Field(
        description="whether an agreement or decision of the council lets a receiver outside the municipality decide; "
        "none for those who need none"
    )
    appeal: Maybe[str] = Field(description="municipal_review, administrative or none_possible, as the order says")
    statement_on_appeal: bool = Field(description="whether the row is about a statement when a decision was appealed")
    appealed: Maybe[str] = Field(
        description="whose decision was appealed: board, council or delegate; unknown when the row does not say, none where "
        "it is about no such statement"
    )
    appeals: bool = Field(description="whether the row is about appealing a decision or judgment on the board's behalf")
    refusal: bool = Field(description="whether the row speaks of refusing (avslag)")
    at_cost: bool = Field(description="whether the row speaks of carrying out at somebody else's expense")
    ceases: bool = Field(description="whether the row speaks of a measure that comes to an end (upphöra)")
    rescue_leader: bool = Field(description="whether the row speaks of the rescue leader (räddningsledare)")
    to_council: Maybe[bool] = Field(description="whether the row speaks of a statement or proposal to the council")
    councils_matter: Maybe[bool] = Field(description="whether the row speaks of what only the council decides")
    own_request: bool = Field(description="whether the row is about what somebody has asked for (på egen begäran)")
    fine_words: bool = Field(description="whether the row speaks of a fine (med vite)")
    urgent_words: bool = Field(description="whether the row speaks of urgency (brådskande, kan inte avvaktas)")
    named_person: bool = Field(description="whether a person's name stands instead of a function")
    regime: Maybe[str] = Field(description="municipal_act, guardianship (FB 19 kap.) or rescue_services (LSO)")


class OrderView(View):
    """A delegation order, as a whole."""

    WORDS = ("order", "organ", "rows")

    regime: Maybe[str] = Field(description="municipal_act, or guardianship (FB 19 kap.)")
    organ_kind: Maybe[str] = Field(
        description="what the organ of the order is: board, joint_board, council, committee and so on"
    )
    board_kinds: frozenset[str] = Field(description="what the board handles by its name: SN, BUN, MN, TN ...")
    row_count: int = Field(description="how many rows the order has")
    matters: frozenset[str] = Field(description="the matter types that its rows are recognised as")
    speaks_of_release: bool = Field(description="whether any row speaks of releasing official documents")
    unnumbered: Maybe[int] = Field(description="how many rows have no printed number")
    dated: Maybe[bool] = Field(description="whether a day of adoption, revision or coming into force is known")
    ended: Maybe[bool] = Field(description="whether the order's last day has passed; none when it has no last day")
    terms_begun: Maybe[int] = Field(
        description="how many terms of office have begun (1 January after an election) since the order was last decided on"
    )
    absence_settled: Maybe[bool] = Field(
        description="whether the order says who decides when a delegate is away: in a general clause or for any row"
    )
    conflict_clause: Maybe[bool] = Field(description="whether a general clause speaks of conflict of interest (jäv)")
    reporting_settled: Maybe[bool] = Field(
        description="whether the order says how decisions are reported to the board: in a general clause or for any row"
    )
    urgency_settled: Maybe[bool] = Field(
        description="whether a general clause, a row or a designation speaks of what cannot await the board"
    )


class OrganView(View):
    """An organ of the municipality."""

    WORDS = ("organ", "parent")

    kind: str = Field(description="council, board, joint_board, committee, presidium and so on")
    members: Maybe[int] = Field(description="how many members it has")


class SeatView(View):
    """A person's seat in an organ, beside the person's other roles the same day."""

    WORDS = ("person", "role", "organ", "board", "other")

    kind: str = Field(description="the kind of the organ the seat is in: council, board, committee, presidium and so on")
    in_parent_board: Maybe[bool] = Field(
        description="whether the holder of a seat in a committee or presidium also is member or substitute of its board; "
        "none for other organs, unknown when the seats of the board are not all known"
    )
    heads_its_administration: bool = Field(description="whether the holder of a seat in a board heads its administration")
    director: bool = Field(description="whether the holder also is director under the executive board")
    auditor: bool = Field(description="whether the holder of another seat also is auditor")


class FormView(FootingView):
    """How a row of a delegation order is written."""

    WORDS = ("row", "matter", "delegates", "order", "vague", "contradicted")

    execution: Maybe[bool] = Field(description="whether the order lists the row as execution (verkställighet)")
    limited: bool = Field(description="whether a limit of amount is known")
    vague_words: bool = Field(
        description="whether words that nobody can test stand where a limit may (av mindre omfattning)"
    )
    vague_amount: bool = Field(description="whether the amount column has such words and no amount (efter behov)")
    condition_in_remark: Maybe[bool] = Field(
        description="whether the remark narrows the power; no when its column is meant for conditions"
    )
    contradictions: Maybe[frozenset[str]] = Field(description="what the cells say differently of: onward, amount, delegates")
    letters_differ: bool = Field(
        description="whether a), b) ... among the delegates do not answer to a), b) ... in the matter"
    )
    regime: Maybe[str] = Field(description="municipal_act, guardianship (FB 19 kap.) or rescue_services (LSO)")
    divided: Maybe[bool] = Field(
        description="whether the row says which of its delegates decides what, or how they decide; none with one delegate"
    )
    single_office: Maybe[bool] = Field(description="whether the power hangs on one office: one chief, or one chair")
    own_substitute: bool = Field(description="whether the only delegate stands as its own substitute too")
    absence_settled: Maybe[bool] = Field(
        description="whether the row or a general clause says who decides when the delegate is away; none when no row does"
    )
    appeal_stated: Maybe[bool] = Field(description="whether the row says how a decision is appealed")
    own_matter: Maybe[bool] = Field(description="whether a delegate decides on pay, travel or the like of its own")
    onward_silent: bool = Field(
        description="whether the row is silent on onward delegation where nearly all other rows say yes or no of it"
    )
    onward_made: Maybe[bool] = Field(
        description="whether the order says that the power has been passed on, not that it may be; none without a receiver"
    )
    chosen_by_delegate: bool = Field(
        description="whether the delegate is to choose who decides instead of it (eller den denne utser)"
    )
    onward_to_unit: Maybe[bool] = Field(
        description="whether a part of the administration is to receive the power; none without a receiver"
    )
    board_itself: Maybe[bool] = Field(description="whether the only delegate is the board whose power it is")
    alone: bool = Field(description="whether no other row of the order is about the same matter, amounts apart")
    task_words: bool = Field(description="whether the row speaks of a task (ansvarar för, informera) and of no decision")
    attest_words: bool = Field(description="whether the row is about approving payments (attest) and nothing more")
    agreement_words: bool = Field(description="whether the row speaks of an agreement (avtal, överenskommelse)")
    execution_words: bool = Field(description="whether the row begins with words of carrying out (debitera, verkställa)")
    choice_words: bool = Field(description="whether the row has words of choosing between alternatives (bevilja, pröva)")
    deviation_words: bool = Field(description="whether the row speaks of going beyond a guideline, a tariff or a frame")
    principled_words: bool = Field(description="whether the row speaks of matters of principle or greater weight")
    touches_rights: Maybe[bool] = Field(description="whether such matters are exercise of authority against somebody")


class LadderView(View):
    """Rows of one section about the same matter, their limits of amount taken together."""

    WORDS = ("row", "others", "matter", "hole", "order")

    hole: Maybe[bool] = Field(
        description="whether amounts between the lowest and the highest limit fall to nobody; none when the limits are not "
        "counted alike"
    )
    units_differ: bool = Field(description="whether some limits are in kronor and others in base amounts")
    per_differs: bool = Field(description="whether limits are counted per different things: occasion, year, contract")
    vat_differs: bool = Field(description="whether some limits include value added tax and others do not")


class TitleView(View):
    """A title among the delegates or substitutes of a row, as printed."""

    WORDS = ("title", "nearest", "row", "matter", "order")

    office: bool = Field(
        description="whether it reads as an office: a known kind of title or near one, no elected seat, name or description"
    )
    registered: Maybe[bool] = Field(
        description="whether the municipality's register has the role; none when no register of officials is given"
    )
    unexplained_abbreviation: bool = Field(
        description="whether it is an abbreviation that neither the order nor a register explains"
    )


class OnwardView(View):
    """Power passed onward, or a row that lets its delegate pass it onward (vidaredelegation)."""

    WORDS = ("giver", "recipient", "row", "matter", "organ", "order")

    step: Maybe[str] = Field(description="permission: the row allows it; delegation: it has been done")
    permitted: Maybe[bool] = Field(description="whether the board has allowed it, in the row or in a general clause")
    giver_office: Maybe[str] = Field(description="an office with tasks of its own by law, as in the view delegate")
    giver_heads_board_administration: Maybe[bool] = Field(
        description="whether the giver is förvaltningschef under the board"
    )
    recipient_employed: Maybe[bool] = Field(description="whether the receiver is an employee of the municipality")
    depth: Maybe[int] = Field(description="steps below the delegate: 1 for the first")
    regime: Maybe[str] = Field(description="municipal_act, guardianship (FB 19 kap.) or rescue_services (LSO)")


class CitationView(View):
    """One reference to law in a row or in the preamble."""

    WORDS = (
        "citation", "row", "matter", "act", "repealed_on", "successor", "suggestion", "word", "transition_matter", "since",
        "about_now", "about_then", "happened", "known_through", "lacking", "matter_type", "deciding",
    )  # fmt: skip

    act_status: Maybe[str] = Field(
        description="in_force, repealed, or unknown when the words fit several acts; none when no act is named"
    )
    certainty: Maybe[str] = Field(
        description="named: by number or a name only one act had; dated: only one act had the name that day; "
        "section: only one act has the section; document: the other references show it; subject: what the row is about "
        "shows it"
    )
    transition: Maybe[bool] = Field(
        description="whether the repealed act still governs something in the chapter cited; none for acts in force"
    )
    section_status: Maybe[str] = Field(
        description="in_force, moved (the number stands for another rule than when the order was written), ended (the "
        "section is gone, the act lives on), never (the act never had it) or unchecked; none when the act is repealed or no "
        "section is cited"
    )
    subject: str = Field(
        description="fits: the row is about what the section is about; old_rule: about what the number stood for before; "
        "other: about something else; unclear when the row does not show it"
    )
    extent: str = Field(description="what is cited: section, chapter, act, or unsaid (no act and no section)")
    fault: Maybe[str] = Field(
        description="what is wrong in how it is written: no_act, no_chapter, no_number, no_chapter_word, split_number or "
        "run_together; none when nothing is"
    )
    in_row: bool = Field(description="whether it stands in a row (else in the preamble)")
    more_exact: bool = Field(description="whether the row cites a section too, so that this one says nothing more")


class NameView(View):
    """A name of an authority, court, office or form of school that is no longer in use, in a row or in the preamble."""

    WORDS = ("name", "row", "now")

    since: date = Field(description="the first day the name was no longer in use")
    in_use: bool = Field(description="whether the name was still in use on the day asked about")


class OverlapView(View):
    """Rows of one order about the same matter whose limits meet."""

    WORDS = ("row", "others", "matter", "delegates", "order")

    same_answer: bool = Field(description="whether the rows give the same delegates the same power")
    swallowed: bool = Field(description="whether one of the rows lies wholly inside another")
    ladder: bool = Field(
        description="whether they are steps of a ladder: each row up to an amount of its own, for delegates of its own, the "
        "higher amounts never for titles that presumably stand lower"
    )


class WaiverView(View):
    """An accepted exception (waiver), held against the findings of the day."""

    WORDS = ("waived", "reason", "office", "until")

    matches: bool = Field(description="whether any finding is the one that the waiver names")
    expired: bool = Field(description="whether its last day has passed on the day asked about")
    statutory_error: bool = Field(description="whether it names an error that rests on statute")
    decided: bool = Field(description="whether it names the decision that took the risk")
    named_person: bool = Field(description="whether a person's name stands instead of the office")


VIEWS: Mapping[str, type[View]] = {
    "row": RowView,
    "delegate": DelegateView,
    "order": OrderView,
    "organ": OrganView,
    "seat": SeatView,
    "form": FormView,
    "ladder": LadderView,
    "title": TitleView,
    "onward": OnwardView,
    "citation": CitationView,
    "name": NameView,
    "overlap": OverlapView,
    "waiver": WaiverView,
    "zone": ZoneView,
    "procedure": ProcedureView,
    "side_job": SideJobView,
    "gift": GiftView,
    "contact": ContactView,
    "game_rules": GameRulesView,
    "game_part": GamePartView,
    "game_rule": GameRuleView,
    "document_request": DocumentRequestView,
    "disclosure": DisclosureView,
    "publication": PublicationView,
    "log_group": LogGroupView,
    "decision": DecisionView,
    "participant": ParticipantView,
    "effect": EffectView,
    "item_roles": ItemRolesView,
    "meeting_roles": MeetingRolesView,
    "item": ItemView,
    "vote": VoteView,
    "item_participant": ItemParticipantView,
    "circumstance": CircumstanceView,
    "meeting": MeetingView,
    "presence": PresenceView,
    "attendance": AttendanceView,
    "minutes": MinutesView,
    "approval": ApprovalView,
    "announcement": AnnouncementView,
    "approver": ApproverView,
    "delegation_report": DelegationReportView,
    "command": CommandView,
    "instruction": InstructionView,
    "role_description": RoleDescriptionView,
    "duties": DutiesView,
    "decider": DeciderView,
    "steps": StepsView,
    "incident": IncidentView,
    "performer": PerformerView,
    "departure": DepartureView,
}

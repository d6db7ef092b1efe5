"""A few rules about meetings, with views of their own: the tests of what is live do not hang on the rules that ship."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import Field

from samspel.checks import sightings
from samspel.checks.meeting_context import MeetingContext
from samspel.engines import CompiledEngine
from samspel.model import NONE, ItemKind, Maybe, YesNo
from samspel.rules import RulePack
from samspel.rules.view import Sighting, View
from samspel.rules.views import VIEWS

from .packs import one_pack, rule_text


class TrialItemView(View):
    """One item."""

    WORDS = ("number", "deciding")

    too_few: Maybe[bool] = Field(description="whether half of the members or fewer decide")
    stayed: Maybe[bool] = Field(description="whether somebody stayed in spite of a conflict")
    order_told: Maybe[bool] = Field(description="whether the order of propositions is told where there are proposals")


class TrialMeetingView(View):
    """The meeting as a whole."""

    days_summoned: Maybe[int] = Field(description="days from the summons")
    days_to_approval: Maybe[int] = Field(description="days to the approval")
    days_up: Maybe[int] = Field(description="days that the notice is up")
    has_report: Maybe[bool] = Field(description="whether delegated decisions were reported")
    chaired: Maybe[bool] = Field(description="whether somebody leads")


def _items(context: MeetingContext) -> Iterator[Sighting]:
    for item in context.items:
        deciding, members = context.deciding(item), context.organ.members
        conflicts = None if item.conflicts is None else [one.left_room for one in item.conflicts]
        told = item.order_of_propositions
        yield Sighting(
            kind="trial_item",
            view=TrialItemView(
                too_few=None if deciding is None or members is None else 2 * len(deciding) <= members,
                stayed=YesNo.NO in conflicts if conflicts and None not in conflicts else None if conflicts else False,
                order_told=None if told is None else told is not NONE or len(item.proposals or ()) < 2,
            ),
            about=context.about_item(item),
            row=f"§ {item.number}",
            asked=context.asked,
            act=context.meeting.on,
            words={"number": item.number, "deciding": str(len(deciding or ()))},
        )


def _meetings(context: MeetingContext) -> Iterator[Sighting]:
    meeting = context.meeting
    approved = [one.on for one in meeting.approved or () if isinstance(one.on, date)]
    up = [(one.end - one.start).days for one in meeting.announced or () if one.start and one.end]
    yield Sighting(
        kind="trial_meeting",
        view=TrialMeetingView(
            days_summoned=(meeting.on - meeting.summoned).days if meeting.summoned else meeting.summoned,
            days_to_approval=(max(approved) - meeting.last_day).days if approved else None,
            days_up=min(up) if up else None,
            has_report=None
            if meeting.items is None
            else any(item.kind is ItemKind.DELEGATION_REPORT for item in meeting.items),
            chaired=None if meeting.attendance is None else any(one.as_.value == "chair" for one in meeting.attendance),
        ),
        about=context.about,
        asked=context.asked,
        act=meeting.on,
    )


def _rule(code: str, view: str, when: str, message: str, ask: str) -> str:
    return rule_text(
        code=code,
        slug=code.lower().replace("tst", "trial-"),
        view=view,
        judged_on="act",
        when=when,
        message=f"{{sv: {message}, en: A breach.}}",
        ask=f"{{sv: {ask}, en: A question.}}",
    )


def trial_pack() -> RulePack:
    """The rules; loaded where the views are known."""
    item, meeting = "trial_item", "trial_meeting"
    return one_pack(
        _rule("TST001", item, "{too_few: yes}", '"För få beslutar i § {number}: {deciding}."', "Hur många ledamöter?"),
        _rule("TST002", item, "{stayed: yes}", '"En jävig är kvar i § {number}."', '"Gick den jävige ut i § {number}?"'),
        _rule("TST003", item, "{order_told: no}", '"Propositionsordningen saknas."', '"Vilken var ordningen i § {number}?"'),
        _rule("TST004", meeting, "{days_to_approval: {more_than: 14}}", '"Justerat för sent."', "När justerades det?"),
        _rule("TST005", meeting, "{has_report: no}", '"Inga delegationsbeslut anmäldes."', "Anmäldes de?"),
        _rule("TST006", meeting, "{days_summoned: {less_than: 5}}", '"Kallelsen kom för sent."', "När gick kallelsen?"),
        _rule("TST007", meeting, "{days_up: {less_than: 21}}", '"Anslaget togs ned för tidigt."', "När togs det ned?"),
        _rule("TST008", meeting, "{chaired: no}", '"Ingen leder mötet."', "Vem leder?"),
    )


def installed(patch: pytest.MonkeyPatch) -> tuple[RulePack, CompiledEngine]:
    """The views made known for as long as the patch lasts, and the rules about them."""
    views: Any = VIEWS
    patch.setitem(views, "trial_item", TrialItemView)
    patch.setitem(views, "trial_meeting", TrialMeetingView)
    patch.setattr(sightings, "_OF_MINUTES", (*sightings._OF_MINUTES, _meetings))
    patch.setattr(sightings, "OF_ITEMS", (*sightings.OF_ITEMS, sightings.OfItems(_items, frozenset({"votes"}), apart=True)))
    pack = trial_pack()
    return pack, CompiledEngine(pack.rules)

"""Views of the counted votes of a meeting, held against those who could take part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..law import lexicon
from ..model import NONE, AttendsAs, Item, ItemKind, Nothing, Vote, YesNo
from ..rules.item_views import VoteView
from ..rules.view import Sighting, Words
from .decision_context import is_yes
from .item_context import ItemContext, item_contexts
from .meeting_context import DECIDES, MeetingContext
from .votes import Counts, counts_of, list_differs, listed, majority_lost, puts_off

_TWO_SIDES = 2  # more proposals than these take more than one vote


def vote_sightings(meeting: MeetingContext) -> Iterator[Sighting]:
    """One view of each vote."""
    for context in item_contexts(meeting):
        votes = context.item.votes or ()
        for number, vote in enumerate(votes, 1):
            yield _seen(context, vote, part=f"omröstning {number}" if len(votes) > 1 else None)


def _seen(context: ItemContext, vote: Vote, part: str | None) -> Sighting:
    item, counts, voters = context.item, counts_of(vote), _voters(context, vote)
    view = VoteView.alike(
        **context.in_common,
        election=_election(item),
        open=is_yes(vote.open),
        casting=is_yes(vote.casting),
        lot=is_yes(vote.lot),
        tie=None if counts.yes is None or counts.no is None else counts.yes == counts.no,
        votes_over=None if counts.cast is None or voters is None else max(counts.cast - voters.most, 0),
        votes_missing=None if counts.cast is None or voters is None else max(voters.least - counts.cast, 0),
        voters_off=_voters_off(vote, counts),
        list_differs=list_differs(vote),
        majority_lost=majority_lost(vote),
        putting_off=puts_off(vote.yes_is) or puts_off(vote.no_is),
        special_majority=lexicon.says("special_majority", f"{item.matter or ''} {vote.yes_is or ''} {vote.no_is or ''}"),
        named=None if vote.ballots is None else bool(vote.ballots),
        unnamed_abstentions=NONE if vote.ballots else vote.abstained,
        took_side_elsewhere=None if len(item.votes or ()) > 1 or context.proposals > _TWO_SIDES else False,
    )
    return context.sighting("vote", view, part=part, words=lambda: _words(vote, voters))


def _words(vote: Vote, voters: _Voters | None) -> dict[str, Words]:
    by_list = listed(vote)
    return {
        "counts": _in_words(counts_of(vote)),
        "listed": _in_words(by_list) if by_list else "–",
        "deciders": str(voters) if voters else "–",
    }


def _voters_off(vote: Vote, counts: Counts) -> int | Nothing | None:
    """The number told of those who took part less those counted; unknown where abstentions may make up for it."""
    if vote.voters is None:
        return NONE
    if counts.cast is None:
        return None
    off = vote.voters - counts.cast
    return None if off > 0 and counts.abstained is None else off


def _election(item: Item) -> bool | None:
    """Whether it is an election or about hiring, where votes are closed and a lot settles a tie (KL 5 kap. 53–56 §§)."""
    if item.kind is ItemKind.ELECTION:
        return True
    return None if item.matter is None else any(lexicon.says(name, item.matter) for name in ("election", "hiring"))


class _Voters(NamedTuple):
    """How many could vote: those who surely could, and all who may have been able to."""

    least: int
    most: int

    def __str__(self) -> str:
        return str(self.most) if self.least == self.most else f"{self.least}–{self.most}"


def _voters(context: ItemContext, vote: Vote) -> _Voters | None:
    """Who could vote. Whoever the list names is counted in: that they should not have voted is told of each of them.

    Nor is it sure whether somebody could whose conflict only others claim, or who stepped in for the disqualified.
    """
    item, there, deciding = context.item, context.there, context.deciding
    if there is None or deciding is None:
        return None
    claimed = {one.person for one in context.meeting.conflicts(item) if one.own is YesNo.NO and one.ruled is not YesNo.YES}
    claimed &= {one.person for one in there if one.as_ in DECIDES}
    may = {one.person for one in deciding} | claimed | {one.person for one in vote.ballots or ()}
    spare = {one.person for one in there if one.as_ is AttendsAs.SUBSTITUTE} - may
    unsaid = sum(one.replaced_by is None for one in context.meeting.conflicts(item))
    met = context.meeting
    whole = {one.person for one in deciding if met.throughout(one, item)}
    sure = whole - {*(item.abstained or ())}
    return _Voters(len(sure), len(may) + min(len(spare), unsaid))


def _in_words(counts: Counts) -> Words:
    """The numbers that are told, in Swedish and English."""
    sides = zip(counts, ("ja", "nej", "avstår"), ("yes", "no", "abstaining"), strict=True)
    told = [(f"{number} {sv}", f"{number} {en}") for number, sv, en in sides if number is not None]
    return ", ".join(sv for sv, _ in told) or "–", ", ".join(en for _, en in told) or "–"

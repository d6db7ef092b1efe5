"""How the votes of an item fell: by the numbers that the minutes tell, or else by their list of votes."""

from __future__ import annotations

from typing import NamedTuple

from ..law import lexicon
from ..model import NONE, BallotFor, Nothing, Vote, Winner


class Counts(NamedTuple):
    """How many voted yes and no, and how many abstained; None where that is not told."""

    yes: int | None
    no: int | None
    abstained: int | None

    @property
    def cast(self) -> int | None:
        """Votes and abstentions together; abstentions that are not told count as none."""
        return None if self.yes is None or self.no is None else self.yes + self.no + (self.abstained or 0)


def counts_of(vote: Vote) -> Counts:
    """The numbers told, and from the list what is not told; a list of one side alone tells nothing of the other."""
    by_list = listed(vote) or Counts(None, None, None)
    if sum(map(bool, by_list)) == 1:
        by_list = Counts(by_list.yes or None, by_list.no or None, by_list.abstained or None)
    told = (vote.yes, vote.no, vote.abstained)
    return Counts(*(counted if number is None else number for number, counted in zip(told, by_list, strict=True)))


def list_differs(vote: Vote) -> bool | Nothing:
    """Whether the numbers told are others than the list gives; a side that the list leaves out proves nothing."""
    by_list, told = listed(vote), (vote.yes, vote.no, vote.abstained)
    if by_list is None or told == (None, None, None):
        return NONE
    return any(number is not None and counted not in (0, number) for number, counted in zip(told, by_list, strict=True))


def majority_lost(vote: Vote) -> bool | None:
    """Whether the side with fewer votes won; no at a tie, which the chair or a lot settles."""
    counts = counts_of(vote)
    if counts.yes is None or counts.no is None or vote.won is None:
        return None
    return counts.yes != counts.no and (counts.yes > counts.no) is not (vote.won is Winner.YES)


def put_off_votes(vote: Vote) -> int | None:
    """How many voted for referring back or tabling; None where the vote was not on that, or they are not told."""
    counts = counts_of(vote)
    yes, no = (puts_off(words) for words in (vote.yes_is, vote.no_is))
    return None if yes is no else counts.yes if yes else counts.no


def puts_off(words: str | None) -> bool:
    """Whether the words speak of referring back or tabling."""
    return any(lexicon.says(name, words or "") for name in ("referred_back", "tabled"))


def listed(vote: Vote) -> Counts | None:
    """The numbers that the list of votes gives; None without a list."""
    if not vote.ballots:
        return None
    sides = [one.for_ for one in vote.ballots]
    return Counts(*map(sides.count, (BallotFor.YES, BallotFor.NO, BallotFor.ABSTAIN)))

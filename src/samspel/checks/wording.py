"""What the words of a row say beside its matter type, each by a word list of `rules/lexicon/`."""

from __future__ import annotations

from dataclasses import dataclass

from ..law import lexicon
from ..model import NONE, Nothing, Row

_WHOSE_DECISION = (
    ("delegate", "delegates_decision"),  # "nämndens delegationsbeslut" is a delegate's
    ("council", "councils_decision"),
    ("board", "boards_decision"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a row says; see the views of the same names for what each means."""

    procedural: bool = False
    principled: bool = False
    appeals: bool = False
    refusal: bool = False
    at_cost: bool = False
    fine_words: bool = False
    urgent_words: bool = False
    appealed: str | Nothing | None = NONE


NO_WORDS = Wording()


def wording(row: Row) -> Wording:
    """What the words of a row say."""
    matter = row.matter or ""
    return Wording(
        procedural=lexicon.says("procedural", matter),
        principled=lexicon.says("principled", matter) and not lexicon.says("not_principled", matter),
        appeals=lexicon.says("appeals", matter),
        refusal=lexicon.says("refusal", matter),
        at_cost=lexicon.says("at_cost", matter),
        fine_words=lexicon.says("fine", matter),
        urgent_words=lexicon.says("urgent_word", f"{matter} {row.note or ''}"),
        appealed=_appealed(matter),
    )


def _appealed(matter: str) -> str | Nothing | None:
    """Whose decision was appealed, where the matter is a statement on an appeal; None when it does not say."""
    if not (lexicon.says("statement", matter) and lexicon.says("appealed", matter)):
        return NONE
    return next((who for who, words in _WHOSE_DECISION if lexicon.says(words, matter)), None)

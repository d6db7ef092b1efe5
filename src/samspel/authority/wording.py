"""What the words of a row say beside its matter type, each by a word list of `rules/lexicon/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..law import lexicon
from ..model import NONE, Nothing, Row

_WHOSE_DECISION = (("council", "councils_decision"), ("board", "boards_decision"), ("delegate", "delegates_decision"))


@dataclass(frozen=True, slots=True)
class Wording:
    """What a row says; see the views of the same names for what each means."""

    procedural: bool = False
    principled: bool = False
    statement: bool = False
    to_council: bool = False
    councils_matter: bool = False
    own_request: bool = False
    appeals: bool = False
    refusal: bool = False
    at_cost: bool = False
    ceases: bool = False
    rescue_leader: bool = False
    fine_words: bool = False
    urgent_words: bool = False
    appealed: str | Nothing | None = NONE


NO_WORDS = Wording()


def wording(row: Row) -> Wording:
    """What the words of a row say."""
    return _wording(row.matter or "", row.note or "")


@lru_cache(maxsize=4096)  # orders, and their versions, say the same again and again
def _wording(matter: str, note: str) -> Wording:
    speaks_of_statement = lexicon.says("statement", matter)
    return Wording(
        procedural=_procedural(matter),
        principled=_principled(matter, note),
        statement=lexicon.opens("statement_opening", matter),
        to_council=(speaks_of_statement and _says("council", matter)) or lexicon.says("proposal", matter),
        councils_matter=lexicon.says("councils_matter", matter),
        own_request=lexicon.says("own_request", matter),
        appeals=lexicon.says("appeals", matter) and not lexicon.says("not_appeals", matter),
        refusal=_says("refusal", matter),
        at_cost=_says("at_cost", matter),
        ceases=lexicon.says("ceases", matter),
        rescue_leader=lexicon.says("rescue_leader", matter),
        fine_words=_says("fine", matter),
        urgent_words=lexicon.says("urgent_word", f"{matter} {note}"),
        appealed=_appealed(matter) if speaks_of_statement and lexicon.says("appealed", matter) else NONE,
    )


def _says(name: str, text: str) -> bool:
    """Whether the text has a phrase of the list once what the list `not_…` leaves out is cut away."""
    return lexicon.says(name, text) and lexicon.says(name, lexicon.without(f"not_{name}", text))


def _principled(matter: str, note: str) -> bool:
    """The matter says so, or a sentence of the remark that does not send such matters to the board itself."""
    return _says("principled", matter) or any(
        _says("principled", sentence) and not lexicon.says("the_board", sentence) for sentence in re.split(r"[.;\n]", note)
    )


def _procedural(matter: str) -> bool:
    """A word of preparing or carrying out counts where it opens the row and the row does not decide too."""
    if lexicon.says("procedural", matter):
        return True
    decides = lexicon.says("decides_too", lexicon.without("not_decided", matter))
    return lexicon.opens("procedural_opening", matter) and not decides


def _appealed(matter: str) -> str | None:
    """Whose decision was appealed; None when the matter does not say."""
    text = lexicon.without("not_boards_decision", matter)
    found = next((who for who, words in _WHOSE_DECISION if lexicon.says(words, text)), None)
    return found if found or text == matter else "delegate"

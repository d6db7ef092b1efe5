"""Game rules as a document to read and sign, and to read back: who has agreed stands on lines that the reader knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Agreement, GameRules, Nothing
from .paper.blocks import Block, Paper, heading, listed, said, words

_UNTITLED = "Spelregler"


def game_rules_paper(rules: GameRules) -> Paper:
    """The game rules as a document. What is not known stands as a place to fill in."""
    return Paper(words(rules.title or _UNTITLED), "sv", None, tuple(_blocks(rules)))


def _blocks(rules: GameRules) -> Iterator[Block]:
    yield heading("Om överenskommelsen")
    yield listed(
        (
            f"Överenskomna av de förtroendevalda: {_agreed(rules.agreed_by_elected, 'organ, dag och paragraf')}",
            f"Överenskomna av tjänstepersonerna: {_agreed(rules.agreed_by_officials, 'grupp och dag')}",
            f"Ägare: {_known(rules.owner, 'funktion, inte person')}",
            f"Ses över: {_known(rules.review, 'dag, senast året efter nästa val')}",
        )
    )
    yield said("Överenskommelsen ändrar inte vad lagen, reglementena eller delegationsordningen säger.", quiet=True)
    for section in rules.sections or ():
        if section.heading:
            yield heading(section.heading)
        yield listed(rule.text for rule in section.rules)


def _agreed(agreement: Agreement | Nothing | None, wanted: str) -> str:
    if not isinstance(agreement, Agreement):
        return _known(None, wanted)
    return " ".join(filter(None, (agreement.by, agreement.on.isoformat(), agreement.minute)))


def _known(fact: str | date | Nothing | None, wanted: str) -> str:
    return f"[{wanted}]" if fact is None or isinstance(fact, Nothing) else str(fact)

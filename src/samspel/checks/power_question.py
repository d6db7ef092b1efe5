"""What must be known to say whether they had the power to decide, in words that are the same for decisions alike."""

from __future__ import annotations

from ..authority.context import named
from ..authority.request import Answer
from ..authority.ruling import Ruling
from ..authority.texts import say, short
from ..law import words
from ..law.matter_text import matter_key
from ..model import Row, YesNo
from ..rules.view import Words
from .decision_context import DecisionContext

_NO_ROW = ("matter_unknown", "no_row_found")  # what authority asks where no row has the words of the matter


def power_question(context: DecisionContext) -> Words:
    """The first question of authority, and what its answer settles.

    Where no row has the words of the matter it asks of the nearest row, so that the decisions of a log are one question.
    """
    for ruling in (context.ruling, context.ruling_apart) if context.may is None else ():
        if ruling is not None and ruling.questions:
            return _asked(context, ruling, "sv"), _asked(context, ruling, "en")
    return "–"


def _asked(context: DecisionContext, ruling: Ruling, language: str) -> str:
    who = context.recipient.name if context.recipient else "–"
    first = next(reason for reason in ruling.reasons if reason.answer is Answer.NEEDS_ASSESSMENT)
    if first.text in _NO_ROW:
        return _which_row(context, who, language)
    question = ruling.in_(language).questions[0]  # where the law speaks it may be a statement, which settles nothing
    return f"{question} {say('questions', 'settles_power', language, who=who)}" if "?" in question else question


def _which_row(context: DecisionContext, who: str, language: str) -> str:
    organ = context.town.organ.get(context.board or "")
    board = organ.name if organ else say("words", "the_board", language)
    near = _nearest(context)
    if near is None:
        return say("questions", "which_rows", language, who=who, board=board)
    number, matter = named(near), short(near.matter or "–")
    return say("questions", "nearest_row", language, who=who, board=board, number=number, matter=matter)


def _nearest(context: DecisionContext) -> Row | None:
    """The row of the day that has most of the matter's words, those that name the decider first; None when none has any."""
    sought = _stems(context.decision.matter or "")
    best: tuple[tuple[int, bool], Row] | None = None
    for row in (row for order in context.orders_that_day for row in order.rows if row.execution is not YesNo.YES):
        near = (sum(map(len, sought & _stems(row.matter or ""))), _names(context, row))
        if near[0] and (best is None or near > best[0]):
            best = near, row
    return None if best is None else best[1]


def _stems(matter: str) -> frozenset[str]:
    return frozenset(part for word in words.tokens(matter_key(matter)) for part in words.parts(word, lambda _: False))


def _names(context: DecisionContext, row: Row) -> bool:
    roles = {context.decision.role, *context.roles_held(context.decision.decided_by)}
    return any(one.role in roles for one in row.delegates or () if one.role is not None)

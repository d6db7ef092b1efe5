"""What the law says against whoever decided, had the board delegated the matter to them: the bars that authority weighs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..authority.boards import BOARDS
from ..authority.recipients import Recipient
from ..engines import Answer
from ..findings import Level
from ..law.acts import spoken_name
from .bars import shipped_law
from .decision_context import DecisionContext
from .row_views import READ_FROM_WORDS, delegate_sighting
from .told import told

_WEIGHTS = {Level.ERROR: "forbidden", Level.WARNING: "doubtful", Level.QUESTION: "asked"}
_GRAVEST_FIRST = tuple(_WEIGHTS.values())
_OWN_POWER = ("board", "council", "auditor", "company", "other_organ")  # organs that decide for themselves, not for a board


class Barred(NamedTuple):
    """One bar: how grave, whether it is the Municipal Act or a special act, its words in both languages, and its law."""

    weight: str
    act: str
    words: tuple[str, str]
    law: str


def barred(context: DecisionContext, urgent: bool | None) -> Barred | None:
    """The gravest bar against the one who decided; the milder of two, where it may be urgent power that was used.

    `urgent`: whether the matter was taken because it could not await the board, as far as is known.
    """
    receiver, board = context.recipient, context.town.organ.get(context.board or "")
    if receiver is None or receiver.kind is None or (board is not None and board.kind not in BOARDS):
        return None
    if receiver.organ is not None and receiver.kind in _OWN_POWER:
        return None
    may_be_urgent = urgent is not False and receiver.elected and receiver.role is not None
    powers = ("delegation", "urgent") if may_be_urgent else ("delegation",)
    gravest = [min(_bars(context, receiver, power), key=_gravity, default=None) for power in powers]
    return None if None in gravest else max(filter(None, gravest), key=_gravity)


def _bars(context: DecisionContext, receiver: Recipient, power: str) -> Iterator[Barred]:
    """What each rule on who may be given what tells of the decision, as if it were a row of that power.

    To decide what cannot wait is not to be given the matter: of that power only the rules count that speak of powers.
    """
    sighting = delegate_sighting(*context.as_row, receiver, power)
    if context.decision.matter is None:  # the words are the register's own
        sighting = sighting._replace(presumed=sighting.presumed - READ_FROM_WORDS)
    for rule, answer in shipped_law().engine.judge(sighting):
        of_any_power = "power" not in rule.guarded_by | rule.broken_by
        if answer is Answer.NOT_ASSESSED or (power == "urgent" and of_any_power):
            continue
        sv, en = (told(rule, sighting, answer, language) for language in ("sv", "en"))
        if sv.level in _WEIGHTS and Level.ADVICE not in (sv.level, sv.would_be):
            act = "municipal_act" if rule.code.startswith("DEL") else "special_act"
            places = "; ".join(f"{one.place()} {spoken_name(one.sfs)}" for one in rule.law)
            yield Barred(_WEIGHTS[sv.level], act, (sv.message, en.message), places)


def _gravity(bar: Barred) -> tuple[int, bool]:
    """Sorts the gravest first, and of two alike the one of a special act."""
    return _GRAVEST_FIRST.index(bar.weight), bar.act == "municipal_act"

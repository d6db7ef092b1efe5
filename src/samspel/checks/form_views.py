"""Views of how rows are written: what a text shows of a row, apart from what the law says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..authority.context import OrderContext, printed
from ..authority.footing import Footing
from ..authority.recipients import Recipient
from ..law import lexicon, titles
from ..law.matter_text import matter_key
from ..law.matters import all_matters
from ..model import NONE, ClauseKind, Nothing, Row, Seat, YesNo
from ..money import amounts
from ..rules.view import Sighting, Words
from ..rules.views import FormView
from .letters import without_matter
from .order_views import absence_in_row, clause_on_absence
from .row_views import shared

_LETTERED = re.compile(r"(?:^|\s)[a-h]\)\s")
_NEARLY_ALL = 0.8  # of the other rows
_FEWEST = 4  # rows that must say yes or no of onward delegation before silence stands out
_CONTRADICTED: dict[str, Words] = {
    "onward": ("vidaredelegation", "onward delegation"),
    "amount": ("belopp", "the amount"),
    "delegates": ("vem som beslutar", "who decides"),
}


def form_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each row."""
    silent = _silent_on_onward(context)
    away = {row.id: absence_in_row(row) for row in context.order.rows}
    of_rows = True in away.values()
    times = Counter(matter_key(row.matter) for row in context.order.rows if row.matter)
    for row in context.order.rows:
        absence = _either(clause_on_absence(context), away[row.id]) if of_rows else NONE
        alone = not row.matter or times[matter_key(row.matter)] == 1
        yield _sighting(context, row, silent=row.id in silent, absence=absence, alone=alone)


def _sighting(context: OrderContext, row: Row, *, silent: bool, absence: bool | Nothing | None, alone: bool) -> Sighting:
    delegates = context.delegates(row)
    rests_on = context.footing(row)
    matter, note = row.matter or "", row.note or ""
    said = f"{matter}\n{note}"
    vague = lexicon.finder("vague").search(lexicon.without("not_vague", said))
    receivers = row.onward.to if row.onward else None
    view = FormView(
        **shared(context, row),
        execution=None if row.execution is None else row.execution is YesNo.YES,
        limited=bool(row.limit) or any(one.limit for one in row.delegates or ()) or bool(amounts(matter)),
        vague_words=vague is not None,
        vague_amount=lexicon.says("vague_amount", row.amount_words or "") or lexicon.says("vague", row.amount_words or ""),
        condition_in_remark=None if row.note is None else _condition(context, note),
        contradictions=None if row.contradictions is None else frozenset(kind.value for kind in row.contradictions),
        letters_differ=_letters_differ(row),
        regime=context.regime(row),
        divided=_divided(context, row),
        single_office=_single_office(row, delegates),
        own_substitute=_own_substitute(context, row),
        absence_settled=absence,
        appeal_stated=None if row.appeal is None and row.appeal_words is None else row.appeal is not NONE,
        own_matter=None if delegates is None or row.matter is None else _own_matter(matter, delegates),
        onward_silent=silent,
        onward_made=_onward_made(context, row) if receivers else NONE,
        chosen_by_delegate=any(lexicon.says("chosen_by_delegate", one.text or "") for one in row.delegates or ()),
        onward_to_unit=any(_is_unit(words) for words in receivers) if receivers else NONE,
        board_itself=None if delegates is None else [one.kind for one in delegates] == ["board"],
        alone=alone,
        task_words=lexicon.opens("task", matter) and not lexicon.says("decision", matter),
        attest_words=lexicon.opens("attest", matter) and not lexicon.says("beyond_attest", matter),
        agreement_words=lexicon.says("agreement", matter),
        execution_words=lexicon.opens("execution", matter),
        choice_words=lexicon.says("choice", matter),
        deviation_words=lexicon.says("deviation", said),
        principled_words=lexicon.says("principled_words", matter),
        touches_rights=_touches_rights(rests_on),
    )
    return Sighting(
        kind="form",
        view=view,
        about=context.about(row),
        row=printed(row),
        source=row.source,
        asked=context.asked,
        adopted=context.written,
        presumed=rests_on.presumed,
        words={
            **context.words(row),
            "vague": vague[0] if vague else row.amount_words or "–",
            "contradicted": _contradicted(row),
        },
    )


def _either(one: bool | None, other: bool | None) -> bool | None:
    return True if one or other else None if one is None or other is None else False


def _condition(context: OrderContext, note: str) -> bool:
    """Whether the remark narrows the power by itself; what the law says of every row, and a rule on passing on, do not."""
    if not (lexicon.opens("condition_opening", note) or lexicon.says("condition", note)):
        return False
    if lexicon.says("principled_words", note) or lexicon.says("about_procedure", note):
        return False
    heading = (context.order.columns or {}).get("note", "")
    return not lexicon.says("condition_heading", heading)


def _letters_differ(row: Row) -> bool:
    """A lettered row without a matter, or letters among the delegates that no letter in the matter answers to."""
    if without_matter(row):
        return True
    lettered = any(_LETTERED.match(one.text or "") for one in row.delegates or ())
    return lettered and not _LETTERED.search(row.matter or "")


def _divided(context: OrderContext, row: Row) -> bool | Nothing | None:
    if row.delegates is None:
        return None
    if len(row.delegates) < 2:
        return NONE
    return context.acting(row) is not None or any(one.limit or one.scope for one in row.delegates)


def _single_office(row: Row, delegates: Sequence[Recipient] | None) -> bool | None:
    if row.delegates is None or delegates is None:
        return None
    if len(delegates) != 1:
        return False
    title = titles.presume(delegates[0].name)
    return title is not None and (title.chief or delegates[0].seat is not None)


def _own_substitute(context: OrderContext, row: Row) -> bool:
    names, stand_ins = (
        {titles.key(context.recipients.of(one).name) for one in cell or ()} for cell in (row.delegates, row.substitutes)
    )
    return len(names) == 1 and names <= stand_ins


def _own_matter(matter: str, delegates: Sequence[Recipient]) -> bool:
    """ "Egna tjänsteresor", or "Förvaltningschefens representation" decided by the chief; others' leave is no own matter."""
    benefit = lexicon.finder("own_benefit")
    if not delegates or benefit.search(matter) is None:
        return False
    own = lexicon.finder("own").search(matter)
    if own and benefit.match(matter[own.end() :].lstrip()):
        return True
    return any(_of_its_own(matter, one) for one in delegates)


def _of_its_own(matter: str, delegate: Recipient) -> bool:
    """The delegate stands before the benefit ("Förvaltningschefens resor") or after it ("Lön till teknisk chef")."""
    benefit = lexicon.finder("own_benefit")
    name = rf"{re.escape(delegate.name.strip(' *'))}(?:n|en)?"
    if delegate.seat is Seat.CHAIR:
        name = rf"{name}|ordföranden?"
    owned = re.search(rf"\b(?:{name})s\s+", matter, re.IGNORECASE)
    if owned and benefit.match(matter[owned.end() :]):
        return True
    return any(
        re.match(rf"(?:\s+\w+){{0,3}}?\s+(?:för|av|till)\s+(?:{name})(?!\w)", matter[match.end() :], re.IGNORECASE)
        for match in benefit.finditer(matter)
    )


def _silent_on_onward(context: OrderContext) -> frozenset[str]:
    """The few rows that say nothing of onward delegation where nearly all say yes or no: is the silence meant?"""
    if context.clause(ClauseKind.ONWARD) is not None:
        return frozenset()
    rows = [row for row in context.order.rows if row.execution is not YesNo.YES and row.delegates]
    silent = [row.id for row in rows if not row.onward]
    said = len(rows) - len(silent)
    return frozenset(silent) if said >= _FEWEST and said >= _NEARLY_ALL * (len(rows) - 1) else frozenset()


def _onward_made(context: OrderContext, row: Row) -> bool | None:
    """By the heading above the receiver, or by the row's own words."""
    said = f"{row.matter or ''} {row.note or ''} {' '.join(one.text or '' for one in row.delegates or ())}"
    if lexicon.says("onward_made", said):
        return True
    heading = (context.order.columns or {}).get("onward")
    return None if heading is None else lexicon.finder("onward_made").fullmatch(heading.strip(" .:")) is not None


def _is_unit(words: str) -> bool:
    title = titles.presume(words)
    return (title is None or title.recipient in ("employee_group", "working_group")) and lexicon.says("unit", words)


def _touches_rights(rests_on: Footing) -> bool | None:
    return any(all_matters()[one].authority for one in rests_on.matters) if rests_on.matters else None


def _contradicted(row: Row) -> Words:
    told = [_CONTRADICTED[kind.value] for kind in row.contradictions or ()]
    return ", ".join(words[0] for words in told) or "–", ", ".join(words[1] for words in told) or "–"

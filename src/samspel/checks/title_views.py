"""Views of titles as printed: whether the municipality has the role, and whether an abbreviation is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..authority.context import OrderContext, printed
from ..law import lexicon, titles
from ..model import NONE, Row, Side
from ..rules.view import Sighting, Words
from ..rules.views import TitleView

_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ/]{1,4}|[A-ZÅÄÖ]{1,3}[a-zåäö]{0,4}[A-ZÅÄÖ]{1,2}|[A-ZÅÄÖ]{2,4} [A-ZÅÄÖ]{2,4}")
_NO_TITLE: Words = ("ingen", "none")
_NEAR = 80  # per cent: how alike two titles must be for one to be a slip for the other


def title_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each different title among the delegates and substitutes of each row."""
    names = {titles.key(role.name): role.name for role in context.town.roles if role.side is Side.OFFICIAL}
    seen: dict[str, tuple[TitleView, str | None]] = {}
    for row in context.order.rows:
        printed_titles = (one.text for one in (*(row.delegates or ()), *(row.substitutes or ())))
        for words in dict.fromkeys(text.strip(" *") for text in printed_titles if text):
            if words not in seen:
                nearest = _nearest(words, names)
                seen[words] = _view(context, words, names, nearest), nearest
            yield _sighting(context, row, words, *seen[words])


def _view(context: OrderContext, words: str, names: Mapping[str, str], nearest: str | None) -> TitleView:
    in_register = context.recipients.registered(words)
    words = titles.bare(words)
    title = titles.presume(words)
    reads_as_title = title is not None or nearest is not None  # else it may be "se bilaga"; DEL001 asks what it is
    described = lexicon.finder("by_function").fullmatch(words) is not None
    outside = title is not None and not title.of_the_municipality  # elected, a consultant, a company: no office
    abbreviated = title is None and _ABBREVIATION.fullmatch(words.strip(".")) is not None
    return TitleView(
        office=reads_as_title and not (described or outside or abbreviated or lexicon.named_person(words)),
        registered=in_register if names else NONE,
        unexplained_abbreviation=abbreviated and not in_register and not context.recipients.explained(words),
    )


def _nearest(words: str, names: Mapping[str, str]) -> str | None:
    """The title of the register that differs so little that the words may be a slip for it."""
    if not names:
        return None
    from rapidfuzz import fuzz, process  # only where there is a register to compare with

    near = process.extractOne(titles.key(words), names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return names[near[0]] if near else None


def _sighting(context: OrderContext, row: Row, words: str, view: TitleView, nearest: str | None) -> Sighting:
    return Sighting(
        kind="title",
        view=view,
        about=context.about(row),
        part=words,
        row=printed(row),
        source=row.source,
        asked=context.asked,
        adopted=context.written,
        words={**context.words(row), "title": words, "nearest": nearest or _NO_TITLE},
    )

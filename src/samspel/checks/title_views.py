"""Views of titles as printed: whether the municipality has the role, and whether an abbreviation is explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ..law import lexicon, titles
from ..model import NONE, Row, Side
from ..rules.views import Sighting, TitleView, Words
from .context import OrderContext, printed
from .row_views import row_words

_ABBREVIATION = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ/]{1,4}|[A-ZÅÄÖ]{1,3}[a-zåäö]{0,4}[A-ZÅÄÖ]{1,2}|[A-ZÅÄÖ]{2,4} [A-ZÅÄÖ]{2,4}")
_NEAR = 0.8  # how alike two titles must be for one to be a slip for the other


def title_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each different title among the delegates and substitutes of each row."""
    names = [role.name for role in context.town.roles if role.side is Side.OFFICIAL]
    seen: dict[str, tuple[TitleView, Words]] = {}
    for row in context.order.rows:
        printed_titles = (one.text for one in (*(row.delegates or ()), *(row.substitutes or ())))
        for words in dict.fromkeys(text for text in printed_titles if text):
            if words not in seen:
                seen[words] = _view(context, words, names), _nearest(words, names)
            view, nearest = seen[words]
            yield _sighting(context, row, words, view, nearest)


def _view(context: OrderContext, words: str, names: list[str]) -> TitleView:
    in_register = context.recipients.registered(words)
    title = titles.presume(words)
    described = lexicon.finder("by_function").fullmatch(words.strip()) is not None
    elected = title is not None and title.letter == "F"
    abbreviated = title is None and _ABBREVIATION.fullmatch(words.strip(" *.")) is not None
    return TitleView(
        office=not (described or elected or abbreviated or lexicon.named_person(words)),
        registered=in_register if names else NONE,
        unexplained_abbreviation=abbreviated and not in_register and not context.recipients.explained(words),
    )


def _nearest(words: str, names: list[str]) -> Words:
    near = get_close_matches(titles.key(words), {titles.key(name): name for name in names}, n=1, cutoff=_NEAR)
    found = next((name for name in names if near and titles.key(name) == near[0]), None)
    return found or ("ingen", "none")


def _sighting(context: OrderContext, row: Row, words: str, view: TitleView, nearest: Words) -> Sighting:
    return Sighting(
        kind="title",
        view=view,
        about=context.about(row),
        part=words,
        row=printed(row),
        source=row.source,
        asked=context.asked,
        adopted=context.written,
        words={**row_words(context, row), "title": words, "nearest": nearest},
    )

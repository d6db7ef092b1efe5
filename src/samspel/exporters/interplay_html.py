"""An overview of roles and command for the leadership: one page, and behind it the facts and how they are counted."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from ..indicators.found import Interplay
from .interplay_words import heading, say, sections, without_questions

_SHOWN = 20  # facts of each indicator behind the first page, which has one


def interplay_html(overview: Interplay) -> str:
    """The overview as HTML. No text of the facts can become markup."""
    return (
        _template().render(
            overview=overview,
            heading=heading(overview),
            without_questions=without_questions(overview),
            sections=list(sections(overview, _SHOWN)),
            say=partial(say, language=overview.language),
        )
        + "\n"
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("interplay.html.jinja")

"""A delegation order as one web page that prints well: headings, tables with their columns named, repeated on each page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .order_layout import Layout
from .order_words import written


def order_html(layout: Layout) -> str:
    """The order as HTML. No text of the order can become markup."""
    return _template().render(layout=layout, words=written()["headings"]) + "\n"


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("order.html.jinja")

"""A paper as one HTML file: no network, pictures inside, searched by a few lines of script, whole without them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...errors import RenderingFailed
from ..rendering import render
from .blocks import Card, Heading, Paper, Picture, plain
from .sides import parts
from .words import SAY

_HERE = Path(__file__).parent
_TOGETHER = re.compile(r"(§§? \d+(?: [a-z]\b)?|\b(?:\d+(?: [a-z])? kap\. )?\d+(?: [a-z])? §|\b\d{4}-\d{2}-\d{2}\b)")


def paper_html(paper: Paper) -> str:
    """The paper as a page that follows WCAG 2.1 AA, with a style for print."""
    shown = list(_parts(paper))
    headings = [block for _, blocks in shown for block in blocks if block["kind"] == "Heading" and block["level"] == 2]
    script = _file("page.js")
    cards = {block.level: block.label for block in paper.blocks if isinstance(block, Card)}
    order = ("error", "warning", "question", "advice")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            paper=paper,
            say=SAY[paper.language],
            parts=shown,
            contents=[(heading["anchor"], plain(heading["text"])) for heading in headings],
            levels=[(level, cards[level]) for level in order if level in cards],
            style=_file("page.css"),
            script=script,
            script_hash="sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def _parts(paper: Paper) -> Iterator[tuple[bool, list[dict[str, Any]]]]:
    """The parts for the template. Each block has its kind, and what a page needs besides: anchors, levels, SVG."""
    above = number = 0
    for sideways, blocks in parts(paper):
        made = []
        for block in blocks:
            number += 1
            data: dict[str, Any] = {field.name: getattr(block, field.name) for field in fields(block)}
            data["kind"] = type(block).__name__
            if isinstance(block, Heading):
                above = block.level
                data["anchor"] = f"part-{number}"
            elif isinstance(block, Card):
                data["under"] = max(above, 1) + 1
            elif isinstance(block, Picture):
                data |= {"title": block.drawing.title, "description": block.drawing.description, "svg": _svg(block)}
            made.append(data)
        yield sideways, made


def _svg(picture: Picture) -> str | None:
    try:
        return render(picture.drawing, "svg").decode().partition("?>")[2].strip()
    except RenderingFailed:
        return None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    environment.filters["pieces"] = _TOGETHER.split  # every other one is not to be parted at the end of a line
    return environment


@lru_cache(maxsize=4)
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")

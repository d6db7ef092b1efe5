"""Builders for tests of pictures: every kind drawn of one municipality, and how large a picture is."""

from __future__ import annotations

from datetime import date

from lxml import etree

from samspel import check
from samspel.exporters.diagrams import draw
from samspel.exporters.drawing import Drawing
from samspel.model import Municipality

ON = date(2026, 5, 1)


def drawn(kind: str, place: Municipality, language: str = "sv") -> tuple[Drawing, ...]:
    """The pictures of a kind; a chain is that of the first row, and findings are those of a check."""
    row = place.orders[0].rows[0].id if kind == "chain" else None
    report = check(place, on=ON, language=language) if kind == "findings" else None
    return draw(kind, place, report=report, language=language, row=row, on=ON)


def points(svg: bytes, paper: str = "a4") -> float:
    """How large the smallest letters become on the paper: by its own sums, not those of the product."""
    root = etree.fromstring(svg)
    smallest = min(float(str(text.get("font-size"))) for text in root.iter("{*}text"))
    short, long = {"a4": (210, 297), "a3": (297, 420)}[paper]
    width, height = size(svg)
    scales = (min((wide - 20) / width, (high - 22) / height) for wide, high in ((short, long), (long, short)))
    return smallest * max(scales) * 72 / 25.4


def size(svg: bytes) -> tuple[float, float]:
    """Width and height in points."""
    root = etree.fromstring(svg)
    return float(str(root.get("width")).removesuffix("pt")), float(str(root.get("height")).removesuffix("pt"))


def printed(svg: bytes) -> str:
    """The words of a picture as they are seen."""
    return "".join(str(text) for element in etree.fromstring(svg).iter("{*}text") for text in element.itertext())

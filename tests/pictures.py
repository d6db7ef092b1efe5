"""Builders for tests of pictures: every kind drawn of one municipality, and how large a picture is."""

from __future__ import annotations

from datetime import date

from lxml import etree

from samspel.exporters.diagrams import draw
from samspel.exporters.drawing import Drawing
from samspel.model import Municipality

A4 = (982.0, 674.0)  # at this size ten points are printed as eight
ON = date(2026, 5, 1)


def drawn(kind: str, place: Municipality, language: str = "sv") -> tuple[Drawing, ...]:
    """The pictures of a kind; a chain is that of the first row."""
    return draw(kind, place, language=language, row=place.orders[0].rows[0].id if kind == "chain" else None, on=ON)


def size(svg: bytes) -> tuple[float, float]:
    """Width and height in points."""
    root = etree.fromstring(svg)
    return float(str(root.get("width")).removesuffix("pt")), float(str(root.get("height")).removesuffix("pt"))


def printed(svg: bytes) -> str:
    """The words of a picture as they are seen."""
    return "".join(str(text) for element in etree.fromstring(svg).iter("{*}text") for text in element.itertext())

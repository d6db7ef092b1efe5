"""DOT into SVG or PNG with the Graphviz that is at hand."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lxml import etree

from ..errors import RenderingFailed
from .drawing import Drawing

_SVG = "http://www.w3.org/2000/svg"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FONTS = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif"
_SECONDS = 30
PNG_DPI = 192  # sharp enough in print across an A4 page
_UNSTATED = 16.0  # the size of text in SVG when none is said
_ORTHO = re.compile(r"(?<=[ \[])splines=ortho(?=[ \]])")  # an attribute of the graph, before any words of a user
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOWHERE = (
    "Det finns inget Graphviz att rita med. Installera det med `pip install graphviz-pure`, eller Graphviz från "
    "graphviz.org. Bilden går alltid att skriva som .dot."
)
_REFUSED = "Graphviz kunde inte rita ”{title}”. Skriv bilden som .dot och pröva ett annat program."


def render(drawing: Drawing, form: Literal["svg", "png", "dot"]) -> bytes:
    """The drawing as bytes of a file. Raises RenderingFailed when no Graphviz is at hand or it refuses the drawing."""
    if form == "dot":
        return drawing.dot.encode()
    command = tuple(renderer())
    data = _svg(command, drawing.dot) if form == "svg" else _run((*command, "-Tpng", f"-Gdpi={PNG_DPI}"), drawing.dot)
    if data is None:
        raise RenderingFailed(_REFUSED.format(title=drawing.title))
    return _accessible(data, drawing, _widths(command, drawing.dot)) if form == "svg" else data


def measured(dot: str) -> tuple[float, float, float] | None:
    """Width, height and smallest letters of a picture, in points; None when there is nothing to measure with."""
    try:
        data = _svg(tuple(renderer()), dot)
    except RenderingFailed:
        return None
    if data is None:
        return None
    root = _parsed(data)
    letters = [float(str(text.get("font-size"))) for text in root.iter(f"{{{_SVG}}}text") if text.get("font-size")]
    width, height = (float(str(root.get(side)).removesuffix("pt")) for side in ("width", "height"))
    return width, height, min(letters, default=_UNSTATED)


def renderer_name() -> str:
    """What `render` draws with, in words; "" when there is nothing."""
    try:
        program = Path(renderer()[0])
    except RenderingFailed:
        return ""
    return f"{program.name} (SAMSPEL_DOT)" if os.environ.get("SAMSPEL_DOT") else program.stem


def renderer() -> list[str]:
    """The command that renders: SAMSPEL_DOT, else graphviz-pure, else dot. Raises RenderingFailed when there is none."""
    named = os.environ.get("SAMSPEL_DOT")
    if named:
        return [named]
    suffix = ".exe" if os.name == "nt" else ""
    folders = [Path(sys.executable).parent, Path(sysconfig.get_path("scripts")), _user_scripts()]
    for folder in folders:
        if (folder / f"graphviz-pure{suffix}").is_file():
            return [str(folder / f"graphviz-pure{suffix}")]
    found = shutil.which("graphviz-pure") or shutil.which("dot")
    if found is None:
        raise RenderingFailed(_NOWHERE)
    return [found]


def _user_scripts() -> Path:
    return Path(sysconfig.get_path("scripts", f"{os.name}_user"))


@lru_cache(maxsize=64)  # a picture that was measured is then rendered without being laid out again
def _svg(command: tuple[str, ...], dot: str) -> bytes | None:
    return _run((*command, "-Tsvg"), dot)


def _run(command: tuple[str, ...], dot: str) -> bytes | None:
    """What Graphviz makes of the source; None when it refuses."""
    for source in (dot, _ORTHO.sub("splines=polyline", dot, count=1)):
        try:
            done = subprocess.run(command, input=source.encode(), capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0 and done.stdout:
            return done.stdout
    return None


def _widths(command: tuple[str, ...], dot: str) -> dict[tuple[float, float], float]:
    """The room that each text was given, by where it stands; nothing from a Graphviz that does not tell."""
    try:
        told = json.loads(_run((*command, "-Tjson"), dot) or b"{}")
    except ValueError:
        return {}
    parts = (told, *told.get("objects", ()), *told.get("edges", ()))
    drawn = (step for part in parts for name in part if name.endswith("ldraw_") for step in part[name])
    return {(step["pt"][0], -step["pt"][1]): step["width"] for step in drawn if step["op"] == "T"}


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    )


def _accessible(data: bytes, drawing: Drawing, widths: Mapping[tuple[float, float], float]) -> bytes:
    """The SVG with role, language, title and description for those who hear it read; no tooltips on every node.

    Each text keeps the width it was laid out for, whatever font it is shown in.
    """
    root = _parsed(data)
    for element in [*root.iter(f"{{{_SVG}}}title")]:
        if (above := element.getparent()) is not None:
            above.remove(element)
    unique = "d" + hashlib.sha256(drawing.dot.encode()).hexdigest()[:10]
    for element in root.iter(f"{{{_SVG}}}g", f"{{{_SVG}}}a"):
        if (own := element.get("id")) is not None:
            element.set("id", "-".join((unique, str(own))))
    for element in root.iter(f"{{{_SVG}}}text"):
        if element.get("font-family"):
            element.set("font-family", _FONTS)
        width = widths.get((float(str(element.get("x"))), float(str(element.get("y")))))
        if width and len(element.text or "") > 1:
            element.set("textLength", f"{width:g}")
            element.set("lengthAdjust", "spacingAndGlyphs")
    root.set("role", "img")
    root.set("aria-labelledby", f"{unique}-title {unique}-desc")
    root.set("lang", drawing.language)
    root.set(_XML_LANG, drawing.language)
    for position, (tag, text) in enumerate((("title", drawing.title), ("desc", drawing.description))):
        element = etree.Element(f"{{{_SVG}}}{tag}", id=f"{unique}-{tag}")
        element.text = _NO_XML.sub(" ", text)
        root.insert(position, element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"

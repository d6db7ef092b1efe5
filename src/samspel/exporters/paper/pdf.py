"""A paper as tagged PDF (PDF/UA-1) through typst; the same paper gives the same bytes on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from ...errors import RenderingFailed
from ..drawing import Drawing
from ..rendering import measured, render
from ..sheets import A4, Sheet
from .blocks import Block, Card, Heading, Paper, Picture, plain, words
from .sides import parts
from .words import SAY

_HERE = Path(__file__).parent
_FONTS = str(_HERE.parent / "fonts")  # as wide as Arial, which Graphviz lays the pictures out for
_UNSHOWN = re.compile("[^\n\u0020-\u007e\u00a0-\u04ff\u1e00-\u1eff\u2010-\u22ff\ufffd]")
_MISSING = (
    "PDF skrivs med typst, som inte är installerat. Installera det med `pip install 'samspel[pdf]'`, "
    "eller välj en annan form."
)


def paper_pdf(paper: Paper) -> bytes:
    """The paper as PDF. Raises RenderingFailed when typst is not installed or refuses the paper.

    A letter that typst's own fonts cannot show becomes the replacement character.
    """
    files: dict[str, bytes] = {}
    data = {
        "title": plain(paper.title),
        "language": paper.language,
        "sideways": paper.sideways,
        "line": paper.look.line,
        "tint": paper.look.tint,
        "logo": paper.look.logo,
        "page": SAY[paper.language]["page"],
        "of": SAY[paper.language]["of"],
        "parts": [
            {"sideways": sideways, "blocks": list(_blocks(blocks, files, paper.language))}
            for sideways, blocks in parts(paper)
        ],
    }
    return _compiled("page.typ", data, files)


def pictures_pdf(drawings: Sequence[Drawing], sheet: Sheet = A4) -> bytes:
    """The pictures as PDF, one on each sheet, turned the way that leaves its letters largest.

    Raises RenderingFailed as `paper_pdf`, and when there is no Graphviz.
    """
    files = {f"picture{number}.svg": render(drawing, "svg") for number, drawing in enumerate(drawings)}
    data = {
        "title": plain(words(drawings[0].title)),
        "language": drawings[0].language,
        "paper": {"name": sheet.name, "margin": sheet.margin, "foot": sheet.foot},
        "pictures": [_placed(name, drawing, sheet) for name, drawing in zip(files, drawings, strict=True)],
    }
    return _compiled("pictures.typ", data, files)


def _placed(name: str, drawing: Drawing, sheet: Sheet) -> dict[str, Any]:
    """A picture for the template: its file, its width in points, and which way its sheet is turned."""
    size = measured(drawing.dot)
    if size is None:
        raise RenderingFailed(f"Det gick inte att mäta bilden ”{drawing.title}”.")
    width, height, _ = size
    scale, sideways = sheet.placed(width, height)
    alt = plain(words(f"{drawing.title}. {drawing.description}"))
    return {"svg": name, "alt": alt, "width": width * scale, "sideways": sideways}


def _compiled(template: str, data: dict[str, Any], pictures: dict[str, bytes]) -> bytes:
    try:
        import typst
    except ModuleNotFoundError:
        raise RenderingFailed(_MISSING) from None
    main, words_of = (_HERE / template).read_bytes(), json.dumps(data, ensure_ascii=False).encode()
    files = {"main.typ": main, "data.json": words_of, **pictures}
    compiled: Any = typst.compile  # its stubs do not tell that it takes files by name
    made = partial(
        compiled, format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True, font_paths=[_FONTS], timestamp=0
    )
    try:
        try:
            return bytes(made(files))
        except typst.TypstError:  # PDF/UA allows no letter that the fonts lack, such as an emoji
            return bytes(made({name: _UNSHOWN.sub("\ufffd", text.decode()).encode() for name, text in files.items()}))
    except typst.TypstError as error:
        raise RenderingFailed(f"Det gick inte att göra en PDF: {error.message}.") from error


def _blocks(blocks: Iterable[Block], files: dict[str, bytes], language: str) -> Iterator[dict[str, Any]]:
    """The blocks as data for the template; the pictures become files beside it."""
    above = 1
    for block in blocks:
        data: dict[str, Any] = {"kind": type(block).__name__}
        if isinstance(block, Picture):
            drawing = block.drawing
            data |= {"svg": _svg(block, files), "table": asdict(block.table), "missing": SAY[language]["no_picture"]}
            data["alt"] = plain(words(f"{drawing.title}. {drawing.description}"))
        else:
            data |= asdict(block)
        if isinstance(block, Heading):
            above = block.level
        elif isinstance(block, Card):
            data["under"] = above + 1
        yield data


def _svg(picture: Picture, files: dict[str, bytes]) -> str | None:
    try:
        data = render(picture.drawing, "svg")
    except RenderingFailed:
        return None
    name = f"picture{len(files)}.svg"
    files[name] = data
    return name

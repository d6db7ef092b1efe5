"""Orders without tables and numbers: a bullet for each matter, with its delegate behind a dash or a colon."""

from __future__ import annotations

import re

from ..authority.texts import short
from ..law.titles import presume
from .grid import GridDocument, Paragraph, fold
from .preamble import names_order
from .raw_rows import Doubt, Extract, RawRow
from .row_shapes import split_section

_BULLET = re.compile(r"^[-–—•*]\s+")
_ROW = re.compile(r"(?P<matter>\S.{2,}?)\s*(?:\s[-–—]\s|:\s|\t)\s*(?P<delegate>[^–—:\t]{2,100}[^.:\s])")
_FEWEST = 2


def bulleted(document: GridDocument) -> Extract | None:
    """The rows of such an order, as "Beslut om bidrag – enhetschef"; None where the document is none.

    A text among them without matter and delegate comes back as a doubt.
    """
    found = Extract()
    section: tuple[str | None, str | None] = (None, None)
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            return None
        match = _ROW.fullmatch(_BULLET.sub("", fold(block.text)))
        if block.heading is None and match and presume(match["delegate"]):
            cells = {"matter": match["matter"], "delegate": match["delegate"], "note": ""}
            found.rows.append(RawRow(block.place, f"p{block.number}", cells, *section, layout="list"))
            continue
        if block.heading:
            section = split_section(block.text)
        elif found.rows:
            reason = (
                "Punkten har inte både ärende och delegat, som ”Beslut om bidrag – enhetschef”, och är läst som löptext."
            )
            found.doubts.append(Doubt(block.place, short(block.text, 120), reason))
        found.preamble.append(block)
    is_order = any(names_order(one.text) for one in found.preamble)
    return found if is_order and len(found.rows) >= _FEWEST else None

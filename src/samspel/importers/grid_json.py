"""A document of paragraphs and tables as plain JSON values and back, to be handed from one process to another."""

from __future__ import annotations

from typing import Any

from .grid import Grid, GridCell, GridDocument, GridRow, Paragraph


def to_plain(document: GridDocument) -> dict[str, Any]:
    """The document as lists, texts and numbers."""
    return {
        "file": document.file,
        "kind": document.kind,
        "blocks": [_plain(block) for block in document.blocks],
        "notes": list(document.notes),
        "headers_footers": list(document.headers_footers),
    }


def from_plain(plain: dict[str, Any]) -> GridDocument:
    """The document that `to_plain` was given."""
    return GridDocument(
        file=plain["file"],
        kind=plain["kind"],
        blocks=tuple(_table(block) if "rows" in block else Paragraph(**block) for block in plain["blocks"]),
        notes=tuple(plain["notes"]),
        headers_footers=tuple(plain["headers_footers"]),
    )


def _plain(block: Paragraph | Grid) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {name: getattr(block, name) for name in Paragraph.__slots__}
    rows = [
        [row.number, row.header, row.full_width, [cell.text for cell in row.cells], [cell.repeats for cell in row.cells]]
        for row in block.rows
    ]
    return {**{name: getattr(block, name) for name in Grid.__slots__}, "rows": rows}


def _table(block: dict[str, Any]) -> Grid:
    rows = tuple(
        GridRow(tuple(map(GridCell, texts, repeats)), number, header, full_width)
        for number, header, full_width, texts, repeats in block["rows"]
    )
    return Grid(**{**block, "rows": rows})

"""A read order as JSON: each field as the words read and as what they were understood as."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ..model import Nothing, Row
from .order import ReadOrder, ReadRow

SCHEMA_VERSION = 1


def order_json(read: ReadOrder) -> dict[str, Any]:
    """The reading of a document, in the form of `samspel convert --to json`."""
    order = read.order
    cells, taken = understood(read)
    return {
        "schema_version": SCHEMA_VERSION,
        "summary": {"rows": len(read.rows), "cells": cells, "understood": taken, "doubts": len(read.doubts)},
        "document": {
            "file": read.file,
            "title": order.title,
            "organ": read.organ.name,
            "adopted": order.adopted.on.isoformat() if order.adopted else None,
            "minute": order.adopted.minute if order.adopted else None,
            "revised": [revision.on.isoformat() for revision in order.revised or ()],
            "abbreviations": order.abbreviations or {},
            "notes": list(read.notes),
        },
        "columns": [
            {"place": place, "column": index + 1, "heading": heading, "read_as": kind, "guessed": columns.guessed}
            for place, columns in read.columns
            for index, (heading, kind) in enumerate(zip(columns.headings, columns.kinds, strict=True))
        ],
        "clauses": [_plain(clause) for clause in order.clauses or ()],
        "rows": [_row(one) for one in read.rows],
        "doubts": [{"place": doubt.place, "words": doubt.words, "reason": doubt.reason} for doubt in read.doubts],
    }


def understood(read: ReadOrder) -> tuple[int, int]:
    """How many cells of the rows hold something, and how many of them were understood as something."""
    fields = [
        field
        for one in read.rows
        for name, field in _row(one).items()
        if name != "section" and isinstance(field, dict) and (field.get("read") or "").strip()
    ]
    return len(fields), sum(field["understood"] not in (None, []) for field in fields)


def _row(one: ReadRow) -> dict[str, Any]:
    raw, row = one.raw, one.row

    def field(kind: str, understood: Any) -> dict[str, Any]:
        return {"read": raw.cells.get(kind), "understood": _plain(understood)}

    return {
        "id": row.id,
        "number": field("number", row.number),
        "section": {"read": raw.section, "understood": {"number": raw.section_number, "title": raw.section}},
        "matter": field("matter", row.matter),
        "delegates": {**field("delegate", row.delegates), "acting": row.acting.value if row.acting else None},
        "substitutes": field("substitute", row.substitutes),
        "law": field("law", row.law),
        "onward": field("onward", row.onward),
        "limit": field("amount", row.limit),
        "report": field("report", row.report),
        "appeal": field("appeal", row.appeal),
        "note": field("note", row.note),
        "consult": _plain(row.consult),
        "source": _place(row),
    }


def _place(row: Row) -> dict[str, str] | None:
    return {"file": row.source.file, "place": row.source.place} if row.source else None


def _plain(value: Any) -> Any:
    """A fact as JSON: unknown is null, none is the word none, places are left out."""
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, BaseModel):
        return {k: _plain(v) for k, v in value if k != "source" and v is not None}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return getattr(value, "value", value)

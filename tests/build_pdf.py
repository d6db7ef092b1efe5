"""Builds small PDF files from plain Python for tests: text and lines at given places, in the built-in Helveticas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 595, 842  # A4 in points
_ENCODING = "cp1252"


@dataclass(frozen=True, slots=True)
class At:
    """Text at a place of a page, counted from its lower left corner."""

    x: float
    y: float
    text: str
    bold: bool = False
    size: int = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thin line from one place to another."""

    x: float
    y: float
    to_x: float
    to_y: float


def pdf(*pages: Sequence[At | Drawn]) -> bytes:
    """A PDF of the pages."""
    fonts = b"<< /F1 3 0 R /F2 4 0 R >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font("Helvetica"), _font("Helvetica-Bold")]
    kids = []
    for page in pages:
        content = b"\n".join(_shown(one) for one in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font %s >> /Contents %d 0 R >>"
            % (_WIDTH, _HEIGHT, fonts, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _file(objects)


def _font(name: str) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name.encode()


def _shown(one: At | Drawn) -> bytes:
    if isinstance(one, Drawn):
        return f"0.5 w {one.x} {one.y} m {one.to_x} {one.to_y} l S".encode()
    text = one.text.encode(_ENCODING).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = f"BT /F{2 if one.bold else 1} {one.size} Tf {one.x} {one.y} Td (".encode()
    return place + text + b") Tj ET"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)

"""Files that are made to take all memory, go on for ever or fetch something, for tests of the guard."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.build_docx import package, relationships

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEGABYTE = 1024 * 1024


def _word(body: str, start: str = "") -> bytes:
    main = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return package(
        {
            "_rels/.rels": relationships(main),
            "word/document.xml": f'{start}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    )


def _excel(sheet: str) -> bytes:
    main = f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    link = f'<Relationship Id="s" Type="{_OFFICE}/worksheet" Target="sheet.xml"/>'
    book = f'<workbook xmlns="{_S}" xmlns:r="{_OFFICE}"><sheets><sheet name="Ett" sheetId="1" r:id="s"/></sheets></workbook>'
    return package(
        {
            "_rels/.rels": relationships(main),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relationships(link),
            "xl/sheet.xml": f'<worksheet xmlns="{_S}">{sheet}</worksheet>',
        }
    )


def _open_text(body: str, start: str = "") -> bytes:
    content = f"{start}<office:document-content {_ODF}><office:body><office:text>{body}</office:text></office:body>"
    return package(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"{content}</office:document-content>"}
    )


def _pdf(content: bytes, times_packed: int = 1) -> bytes:
    for _ in range(times_packed):
        content = zlib.compress(content, 9)
    filters = b" ".join([b"/FlateDecode"] * times_packed)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 5 0 R >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(content), filters, content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n"


_ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)
_TABLE = (
    "<table:table><table:table-row{}><table:table-cell{}><text:p>x</text:p></table:table-cell></table:table-row>"
    "</table:table>"
)
_WIDE = '<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'

ATTACKS: dict[str, Callable[[], bytes]] = {
    "packad.docx": lambda: _word("<w:p/>" + " " * (200 * _MEGABYTE)),
    "taggar.docx": lambda: _word("<w:p/>" * 6_000_000),
    "djup.docx": lambda: _word("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000),
    "bred.docx": lambda: _word(f"<w:tbl><w:tr><w:tc>{_WIDE}<w:p/></w:tc></w:tr></w:tbl>"),
    "entitet.docx": lambda: _word("<w:p><w:r><w:t>&b;&x;</w:t></w:r></w:p>", _ENTITIES),
    "sammanslagen.xlsx": lambda: _excel('<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "sista_cellen.xlsx": lambda: _excel('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    "rader.odt": lambda: _open_text(_TABLE.format(' table:number-rows-repeated="1000000"', "")),
    "kolumner.odt": lambda: _open_text(_TABLE.format("", ' table:number-columns-repeated="1000000000"')),
    "spann.odt": lambda: _open_text(_TABLE.format("", ' table:number-columns-spanned="999999"')),
    "entitet.odt": lambda: _open_text("<text:p>&b;&x;</text:p>", _ENTITIES),
    "listor.odt": lambda: _open_text("<text:list><text:list-item>" * 200 + "</text:list-item></text:list>" * 200),
    "spann.html": lambda: b"<table><tr><td colspan=1000000000>x<td>y</table>",
    "rutnat.html": lambda: b"<table>" + b"<tr><td colspan=255 rowspan=60000>x" * 5_000 + b"</table>",
    "djup.html": lambda: b"<div>" * 4_000_000,
    "celler.html": lambda: b"<table><tr>" + b"<td>x" * 900_000,
    "stor.html": lambda: b"<b>" * (9 * _MEGABYTE),
    "citat.md": lambda: b">" * 200_000 + b" x",
    "klamrar.md": lambda: b"[" * 500_000,
    "tabell.md": lambda: b"|" + b"a|" * 20_000 + b"\n|" + b"-|" * 20_000 + b"\n" + b"|a|\n" * 20_000,
    "tecken.csv": lambda: b";" * (20 * _MEGABYTE),
    "citat.csv": lambda: b'"' + b"x;\n" * (5 * _MEGABYTE),
    "packad.pdf": lambda: _pdf(b" " * (600 * _MEGABYTE)),
    "dubbelt_packad.pdf": lambda: _pdf(b" " * (600 * _MEGABYTE), times_packed=2),
    "text.pdf": lambda: _pdf(b"BT /F 1 Tf " + b"1 0 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 400_000 + b"ET"),
    "streck.pdf": lambda: _pdf(b"BT /F 9 Tf 9 9 Td (x) Tj ET " + b"0 0 m 500 500 l S " * 2_000_000),
}  # fmt: skip

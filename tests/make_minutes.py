"""Builds the Word and PDF files beside the made minutes of `tests/data/minutes/`; run it as `python -m tests.make_minutes`.

The texts are the source, in the light markup that `tests/data/minutes/README.md` describes. Some files get real heading
styles and others bold paragraphs, as real minutes do. The PDF files are made by LibreOffice (`soffice`) and left as they
are where it is not installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .build_docx import Level, W, document, numbering, paragraph, table, text_runs

FOLDER = Path(__file__).parent / "data" / "minutes"

STYLED = {  # the others: bold paragraphs
    "01-kf-almstad",
    "03-kf-tjarnholm",
    "06-sn-skogsberga",
    "12-ofn-kallbo",
    "18-kf-sundhamra",
    "21-rs-skarvdal",
    "25-kf-hamravik",
    "31-kf-ekmarka",
}
WORD = (
    "01-kf-almstad",
    "03-kf-tjarnholm",
    "05-ks-storholma",
    "06-sn-skogsberga",
    "09-rs-mellansjo",
    "10-ksau-havsnas",
    "18-kf-sundhamra",
    "20-mbn-alvhult",
    "22-ksmeu-fagervik",
    "25-kf-hamravik",
    "30-btn-solhaga",
    "31-kf-ekmarka",
    "36-pmn-oresta",
)
PDF = (
    "08-bmn-angsvik",
    "12-ofn-kallbo",
    "21-rs-skarvdal",
    "23-ofn-bergtorp",
    "27-fsn-backhed",
    "34-tu-vikmora",
)

_TEXT_WIDTH = 9638  # an upright A4 page less its margins, in twips
_AFTER = '<w:spacing w:after="80"/>'
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def word_file(source: str, styled: bool) -> bytes:
    """The minutes as a Word file, with heading styles or with bold paragraphs in their place."""
    furniture = {"header": "", "footer": ""}
    body: list[str] = []
    for block in re.split(r"\n{2,}", source.strip()):
        lines = block.split("\n")
        while lines and (found := re.fullmatch(r"%(header|footer): ?(.*)", lines[0])):
            furniture[found[1]] = found[2]
            lines.pop(0)
        if lines:
            body.append(_block(lines, styled))
    return document(
        *body,
        numbering=numbering({1: [Level("–", form="bullet")]}),
        header="",
        footer="",
        landscape=False,
        parts={
            "word/header1.xml": _furniture("hdr", furniture["header"]),
            "word/footer1.xml": _furniture("ftr", furniture["footer"]),
        },
    )


def _block(lines: list[str], styled: bool) -> str:
    first = lines[0]
    if first == "---page---":
        return paragraph(raw=_PAGE_BREAK)
    if marks := re.fullmatch(r"(#{1,3}) (.*)", first):
        depth = len(marks[1])
        title = _heading(marks[2], depth, styled)
        return title + (_block(lines[1:], styled) if lines[1:] else "")
    if first.startswith("|"):
        return _table(lines)
    if first.startswith("- "):
        return "".join(
            paragraph(line.removeprefix("- "), numbering=(1, 0), properties=_AFTER if line is lines[-1] else "")
            for line in lines
        )
    return paragraph(raw=_inline("\n".join(lines)), properties=_AFTER)


def _heading(text: str, depth: int, styled: bool) -> str:
    before = 100 if depth == 3 else 200
    style = {1: "Title", 2: "Heading1", 3: "Heading3"}[depth] if styled else None
    properties = f'<w:keepNext/><w:spacing w:before="{before}" w:after="40"/>'
    return paragraph(text, style, bold=not styled, properties=properties)


def _table(lines: list[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    header = len(rows) > 1 and all(set(cell) <= set("-") and cell for cell in rows[1])
    if header:
        del rows[1]
    columns = max(len(row) for row in rows)
    first = _TEXT_WIDTH * 2 // 5 if columns > 2 else _TEXT_WIDTH // 3
    rest = (_TEXT_WIDTH - first) // (columns - 1) if columns > 1 else 0
    return table(rows, header=header, widths=[first] + [rest] * (columns - 1)) + paragraph()


def _inline(text: str) -> str:
    return "".join(text_runs(part, bold=at % 2 == 1) for at, part in enumerate(text.split("**")))


def _furniture(tag: str, text: str) -> str:
    """A page header or footer: what stands after the last bar is set to the right, and page numbers are fields."""
    left, _, right = text.rpartition("|")
    shown = "     ".join(part.strip() for part in left.split("|"))
    runs = f"{text_runs(shown)}<w:r><w:tab/></w:r>"
    for piece in re.split(r"(\{pages?\})", right.strip()):
        run = text_runs("1" if piece in _FIELDS else piece)
        runs += f'<w:fldSimple w:instr=" {_FIELDS[piece]} ">{run}</w:fldSimple>' if piece in _FIELDS else run
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:{tag} xmlns:w="{W}">{paragraph(raw=runs, properties=stop)}</w:{tag}>'


def make_pdf(content: bytes, target: Path, program: str) -> None:
    """The Word file as a PDF, made by LibreOffice in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        call = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(call, check=True, capture_output=True, timeout=180)
        shutil.copyfile(source.with_suffix(".pdf"), target)


def main() -> None:
    program = shutil.which("soffice")
    for stem in (*WORD, *PDF):
        content = word_file((FOLDER / f"{stem}.md").read_text(encoding="utf-8"), stem in STYLED)
        if stem in WORD:
            (FOLDER / f"{stem}.docx").write_bytes(content)
        elif program is None:
            print(f"{stem}.pdf is left as it is: soffice is not installed")
        else:
            make_pdf(content, FOLDER / f"{stem}.pdf", program)


if __name__ == "__main__":
    main()

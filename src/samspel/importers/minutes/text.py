"""Minutes in any kind of file as one list of lines, each with its place; what is page furniture is marked so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from ...errors import UnreadableInput
from ...office import load_bytes
from ..grid import Grid, GridDocument, fold, normalise
from . import words
from .days import days

LONGEST = 20_000  # characters of one line, as in the model
MAX_LINES = 50_000
_WRAPPED = 60  # letters; a line shorter than this was ended on purpose
_TEXT = {".txt", ".md", ".markdown", ".text"}
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|sidan|page|blad)?\s*(?:nr\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|(?:av|/)\s*\d{1,4})|(?:sida|sid\.?)\s*\d{1,4}",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(r"^\W{0,4}(?:sidhuvud|sidfot|page ?header|page ?footer|header|footer)\b\W{0,3}[:=]", re.IGNORECASE)
_BROKEN_DAY = re.compile(r"(?<=\b20\d\d)-[^\S\n](?=\d\d-\d\d\b)|(?<=\b20\d\d-\d\d)-[^\S\n](?=\d\d\b)")  # over two lines
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"^(?P<hashes>#{1,6})\s+(?P<text>.*?)\s*#*$")
_RULE = re.compile(
    r"^(?:[-*_=]\s?){3,}$|^\\?(?:page|new)\s?(?:break|page)$|^-{2,}\s?(?:page|sida)\s?-{2,}$"
    r"|^\[?\\?(?:sidbrytning|pagebreak|page break)\]?$",
    re.IGNORECASE,
)
_TABLE_RULE = re.compile(r"^\|?[\s:|-]+\|?$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")
_BULLET = re.compile(r"^(?:[-–•·*o▪]|\d{1,2}[.)]|[a-z][.)])\s+")
_STARTS_ANEW = re.compile(r"^(?:[-–•·*▪|#§]|\d{1,2}[.)]\s|[a-z]\)\s|[A-ZÅÄÖ][\wåäö ()/-]{0,40}:\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading or a row of a table. `furniture`: it belongs to the page, not to the minutes."""

    text: str
    place: str
    heading: bool = False
    cells: tuple[str, ...] = ()
    furniture: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        """The text of each cell, or the text itself."""
        return tuple(cell for cell in self.cells if cell) or (self.text,)


@dataclass(slots=True, kw_only=True)
class Reading:
    """The lines that a part of the reading understood, and those it was in doubt about, with the reason in Swedish."""

    understood: list[Line] = field(default_factory=list)
    doubted: list[tuple[Line, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MinutesText:
    """All lines of the minutes in order. `notes`: what the reader of the file left out or assumed, in Swedish."""

    file: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()


def read_text(path: Path) -> MinutesText:
    """The lines of minutes in Word, PDF, Markdown or plain text. UnreadableInput when it is none of them."""
    suffix = path.suffix.casefold()
    if suffix in (".docx", ".docm"):
        from ..docx import read_docx

        found = _of_document(read_docx(path))
    elif suffix == ".pdf":
        from ..pdf_lines import read_pdf

        found = read_pdf(path)
    elif suffix in _TEXT:
        found = lines_of(_decoded(path), path.name)
    elif not path.exists():
        raise UnreadableInput.one(path.name, "Filen finns inte.", "Kontrollera namnet.")
    else:
        raise UnreadableInput.one(
            path.name,
            f"Protokoll i filer som slutar på {suffix or 'inget alls'} kan inte läsas.",
            "Spara protokollet som .docx, .pdf, .md eller .txt.",
        )
    if len(found.lines) > MAX_LINES or any(len(line.text) > LONGEST for line in found.lines):
        raise UnreadableInput.one(
            path.name,
            "Protokollet har orimligt många eller långa stycken.",
            "Dela upp filen i ett protokoll för varje möte.",
        )
    lines = tuple(_marked(tuple(_cut_at_labels(found.lines))))
    heads = dict.fromkeys(line.text for line in lines if line.furniture)
    return replace(found, lines=lines, headers=(*found.headers, *heads))


def lines_of(text: str, file: str) -> MinutesText:
    """The lines of Markdown or plain text. Lines that were broken for their length are joined."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    return MinutesText(file, tuple(_joined(_plain_lines(text))))


def _plain_lines(text: str) -> Iterator[Line]:
    for at, raw in enumerate(re.split(r"\r\n?|\n|\f", text), start=1):
        place = f"rad {at}"
        line = fold(normalise(raw)).strip()
        columns = [fold(normalise(part)) for part in re.split(r"\t+|[^\S\n]{3,}", raw.strip())]
        heading = _MARKS.match(line)
        if not line or _RULE.match(line):
            yield Line("", place)
        elif line.startswith("|") and line.count("|") > 1:
            cells = tuple(_unmarked(cell.strip()) for cell in line.strip("|").split("|"))
            yield Line("", place) if _TABLE_RULE.match(line) else _row(cells, place)
        elif len(columns) > 1 and not heading:
            yield _row([_unmarked(column) for column in columns], place)
        elif heading:
            yield Line(_unmarked(heading["text"]), place, heading=True)
        else:
            yield Line(_unmarked(line.removeprefix("> ")), place, heading=_is_bold(line))


def _joined(lines: Iterator[Line]) -> Iterator[Line]:
    held: Line | None = None
    last = 0
    for line in lines:
        wrapped = held is not None and last >= _WRAPPED and not re.search(r"[.:;!?]$", held.text)
        if held and line.text and wrapped and not (line.cells or line.heading or _STARTS_ANEW.match(line.text)):
            held = replace(held, text=glued(held.text, line.text))
        else:
            if held is not None and held.text:
                yield held
            held = None if line.cells or line.heading else line
            if held is None:
                yield line
        last = len(line.text)
    if held is not None and held.text:
        yield held


def glued(first: str, second: str) -> str:
    """Two lines of one paragraph as one; a word that was broken at the end of the line is made whole."""
    if re.search(r"[a-zåäö]-$", first) and re.match(r"[a-zåäö]", second) and not re.match(r"(?:och|eller|samt)\b", second):
        return first[:-1] + second
    return f"{first} {second}"


def _is_bold(line: str) -> bool:
    match = _EMPHASIS.fullmatch(line.rstrip(":"))
    return match is not None and match[1] not in match[2]


def _unmarked(text: str) -> str:
    text = _EMPHASIS.sub(r"\2", text)
    text = _SLANTED.sub(r"\1", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|-])", r"\1", text).strip()


def without_bullet(text: str) -> str:
    """The text of a point in a list, without the mark before it."""
    return _BULLET.sub("", text, count=1)


def _row(cells: Sequence[str], place: str) -> Line:
    return Line(" ".join(" ".join(cell.split()) for cell in cells if cell), place, cells=tuple(cells))


def _of_document(document: GridDocument) -> MinutesText:
    lines: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                cells = ["" if cell.repeats else fold(cell.text) for cell in row.cells]
                place = f"tabell {block.number}, rad {row.number}"
                if sum(map(bool, cells)) == 1 and (len(cells) == 1 or row.full_width):
                    lines += [Line(part, place) for cell in cells for part in cell.split("\n") if part.strip()]
                elif any(cells):
                    lines.append(_row(cells, place))
        else:
            text = _BROKEN_DAY.sub("-", fold(f"{block.label or ''} {block.text}").strip())
            for part in text.split("\n"):
                if part.strip():
                    lines.append(Line(part.strip(), f"stycke {block.number}", heading=block.heading is not None))
    return MinutesText(document.file, tuple(lines), document.notes, document.headers_footers)


def _cut_at_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """Paragraphs cut where a sentence has ended and a label such as "Yrkanden:" begins."""
    for line in lines:
        starts = [0, *(match.end() for match in _labels().finditer(line.text))] if not line.cells else [0]
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            yield replace(line, text=line.text[start:end].strip()) if len(starts) > 1 else line


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    kinds = [("sections", kind) for kind in words.kinds("sections")]
    kinds += [
        ("labels", kind) for kind in ("deciders", "serving", "substitutes", "others", "officials", "approvers", "remote")
    ]
    label = "|".join(words.finder(*kind).pattern for kind in kinds)
    return re.compile(rf"(?<=[.!?)])\s+(?=(?-i:[A-ZÅÄÖ])[^:.\n]{{2,40}}:\s)(?=(?:{label}):)", re.IGNORECASE)


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    """Page furniture marked: page numbers, boxes for signatures, and running heads that come again."""
    times = Counter(_shape(line.text) for line in lines)
    for line in lines:
        known = line.furniture or _PAGE_NUMBER.fullmatch(line.text) is not None or _signs(line.text)
        known = known or _PAGE_MARK.match(line.text) is not None
        yield replace(line, furniture=known or (times[_shape(line.text)] > 2 and _heads(line.text)))


def _signs(text: str) -> bool:
    """Whether a line holds nothing but the words for signing a page, and its number."""
    rest = words.finder("page_signs").sub(" ", text)
    return rest != text and not re.search(r"\w", words.finder("page_heads").sub(" ", _PAGE_NUMBER.sub(" ", rest)))


def _heads(text: str) -> bool:
    """Whether a line holds nothing but what stands at the top of each page: the word for minutes, the organ, the day."""
    rest = _PAGE_NUMBER.sub(" ", words.finder("page_heads").sub(" ", text))
    if rest == text:
        return False
    for kind in words.kinds("organs"):
        rest = words.finder("organs", kind).sub(" ", rest)
    for found in reversed(days(rest)):
        rest = rest[: found.start] + rest[found.end :]
    return not re.search(r"\w", rest)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.casefold().split()))


def _decoded(path: Path) -> str:
    data = load_bytes(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

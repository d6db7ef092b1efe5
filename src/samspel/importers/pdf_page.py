"""What stands on the pages of a PDF: letters, and the lines and coloured areas drawn around them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from ..errors import UnreadableInput
from ..office import load_bytes

MAX_PAGES = 400
MAX_LETTERS_A_PAGE = 30_000
MAX_LETTERS = 800_000
MAX_STROKES_A_PAGE = 20_000
MAX_DEPTH = 4  # drawings inside each other
THIN = 3.0  # points; an area no thicker than this is a drawn line
_BOLD = 600
_HYPHENS = "\x02\ufffe"  # how PDFium marks a hyphen at the end of a line
_TOO_MUCH = "Dela upp filen, eller spara den som .docx, och försök igen."
_LEVEL = 0.8  # points that the ends of a straight line may differ


class Letter(NamedTuple):
    """A letter on a page; `base` is the height of the line it stands on.

    `blank`: a blank stood before it, or the end of a line. `spaced`: a blank was written, at the end of a line too.
    """

    left: float
    right: float
    base: float
    size: float
    bold: bool
    blank: bool
    text: str
    spaced: bool = False


class Stroke(NamedTuple):
    """A drawn line, level or upright: where it lies (y or x), and from where to where it runs."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A filled area that is no line."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Page:
    """One page, with y counted from the bottom, as it is turned towards the reader."""

    number: int
    letters: list[Letter] = field(default_factory=list)
    level: list[Stroke] = field(default_factory=list)
    upright: list[Stroke] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    scanned: bool = False  # a picture covers it


def pages_of(path: Path) -> list[Page]:
    """The pages of a PDF. UnreadableInput when it cannot be opened or holds more than any order does."""
    data = load_bytes(path)
    if not data[:1024].lstrip().startswith(b"%PDF"):
        raise UnreadableInput.one(path.name, "Filen är ingen PDF.", "Kontrollera att det är rätt fil.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableInput.one(
                path.name, "Filen är lösenordsskyddad.", "Spara den utan lösenord och försök igen."
            ) from error
        raise UnreadableInput.one(
            path.name, "Filen är skadad och går inte att läsa.", "Spara om den som PDF och försök igen."
        ) from error
    if len(document) > MAX_PAGES:
        raise UnreadableInput.one(path.name, f"Filen har mer än {MAX_PAGES} sidor.", _TOO_MUCH)
    pages = []
    letters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            pages.append(Page(index + 1))
            continue
        text = page.get_textpage()
        letters += text.count_chars()
        if text.count_chars() > MAX_LETTERS_A_PAGE or letters > MAX_LETTERS:
            raise UnreadableInput.one(path.name, "Filen innehåller orimligt mycket text.", _TOO_MUCH)
        pages.append(_page(page, text, index + 1))
        text.close()
        page.close()
    return pages


Turn = Callable[[float, float], tuple[float, float]]


def _page(page: Any, text: Any, number: int) -> Page:
    width, height = page.get_size()
    turn = _turned(raw.FPDFPage_GetRotation(page), width, height)
    found = Page(number, letters=list(_letters(text, turn, width, height)))
    strokes = 0
    for drawn, matrix in _objects(
        page, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0
    ):
        if strokes > MAX_STROKES_A_PAGE:  # a map or a drawing, not a table
            found.level, found.upright, found.areas = [], [], []
            break
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            strokes += raw.FPDFPath_CountSegments(drawn)
            _take_path(found, drawn, matrix, turn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _box([turn(x, y) for x, y in _corners(drawn, matrix)])
            found.scanned |= (right - left) * (top - bottom) > 0.7 * width * height
    return found


def _turned(rotation: int, width: float, height: float) -> Turn:
    """From the coordinates of the file to those of the page as the reader sees it; sizes are as seen."""
    return {
        1: lambda x, y: (y, height - x),
        2: lambda x, y: (width - x, height - y),
        3: lambda x, y: (width - y, x),
    }.get(rotation, lambda x, y: (x, y))


# Letters ------------------------------------------------------------------------------------------------------


def _letters(text: Any, turn: Turn, width: float, height: float) -> Iterator[Letter]:
    box, x, y, matrix = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    blank, spaced, bold, last = True, False, False, -1000.0
    shared, at = (math.nan,) * 3, -1000.0
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter in "\r\n\0\uffff" or (letter.isspace() and letter != "\u00a0"):
            blank = True
            spaced |= letter == " "
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box) or not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        (left, _), (right, _) = turn(box.left, box.bottom), turn(box.right, box.top)
        left, right = min(left, right), max(left, right)
        _, base = turn(x.value, y.value)
        scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(text, index, matrix) else 1.0
        size = max(float(raw.FPDFText_GetFontSize(text, index)) * (scale or 1.0), 1.0)
        if not (-1 <= left <= width and -1 <= base <= height + 1) or not math.isfinite(base):
            continue
        if blank or abs(left - last) > 0.2 * size:
            bold = _is_bold(text, index)
        if (left, right, base) == shared and not blank:  # one sign that stands for ff or tt: its letters share its place
            at += 0.2 * size
        else:
            shared, at = (left, right, base), left
        yield Letter(at, right, base, size, bold, blank, "-" if letter in _HYPHENS else letter, spaced)
        blank, spaced, last = False, False, right


def _is_bold(text: Any, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, index) >= _BOLD


# Drawn lines and areas ----------------------------------------------------------------------------------------

Matrix = tuple[float, float, float, float, float, float]


def _objects(
    container: Any, matrix: Matrix, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int
) -> Iterator[tuple[Any, Matrix]]:
    """What is drawn, also inside drawings that are used as one, with the matrix that puts it on the page."""
    for index in range(count(container)):
        drawn = get(container, index)
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = _times(_matrix(drawn), matrix)
            yield from _objects(drawn, inner, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth + 1)
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield drawn, matrix


def _take_path(page: Page, path: Any, outer: Matrix, turn: Turn) -> None:
    matrix = _times(_matrix(path), outer)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _figures(path, matrix, turn):
        if stroke.value:
            for (x, y), (to_x, to_y) in pairwise(points):
                if abs(y - to_y) < _LEVEL and abs(x - to_x) > _LEVEL:
                    page.level.append(Stroke((y + to_y) / 2, min(x, to_x), max(x, to_x)))
                elif abs(x - to_x) < _LEVEL and abs(y - to_y) > _LEVEL:
                    page.upright.append(Stroke((x + to_x) / 2, min(y, to_y), max(y, to_y)))
        if fill.value and len(points) > 3:
            _take_area(page, path, _box(points))


def _take_area(page: Page, path: Any, area: Area) -> None:
    width, height = area.right - area.left, area.top - area.bottom
    if height <= THIN < width:
        page.level.append(Stroke((area.top + area.bottom) / 2, area.left, area.right))
    elif width <= THIN < height:
        page.upright.append(Stroke((area.left + area.right) / 2, area.bottom, area.top))
    elif width > THIN and height > THIN and not _is_white(path):
        page.areas.append(area)


def _is_white(path: Any) -> bool:
    colour = [ctypes.c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(path, *colour)
    return not known or colour[3].value == 0 or all(part.value > 250 for part in colour[:3])


def _figures(path: Any, matrix: Matrix, turn: Turn) -> Iterator[list[tuple[float, float]]]:
    """The corners of each figure of a path; a curved one is left out."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    curved = False
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        a, b, c, d, e, f = matrix
        points.append(turn(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _matrix(drawn: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _corners(drawn: Any, outer: Matrix) -> Iterator[tuple[float, float]]:
    """The corners of a picture: those of the unit square, put on the page."""
    a, b, c, d, e, f = _times(_matrix(drawn), outer)
    for x, y in ((0, 0), (1, 0), (1, 1), (0, 1)):
        yield a * x + c * y + e, b * x + d * y + f


def _box(points: list[tuple[float, float]]) -> Area:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(min(xs), min(ys), max(xs), max(ys))

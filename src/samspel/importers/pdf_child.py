"""The child process that opens a PDF: tells where each run of text stands on each page, and then ends.

Run by path, with the folder of pypdfium2 as argument; it knows nothing of samspel. The PDF comes on standard input, one JSON
answer goes out. A hostile file can make PDFium take all memory or go on for ever: here it takes no more than its share.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import Any

MAX_PAGES = 400
MAX_LETTERS_A_PAGE = 30_000
MAX_LETTERS = 800_000
_MEMORY = 1_500_000_000
_SECONDS = 20
_BOLD = 600
_HYPHENS = "\x02\ufffe"  # how PDFium marks a hyphen at the end of a line
_WIDE = 0.9  # of the size of the letters: a wider gap parts two words even without a blank between them


def main() -> None:
    """Reads the PDF and answers with its pages, or with the reason why it cannot be read."""
    _limit()
    sys.path.append(sys.argv[1])
    import pypdfium2

    try:
        answer = _read(pypdfium2, sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        answer = {"refused": "password" if "assword" in str(error) else "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: whoever waits for the answer keeps the time
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(pypdfium2: Any, data: bytes) -> dict[str, Any]:
    document = pypdfium2.PdfDocument(data)
    if len(document) > MAX_PAGES:
        return {"refused": "pages"}
    pages: list[list[list[Any]]] = []
    letters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if text.count_chars() > MAX_LETTERS_A_PAGE or letters > MAX_LETTERS:
            return {"refused": "letters"}
        pages.append(_runs(pypdfium2.raw, text))
        text.close()
        page.close()
    return {"pages": pages}


def _runs(raw: Any, text: Any) -> list[list[Any]]:
    """The words, as [left, baseline, right, size, bold, text]; a blank before the text where one stood on the page."""
    runs: list[list[Any]] = []
    blank = ended = True
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter in _HYPHENS and runs:
            runs[-1][5] += "-"
        elif letter in "\r\n\0\uffff":
            ended = ended or letter in "\r\n"
        elif letter.isspace():
            blank = True
        else:
            left, bottom, right, _ = text.get_charbox(index, loose=True)
            size, bottom = _size(raw, text, index), _baseline(raw, text, index, bottom)
            last = runs[-1] if runs else None
            apart = last is None or abs(bottom - last[1]) > 0.4 * size or not -2 * size < left - last[2] < _WIDE * size
            if last is None or apart or blank or (ended and left - last[2] > 0.6 * size):
                runs.append([left, bottom, right, size, _is_bold(raw, text, index), (" " if blank else "") + letter])
            else:
                last[5] += letter
                last[2], last[3] = max(right, last[2]), max(size, last[3])
            blank = ended = False
    return [[*(round(value, 1) for value in run[:4]), *run[4:]] for run in runs]


def _size(raw: Any, text: Any, index: int) -> float:
    """The size of a letter on the page: that of its font, as the page scales it."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index)) or 1.0
    if raw.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return max(size, 1.0)


def _baseline(raw: Any, text: Any, index: int, bottom: float) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(text, index, x, y) else bottom


def _is_bold(raw: Any, text: Any, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return b"bold" in name.value.lower() or raw.FPDFText_GetFontWeight(text, index) >= _BOLD


if __name__ == "__main__":
    main()

"""The letters of a text file, whatever program saved it."""

from __future__ import annotations

import codecs
import re

from ..errors import UnreadableInput

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAID = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|^<\?xml[^>]{0,80}?encoding=["']([\w.-]+)""", re.I
)
_LOOKED_THROUGH = 4096  # bytes where a web page says how it is coded
_ASSUMED = "Filen är inte sparad som UTF-8 och är läst som Windowstext. Kontrollera å, ä och ö."


def decoded(file: str, data: bytes) -> tuple[str, str | None]:
    """The text, and a note in Swedish where the coding had to be assumed. UnreadableInput when the file is no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _text(file, data[len(mark) :], name), None
    if b"\0" in data:
        raise _no_text(file)
    said = _SAID.search(data[:_LOOKED_THROUGH])
    if said is not None:
        name = (said[1] or said[2]).decode("ascii").casefold()
        name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252") else name
        try:
            return data.decode(codecs.lookup(name).name), None
        except (LookupError, UnicodeDecodeError):
            pass  # says one thing and is another: common
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), _ASSUMED


def _text(file: str, data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise _no_text(file) from error


def _no_text(file: str) -> UnreadableInput:
    return UnreadableInput.one(
        file, "Filen är ingen textfil.", "Kontrollera att det är rätt fil, eller spara den som .docx eller .xlsx."
    )

"""The paragraphs and tables of a file of any kind, read in a child process that takes no more than its share."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import Problem, UnreadableInput
from ..office import broken
from .grid import GridDocument
from .grid_json import from_plain

SECONDS = 18  # of waiting; the child itself ends after fewer of computing
READERS = {
    ".docx": "docx", ".docm": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".pdf": "pdf", ".odt": "odt", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".csv": "separated", ".tsv": "separated", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
_CHILD = Path(__file__).with_name("documents_child.py")
_LIBRARIES = ("samspel", "lxml", "openpyxl", "et_xmlfile", "pypdfium2", "markdown_it", "mdurl", "yaml", "rapidfuzz")
_WANTED = "Spara delegationsordningen som .docx, .xlsx, .odt, .pdf, .html, .csv eller .md."


def read_grid(path: Path) -> GridDocument:
    """The paragraphs and tables of a document, by what kind of file it is.

    Raises UnreadableInput when the file cannot be read: missing, of another kind, damaged, locked, or so made that
    opening it would take more than a few seconds or a lot of memory.
    """
    reader = READERS.get(path.suffix.casefold())
    if not path.exists():
        raise UnreadableInput.one(path.name, "Filen finns inte.", "Kontrollera namnet och mappen.")
    if reader is None:
        raise UnreadableInput.one(path.name, f"Filer som slutar på {path.suffix or 'inget alls'} kan inte läsas.", _WANTED)
    answer = _answer(path, reader)
    if "problems" in answer:
        raise UnreadableInput(Problem(**problem) for problem in answer["problems"])
    return from_plain(answer["document"])


def _answer(path: Path, reader: str) -> dict[str, Any]:
    """What the child process says of the file."""
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(_CHILD), reader, str(path), *_folders()]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise _too_heavy(path.name) from None
    if done.returncode > 0:
        raise RuntimeError(f"The reader of {reader} failed:\n{done.stderr.decode(errors='replace')}")
    if done.returncode < 0:  # stopped by the limits, or a library of C that broke down
        raise _too_heavy(path.name)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise broken(path.name) from error
    return answer


def _folders() -> tuple[str, ...]:
    """Where the child finds what it imports, since it starts without looking for installed packages by itself."""
    specs = (find_spec(name) for name in _LIBRARIES)
    return tuple(dict.fromkeys(str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin))


def _too_heavy(file: str) -> UnreadableInput:
    return UnreadableInput.one(
        file,
        "Filen tar för lång tid eller för mycket minne att läsa och har därför inte lästs.",
        "Spara om filen i programmet som den är gjord i, eller dela upp den, och försök igen.",
    )

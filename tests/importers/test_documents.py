"""A file of any kind is read in a child process: what it may do is bounded, and what it says comes back whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel.errors import UnreadableInput
from samspel.importers.documents import read_grid
from samspel.importers.grid import Grid, GridCell, GridDocument, GridRow, Paragraph
from samspel.importers.grid_json import from_plain, to_plain
from tests.attacks import ATTACKS
from tests.build_docx import document, paragraph

SLOW = {
    "celler.html",
    "klamrar.md",
    "tabell.md",
    "packad.pdf",
    "dubbelt_packad.pdf",
    "text.pdf",
    "streck.pdf",
    "stor.html",
    "citat.md",
}
QUICK = sorted(ATTACKS.keys() - SLOW)
LONGEST = 20  # seconds


def refusal(folder: Path, name: str, content: bytes) -> str:
    """What is said of a file that is not read; the child process has ended."""
    (folder / name).write_bytes(content)
    start = time.monotonic()
    with pytest.raises(UnreadableInput) as raised:
        read_grid(folder / name)
    assert time.monotonic() - start < LONGEST
    return str(raised.value)


@pytest.mark.parametrize("name", QUICK)
def test_a_file_made_to_take_everything_gives_one_message(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path, name, ATTACKS[name]())
    assert said.startswith(name)
    assert len(said.splitlines()) == 1


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(SLOW))
def test_an_attack_that_needs_time_ends_in_time(tmp_path: Path, name: str) -> None:
    """Some of them turn out to hold a document, though no order: they need only end."""
    (tmp_path / name).write_bytes(ATTACKS[name]())
    start = time.monotonic()
    with suppress(UnreadableInput):
        read_grid(tmp_path / name)
    assert time.monotonic() - start < LONGEST


def test_nothing_outside_the_file_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "hemligt.txt"
    secret.write_text("hemligt")
    start = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    page = f"{start}<p>&x;<table><tr><td>a<td>b</table>"
    (tmp_path / "sida.html").write_text(page)
    assert "hemligt" not in json.dumps(to_plain(read_grid(tmp_path / "sida.html")))


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is not limited there")
def test_a_child_that_is_stopped_is_told_as_a_file_too_heavy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = subprocess.CompletedProcess([], returncode=-24, stdout=b"", stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: stopped)
    assert "för lång tid" in refusal(tmp_path, "ordning.docx", document(paragraph("Text")))


def test_a_fault_of_a_reader_is_no_fault_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], returncode=1, stdout=b"", stderr=b"KeyError: 'x'")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    (tmp_path / "ordning.docx").write_bytes(document(paragraph("Text")))
    with pytest.raises(RuntimeError, match="KeyError"):
        read_grid(tmp_path / "ordning.docx")


def test_a_name_of_any_letters(tmp_path: Path) -> None:
    file = tmp_path / "ordning för -- nämnden, åäö (1).docx"
    file.write_bytes(document(paragraph("Text")))
    assert read_grid(file).file == file.name


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "ORDNING.HTM").write_text("<p>Text</p>")
    assert read_grid(tmp_path / "ORDNING.HTM").kind == "html"


CELLS = st.builds(GridCell, st.text(max_size=5), st.booleans())
ROWS = st.builds(GridRow, st.tuples(CELLS, CELLS), st.integers(1, 9), st.booleans(), st.booleans())
GRIDS = st.builds(
    Grid,
    st.lists(ROWS, max_size=3).map(tuple),
    st.integers(1, 9),
    st.none() | st.text(max_size=3),
    st.none() | st.integers(1),
)
PARAGRAPHS = st.builds(Paragraph, st.text(max_size=9), st.integers(1, 9), st.none() | st.integers(0, 3))


@given(st.lists(GRIDS | PARAGRAPHS, max_size=4).map(tuple), st.lists(st.text(max_size=5), max_size=2).map(tuple))
def test_a_document_comes_back_from_json_as_it_was(blocks: tuple[Grid | Paragraph, ...], notes: tuple[str, ...]) -> None:
    whole = GridDocument("ordning.docx", "docx", blocks, notes)
    assert from_plain(json.loads(json.dumps(to_plain(whole)))) == whole


def test_a_reader_that_takes_too_long_is_ended_and_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alive = tmp_path / "alive"
    child = tmp_path / "child.py"
    forever = f"import time\nwhile True:\n    open({str(alive)!r}, 'a').write('.')\n    time.sleep(0.02)\n"
    forever = f"import time\nwhile True:\n    open({str(alive)!r}, 'a').write('.')\n    time.sleep(0.02)\n"
    child.write_text(forever, encoding="utf-8")
    monkeypatch.setattr("samspel.importers.documents._CHILD", child)
    monkeypatch.setattr("samspel.importers.documents.SECONDS", 1.5)

    assert "tar för lång tid" in refusal(tmp_path, "ordning.docx", b"")

    written = alive.stat().st_size
    time.sleep(0.2)
    assert written
    assert alive.stat().st_size == written

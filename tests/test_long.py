"""Long runs, before an issue is closed: `pytest -m long`."""

from __future__ import annotations

import random
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from samspel.checks.run import check
from samspel.errors import UnreadableInput
from samspel.importers import load_files

from .make_examples import example_order

pytestmark = pytest.mark.long

DAY = date(2026, 5, 1)


def mutated(package: bytes, chance: random.Random) -> bytes:
    """The Word file with a few bytes of its document part changed, moved or taken away."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in whole.namelist():
            data = bytearray(whole.read(name))
            if name == "word/document.xml":
                for _ in range(chance.randint(1, 6)):
                    at = chance.randrange(len(data))
                    end = min(len(data), at + chance.randint(1, 400))
                    kind = chance.choice(["delete", "double", "swap"])
                    piece = bytes(data[at:end])
                    data[at:end] = b"" if kind == "delete" else piece + piece if kind == "double" else piece[::-1]
            changed.writestr(name, bytes(data))
    return out.getvalue()


def refusal_of(path: Path) -> str:
    """What is said of a file that cannot be read; nothing for one that can."""
    try:
        check(load_files([path]).town, on=DAY)
    except UnreadableInput as error:
        return str(error)
    return ""


def test_a_damaged_document_is_read_or_refused_never_a_crash(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    whole = example_order()
    path = tmp_path / "skadad.docx"
    refused = 0
    for _ in range(1500):
        path.write_bytes(mutated(whole, chance))
        refusal = refusal_of(path)
        assert str(tmp_path) not in refusal
        refused += bool(refusal)

    assert 100 < refused < 1500


def test_moving_text_between_tags_keeps_every_word_somewhere(tmp_path: Path) -> None:
    """Paragraph and cell borders moved about: whatever is still text must be found again."""
    chance = random.Random(7)
    with zipfile.ZipFile(BytesIO(example_order())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    rows = parts["word/document.xml"].split(b"<w:tr>")
    path = tmp_path / "blandad.docx"
    for _ in range(150):
        body = rows[1:-1]
        chance.shuffle(body)
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as changed:
            for name, data in parts.items():
                if name == "word/document.xml":
                    data = b"<w:tr>".join([rows[0], *body, rows[-1]])
                changed.writestr(name, data)
        path.write_bytes(out.getvalue())
        loaded = load_files([path])
        [order] = loaded.town.orders
        said = repr(order) + repr(loaded.read[0].doubts)
        for word in ("Alkoholhandläggare", "Framtidsberedningen", "Återkrav av bistånd", "Karin Exempelsson"):
            assert word in said

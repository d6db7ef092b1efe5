"""Documents with truth files are read row by row and cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.documents import FOLDERS, measure, read_of, soft, strict, truth_of

FILES = [file for folder in FOLDERS for file in sorted(folder.glob("*")) if file.suffix != ".json"]


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_ninety_nine_of_a_hundred_cells_are_read_as_they_stand(file: Path) -> None:
    truth, read = truth_of(file), read_of(file)
    assert len(read) == len(truth)
    found = measure(truth, read, soft if file.suffix == ".pdf" else strict)
    assert found.recall >= 0.99, found.wrong[:5]
    assert found.precision >= 0.99, found.wrong[:5]

"""The made samples with truth files are read row by row and cell by cell."""

from __future__ import annotations

import pytest

from tests.benchmarks.read_samples import SAMPLES, score


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples lie outside the repository")
@pytest.mark.parametrize(
    ("name", "rows"),
    [("01_socialnamnd_liggande.docx", 220), ("02_ks_numrering.docx", 120), ("04_miljonamnd.xlsx", 150)],
)
def test_ninety_nine_of_a_hundred_cells_are_read_as_they_stand(name: str, rows: int) -> None:
    result = score(SAMPLES / name)
    assert result.rows == result.true_rows == rows
    assert result.share >= 99, result.wrong

"""The rules about references against the labels: stale ones found, the rest left in peace."""

from __future__ import annotations

import pytest

from tests.benchmarks.citations_found import corpus_score, score
from tests.corpus import CORPUS
from tests.labelled import OTHERS, STALE


def test_stale_references_are_found_and_fresh_ones_left_alone() -> None:
    found = score()

    assert found.recall(STALE) >= 0.95, found.lines
    assert found.precision(STALE) >= 0.95, found.lines
    assert found.recall((*STALE, *OTHERS)) >= 0.95, found.lines
    assert found.precision((*STALE, *OTHERS)) >= 0.95, found.lines


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_every_reference_of_the_corpus_is_judged_as_the_reader_judged_it() -> None:
    found = corpus_score()

    assert found.recall((*STALE, *OTHERS)) >= 0.95, found.lines
    assert found.precision((*STALE, *OTHERS)) >= 0.95, found.lines

"""Generated pages and schemas are those of the code.

After a change: `samspel rules --write docs/rules`, `samspel rules --coverage > docs/coverage.md`,
`samspel rules --indicators > docs/indicators.md`, `samspel schema --write docs/schema`.
"""

from __future__ import annotations

from pathlib import Path

from samspel.cli.schema import schemas
from samspel.exporters import rule_pages
from samspel.exporters.coverage_page import coverage_page, levels_page
from samspel.exporters.indicators_page import indicators_page
from samspel.exporters.rule_pages import pages
from samspel.rules import pack, shipped_packs

from .make_examples import FILE, example_order

DOCS = Path(__file__).parents[1] / "docs"


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_the_pages_of_the_rules_are_fresh() -> None:
    assert written(DOCS / "rules") == {**pages(shipped_packs()), "levels.md": levels_page(shipped_packs())}


def test_the_page_of_what_the_rules_cover_is_fresh() -> None:
    assert (DOCS / "coverage.md").read_text(encoding="utf-8") == coverage_page(shipped_packs())


def test_the_page_of_indicators_is_fresh() -> None:
    assert (DOCS / "indicators.md").read_text(encoding="utf-8") == indicators_page()


def test_every_mark_of_certainty_is_told_in_words() -> None:
    for words in rule_pages.CERTAINTIES.values():
        assert {*words} == {*pack.CERTAINTIES} - {"HFD"}  # a judgment is told by its own name


def test_the_schemas_are_fresh() -> None:
    assert written(DOCS / "schema") == schemas()


def test_the_example_order_is_the_one_its_builder_makes() -> None:
    assert FILE.read_bytes() == example_order()

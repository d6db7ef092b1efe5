"""Every word of the model that a reader may meet is paired with a Swedish one."""

from __future__ import annotations

from pathlib import Path

from samspel import model
from samspel.findings import Level
from samspel.model import ClauseKind
from samspel.rules.views import VIEWS

GLOSSARY = (Path(__file__).parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_every_fact_class_stands_in_the_glossary() -> None:
    facts = {name for name, kind in vars(model).items() if isinstance(kind, type) and issubclass(kind, model.Fact)}

    assert {name for name in facts if f"`{name}`" not in GLOSSARY} == set()


def test_every_view_level_and_clause_stands_in_the_glossary() -> None:
    wanted = [f"view `{view}`" for view in VIEWS if view != "citation"]
    wanted += [f"level `{level}`" for level in Level]
    wanted += [f"clause `{clause}`" for clause in ClauseKind]

    assert [words for words in wanted if words not in GLOSSARY] == []

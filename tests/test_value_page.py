"""The page on values in everyday work names rules that exist, by their titles, and says what no rule can test."""

from __future__ import annotations

import re
from pathlib import Path

from samspel.rules import shipped_packs

PAGE = (Path(__file__).parents[1] / "docs" / "vardegrund-i-vardagen.md").read_text(encoding="utf-8")
TITLES = {rule.code: rule.title.sv for pack in shipped_packs() for rule in pack.rules}
CONDUCT = {rule.code for pack in shipped_packs() for rule in pack.rules if pack.name.startswith("tjanst/")}
NAMED = re.findall(r"\[([A-Z]{3}\d{3})\]\(rules/([A-Z]{3}\d{3})\.md\) ([^;|]+?)(?=;| \|)", PAGE)


def test_every_rule_named_exists_and_is_called_so() -> None:
    assert NAMED
    assert [(code, link, said) for code, link, said in NAMED if code != link or TITLES.get(code) != said] == []
    assert len(NAMED) == PAGE.count("](rules/")


def test_every_rule_on_conduct_stands_on_the_page() -> None:
    assert CONDUCT - {code for code, _, _ in NAMED} == set()


def test_every_line_says_what_cannot_be_tested() -> None:
    lines = [
        line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and "Prövas av" not in line
    ]

    assert len(lines) == 10
    assert [line for line in lines if len(line) != 3 or len(line[2]) < 10] == []

"""The catalogue of law and the rules agree: every row says which rules cover it or why none does."""

from __future__ import annotations

from samspel.exporters.coverage_page import catalogue, coverage_page, levels_page
from samspel.findings import Level
from samspel.rules import shipped_packs
from samspel.rules.pack import highest_level

RULES = [rule for pack in shipped_packs() for rule in pack.rules]


def test_the_catalogue_names_only_rules_that_exist() -> None:
    slugs = {rule.slug for rule in RULES}

    assert [(entry.row, slug) for entry in catalogue() for slug in entry.rules if slug not in slugs] == []


def test_every_row_has_a_rule_or_says_why_not() -> None:
    assert [entry.row for entry in catalogue() if not entry.rules and not entry.instead] == []


def test_every_rule_covers_something_in_the_catalogue() -> None:
    covered = {slug for entry in catalogue() for slug in entry.rules}

    assert [rule.code for rule in RULES if rule.slug not in covered] == []


def test_rows_are_named_once() -> None:
    rows = [(entry.part, entry.row) for entry in catalogue()]

    assert len(rows) == len(set(rows))


def test_no_rule_is_graver_than_its_source_allows() -> None:
    assert [rule.code for rule in RULES if rule.level.weight < highest_level(rule.certainty).weight] == []


def test_the_pages_name_every_rule_and_every_row() -> None:
    coverage, levels = coverage_page(shipped_packs()), levels_page(shipped_packs())

    assert all(f"| {entry.row} |" in coverage for entry in catalogue())
    assert all(f"[{rule.code}]" in coverage and f"[{rule.code}]" in levels for rule in RULES)
    assert levels.count("| fel |\n") == sum(rule.level is Level.ERROR for rule in RULES) > 0

"""The catalogue of law and the rules agree: every row says which rules cover it or why none does."""

from __future__ import annotations

import re
from pathlib import Path

import click

import samspel
from samspel.cli.main import cli
from samspel.exporters.coverage_page import catalogue, coverage_page, levels_page
from samspel.exporters.diagrams import KINDS
from samspel.findings import Level
from samspel.model import Facts
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


def test_where_each_capability_is_stands_and_is_there() -> None:
    said = [entry.says for entry in catalogue() if entry.part.startswith("Förmågor")]
    commands = [found for text in said for found in re.findall(r"`samspel ([a-z-]+)(?: ([a-z]+))?`", text)]
    functions = [found for text in said for found in re.findall(r"`samspel\.(\w+)`", text)]
    facts = [found for text in said for found in re.findall(r"`([a-z_]+)`", text)]
    pages = [found for text in said for found in re.findall(r"docs/[\w-]+\.md", text)]

    assert len(said) == 12
    assert all("`samspel" in text for text in said)
    for name, more in commands:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, name
        assert not more or more in (command.commands if isinstance(command, click.Group) else KINDS), (name, more)
    assert all(hasattr(samspel, name) for name in functions)
    assert all(name in Facts.model_fields for name in facts)
    assert all((Path(__file__).parents[1] / page).is_file() for page in pages)

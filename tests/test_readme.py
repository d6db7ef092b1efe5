"""What the README says is true: its example runs, its commands exist, its links lead somewhere."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import click
import pytest

import samspel
from samspel.cli.main import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs_and_finds_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    example, _ = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})

    assert "1.2 DEL007 Socialnämndens arbetsutskott is given the power to decide urgent matters." in printed.getvalue()


def test_the_embedding_example_decides_explains_and_tells_who_may_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    _, example = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(example, "README.md", "exec"), {})

    assert printed.getvalue().startswith("no\nNej, Avdelningschef individ och familj får inte besluta.\nRad 2.1 i ")
    assert printed.getvalue().endswith("I stället: Förvaltningsjurist Socialchef Socialnämnden\n")
    assert len([line for line in example.splitlines() if line]) < 10


def test_every_command_of_the_readme_exists_and_the_other_way_round() -> None:
    named = set(re.findall(r"`samspel ([\w-]+)", README))

    assert named == set(cli.list_commands(click.Context(cli)))


def test_every_public_name_stands_in_the_readme_or_is_a_class_it_returns() -> None:
    classes = {"Finding", "Municipality", "Report", "Request", "RulePack", "Ruling", "SamspelError", "Waiver"}

    assert {name for name in samspel.__all__ if f"`{name}(" not in README} == classes


def test_links_lead_to_files() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)

    assert [target for target in targets if not (ROOT / target).exists()] == []

"""`samspel convert MAPP`: all orders of a folder, one line each; a file that cannot be read stops nobody else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samspel.cli.convert import convert_command
from samspel.errors import SamspelError
from tests.build_docx import document, paragraph, table

ROWS = [("Nr", "Ärende", "Delegat"), ("1.1", "Hyra av lokal", "Rektor"), ("1.2", "Köp", "")]


def convert(*arguments: object) -> Result:
    return CliRunner().invoke(convert_command, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ordningar"
    made.mkdir()
    (made / "skolan.docx").write_bytes(document(paragraph("Delegationsordning för skolnämnden"), table(ROWS)))
    (made / "vanlig.csv").write_text("Nr;Ärende;Delegat\n1;Hyra;Rektor\n", encoding="utf-8")
    (made / "~$skolan.docx").write_bytes(b"locked by Word")
    (made / "anteckning.txt").write_text("x")
    return made


def test_a_line_for_each_file_that_can_be_read(folder: Path) -> None:
    found = convert(folder)
    assert found.exit_code == 0
    assert [line.split()[:2] for line in found.stdout.splitlines()] == [
        ["Fil", "Rader"],
        ["skolan.docx", "2"],
        ["vanlig.csv", "1"],
    ]
    assert found.stderr == ""


def test_each_is_written_to_another_folder(folder: Path, tmp_path: Path) -> None:
    convert(folder, "-o", tmp_path / "ut")
    written = sorted((tmp_path / "ut").iterdir())
    assert [path.name for path in written] == ["skolan.docx.json", "vanlig.csv.json"]
    assert json.loads(written[0].read_text(encoding="utf-8"))["summary"] == {
        "rows": 2, "cells": 5, "understood": 5, "doubts": 0,
    }  # fmt: skip


def test_a_broken_file_is_a_line_and_the_end_is_code_2(folder: Path) -> None:
    (folder / "trasig.pdf").write_bytes(b"x")
    found = convert(folder)
    assert found.exit_code == 2
    assert "Filen är ingen PDF." in found.stdout
    assert "vanlig.csv" in found.stdout


def test_the_files_that_are_read_are_never_written_over(folder: Path) -> None:
    found = convert(folder, "-o", folder)
    assert isinstance(found.exception, SamspelError)
    assert "annan mapp" in str(found.exception)


def test_a_folder_without_orders(tmp_path: Path) -> None:
    assert "inga filer som kan läsas" in str(convert(tmp_path).exception)

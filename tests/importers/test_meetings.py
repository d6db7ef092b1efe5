"""Files about meetings: native ones, and minutes that a reader of documents understands."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from samspel.errors import UnreadableInput
from samspel.exporters.native import native_json, native_yaml
from samspel.importers.meetings import load_meetings
from samspel.importers.raw_rows import Doubt
from samspel.model import Facts, join

from ..towns import CAST, facts

MEETING = """samspel: 1
people: [{id: a}, {id: b}]
meetings:
  - id: m
    organ: sn
    on: 2026-03-10
    opened: 13.00
    attendance: [{person: a, as: chair}, {person: b, as: serving, serves_for: none, from: '13:05', first_item: '1'}]
    items: [{number: '1', opened: 13.05, votes: [{ballots: [{person: a, for: yes}]}], decision: {text: Ja}}]
    approved: [{on: none}]
    announced: [{from: 2026-03-12, to: none}]
"""


@dataclass
class Read:
    facts: Facts
    doubts: tuple[Doubt, ...]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "org.yaml").write_text(f"samspel: 1\n{CAST}", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(MEETING, encoding="utf-8")
    (tmp_path / "m.docx").write_bytes(b"minutes")
    return tmp_path


def test_native_files_join_with_those_beside(folder: Path) -> None:
    loaded = load_meetings([folder / "m.yaml"], [folder / "org.yaml"])

    assert [one.organ for one in loaded.town.meetings] == ["sn"]
    assert loaded.document is None


def test_a_meeting_comes_back_from_its_native_file_as_it_was() -> None:
    whole = facts(CAST) | facts(MEETING)

    for text in (native_yaml(whole), native_json(whole)):
        again = facts(text)
        assert native_yaml(join(again)) == native_yaml(whole)
    assert "opened: 13:00" in native_yaml(whole).replace("'", "")


def test_minutes_are_read_with_what_is_known_beside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_minutes(path: Path, known: Facts) -> Read:
        assert "sn" in {organ.id for organ in known.organs}
        doubts = tuple(Doubt(f"sida {n}", "A. B.", "Oklart namn") for n in range(1, 6))
        return Read(facts(MEETING, path.name), doubts)

    reader = ModuleType("samspel.importers.minutes")
    vars(reader)["read_minutes"] = read_minutes
    monkeypatch.setitem(sys.modules, "samspel.importers.minutes", reader)
    document = load_meetings([folder / "m.docx"], [folder / "org.yaml"]).document

    assert document is not None
    assert (document.kind, document.organ, document.adopted, document.rows) == (
        "minutes",
        "Socialnämnden",
        date(2026, 3, 10),
        1,
    )
    assert document.reading == ("Oklart namn (sida 1 ”A. B.”; sida 2 ”A. B.”; sida 3 ”A. B.” och 2 ställen till)",)


def test_minutes_without_a_reader_are_refused_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "samspel.importers.minutes", None)

    with pytest.raises(UnreadableInput, match=r"m\.docx: Protokoll i den formen"):
        load_meetings([folder / "m.docx"], [folder / "org.yaml"])


def test_every_mistake_of_every_file_is_told(folder: Path) -> None:
    for name in ("x.yaml", "y.yaml"):
        (folder / name).write_text("samspel: 1\nmeetings: [{id: m}]\n", encoding="utf-8")

    with pytest.raises(UnreadableInput) as told:
        load_meetings([folder / "x.yaml", folder / "y.yaml"], [folder / "org.yaml"])
    assert {problem.file for problem in told.value.problems} == {"x.yaml", "y.yaml"}


def test_files_without_meetings_are_refused(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match="inget sammanträde"):
        load_meetings([folder / "org.yaml"])

"""Files about meetings: native ones, and minutes that a reader of documents understands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samspel.errors import UnreadableInput
from samspel.exporters.native import native_json, native_yaml
from samspel.importers.meetings import load_meetings
from samspel.model import join

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


MINUTES = """# Socialnämndens protokoll

**Sammanträdesdatum:** 2026-03-10

**Tid:** kl. 13.00–15.00

**Beslutande:** Anna Alm (M), ordförande
Bo Bok (S)
Cia Cox (C)

## § 1 Taxa för hemtjänst

### Beslut

Nämnden antar taxan.
"""


def test_minutes_are_read_with_what_is_known_beside(folder: Path) -> None:
    (folder / "m.md").write_text(MINUTES, encoding="utf-8")
    known = f"samspel: 1\n{CAST}\nmeetings: [{{id: mars, organ: sn, on: 2026-03-10, summoned: 2026-03-01}}]\n"
    (folder / "org.yaml").write_text(known, encoding="utf-8")

    loaded = load_meetings([folder / "m.md"], [folder / "org.yaml"])

    [met] = loaded.town.meetings
    assert (met.id, met.organ, met.summoned) == ("mars", "sn", date(2026, 3, 1))
    assert [item.number for item in met.items or ()] == ["1"]
    assert loaded.document is not None
    assert (loaded.document.kind, loaded.document.organ, loaded.document.rows) == ("minutes", "Socialnämnden", 1)


def test_a_file_that_is_no_document_is_refused_in_words(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"m\.docx"):
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

"""A hostile or broken file gives one clear answer: never a crash, a hang or a flood of memory."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel import office
from samspel.errors import UnreadableInput
from samspel.importers.docx import read_docx
from samspel.office import open_package
from tests.build_docx import document, package, paragraph, relationships, table

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def saved(path: Path, content: bytes, name: str = "ordning.docx") -> Path:
    file = path / name
    file.write_bytes(content)
    return file


def words(path: Path, content: bytes, name: str = "ordning.docx") -> str:
    """What is said about a file that has to be refused, after checking that it can be said to anyone."""
    file = saved(path, content, name)
    with pytest.raises(UnreadableInput) as caught:
        read_docx(file)
    [problem] = caught.value.problems
    assert problem.file == name
    assert problem.words.endswith(".")
    assert problem.remedy.endswith(".")
    assert str(path) not in str(caught.value)
    return f"{problem.words} {problem.remedy}"


# What is no Word or Excel file ---------------------------------------------------------------------------------


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"^borta\.docx: Filen finns inte\."):
        open_package(tmp_path / "borta.docx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Det här är en mapp, inte en fil"):
        open_package(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="systemet har inga namngivna rör")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.docx")
    with pytest.raises(UnreadableInput):
        open_package(tmp_path / "rör.docx")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "Filen är tom"),
        ("Bara text med å, ä och ö".encode(), "varken ett Worddokument"),
        (b"%PDF-1.7", "Filen är en PDF"),
        (b"{\\rtf1", "Filen är ett RTF-dokument"),
        (b"\xef\xbb\xbf<html>", "Filen är en webbsida"),
        (OLE + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "spara den som .docx"),
        (OLE + b"W\0o\0r\0k\0b\0o\0o\0k\0", "spara den som .docx"),  # the name decides when both could be
        (OLE + "EncryptedPackage".encode("utf-16-le"), "lösenordsskyddad"),
        (package({"x.txt": "x"}), "varken ett Worddokument"),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (document(parts={"word/document.xml": "<presentation/>"}), "varken ett Worddokument"),
        (document(paragraph("x"))[:-400], "skadad"),
        (b"PK\x03\x04" + bytes(100), "skadad"),
    ],
)
def test_what_is_said_about_other_files(tmp_path: Path, content: bytes, expected: str) -> None:
    assert expected in words(tmp_path, content)


def test_an_old_workbook_is_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    assert "spara den som .xlsx" in words(tmp_path, OLE + "Workbook".encode("utf-16-le"), "ordning.xls")
    assert ".docx eller .xlsx" in words(tmp_path, OLE, "ordning.dat")


def test_a_binary_workbook_is_named_as_such(tmp_path: Path) -> None:
    link = '<Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.bin"/>'
    assert ".xlsb" in words(tmp_path, package({"_rels/.rels": relationships(link), "xl/workbook.bin": b"x"}))


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    content = bytearray(document(paragraph("x" * 500)))
    at = content.index(b"word/document.xml") + len(b"word/document.xml")
    content[at + 10 : at + 40] = b"\xff" * 30
    assert "skadad" in words(tmp_path, bytes(content))


# Too much -------------------------------------------------------------------------------------------------------


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    assert "25 MB" in words(tmp_path, b"PK\x03\x04" + bytes(office.MAX_FILE))


def test_a_bomb_is_refused_by_its_declared_size_at_once(tmp_path: Path) -> None:
    content = document(parts={"word/document.xml": bytes(60 * office.MEGABYTE)})
    assert len(content) < 100_000
    start = time.perf_counter()
    assert "orimligt mycket" in words(tmp_path, content)
    assert time.perf_counter() - start < 2


def with_declared_size(content: bytes, name: str, size: int) -> bytes:
    """The file with another unpacked size written in its directories."""
    changed = bytearray(content)
    for signature, length, at_name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = -1
        while (at := changed.find(signature, at + 1)) >= 0:
            if changed[at + at_name : at + at_name + len(name)] == name.encode():
                changed[at + length : at + length + 4] = struct.pack("<I", size)
    return bytes(changed)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    content = document(parts={"word/document.xml": b"<a>" + bytes(60 * office.MEGABYTE)})
    assert words(tmp_path, with_declared_size(content, "word/document.xml", 1000))
    assert words(tmp_path, with_declared_size(content, "word/document.xml", 0))


def test_many_parts_of_allowed_size_are_too_much_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_TOTAL", 10_000)
    assert "för stort" in words(tmp_path, document(parts={f"x{n}": os.urandom(1000) for n in range(20)}))


def test_a_part_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_PART", 5000)
    assert "för stort" in words(tmp_path, document(parts={"x": os.urandom(6000)}))


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert "orimligt" in words(tmp_path, package({f"x{n}": "" for n in range(office.MAX_ENTRIES + 1)}))


def test_a_flood_of_tags_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    noise = os.urandom(200_000).hex()
    flood = document(f"<!--{noise}-->" + "<w:p/>" * 4_000_000)
    start = time.perf_counter()
    assert "orimligt" in words(tmp_path, flood)
    assert time.perf_counter() - start < 5


def test_an_honest_file_with_a_well_packed_part_passes(tmp_path: Path) -> None:
    text = paragraph("x" * 100) * 5000
    assert len(read_docx(saved(tmp_path, document(text))).blocks) == 5000


# Untrustworthy --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_entities_are_refused_in_every_encoding(tmp_path: Path, encoding: str, part: str) -> None:
    content = BOMB if encoding.startswith("utf-8") else BOMB.replace("?>", ' encoding="utf-16"?>', 1)
    assert "definitioner" in words(tmp_path, document(paragraph("x"), parts={part: content.encode(encoding)}))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "cp500"])
def test_encodings_that_could_hide_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    content = BOMB.replace("?>", f' encoding="{encoding}"?>', 1).encode(encoding)
    assert "skadad" in words(tmp_path, document(parts={"word/document.xml": content}))


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = saved(tmp_path, b"hemligt", "hemligt.txt")
    content = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]><document>&b;</document>'
    assert "hemligt" not in words(tmp_path, document(parts={"word/document.xml": content}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "WORD/document.xml", "word\\document.xml"])
def test_two_parts_of_the_same_name_are_refused(tmp_path: Path, second: str) -> None:
    buffer = io.BytesIO(document(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(second, "<document/>")
    assert "samma namn" in words(tmp_path, buffer.getvalue())


def test_a_password_on_the_zip_itself_is_named(tmp_path: Path) -> None:
    content = bytearray(document(paragraph("x")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "lösenordsskyddad" in words(tmp_path, bytes(content))


def test_unusual_packing_methods_are_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO(document(paragraph("x")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("x", "x", zipfile.ZIP_LZMA)
    assert "skadad" in words(tmp_path, buffer.getvalue())


def test_names_that_climb_out_of_the_folder_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    read_docx(saved(folder, document(paragraph("x"), parts={"../ute.xml": "<a/>", "/rot.xml": "<a/>"})))
    assert [file.name for file in tmp_path.rglob("*")] == ["in", "ordning.docx"]


# Opened ---------------------------------------------------------------------------------------------------------


def test_a_package_finds_parts_whatever_the_case(tmp_path: Path) -> None:
    opened = open_package(saved(tmp_path, document(paragraph("x"), parts={"word/vbaProject.bin": b"x"})))
    assert opened.kind == "docx"
    assert opened.has_macros
    assert opened.xml("Word/Document.xml") is not None
    assert opened.xml("word/finns-inte.xml") is None
    assert "word/document.xml" in opened.names
    with pytest.raises(KeyError):
        opened.read("word/finns-inte.xml")


def test_relations_point_to_parts_or_out(tmp_path: Path) -> None:
    out = '<Relationship Id="ut" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    up = '<Relationship Id="upp" Type="http://x/header" Target="../annat/../word/header1.xml"/>'
    opened = open_package(saved(tmp_path, document(relations=out + up)))
    found = {relation.id: relation for relation in opened.relations(opened.main_part)}
    assert (found["ut"].target, found["ut"].external) == ("https://example.org", True)
    assert (found["upp"].target, found["upp"].kind) == ("word/header1.xml", "header")


def test_strict_open_xml_is_read_like_the_usual_kind(tmp_path: Path) -> None:
    usual = zipfile.ZipFile(io.BytesIO(document(paragraph("Antagen"), table([["Nr"], ["1"]]))))
    parts = {
        name: usual.read(name)
        .replace(b"schemas.openxmlformats.org/wordprocessingml/2006/", b"purl.oclc.org/ooxml/wordprocessingml/")
        .replace(b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/")
        for name in usual.namelist()
    }
    assert len(read_docx(saved(tmp_path, package(parts))).blocks) == 2


ORDER = document(paragraph("Delegationsordning"), table([["Nr", "Ärende"], ["1", "Attest"]]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(at=st.integers(0, len(ORDER) - 1), junk=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_but_never_crashes(tmp_path: Path, at: int, junk: bytes) -> None:
    file = saved(tmp_path, ORDER[:at] + junk + ORDER[at + len(junk) :])
    with contextlib.suppress(UnreadableInput):
        read_docx(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(content=st.binary(max_size=200))
def test_any_bytes_at_all_are_refused_calmly(tmp_path: Path, content: bytes) -> None:
    assert words(tmp_path, content)
    assert words(tmp_path, b"PK\x03\x04" + content)

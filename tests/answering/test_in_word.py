"""Comments and suggestions in Word documents: on the right cell, and nothing else is touched."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

import samspel
from samspel.answering.annotating import Annotated, annotate_read
from samspel.errors import UnreadableInput
from tests.build_docx import Cell, document, heading, paragraph, table, text_runs

DAY = date(2026, 1, 15)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = ("Nr", "Ärende", "Delegat", "Ersättare", "Lagrum")
OLD_ACT = "2 a kap. 10 § socialtjänstlagen (2001:453)"
NEW_ACT = "29 kap. 10 § socialtjänstlagen (2025:400)"
TRACKED = 'w:author="Någon" w:date="2025-01-01T00:00:00Z"'


def row(number: str = "1.1", matter: str = "Yttrande", delegate: Cell | str = "Nämndsekreterare",
        substitute: Cell | str = "Förvaltningschef", law: Cell | str = "6 kap. 37 § KL") -> list[Cell | str]:  # fmt: skip
    """A row; the findings of the tests come from what is put in its cells."""
    return [number, matter, delegate, substitute, law]


def order(*rows: Sequence[Cell | str], parts: Mapping[str, bytes | str] | None = None, relations: str = "") -> bytes:
    return document(
        heading("Delegationsordning för socialnämnden", 0),
        paragraph("Antagen av socialnämnden 2025-11-18, § 7"),
        table([HEAD, *rows]),
        parts=parts,
        relations=relations,
    )


def annotated(data: bytes, folder: Path, *, suggest: bool = False, name: str = "utkast.docx") -> Annotated:
    path = folder / name
    path.write_bytes(data)
    return samspel.annotate(path, samspel.check(samspel.load(path), on=DAY), suggest=suggest)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(data)).read(name))


def text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def detach(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    assert element is not None
    assert parent is not None
    parent.remove(element)


def cell_around(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(W + "tc"), None)


def commented(data: bytes) -> dict[str, str]:
    """The comments of a document by rule, and the number and column of the cell they hang on ("1.1 law")."""
    root = part(data)
    texts = {c.get(W + "id"): text_of(c) for c in part(data, "word/comments.xml").iter(W + "comment")}
    found = {}
    for start in root.iter(W + "commentRangeStart"):
        [end] = [one for one in root.iter(W + "commentRangeEnd") if one.get(W + "id") == start.get(W + "id")]
        [mark] = [one for one in root.iter(W + "commentReference") if one.get(W + "id") == start.get(W + "id")]
        cells = [cell_around(one) for one in (start, end, mark)]
        assert cells[0] is cells[1] is cells[2]
        code = texts.get(start.get(W + "id"), "").partition("(")[2][:6]
        if cells[0] is None:
            found[code] = "outside"
        else:
            before = list(cells[0].itersiblings(W + "tc", preceding=True))
            found[code] = ("number", "matter", "delegate", "substitute", "law")[len(before)]
    return found


def without_anchors(root: etree._Element) -> bytes:
    for name in ("commentRangeStart", "commentRangeEnd"):
        for element in list(root.iter(W + name)):
            detach(element)
    for mark in list(root.iter(W + "commentReference")):
        detach(mark.getparent())
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"law": "24 § förvaltningslagen (1986:223)"}, "REF001", "law"),
        ({"law": ""}, "REF002", "law"),
        ({"delegate": "", "substitute": ""}, "FRM001", "delegate"),
        ({"delegate": "Framtidsberedningen"}, "DEL001", "delegate"),
        ({"delegate": "Förvaltningschef", "substitute": ""}, "FRM021", "substitute"),
        ({"matter": "Köp av platser, högst 20 basbelopp"}, "FRM004", "matter"),
        ({}, "FRM010", "outside"),
    ],
)
def test_each_finding_is_a_comment_on_the_cell_that_it_is_about(
    cells: dict[str, str], code: str, column: str, tmp_path: Path
) -> None:
    answer = annotated(order(row(**cells), row("1.2", "Remiss")), tmp_path)

    assert commented(answer.data)[code] == column


RAW_CELLS = {
    "tracked": f'<w:p><w:ins w:id="7" {TRACKED}>{text_runs(OLD_ACT)}</w:ins></w:p>',
    "replaced": f'<w:p><w:del w:id="7" {TRACKED}><w:r><w:delText>3 § FL</w:delText></w:r></w:del>'
    f'<w:ins w:id="8" {TRACKED}>{text_runs(OLD_ACT)}</w:ins></w:p>',
    "linked": f'<w:p><w:hyperlink w:anchor="x">{text_runs(OLD_ACT)}</w:hyperlink></w:p>',
    "form field": f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{text_runs(OLD_ACT)}</w:sdtContent></w:sdt></w:p>",
    "form field around": f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{text_runs(OLD_ACT)}</w:p></w:sdtContent></w:sdt>",
    "two paragraphs": paragraph("6 kap. 37 § KL") + paragraph(OLD_ACT),
    "nested table": table([[OLD_ACT]], header=False) + "<w:p/>",
    "properties": f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr>{text_runs(OLD_ACT)}</w:p>',
}


@pytest.mark.parametrize("raw", RAW_CELLS.values(), ids=list(RAW_CELLS))
def test_a_comment_finds_its_cell_however_the_words_are_wrapped(raw: str, tmp_path: Path) -> None:
    data = order(row(law=Cell(raw=raw)))

    answer = annotated(data, tmp_path)

    assert commented(answer.data)["REF001"] == "law"
    assert without_anchors(part(answer.data)) == etree.tostring(part(data), method="c14n")


def test_of_several_paragraphs_in_a_cell_the_one_with_the_words_is_marked(tmp_path: Path) -> None:
    answer = annotated(order(row(law=Cell(raw=RAW_CELLS["two paragraphs"]))), tmp_path)

    starts = [one for one in part(answer.data).iter(W + "commentRangeStart") if cell_around(one) is not None]
    [marked] = {start.getparent() for start in starts}
    assert marked is not None
    assert text_of(marked) == OLD_ACT


def test_a_merged_cell_carries_the_comments_of_all_its_rows(tmp_path: Path) -> None:
    data = order(
        row("1.1", law=Cell(OLD_ACT, below="restart")),
        row("1.2", "Remiss", law=Cell(below="continue")),
    )

    answer = annotated(data, tmp_path)

    cells = [cell_around(one) for one in part(answer.data).iter(W + "commentRangeStart")]
    assert {text_of(cell) for cell in cells if cell is not None} == {OLD_ACT}
    texts = [text_of(c) for c in part(answer.data, "word/comments.xml")]
    assert [f"Rad {number}: " in text for number in ("1.1", "1.2") for text in texts if "REF001" in text] == [
        True, False, False, True,
    ]  # fmt: skip


def test_only_the_comments_and_what_points_to_them_are_new(tmp_path: Path) -> None:
    data = order(row(law=OLD_ACT), parts={"word/media/bild.png": b"\x89PNG..."})

    answer = annotated(data, tmp_path)

    before, after = (zipfile.ZipFile(BytesIO(one)) for one in (data, answer.data))
    changed = {name for name in after.namelist() if name not in before.namelist() or before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(before.namelist()) <= set(after.namelist())


@pytest.mark.parametrize("name", ["_xmlsignatures/origin.sigs", None])
def test_a_signed_file_says_that_the_signature_does_not_hold_for_the_answer(name: str | None, tmp_path: Path) -> None:
    data = order(row(law=OLD_ACT), parts={name: b""} if name else None)

    assert annotated(data, tmp_path).signed is (name is not None)


def test_the_file_opens_in_a_word_library_with_its_comments(tmp_path: Path) -> None:
    answer = annotated(order(row(law=OLD_ACT)), tmp_path)

    comments = list(Document(BytesIO(answer.data)).comments)
    [found] = [one for one in comments if "REF001" in one.text]
    assert (found.author, found.timestamp and found.timestamp.date()) == ("samspel", DAY)
    heading_line, message, law, remedy = found.text.split("\n")
    assert heading_line == "FEL: Hänvisning till upphävd lag (REF001)"
    assert message.startswith(f"Rad 1.1: ”{OLD_ACT}”")
    assert law.startswith("Stöd: ")
    assert remedy.startswith("Åtgärd: ")
    assert len(comments) == answer.remarks


THEIRS = (
    f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="1" {TRACKED}><w:p><w:r><w:t>Stämmer det här?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)


def test_comments_that_stand_in_the_file_are_kept_and_their_numbers_are_not_used_again(tmp_path: Path) -> None:
    law = f'<w:p><w:commentRangeStart w:id="1"/>{text_runs(OLD_ACT)}<w:commentRangeEnd w:id="1"/>'
    law += '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    data = order(
        row(law=Cell(raw=law)),
        parts={"word/comments.xml": THEIRS},
        relations=f'<Relationship Id="rIdC" Type="{kind}" Target="comments.xml"/>',
    )

    answer = annotated(data, tmp_path)

    first, *others = part(answer.data, "word/comments.xml")
    assert etree.tostring(first) == etree.tostring(etree.fromstring(THEIRS)[0])
    numbers = [one.get(W + "id") for one in (first, *others)]
    assert len(set(numbers)) == len(numbers) == answer.remarks + 1
    relations = zipfile.ZipFile(BytesIO(answer.data)).read("word/_rels/document.xml.rels").decode()
    assert relations.count(kind) == 1


def test_a_document_without_findings_is_given_back_with_no_comments(tmp_path: Path) -> None:
    path = tmp_path / "utkast.docx"
    path.write_bytes(order(row()))
    report = samspel.check(samspel.load(path), on=DAY)

    answer = samspel.annotate(path, report.model_copy(update={"findings": ()}))

    assert answer.remarks == 0
    assert zipfile.ZipFile(BytesIO(answer.data)).namelist() == zipfile.ZipFile(path).namelist()


def test_what_is_about_something_else_than_the_order_is_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "utkast.docx"
    path.write_bytes(order(row()))
    report = samspel.check(samspel.load(path), on=DAY)
    [first, *_] = report.findings
    stranger = first.model_copy(update={"about": "organ/ks", "key": f"{first.code}@organ/ks"})

    answer = samspel.annotate(path, report.model_copy(update={"findings": (*report.findings, stranger)}))

    assert (answer.remarks, answer.elsewhere) == (len(report.findings), 1)


def test_the_same_file_and_report_give_the_same_bytes(tmp_path: Path) -> None:
    data = order(row(law=OLD_ACT))

    assert annotated(data, tmp_path, suggest=True) == annotated(data, tmp_path, suggest=True)


def test_a_strict_document_is_refused_rather_than_mixed_up(tmp_path: Path) -> None:
    plain = zipfile.ZipFile(BytesIO(order(row(law=OLD_ACT)))).read("word/document.xml")
    strict = plain.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
    )

    with pytest.raises(UnreadableInput, match="Strict Open XML"):
        annotated(order(row(), parts={"word/document.xml": strict}), tmp_path)


def test_a_file_of_another_kind_is_answered_in_a_new_word_document(tmp_path: Path) -> None:
    path = tmp_path / "utkast.docx"
    path.write_bytes(order(row("1.1"), row("1.2", "Remiss", law=OLD_ACT)))
    read = replace(samspel.read_order(path), path=tmp_path / "utkast.pdf", file="utkast.pdf")

    answer = annotate_read(read, samspel.check(samspel.load(path), on=DAY), suggest=True)

    assert (answer.suffix, answer.suggestions) == (".docx", 1)
    assert commented(answer.data)["REF001"] == "law"
    assert [text_of(line)[:3] for line in part(answer.data).iter(W + "tr")] == ["NrÄ", "1.1", "1.2"]


def test_a_row_of_a_list_gets_its_comments_at_its_paragraph(tmp_path: Path) -> None:
    data = document(
        heading("Delegationsordning för socialnämnden", 0),
        paragraph("Delegation till förvaltningschef"),
        paragraph("1.1 Yttrande enligt 24 § förvaltningslagen (1986:223)"),
        paragraph("1.2 Remiss"),
    )

    root = part(annotated(data, tmp_path).data)

    marked = {text_of(one) for one in root.iter(W + "p") if one.find(W + "commentRangeStart") is not None}
    assert any(text.startswith("1.1 Yttrande") for text in marked)


def test_a_reference_in_the_running_text_is_marked_in_its_paragraph(tmp_path: Path) -> None:
    text = f"Nämnden tillämpar {OLD_ACT} i dessa ärenden."
    data = document(
        heading("Delegationsordning för socialnämnden", 0),
        paragraph(text),
        paragraph("Antagen 2025-11-18."),
        table([HEAD, row()]),
    )

    answer = annotated(data, tmp_path, suggest=True)

    marked = [one for one in part(answer.data).iter(W + "p") if one.find(W + "commentRangeStart") is not None]
    assert text.replace(OLD_ACT, NEW_ACT) in [accepted(one) for one in marked]
    assert answer.suggestions == 1


# Suggestions


def accepted(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(W + "t"))


def rejected(root: etree._Element) -> str:
    """The text had none of samspel's changes been accepted."""
    for inserted in [one for one in root.iter(W + "ins") if one.get(W + "author") == "samspel"]:
        detach(inserted)
    return "".join(text.text or "" for text in root.iter(W + "t", W + "delText"))


@pytest.mark.parametrize(
    "runs",
    [
        text_runs(OLD_ACT),
        text_runs(f"Se {OLD_ACT} om flytt"),
        text_runs(OLD_ACT[:6], bold=True) + text_runs(OLD_ACT[6:]),
        text_runs("Se " + OLD_ACT[:6])
        + "<w:proofErr w:type='spellStart'/>"
        + text_runs(OLD_ACT[6:20])
        + text_runs(OLD_ACT[20:] + "."),
        text_runs(OLD_ACT.replace("2 a", "2\u00a0a")),
    ],
    ids=["whole", "within", "two runs", "three runs", "unbreakable"],
)  # fmt: skip
def test_a_certain_correction_is_a_tracked_change(runs: str, tmp_path: Path) -> None:
    data = order(row(law=Cell(raw=f"<w:p>{runs}</w:p>")))

    answer = annotated(data, tmp_path, suggest=True)

    assert answer.suggestions == 1
    root = part(answer.data)
    before = accepted(part(data))
    assert accepted(root).replace("\u00a0", " ") == before.replace("\u00a0", " ").replace(OLD_ACT, NEW_ACT)
    changes = list(root.iter(W + "ins", W + "del"))
    assert {one.get(W + "author") for one in changes} == {"samspel"}
    assert {one.get(W + "date") for one in changes} == {"2026-01-15T00:00:00Z"}
    comments = list(part(answer.data, "word/comments.xml"))
    assert len({one.get(W + "id") for one in (*changes, *comments)}) == len(changes) + len(comments)
    assert rejected(root) == before
    assert commented(answer.data)["REF001"] == "law"


def test_the_new_words_have_the_formatting_of_the_old(tmp_path: Path) -> None:
    data = order(row(law=Cell(raw=f"<w:p>{text_runs(OLD_ACT, bold=True)}</w:p>")))

    [inserted] = part(annotated(data, tmp_path, suggest=True).data).iter(W + "ins")

    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None


@pytest.mark.parametrize(
    "raw",
    [RAW_CELLS["tracked"], RAW_CELLS["linked"], RAW_CELLS["form field"], f"<w:p>{text_runs(f'{OLD_ACT}, {OLD_ACT}')}</w:p>"],
    ids=["tracked", "linked", "form field", "twice"],
)
def test_words_that_do_not_stand_plainly_get_the_comment_only(raw: str, tmp_path: Path) -> None:
    data = order(row(law=Cell(raw=raw)))

    answer = annotated(data, tmp_path, suggest=True)

    assert answer.suggestions == 0
    assert without_anchors(part(answer.data)) == etree.tostring(part(data), method="c14n")


@pytest.mark.parametrize(
    "law",
    [
        "24 § förvaltningslagen (1986:223)",  # one present section, but not surely so
        "6 kap. 33 § kommunallagen (1991:900)",  # in two sections now
        "9 kap. 1 § socialtjänstlagen (2001:453)",  # the old act still governs older cases
        "2 a kap. 10 § första stycket socialtjänstlagen (2001:453)",  # the paragraph may have moved
    ],
)
def test_a_correction_that_is_not_certain_is_left_to_the_reader(law: str, tmp_path: Path) -> None:
    assert annotated(order(row(law=law)), tmp_path, suggest=True).suggestions == 0


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("example", [Path(__file__).parents[2] / "docs" / "examples" / "socialnamnden.docx"])
def test_another_word_processor_keeps_every_comment_on_its_cell(example: Path, tmp_path: Path) -> None:
    answer = annotated(example.read_bytes(), tmp_path, suggest=True)
    (tmp_path / "svar.docx").write_bytes(answer.data)
    profile, out = f"-env:UserInstallation=file://{tmp_path}/profile", tmp_path / "again"

    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(out), str(tmp_path / "svar.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    again = (out / "svar.docx").read_bytes()
    assert places(again) == places(answer.data)
    assert len(places(again)) == answer.remarks


def places(data: bytes) -> list[tuple[str, str]]:
    """Each comment by its first line, and the text of the cell it hangs on, changes left out."""
    root, texts = part(data), {str(one.comment_id): one.text.split("\n")[0] for one in Document(BytesIO(data)).comments}
    cells = [(one.get(W + "id", ""), cell_around(one)) for one in root.iter(W + "commentReference")]
    return sorted((texts[number], "" if cell is None else accepted(cell)) for number, cell in cells)

"""Orders written as documents: what they say is read back, and what is not is told."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.section import Section
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook

import samspel
from samspel.answering.writing import FORMS, write_order
from samspel.errors import SamspelError
from samspel.exporters.order_words import clause_words, written
from samspel.importers.grid import GridDocument, Paragraph
from samspel.importers.order import ReadOrder
from samspel.importers.preamble import read_preamble
from samspel.model import (
    NONE,
    Acting,
    Adoption,
    Appeal,
    Clause,
    ClauseKind,
    Consult,
    Delegate,
    Facts,
    Limit,
    Municipality,
    Onward,
    Order,
    Organ,
    OrganKind,
    Reporting,
    Row,
    Vat,
    YesNo,
    join,
)
from samspel.money import Unit
from tests.build_docx import document, heading, table

EXACT = tuple(form for form in FORMS if form != "pdf")  # a PDF holds no cells: what is read otherwise in it is told
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "socialnamnden.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLES = ("Förvaltningschef", "Enhetschef", "Nämndens ordförande", "Ekonomichef", "Socialsekreterare", "Avdelningschef vård")
KEPT = (
    "number", "section", "matter", "delegates", "acting", "consult", "limit", "substitutes", "law", "onward", "report",
    "appeal", "execution",
)  # fmt: skip
LAWS = ("6 kap. 37 § KL", "36 § FL", "19 a kap. LOU")
ONWARD = (NONE, *(Onward(allowed=said) for said in YesNo), Onward(allowed=YesNo.YES, to=("Enhetschef",)))
OPTIONAL = ("substitutes", "law", "onward", "report", "appeal")


def town_of(*rows: Row, **more: object) -> Municipality:
    order = Order.model_validate({"id": "sn", "organ": "sn", "rows": rows, **more})
    return join(Facts(organs=(Organ(id="sn", name="Socialnämnden", kind=OrganKind.BOARD),), orders=(order,)))


def read_back(data: bytes, folder: Path, form: str = "docx") -> ReadOrder:
    return samspel.read_order(written_to(data, folder, form))


def order_of(data: bytes, folder: Path, form: str) -> Order:
    if form == "yaml":
        return samspel.load(written_to(data, folder, form)).orders[0]
    return read_back(data, folder, form).order


def written_to(data: bytes, folder: Path, form: str) -> Path:
    path = folder / f"ordning.{form}"
    path.write_bytes(data)
    return path


def facts_of(row: Row) -> dict[str, object]:
    whole = row.model_dump()
    return {"note": row.note or NONE, **{name: anywhere(whole[name]) for name in KEPT}}


def anywhere(value: object) -> object:
    """Facts without where they were read."""
    if isinstance(value, dict):
        return {name: anywhere(one) for name, one in value.items() if name != "source"}
    return tuple(anywhere(one) for one in value) if isinstance(value, tuple) else value


titles = st.sampled_from(TITLES)
ceilings = st.builds(
    Limit,
    at_most=st.integers(1, 5_000_000).map(float),
    unit=st.sampled_from([Unit.SEK, Unit.PBB, Unit.IBB, Unit.BB]),
    per=st.sampled_from([None, "occasion", "year", "contract", "matter", "objekt"]),
    vat=st.sampled_from([None, Vat.EXCLUDED, Vat.INCLUDED]),
)
spans = st.builds(
    Limit, more_than=st.integers(1, 499).map(float), at_most=st.integers(500, 900).map(float), unit=st.just(Unit.SEK)
)
limits = ceilings | spans
delegate = st.builds(Delegate, text=titles, limit=st.none() | limits)
words = st.sampled_from(
    [
        "Hyresavtal",
        "Yttrande",
        "Bidrag till föreningar",
        "Anställning av personal",
        "Utdelning ur fonder",
        "Ä = Ö | <b> *",
        "A &amp; B\n- c",
        "`kod` \\ [x](y) ~z~ _u_",
    ]
)


@st.composite
def rows(draw: st.DrawFn) -> tuple[Row, ...]:
    """Rows as an order may hold them: some columns known for all of them, some for none, one section after the other."""
    known = [name for name in OPTIONAL if draw(st.booleans())]
    some: dict[str, st.SearchStrategy[object]] = {
        "substitutes": st.lists(st.builds(Delegate, text=titles), max_size=2, unique_by=lambda one: one.text).map(tuple),
        "law": st.lists(st.sampled_from(LAWS), max_size=2, unique=True).map(tuple),
        "onward": st.sampled_from(ONWARD),
        "report": st.sampled_from([NONE, Reporting(at="Nästa sammanträde"), Reporting(at="Ja")]),
        "appeal": st.sampled_from([NONE, *Appeal]),
    }
    made = []
    for at, section in enumerate(draw(st.sampled_from([(None,), ("Allmänt", "Ekonomi och inköp"), ("Personal",)])), start=1):
        for number in range(1, draw(st.integers(1, 4)) + 1):
            decides = tuple(draw(st.lists(delegate, min_size=1, max_size=3, unique_by=lambda one: one.text)))
            row: dict[str, object] = {
                "id": f"{at}.{number}",
                "number": f"{at}.{number}",
                "section": section,
                "matter": draw(words),
                "delegates": decides,
                "acting": draw(st.sampled_from([None, *Acting])) if len(decides) > 1 else None,
                "consult": (),
                "limit": draw(st.just(NONE) | limits),
                "execution": YesNo.NO,
                "note": draw(st.sampled_from([None, "Gäller inte lokaler", "Se riktlinjen\noch taxan"])),
                **{name: draw(some[name]) for name in known},
            }
            made.append(Row.model_validate(row))
    return tuple(made)


def kept(made: tuple[Row, ...], form: str, folder: Path) -> None:
    town = town_of(*made)

    answer = write_order(town, form)

    assert [facts_of(row) for row in order_of(answer.data, folder, form).rows] == [facts_of(row) for row in made]
    assert answer.differences == ()


few = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(made=rows(), form=st.sampled_from(EXACT))
def test_a_written_order_is_read_back_with_the_same_rows(made: tuple[Row, ...], form: str, tmp_path: Path) -> None:
    kept(made, form, tmp_path)


@pytest.mark.long
@many
@given(made=rows(), form=st.sampled_from(EXACT))
def test_many_written_orders_are_read_back_with_the_same_rows(made: tuple[Row, ...], form: str, tmp_path: Path) -> None:
    kept(made, form, tmp_path)


CHIEF = Delegate(text="Förvaltningschef")


def row(**more: object) -> Row:
    return Row.model_validate({"id": "1.1", "number": "1.1", "matter": "Hyresavtal", "delegates": (CHIEF,), **more})


@pytest.mark.parametrize(
    "name",
    [
        "01_socialnamnd_liggande.docx", "02_ks_numrering.docx", "04_miljonamnd.xlsx", "05_kultur_fritid_kant.pdf",
        "07_utbildning.html",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md"])
@pytest.mark.long
def test_a_document_written_anew_is_understood_as_before(name: str, form: str, tmp_path: Path) -> None:
    if not (SAMPLES / name).exists():
        pytest.skip("the samples are not here")
    same_again(SAMPLES / name, form, tmp_path)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md", "pdf"])
def test_the_example_written_anew_is_understood_as_before(form: str, tmp_path: Path) -> None:
    same_again(EXAMPLE, form, tmp_path)


def same_again(path: Path, form: str, folder: Path) -> None:
    read = samspel.read_order(path)

    answer = write_order(read, form)

    back = read_back(answer.data, folder, form)
    place = {"source", "id"}
    assert [one.model_dump(exclude=place) for one in back.order.rows] == [
        one.model_dump(exclude=place) for one in read.order.rows
    ]
    assert (back.order.title, back.order.adopted, back.order.clauses, back.organ.name) == (
        read.order.title, read.order.adopted, read.order.clauses, read.organ.name,
    )  # fmt: skip
    assert answer.differences == ()


def test_what_the_running_text_must_tell_is_written_when_it_does_not(tmp_path: Path) -> None:
    town = town_of(
        row(),
        adopted=Adoption(on=date(2025, 3, 4), minute="§ 12"),
        revised=(Adoption(on=date(2025, 6, 5), minute=None),),
        in_force={"from": "2025-04-01", "to": "2026-12-31"},
        abbreviations={"FC": "Förvaltningschef"},
        clauses=(Clause(kind=ClauseKind.EACH_ALONE), Clause(kind=ClauseKind.REPORT, at="next_meeting")),
    )

    order = read_back(write_order(town, "docx").data, tmp_path).order

    assert order.title == "Delegationsordning för socialnämnden"
    assert order.adopted == Adoption(on=date(2025, 3, 4), minute="§ 12")
    assert [one.on for one in order.revised or ()] == [date(2025, 6, 5)]
    assert order.in_force is not None
    assert (order.in_force.start, order.in_force.end) == (date(2025, 4, 1), date(2026, 12, 31))
    assert order.abbreviations == {"FC": "Förvaltningschef"}
    assert [(one.kind, one.at) for one in order.clauses or ()] == [
        (ClauseKind.EACH_ALONE, None), (ClauseKind.REPORT, "next_meeting"),
    ]  # fmt: skip


CLAUSES = (
    Clause(kind=ClauseKind.SUPERIOR_MAY, when=("absent",)),
    *(Clause(kind=kind) for kind in ClauseKind
      if kind not in (ClauseKind.ONWARD, ClauseKind.BASE_AMOUNT, ClauseKind.VAT)),
    Clause(kind=ClauseKind.REPORT, at="next_meeting"),
    *(Clause(kind=ClauseKind.ONWARD, allowed=said) for said in YesNo),
    *(Clause(kind=ClauseKind.BASE_AMOUNT, unit=unit) for unit in (Unit.PBB, Unit.IBB)),
    *(Clause(kind=ClauseKind.VAT, vat=vat) for vat in Vat),
)  # fmt: skip


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: f"{clause.kind} {clause.at or clause.allowed or ''}")
def test_each_general_clause_has_a_sentence_that_is_read_as_that_clause(clause: Clause) -> None:
    whole = GridDocument(file="x", kind="docx", blocks=())

    found = read_preamble(whole, [Paragraph(clause_words(clause), 1)], {}).clauses

    assert [one.model_copy(update={"words": None}) for one in found] == [clause]


def test_every_sentence_for_a_clause_is_tried() -> None:
    assert {clause_words(clause) for clause in CLAUSES} == {str(words) for words in written()["clauses"].values()}


def test_roles_and_organs_are_written_by_name_and_conditions_in_words(tmp_path: Path) -> None:
    facts = {
        "organs": [{"id": "sn", "name": "Socialnämnden", "kind": "board"}, {"id": "au", "name": "Arbetsutskottet",
                   "kind": "committee", "parent": "sn"}],
        "roles": [{"id": "ec", "name": "ekonomichef", "side": "official"},
                  {"id": "hr", "name": "HR-chef", "side": "official"}],
        "orders": [{"id": "sn", "organ": "sn", "rows": [{
            "id": "1", "number": "1", "matter": "Anställning", "delegates": [{"role": "ec"}, {"organ": "au"}],
            "consult": [{"role": "hr", "consent": False}, {"text": "Facklig part", "consent": True}],
        }]}],
    }  # fmt: skip
    town = join(Facts.model_validate(facts))

    answer = write_order(town, "docx")

    [back] = read_back(answer.data, tmp_path).order.rows
    assert [one.text for one in back.delegates or ()] == ["Ekonomichef", "Arbetsutskottet"]
    assert back.consult == (Consult(text="Facklig part", consent=True), Consult(text="HR-chef", consent=False))


def test_a_row_with_nothing_but_a_matter_is_not_read_as_a_title(tmp_path: Path) -> None:
    made = (row(delegates=(), execution="no"), row(id="1.2", number="1.2", execution="no"))

    back = read_back(write_order(town_of(*made), "docx").data, tmp_path).order.rows

    assert [(one.number, one.delegates) for one in back] == [("1.1", ()), ("1.2", (CHIEF,))]


def test_what_is_unknown_stays_unknown_beside_what_there_is_none_of(tmp_path: Path) -> None:
    made = (row(law=None), row(id="1.2", number="1.2", law=()), row(id="1.3", number="1.3", law=("36 § FL",)))

    back = read_back(write_order(town_of(*made), "docx").data, tmp_path).order.rows

    assert [one.law for one in back] == [None, (), ("36 § FL",)]


def test_a_clause_that_is_read_in_another_way_is_told_in_its_own_words() -> None:
    clauses = (
        Clause(kind=ClauseKind.SUPERIOR_MAY, when=("en torsdag",), words="Chefen får besluta."),
        Clause(kind=ClauseKind.SUPERIOR_MAY, when=("absent",)),
    )

    told = write_order(town_of(row(), clauses=clauses), "md").differences

    assert told == ("Den allmänna bestämmelsen ”Chefen får besluta.” läses inte på samma sätt i det skrivna dokumentet.",)


def test_execution_is_written_in_the_place_of_a_delegate(tmp_path: Path) -> None:
    [back] = read_back(write_order(town_of(row(delegates=(), execution="yes")), "docx").data, tmp_path).order.rows

    assert (back.execution, back.delegates) == (YesNo.YES, ())


def test_what_would_be_read_in_another_way_is_told(tmp_path: Path) -> None:
    made = row(lasts_at_most={"years": 3}, execution="yes", law=("FL", ";"))

    [told] = write_order(town_of(made), "docx").differences

    assert told == ("Rad 1.1: lagrummet och att det är verkställighet läses inte på samma sätt i det skrivna dokumentet.")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ((row(delegates=None),), "går inte att läsa tillbaka"),
        ((row(), row(id="2", number=NONE, matter=NONE)), "Ordningen har 2 rader, men i det skrivna dokumentet läses 1."),
    ],
)
def test_a_document_that_would_not_be_read_back_is_written_and_that_is_told(made: tuple[Row, ...], words: str) -> None:
    answer = write_order(town_of(*made), "docx")

    [told] = answer.differences
    assert answer.data
    assert words in told


def test_the_headings_of_the_document_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "ordning.docx"
    rows_ = [["Punkt", "Typ av ärende", "Beslutande var för sig"], ["1", "Avtal", "Stabschef"]]
    path.write_bytes(document(heading("Delegationsordning för socialnämnden", 0), table(rows_)))

    data = write_order(samspel.read_order(path), "html").data

    assert [text_of(one) for one in html.document_fromstring(data.decode()).iterfind(".//thead//th")] == [
        "Punkt", "Ärende", "Beslutande var för sig",
    ]  # fmt: skip


# What each kind of file is like


def size(page: Section) -> tuple[int, int]:
    """In millimetres."""
    return round((page.page_width or 0) / Mm(1)), round((page.page_height or 0) / Mm(1))


def test_the_word_document_is_a4_in_swedish_with_tables_that_can_be_followed() -> None:
    rows_ = (row(section="Avtal"), row(id="2.1", number="2.1", section="Personal"))
    town = town_of(*(one.model_copy(update={"law": (), "report": NONE, "note": "x"}) for one in rows_))

    data = write_order(town, "docx").data

    document = Document(BytesIO(data))
    page = document.sections[0]
    assert size(page) == (297, 210)  # many columns: on its side
    assert (document.core_properties.title, document.core_properties.language) == (
        "Delegationsordning för socialnämnden", "sv-SE",
    )  # fmt: skip
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"] == ["Avtal", "Personal"]
    styles = etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/styles.xml"))
    assert {one.get(W + "val") for one in styles.iter(W + "lang")} == {"sv-SE"}
    for one in document.tables:
        head, *others = one._tbl.tr_lst
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(line.find(f"{W}trPr/{W}cantSplit") is not None for line in (head, *others))
        assert one._tbl.tblPr.find(W + "tblCaption") is not None
        widths = [int(column.get(W + "w", "0")) for column in one._tbl.tblGrid.iter(W + "gridCol")]
        assert sum(widths) <= Mm(297 - 2 * 20) // 635  # twips
    footer = text_of(etree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/footer1.xml"))).strip()
    assert footer.endswith("Sida  PAGE 1 av  NUMPAGES 1")


def test_no_column_is_narrower_than_its_longest_word_where_there_is_room() -> None:
    known = {"law": ("36 § FL",), "onward": NONE, "note": "x", "substitutes": (Delegate(text="Bokningshandläggare"),)}

    [table_] = Document(BytesIO(write_order(town_of(row(**known)), "docx").data)).tables

    widths = {cell.text: int(cell.width or 0) / Mm(1) for cell in table_.row_cells(0)}
    assert widths["Ersättare"] > 34  # "Bokningshandläggare" in 9 points, with the margins of the cell
    assert widths["Lagrum"] > 25
    assert sum(widths.values()) <= 297 - 2 * 20


def test_a_heading_above_a_table_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "ordning.md"
    path.write_text("# Delegationsordning för socialnämnden\n\n## 1. Allmänt\n\n| Nr | Ärende | Delegat |\n|--|--|--|\n"
                    "| 1.1 | Avtal | Stabschef |\n", encoding="utf-8")  # fmt: skip

    page = html.document_fromstring(write_order(samspel.read_order(path), "html").data.decode())

    assert [text_of(one) for one in page.iter("h1", "h2")] == ["Delegationsordning för socialnämnden", "1 Allmänt"]


def test_few_columns_stand_on_an_upright_page() -> None:
    page = Document(BytesIO(write_order(town_of(row()), "docx").data)).sections[0]

    assert size(page) == (210, 297)


def test_no_text_of_a_workbook_becomes_a_formula_or_a_number() -> None:
    made = row(number="1.10", matter="=1+1", note="+46", law=("@x",))

    book = load_workbook(BytesIO(write_order(town_of(made), "xlsx").data))

    texts = {cell.value: cell.data_type for sheet in book for cells in sheet for cell in cells if cell.value}
    assert {texts[text] for text in ("=1+1", "+46", "@x", "1.10")} == {"s"}
    sheet = book["Delegationsordning"]
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.paperSize) == ("$2:$2", "A3", 9)


def text_of(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def test_no_text_of_a_web_page_becomes_markup() -> None:
    made = row(matter="<script>alert(1)</script> & \nrad två", section="<h1>", note="{{ 7 * 7 }}")

    page = html.document_fromstring(write_order(town_of(made), "html").data.decode())

    assert not list(page.iter("script"))
    assert page.get("lang") == "sv"
    assert [text_of(one) for one in page.iter("h2")] == ["<h1>"]
    [head, body] = [[text_of(cell) for cell in line] for line in page.iter("tr")]
    assert head == ["Nr", "Ärende", "Delegat", "Anmärkning"]
    assert body == ["1.1", "<script>alert(1)</script> & rad två", "Förvaltningschef", "{{ 7 * 7 }}"]
    assert [cell.get("scope") for cell in page.iter("th")] == [*["col"] * 4, "row"]


def test_no_text_of_markdown_becomes_markup() -> None:
    made = row(matter="a | b\n*c* [d](e)", note="<b>")

    text = write_order(town_of(made), "md").data.decode()

    assert r"| 1.1 | a \| b<br>\*c\* \[d\](e) | Förvaltningschef | \<b\> |" in text
    assert text.startswith("# Delegationsordning för socialnämnden\n")


def test_yaml_holds_all_the_facts() -> None:
    town = town_of(row(lasts_at_most={"years": 3}))

    text = write_order(town, "yaml").data.decode()

    assert "lasts_at_most:\n      years: 3" in text


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md"])
def test_what_no_document_can_hold_is_left_out(form: str) -> None:
    odd = "a\x01b\x0cc\ufffe"
    told = {"title": odd, "preamble": (odd,), "abbreviations": {odd: odd}, "columns": {"delegate": odd}}

    assert write_order(town_of(row(matter=odd, section=odd), **told), form).data


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md", "yaml"])
def test_the_same_order_gives_the_same_bytes(form: str) -> None:
    read = samspel.read_order(EXAMPLE)

    assert write_order(read, form).data == write_order(read, form).data


@pytest.mark.parametrize(
    ("town", "form", "words"),
    [
        (town_of(row()), "odt", "Formatet odt finns inte"),
        (town_of(), "docx", "inga rader"),
        (join(Facts()), "docx", "ingen delegationsordning att skriva"),
    ],
)
def test_what_cannot_be_written_is_said(town: Municipality, form: str, words: str) -> None:
    with pytest.raises(SamspelError, match=words):
        write_order(town, form)

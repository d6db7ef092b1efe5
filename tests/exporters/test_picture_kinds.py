"""What each kind of picture says, and that every page of a large municipality is readable on A4."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from samspel import Request, check, compare
from samspel.errors import SamspelError, UnreadableInput
from samspel.exporters.diagrams import KINDS, draw
from samspel.exporters.diagrams.difference import draw_difference
from samspel.exporters.diagrams.style import ALARM, FILLS, INK, LINE
from samspel.exporters.diagrams.theme import Theme, contrast, load_theme, themed
from samspel.exporters.drawing import Drawing
from samspel.exporters.rendering import measured, render
from samspel.findings import Level, Report, Verdict
from samspel.model import (
    Acting,
    Command,
    CommandKind,
    Consult,
    Delegate,
    Limit,
    Municipality,
    OnwardDelegation,
    Order,
    Organ,
    OrganKind,
    Period,
    Responsibility,
    Role,
    Row,
    Side,
    Unit,
    WorkPhase,
)
from samspel.model import Theme as CommandTheme
from samspel.money import Unit as Amount
from tests.big_town import big_town
from tests.pictures import ON, drawn, points, printed, size
from tests.random_towns import cases
from tests.towns import order


@pytest.fixture(scope="module")
def big() -> Municipality:
    """Four hundred rows, fifty organs."""
    return big_town()


@pytest.fixture(scope="module")
def marked(big: Municipality) -> Report:
    """A report with an error and a warning on every row: boxes are at their largest."""
    small = Municipality(orders=(Order(id="o", rows=(Row(id="r1", number="1", matter="Inköp", delegates=()),)),))
    report = check(small, on=ON)
    finding = next(one for one in report.findings if one.about == "o/row/r1")
    grave = [
        finding.model_copy(update={"about": f"ks-2026/row/{row.id}", "level": level, "verdict": Verdict.BREACH})
        for row in big.orders[0].rows
        for level in (Level.ERROR, Level.WARNING)
    ]
    return report.model_copy(update={"findings": tuple(grave)})


def kronor(**bounds: float) -> Limit:
    """A limit in kronor."""
    return Limit(unit=Amount.SEK, **bounds)


def place(*rows: Row, **parts: object) -> Municipality:
    """A council, a board and its order."""
    council = Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL)
    board = Organ(id="n", name="Nämnden", kind=OrganKind.BOARD, parent="kf")
    facts = {
        "organs": (council, board),
        "orders": (Order(id="o", organ="n", title="Ordningen", rows=rows),),
        "responsibilities": (Responsibility(organ="n", matter="Inköp", phases=(WorkPhase.DECIDE,)),),
        **parts,
    }
    return Municipality.model_validate(facts)


def test_a_role_card_tells_number_matter_limit_and_with_whom() -> None:
    rows = (
        Row(id="r1", number="1.1", matter="Inköp", delegates=(Delegate(text="Chef A"),), limit=kronor(at_most=50_000)),
        Row(id="r2", number="1.2", matter="Avtal", delegates=(Delegate(text="Chef A"), Delegate(text="Chef B")),
            acting=Acting.JOINTLY),
    )  # fmt: skip
    [drawing] = drawn("roles", place(*rows))

    assert drawing.table[1:] == (
        ("Chef A", "1.1", "Inköp", "högst 50 000 kr", "–"),
        ("Chef A", "1.2", "Avtal", "tillsammans med Chef B", "–"),
        ("Chef B", "1.2", "Avtal", "tillsammans med Chef A", "–"),
    )
    assert "Inköp – högst 50 000 kr" in drawing.dot.replace("<BR/>", " ")


def test_a_long_role_card_goes_on_in_the_next_column_and_loses_no_row() -> None:
    rows = tuple(Row(id=f"r{n}", number=f"9.{n}", matter="Ärende", delegates=(Delegate(text="Chef"),)) for n in range(150))
    pages = drawn("roles", place(*rows))

    assert len(pages) > 1
    assert "Chef (forts.)" in pages[-1].dot
    shown = [number for page in pages for number in re.findall(r">(9\.\d+)<", page.dot)]
    assert shown == [f"9.{n}" for n in range(150)]


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (kronor(at_most=300), ["Ja", "Högst", ""]),
        (kronor(less_than=300), ["Ja", "Under", ""]),
        (kronor(more_than=300), ["", "Över", "Ja"]),
        (kronor(at_least=300), ["", "Från", "Ja"]),
        (kronor(more_than=100, at_most=500), ["Över", "Ja", "Högst"]),
    ],
)
def test_the_ladder_tells_at_each_amount_who_may_decide(limit: Limit, said: list[str]) -> None:
    """Beside a row that has the bounds 100, 300 and 500 for other delegates."""
    steps = tuple(Delegate(text=f"Chef {n}", limit=kronor(at_most=n)) for n in (100, 300, 500))
    asked = Row(id="r2", number="2", matter="Inköp", delegates=(Delegate(text="Rektor"),), limit=limit)
    [drawing] = drawn("ladder", place(Row(id="r1", number="1", matter="Avtal", delegates=steps), asked))
    line = next(line for line in re.findall(r"<TR>(.*?)</TR>", drawing.dot) if "Rektor" in line)
    cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<TD WIDTH=\"56\".*?</TD>", line)]

    assert cells == said


def test_a_limit_in_base_amounts_is_told_in_words() -> None:
    limit = Limit(at_most=2, unit=Amount.PBB)
    [drawing] = drawn("ladder", place(Row(id="r1", matter="Avtal", delegates=(Delegate(text="Rektor"),), limit=limit)))

    assert "högst 2 prisbasbelopp" in drawing.dot
    with pytest.raises(SamspelError, match="inga gränser"):
        drawn("ladder", place(Row(id="r1", matter="Avtal", delegates=(Delegate(text="Rektor"),))))


def test_the_chain_runs_from_the_council_to_whoever_power_was_passed_on_to() -> None:
    roles = (
        Role(id="chef", name="Förvaltningschef", side=Side.OFFICIAL, heads="f"),
        Role(id="enhet", name="Enhetschef", side=Side.OFFICIAL, unit="f"),
    )
    row = Row(id="r1", number="3.2", matter="Hyresavtal", delegates=(Delegate(role="chef"),))
    passed = OnwardDelegation(id="v", order="o", row="r1", by="chef", to="enhet", document="Beslut 7")
    units = (Unit(id="f", name="Förvaltningen", serves=("n",)),)
    town = place(row, roles=roles, units=units, onward=(passed,))
    [drawing] = draw("chain", town, row="3.2", on=ON)

    assert [(giver, receiver) for giver, _, receiver, _ in drawing.table[1:]] == [
        ("Kommunfullmäktige", "Nämnden"),
        ("Nämnden", "Förvaltningschef"),
        ("Förvaltningschef", "Enhetschef"),
    ]
    assert "7 kap. 5 § KL" in drawing.table[2][3]
    assert "Beslut 7" in drawing.table[3][3]
    assert "7 kap. 6 § KL" in drawing.table[3][3]
    with pytest.raises(SamspelError, match=r"ingen rad 9\.9\. Möjliga: 3\.2"):
        draw("chain", town, row="9.9", on=ON)
    with pytest.raises(SamspelError, match="Ange vilken dag"):
        draw("chain", town, row="3.2")


def test_two_superiors_are_told_in_words_and_by_a_double_frame() -> None:
    roles = (
        Role(id="a", name="Rektor", side=Side.OFFICIAL),
        Role(id="b", name="Ekonomichef", side=Side.OFFICIAL),
        Role(id="c", name="Controller", side=Side.OFFICIAL, reports_to=("a", "b")),
    )
    row = Row(id="r1", matter="Inköp", delegates=(Delegate(role="c"),))
    town = place(row, roles=(*roles, Role(id="d", name="Ring", side=Side.OFFICIAL, reports_to=("d",))))
    drawing = drawn("command", town)[0]

    assert "2 LEDER" in drawing.dot
    assert "peripheries=2" in drawing.dot
    assert ("Controller", "–", "Rektor, Ekonomichef", "–") in [row for page in drawn("command", town) for row in page.table]
    with pytest.raises(SamspelError, match="`reports_to`"):
        drawn("command", place(row.model_copy(update={"delegates": (Delegate(text="Chef"),)})))


def test_stated_command_says_in_what_and_a_line_that_only_appoints_is_dotted() -> None:
    past = Period(start=date(2020, 1, 1), end=date(2020, 12, 31))
    roles = (
        Role(id="dir", name="Kommundirektör", side=Side.OFFICIAL),
        Role(id="chef", name="Skolchef", side=Side.OFFICIAL, heads="f", unit="f"),
    )
    commands = (
        Command(organ="n", over="chef", covers=(CommandTheme.GOALS,)),
        Command(by="dir", over="chef", covers=(CommandTheme.STAFF,)),
        Command(organ="ks", over="chef", kind=CommandKind.APPOINTS),
        Command(
            by="dir",
            over="chef",
            covers=(CommandTheme.MEDIA,),
            in_force=past,
        ),
    )
    town = place(
        Row(id="r1", matter="Inköp", delegates=(Delegate(role="chef"),)),
        roles=roles,
        units=(Unit(id="f", name="Skolan", serves=("n",)),),
        commands=commands,
        organs=(Organ(id="n", name="Nämnden", kind=OrganKind.BOARD), Organ(id="ks", name="Styrelsen", kind=OrganKind.BOARD)),
    )
    [drawing] = draw("command", town, on=ON)

    [told] = [row for row in drawing.table if row[0] == "Skolchef"]
    assert told[2] == "Nämnden, Kommundirektör"
    assert told[3] == "Nämnden leder: mål och inriktning; Kommundirektör leder: personal; Styrelsen anställer"
    assert "2 LEDER" in drawing.dot
    assert drawing.dot.count("style=dotted") == 1
    assert "medier" not in drawing.dot


def test_the_order_in_force_on_the_day_is_drawn() -> None:
    row = Row(id="r1", number="1", matter="Inköp", delegates=(Delegate(text="Rektor"),))
    town = place(row)
    [old] = town.orders
    later = Order(
        id="ny", organ="n", title="Ny", in_force=Period(start=ON), rows=(row.model_copy(update={"matter": "Avtal"}),)
    )
    past = old.model_copy(update={"in_force": Period(start=date(2000, 1, 1), end=date(2000, 12, 31))})
    both = town.model_copy(update={"orders": (past, later)})

    assert "Avtal" in draw("roles", both, on=ON)[0].dot
    assert "Inköp" in draw("roles", both, on=date(2000, 5, 1))[0].dot


def test_collaboration_across_administrations_is_told_in_words() -> None:
    units = (
        Unit(id="a", name="Skolan", serves=("n",)),
        Unit(id="a1", name="Enheten", parent="a"),
        Unit(id="b", name="Staben"),
    )
    roles = (
        Role(id="rektor", name="Rektor", side=Side.OFFICIAL, unit="a1"),
        Role(id="skolchef", name="Skolchef", side=Side.OFFICIAL, unit="a", heads="a"),
        Role(id="ekonom", name="Ekonom", side=Side.OFFICIAL, unit="b"),
    )
    rows = (
        Row(id="r1", number="1", delegates=(Delegate(role="rektor"),), consult=(Consult(role="ekonom"),)),
        Row(id="r2", number="2", delegates=(Delegate(role="rektor"),), consult=(Consult(role="skolchef", consent=True),)),
        Row(id="r3", number="3", delegates=(Delegate(role="rektor"), Delegate(text="Okänd")), acting=Acting.JOINTLY),
        Row(id="r4", number="4", delegates=(Delegate(role="rektor"),), consult=(Consult(role="ekonom"),)),
    )
    [drawing] = drawn("collaboration", place(*rows, units=units, roles=roles))

    assert set(drawing.table[1:]) == {
        ("Rektor", "hör", "Ekonom", "1, 4", "ja"),
        ("Rektor", "behöver godkännande av", "Skolchef", "2", "nej"),
        ("Rektor", "beslutar gemensamt med", "Okänd", "3", "framgår inte"),
    }
    assert drawing.dot.count("ÖVER GRÄNS</B>") == 1
    with pytest.raises(SamspelError, match="inget att rita"):
        drawn("collaboration", place(Row(id="r1", delegates=(Delegate(text="Rektor"),))))


def test_the_difference_is_told_by_sign() -> None:
    rows = "id: r1, matter: Hyresavtal, delegates: [{{role: avdchef}}], limit: {{at_most: {}, unit: SEK}}"
    raised = draw_difference(compare(order(rows.format(300)), order(rows.format(500))), "sv")[0]
    lowered = draw_difference(compare(order(rows.format(500)), order(rows.format(300))), "sv")[0]

    assert [cells[1] for cells in raised.table[1:]] == ["+ får mer"]
    assert [cells[1] for cells in lowered.table[1:]] == ["− får mindre"]
    with pytest.raises(SamspelError, match="inget att rita"):
        draw_difference(compare(order(rows.format(500)), order(rows.format(500))), "sv")


def test_a_part_of_an_order_says_that_it_is_a_part(big: Municipality) -> None:
    [drawing] = draw("sections", big, section="kultur")

    of_culture = sum(row.section == "Kultur" for row in big.orders[0].rows)
    assert f"Bilden visar {of_culture} av 400 rader (Kultur)." in drawing.dot
    assert {row[0] for row in drawing.table[1:]} == {"Kultur"}
    for role in ("ekchef", "Ekonomichef"):
        assert "Bilden visar 133 av 400 rader." in draw("levels", big, role=role)[0].dot
    with pytest.raises(SamspelError, match="Möjliga: Kultur"):
        draw("levels", big, section="Kulturen")
    with pytest.raises(SamspelError, match="Ekonomichef"):
        draw("levels", big, role="Ekonomichefen stor")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_of_a_large_municipality_is_readable(kind: str, big: Municipality, marked: Report) -> None:
    """Letters are printed at eight points or more; four pages of each kind are looked at."""
    if kind in ("roles", "ladder"):  # one line a row: a part shows as much, and sooner
        rows = big.orders[0].rows[:130]
        big = big.model_copy(update={"orders": (big.orders[0].model_copy(update={"rows": rows}),)})
    for paper in ("a4", "a3"):
        pages = draw(kind, big, report=marked, row="r1" if kind == "chain" else None, paper=paper)
        for drawing in {page.dot: page for page in (*pages[:2], *pages[-2:])}.values():
            assert not drawing.note
            assert points(render(drawing, "svg"), paper) >= 8, drawing.title


def test_what_is_measured_is_the_size_of_the_picture() -> None:
    [drawing] = drawn("levels", place(Row(id="r1", matter="Inköp", delegates=(Delegate(text="Rektor"),))))

    assert measured(drawing.dot) == (*size(render(drawing, "svg")), 10.0)


@settings(deadline=None, max_examples=8)
@given(cases(0))
def test_any_facts_give_pictures_that_the_renderer_accepts(case: tuple[Municipality, tuple[Request, ...]]) -> None:
    town, _ = case
    for kind in KINDS:
        try:
            pages = drawn(kind, town) if town.orders and town.orders[0].rows else ()
        except SamspelError:
            continue  # nothing of the kind to draw
        for drawing in pages[:2]:
            assert etree.fromstring(render(drawing, "svg")).get("role") == "img"


def test_an_order_without_delegates_shows_the_board_alone() -> None:
    town = place(Row(id="r1", number="1", matter="Inköp", delegates=()))
    [drawing] = drawn("levels", town)

    assert "Nämnden" in printed(render(drawing, "svg"))
    with pytest.raises(SamspelError, match="ingen delegat"):
        drawn("roles", town)


def test_a_picture_shows_itself_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    [drawing] = drawn("levels", place(Row(id="r1", delegates=(Delegate(text="Rektor"),))))

    assert "Rektor" in printed((drawing._repr_svg_() or "").encode())
    monkeypatch.setenv("SAMSPEL_DOT", "finns-inte")
    assert drawing._repr_svg_() is None


@pytest.mark.parametrize(("text", "fill"), [*product((INK, ALARM), (*FILLS.values(), "#FFFFFF")), ("#FFFFFF", LINE)])
def test_text_stands_out_from_what_it_stands_on(text: str, fill: str) -> None:
    assert contrast(text, fill) >= 4.5


def test_no_picture_uses_a_colour_that_is_not_tested() -> None:
    """Text is ink, alarm or white; what it stands on is one of the fills, white or the line colour."""
    chef = Role(id="chef", name="Chef", side=Side.OFFICIAL, heads="f")
    heard = (Consult(text="Rektor"),)
    row = Row(id="r1", matter="Inköp", delegates=(Delegate(role="chef"),), limit=kronor(at_most=5), consult=heard)
    town = place(row, roles=(chef,), units=(Unit(id="f", name="F", serves=("n",)),))
    drawings: list[Drawing] = [drawing for kind in KINDS for drawing in drawn(kind, town)]
    texts = {colour for one in drawings for colour in re.findall(r'(?:FONT COLOR|fontcolor)="([^"]+)"', one.dot)}
    fills = {colour for one in drawings for colour in re.findall(r'(?:BGCOLOR|fillcolor)="([^"]+)"', one.dot)}

    assert texts <= {INK, ALARM, "white"}
    assert fills <= {*FILLS.values(), LINE, "white"}


THEME = """samspel: 1
logo: Exempelköpings <kommun>
elected: "#FFE0E0"
chief: "#E0FFE0"
line: "#402060"
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_theme_changes_every_colour_it_names_and_no_words(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "tema.yaml"
    file.write_text(THEME, encoding="utf-8")
    words = f'="{FILLS["C"]}" {LINE}'
    chef = Role(id="chef", name=words, side=Side.OFFICIAL, heads="f")
    heard = (Consult(text="Rektor"),)
    row = Row(id="r1", matter="Inköp", delegates=(Delegate(role="chef"),), limit=kronor(at_most=5), consult=heard)
    duty = Responsibility(role="chef", matter="Inköp", phases=(WorkPhase.DECIDE,))
    town = place(row, roles=(chef,), units=(Unit(id="f", name="F", serves=("n",)),), responsibilities=(duty,))
    drawing = themed(drawn(kind, town)[0], load_theme(file))
    colours = set(re.findall(r'[A-Za-z]="(#[0-9A-F]{6})"', drawing.dot))
    seen = re.sub(r"[ \xa0]", "", printed(render(drawing, "svg")))

    assert not colours & {FILLS["F"], FILLS["C"], LINE}
    assert "Exempelköpings<kommun>" in seen
    assert words.replace(" ", "") in seen


def test_a_theme_in_which_text_cannot_be_read_is_refused_with_every_mistake(tmp_path: Path) -> None:
    file = tmp_path / "tema.yaml"
    file.write_text('samspel: 1\nchief: "#104080"\nline: "#A0C0E0"\nofficer: grön\nfärg: "#FFFFFF"\n', encoding="utf-8")
    with pytest.raises(UnreadableInput) as refused:
        load_theme(file)

    told = str(refused.value)
    assert [problem.line for problem in refused.value.problems] == [2, 3, 4, 5]
    assert "för mörk" in told
    assert "för ljus" in told


def test_the_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert Theme(samspel=1).chief == FILLS["C"]

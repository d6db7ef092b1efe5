"""Game rules read from documents: headings, who has agreed, sentences with their places; and the template read back."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel import shipped
from samspel.errors import UnreadableInput
from samspel.exporters.game_rules_paper import game_rules_paper
from samspel.exporters.paper.docx import paper_docx
from samspel.exporters.paper.markdown import paper_markdown
from samspel.findings import Verdict
from samspel.importers.game_rules import load_game_rules, read_game_rules
from samspel.model import Agreement, Bound, GamePart, GameRules, read_facts
from tests.build_docx import document, paragraph
from tests.towns import DAY, checked

NO_GAME_RULES = "Dokumentet ser inte ut att vara spelregler: rubrikerna känns inte igen."
[TEMPLATE] = read_facts(shipped.packs() / "register" / "game_rules.yaml").game_rules


def read(tmp_path: Path, text: str, name: str = "regler.md") -> GameRules:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_game_rules(tmp_path / name).rules


def parts(rules: GameRules) -> list[tuple[GamePart | None, list[str]]]:
    """The sections that have a heading, with their sentences."""
    found = [section for section in rules.sections or () if section.heading]
    return [(section.part, [rule.text for rule in section.rules]) for section in found]


def agreed(rules: GameRules) -> GameRules:
    """The rules with everything filled in that only the two sides can fill in."""
    return GameRules(
        **{
            **dict(rules),
            "agreed_by_elected": Agreement(by="Kommunstyrelsen", on=date(2023, 2, 1), minute="§ 12"),
            "agreed_by_officials": Agreement(by="Kommunens ledningsgrupp", on=date(2023, 2, 8)),
            "owner": "Kommundirektören",
            "review": date(2027, 3, 1),
        }
    )


@pytest.mark.parametrize("rules", [TEMPLATE, agreed(TEMPLATE)], ids=["empty", "filled in"])
@pytest.mark.parametrize("form", ["docx", "md"])
def test_what_is_written_is_read_back(tmp_path: Path, form: str, rules: GameRules) -> None:
    paper = game_rules_paper(rules)
    path = tmp_path / f"regler.{form}"
    path.write_bytes(paper_docx(paper) if form == "docx" else paper_markdown(paper).encode())
    back = read_game_rules(path)

    assert back.doubts == ()
    assert parts(back.rules) == parts(rules)
    assert (back.rules.title, back.rules.owner, back.rules.review) == (rules.title, rules.owner, rules.review)
    for mine, theirs in zip(back.rules.agreed, rules.agreed, strict=True):
        assert (mine.by, mine.on, mine.minute) == (theirs.by, theirs.on, theirs.minute)


def test_the_template_keeps_every_rule_but_those_that_only_the_two_sides_can_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    path.write_bytes(paper_docx(game_rules_paper(TEMPLATE)))
    report = checked(load_game_rules(path).town)

    assert {(one.code, one.verdict) for one in report.findings} == {
        (code, Verdict.DOUBT) for code in ("SPR005", "SPR006", "SPR007", "SPR008")
    }


def test_the_template_filled_in_keeps_every_rule(tmp_path: Path) -> None:
    path = tmp_path / "mall.docx"
    path.write_bytes(paper_docx(game_rules_paper(agreed(TEMPLATE))))

    assert checked(load_game_rules(path).town, on=DAY).findings == ()


def test_the_same_game_rules_give_the_same_bytes() -> None:
    assert paper_docx(game_rules_paper(TEMPLATE)) == paper_docx(game_rules_paper(TEMPLATE))


def test_headings_need_no_style(tmp_path: Path) -> None:
    lines = ["Spelregler", "Kontaktvägar", "Ledamoten frågar chefen.", "Hot och trakasserier", "Chefen stöder den utsatta."]
    (tmp_path / "a.docx").write_bytes(document(*map(paragraph, lines)))

    assert parts(read_game_rules(tmp_path / "a.docx").rules) == [
        (GamePart.WAYS_IN, ["Ledamoten frågar chefen."]),
        (GamePart.THREATS, ["Chefen stöder den utsatta."]),
    ]


def test_a_line_before_a_list_or_the_first_words_of_a_paragraph_may_be_the_heading(tmp_path: Path) -> None:
    listed = read(tmp_path, "Etiska regler\n\nSom förtroendevald ska du:\n\n- Läsa underlagen före mötet.\n- Ha god ton.\n")
    led = read(tmp_path, "Spelregler\n\nKontaktvägar. Ledamoten frågar chefen.\n\nMedier. Ordföranden svarar.\n")

    assert parts(listed) == [(GamePart.EXPECTATIONS, ["Läsa underlagen före mötet.", "Ha god ton."])]
    assert [rule.binds for section in listed.sections or () for rule in section.rules] == [Bound.ELECTED] * 2
    assert parts(led) == [
        (GamePart.WAYS_IN, ["Ledamoten frågar chefen."]),
        (GamePart.MEDIA, ["Ordföranden svarar."]),
    ]


def test_a_sentence_to_the_reader_binds_whom_the_title_names(tmp_path: Path) -> None:
    code = read(tmp_path, "# Uppförandekod för förtroendevalda\n\n## Möten\n\nRespektera chefernas tid.\n")

    assert [rule.binds for section in code.sections or () for rule in section.rules] == [Bound.ELECTED]


def test_a_heading_that_is_not_understood_is_a_doubt_and_its_sentences_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Spelregler\n\n## Syfte\n\nVi vill väl.\n\n## Fika\n\nVi fikar kl. tio.\n", "utf-8")
    found = read_game_rules(tmp_path / "a.md")

    assert parts(found.rules) == [(GamePart.PURPOSE, ["Vi vill väl."]), (None, ["Vi fikar kl. tio."])]
    assert [(doubt.place, doubt.words) for doubt in found.doubts] == [("rad 7", "Fika")]


@pytest.mark.parametrize(
    ("line", "elected", "officials"),
    [
        ("Antagna av kommunstyrelsen 2023-02-01 § 12", "kommunstyrelsen § 12", None),
        ("Godkända av chefernas ledningsgrupp den 8 februari 2023.", None, "chefernas ledningsgrupp"),
        ("Överenskomna av de förtroendevalda: Nämnden 2023-02-01", "Nämnden", None),
        ("Antagna av nämnden och förvaltningen 2023-02-01", "nämnden och förvaltningen", "nämnden och förvaltningen"),
        ("Antagna av nämnden 2023-02-01 och av ledningsgruppen 2023-02-08.", "nämnden", "ledningsgruppen"),
    ],
)
def test_who_has_agreed_is_read(tmp_path: Path, line: str, elected: str | None, officials: str | None) -> None:
    rules = read(tmp_path, f"# Spelregler\n\n{line}\n\n## Roller\n\nNämnden beslutar om målen.\n")
    found = [
        " ".join(filter(None, (one.by, one.minute))) if isinstance(one, Agreement) else one
        for one in (rules.agreed_by_elected, rules.agreed_by_officials)
    ]

    assert found == [elected, officials]


def test_an_owner_is_an_office_and_never_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Spelregler\n\nÄgare: Anna Exempelsson\n\n## Syfte\n\nVi vill väl.\n", "utf-8")
    found = read_game_rules(tmp_path / "a.md")

    assert found.rules.owner is None
    assert [doubt.reason for doubt in found.doubts] == ["En ägare ska vara en funktion, inte en person."]
    assert read(tmp_path, "# Spelregler\n\nÄgare: Kanslichefen\n\n## Syfte\n\nVi vill väl.\n").owner == "Kanslichefen"


@pytest.mark.parametrize(
    "line",
    [
        "Ansvarig för kallelsen: Nämndsekreteraren skickar den.",
        "Beslutade uppdrag redovisas senast 2027-01-01.",
        "Ledamöter får veta: översyn görs av presidiet.",
        "Det som är överenskommet: vi säger till i tid.",
    ],
)
def test_a_sentence_of_a_part_is_never_taken_for_a_fact_of_the_document(tmp_path: Path, line: str) -> None:
    rules = read(tmp_path, f"# Spelregler\n\n## Roller\n\n{line}\n")

    assert parts(rules) == [(GamePart.ROLES, [line])]
    assert (rules.owner, rules.review, rules.agreed) == (None, None, ())


LINES = st.lists(
    st.text("abcåäö ABC12.:!-–•[]()”§", min_size=1, max_size=40).map(str.strip).filter(lambda line: re.search(r"\w", line)),
    max_size=8,
)


@given(LINES)
def test_no_sentence_is_lost(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        text = "\n\n".join(["# Spelregler", "## Roller", *lines])
        kept = read(Path(folder), text)
    told = [rule.text for section in kept.sections or () for rule in section.rules]
    told += [section.heading or "" for section in kept.sections or ()]

    written = re.findall(r"\w+", " ".join(lines))
    assert [word for word in written if word not in re.findall(r"\w+", " ".join(told))] == []


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "# Recept\n\nVispa ägg.\n", "Dokumentet ser inte ut att vara spelregler: rubrikerna känns inte igen."),
        (
            "a.md",
            "# Delegationsordning\n\n## Syfte\n\nText.\n",
            "Dokumentet ser inte ut att vara spelregler: rubrikerna känns inte igen.",
        ),
        ("a.doc", "x", "Spelregler i filer som slutar på .doc kan inte läsas."),
        ("a.yaml", "samspel: 1\n", "Filen har inga spelregler."),
    ],
)
def test_what_is_no_game_rules_is_told(tmp_path: Path, name: str, text: str, words: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableInput) as caught:
        load_game_rules(tmp_path / name)

    assert [problem.words for problem in caught.value.problems] == [words]

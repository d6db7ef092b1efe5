"""A pack is loaded whole or refused with every mistake in it, each with file and line."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel import shipped
from samspel.checks.examples import wrong_examples
from samspel.checks.run import check
from samspel.errors import UnreadableInput
from samspel.findings import Level
from samspel.rules import load_packs, shipped_packs
from samspel.rules.conditions import Test
from samspel.rules.views import VIEWS
from tests.packs import load_texts, one_pack, one_rule, pack_text, rule_text
from tests.towns import order


def mistakes(text: str) -> list[str]:
    with pytest.raises(UnreadableInput) as caught:
        load_texts(prov=text)
    assert {problem.file for problem in caught.value.problems} == {"prov.yaml"}
    return [str(problem) for problem in caught.value.problems]


def line_with(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_right_pack_is_loaded() -> None:
    pack = one_pack(rule_text(), rule_text(code="TST002", slug="other"))

    assert (pack.name, [rule.code for rule in pack.rules], pack.file) == ("prov/ett", ["TST001", "TST002"], "prov.yaml")
    assert {rule.pack for rule in pack.rules} == {"prov/ett"}


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"when": "{has_delgate: no}"}, "when:", "Menade du `has_delegate`?"),
        ({"when": "{has_delegate: {isnot: no}}"}, "when:", "Menade du `is_not`?"),
        ({"when": "{delegate_count: två}"}, "when:", "ett heltal"),
        ({"when": "{has_delegate: {}}"}, "when:", "saknar operator"),
        ({"view": "rov"}, "view:", "Vyn `rov` finns inte"),
        ({"when": '{cites: {has: "1990:52 99"}}'}, "when:", "99 § finns inte i lagen (1990:52) med särskilda"),
        ({"when": "{cites: {has: LVU}}"}, "when:", "”LVU” är ingen paragraf"),
        ({"when": "{matters: {has: SN-999}}"}, "when:", "Ärendetypen SN-999 finns inte"),
        ({"level": "eror"}, "level:", "Menade du `error`?"),
        ({"basis": "statut"}, "basis:", "Menade du `statute`?"),
        ({"judged_on": "today"}, "judged_on:", "hör inte till"),
        ({"code": "TST1"}, "code:", "duger inte"),
        ({"slug": "två ord"}, "slug:", "duger inte"),
        ({"slug": "Trial"}, "slug:", "duger inte"),
        ({"message": '{sv: "", en: x}'}, "message:", "sv: Värdet är tomt."),
        ({"message": '{sv: x, en: ""}'}, "message:", "en: Värdet är tomt."),
        ({"examples": "{breach: [{case: '', given: {}}], ok: [{case: a, given: {}}]}"}, "examples:", "Värdet är tomt."),
        ({"examples": "{breach: [], ok: [{case: a, given: {}}]}"}, "examples:", "breach: Listan är tom."),
        ({"in_force": "{from: 2018-02-30}"}, "in_force:", "kalendern"),
        ({"message": '{sv: "{mater}", en: x}'}, "message:", "Vyn ger inget `{mater}`"),
        ({"message": '{sv: x, en: "{elected} {nobody}"}'}, "message:", "Vyn ger inget `{nobody}`"),
        ({"ask": '{sv: "{giver}?", en: x}'}, "ask:", "Vyn ger inget `{giver}`"),
        ({"message": '{sv: "{matter", en: x}'}, "message:", "Vyn ger inget"),
        ({"message": '{sv: "{matter:>99999999}", en: x}'}, "message:", "Vyn ger inget"),
        ({"message": '{sv: "{matter.__class__}", en: x}'}, "message:", "Vyn ger inget"),
        ({"message": '{sv: "{}", en: x}'}, "message:", "Vyn ger inget"),
        ({"message": "{sv: x}"}, "message:", "Lägg till `en`"),
        ({"more": "colour: red"}, "colour:", "Nyckeln `colour` finns inte här"),
        ({"examples": "{breach: [{case: a, given: {}}], ok: []}"}, "examples:", "ok: Listan är tom."),
        ({"examples": "{ok: [{case: a, given: {}}]}"}, "examples:", "Lägg till `breach`"),
        ({"examples": "none"}, "- code", "Regeln saknar exempel"),
        ({"examples": "{breach: [bara text], ok: [{case: a, given: {}}]}"}, "examples:", "nycklar med värden"),
        ({"examples": "{breach: text, ok: [{case: a, given: {}}]}"}, "examples:", "lista"),
        (
            {"examples": "{breach: [{case: a, given: text}], ok: [{case: b, given: {}}]}"},
            "examples:",
            "nycklar med värden",
        ),
        (
            {"examples": "{breach: [{case: a, given: {orgsn: []}}], ok: [{case: b, given: {}}]}"},
            "examples:",
            "Menade du `organs`?",
        ),
    ],
)
def test_a_mistake_in_a_rule_is_told_with_its_line(change: dict[str, str], place: str, words: str) -> None:
    text = pack_text(rule_text(**change))

    told = mistakes(text)

    assert len(told) == 1, told
    assert told[0].startswith(f"prov.yaml:{line_with(text, place)}: ")
    assert words in told[0]


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        ({"view": "rov"}, "view:", f"Vyn `rov` finns inte. Möjliga: {', '.join(VIEWS)}."),
        ({"examples": "none"}, "- code", "Regeln saknar exempel. Lägg till `examples`."),
        (
            {"examples": "{breach: text, ok: [{case: a, given: {}}]}"},
            "examples:",
            "Här ska en lista stå. Skriv - case: …",
        ),
        (
            {"examples": "{breach: [{case: a, given: text}], ok: [{case: b, given: {}}]}"},
            "examples:",
            "Här ska nycklar med värden stå. Skriv {nyckel: värde}.",
        ),
        ({"when": "text"}, "when:", "Ett villkor ska vara `attribut: värde`, `all:`, `any:` eller `not:`. Se docs/rules."),
    ],
)
def test_a_mistake_in_the_form_of_a_rule_is_told_with_what_to_write(change: dict[str, str], place: str, told: str) -> None:
    text = pack_text(rule_text(**change))

    assert mistakes(text) == [f"prov.yaml:{line_with(text, place)}: {told}"]


def test_a_parameter_that_no_rule_names_is_told_on_its_line() -> None:
    assert mistakes(pack_text(rule_text(), more="parameters:\n  most: {value: 3}\n")) == [
        "prov.yaml:5: Parametern `most` används inte av någon regel. Skriv {param: most} i ett villkor, eller ta bort den."
    ]


def test_a_rule_that_names_no_view_is_told_once() -> None:
    [told] = mistakes(pack_text(rule_text().replace("    view: row\n", "")))

    assert "Lägg till `view`" in told


def test_every_mistake_of_a_pack_is_told_at_once() -> None:
    text = pack_text(
        rule_text(when="{has_delgate: no}", level="eror"),
        rule_text(code="TST002", slug="two", view="rov"),
        rule_text(code="TST003", slug="three", message='{sv: "{nobody}", en: x}'),
        name="prov/ett\ncolour: red",
        more="parameters: {days: {value: många}}\ncast: {orgsn: []}\n",
    )

    told = " ".join(mistakes(text))

    for words in ("`colour`", "`många`", "`orgsn`", "`has_delgate`", "`eror`", "`rov`", "`{nobody}`"):
        assert words in told


NO_RULES = "prov.yaml: Paketet har inga regler. Lägg till en lista under `rules`."


@pytest.mark.parametrize("text", ["rules: []", "rules: text", ""])
def test_a_pack_without_rules_is_refused(text: str) -> None:
    head = "pack: p\ntitle: {sv: a, en: b}\nverified_through: 2026-01-01\n"

    assert mistakes(head + text) == [NO_RULES]
    assert mistakes(head.replace("pack: p", "pack: []") + text) == [
        NO_RULES,
        "prov.yaml:1: pack: Här ska en text stå. Skriv ett värde, inte en lista.",
    ]


def test_a_pack_without_a_title_is_refused_on_its_first_line() -> None:
    text = pack_text(rule_text()).replace("title: {sv: Prov, en: Trial}\n", "")

    assert mistakes(text) == ["prov.yaml:1: title: Nyckeln saknas. Lägg till `title`."]


def test_a_rule_that_is_not_keys_with_values_is_refused_on_its_line() -> None:
    text = pack_text("  - bara text\n")

    assert mistakes(text) == ["prov.yaml:5: Här ska nycklar med värden stå. Skriv {nyckel: värde}."]


@pytest.mark.parametrize(
    ("certainty", "allowed"),
    [
        ("L H", True),
        ("L I closed list", True),
        ("HFD 2016 ref. 74", True),
        ("O two sources", True),
        ("L S", False),
        ("O single", False),
        ("X", False),
        ("M", False),
        ("I M", False),
        ("Q", False),
        ("practice", False),
    ],
)
def test_only_a_certain_source_gives_an_error(certainty: str, allowed: bool) -> None:
    if allowed:
        assert one_rule(rule_text(certainty=certainty)).level is Level.ERROR
    else:
        assert "inte säker nog" in mistakes(pack_text(rule_text(certainty=certainty)))[0]
        assert one_rule(rule_text(certainty=certainty, level="advice")).level is Level.ADVICE


def test_a_mark_of_certainty_that_does_not_exist_is_refused() -> None:
    assert "märket `L I` finns inte" in mistakes(pack_text(rule_text(certainty="L I")))[0]


@pytest.mark.parametrize("basis", ["local", "recommendation"])
def test_a_recommendation_never_gives_an_error(basis: str) -> None:
    assert "rekommendation" in mistakes(pack_text(rule_text(basis=basis)))[0]
    assert one_rule(rule_text(basis=basis, level="advice")).basis == basis


def test_a_rule_names_its_law_or_its_norm() -> None:
    assert "saknar lagrum" in mistakes(pack_text(rule_text(law="")))[0]
    norm = one_rule(rule_text(law="norm: {sv: God sed, en: Good form}")).norm
    assert norm is not None
    assert norm.in_("en") == "Good form"


def test_a_rule_that_may_meet_the_unknown_has_a_question() -> None:
    text = rule_text().replace("    ask: {sv: Vem?, en: Who?}\n", "")

    assert "has_delegate kan vara okänt" in mistakes(pack_text(text))[0]
    assert one_rule(text.replace("    when:", "    applies: {has_delegate: {known: yes}}\n    when:")).ask is None


def test_only_advice_may_ignore_the_unknown() -> None:
    assert "får bara ge råd" in mistakes(pack_text(rule_text(more="unknown: ignore")))[0]
    assert one_rule(rule_text(more="unknown: ignore", level="advice")).unknown == "ignore"


def test_every_judgement_on_a_rule_is_told_at_once() -> None:
    told = mistakes(pack_text(rule_text(law="", certainty="M", basis="local", message='{sv: "{x}", en: y}')))

    assert len(told) == 4


@pytest.mark.parametrize("certainty", ["I M", "I S", "M", "Q"])
def test_a_weak_source_gives_a_question_at_most(certainty: str) -> None:
    assert mistakes(pack_text(rule_text(certainty=certainty, level="warning")))


@pytest.mark.parametrize(("code", "slug"), [("TST001", "other"), ("TST002", "trial")])
def test_a_code_or_slug_used_twice_is_refused_within_and_between_packs(code: str, slug: str) -> None:
    other = rule_text(code=code, slug=slug)
    with pytest.raises(UnreadableInput, match=r"används redan i a\.yaml"):
        load_texts(a=pack_text(rule_text()), b=pack_text(other, name="prov/två"))
    with pytest.raises(UnreadableInput, match=r"används redan i a\.yaml"):
        load_texts(a=pack_text(rule_text(), other))


def test_what_is_used_twice_is_told_where_it_stands_again_and_where_it_stood_first() -> None:
    with pytest.raises(UnreadableInput) as caught:
        load_texts(a=pack_text(rule_text()), b="# senare\n" + pack_text(rule_text(slug="other"), name="prov/två"))

    assert str(caught.value) == "b.yaml:6: `TST001` används redan i a.yaml:5. En kod används en gång."


def test_a_local_folder_adds_to_what_ships_and_may_not_take_a_shipped_code(tmp_path: Path) -> None:
    (tmp_path / "lokalt").mkdir()
    file = tmp_path / "lokalt" / "egna.yaml"
    file.write_text(pack_text(rule_text(basis="local", level="advice"), name="lokalt/egna"), encoding="utf-8")

    names = [pack.name for pack in load_packs(shipped.packs(), tmp_path)]

    assert "lokalt/egna" in names
    assert {pack.name for pack in shipped_packs()} < set(names)
    assert names == sorted(names)
    file.write_text(pack_text(rule_text(code="DEL006", basis="local", level="advice")), encoding="utf-8")
    with pytest.raises(UnreadableInput, match="`DEL006` används redan"):
        load_packs(shipped.packs(), tmp_path)


def test_registers_and_word_lists_are_not_packs(tmp_path: Path) -> None:
    for folder in ("register", "lexicon"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "ord.yaml").write_text("ord: [a]\n", encoding="utf-8")
    (tmp_path / "prov.yml").write_text(pack_text(rule_text()), encoding="utf-8")

    assert [pack.file for pack in load_packs(tmp_path)] == ["prov.yml"]


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for name in ("tom", "saknas"):
        with pytest.raises(UnreadableInput) as caught:
            load_packs(tmp_path / name)
        assert str(caught.value) == f"{name}: Mappen har inga regelpaket. Lägg dit filer som slutar på .yaml."


def test_mistakes_of_several_files_are_told_together() -> None:
    with pytest.raises(UnreadableInput) as caught:
        load_texts(a=pack_text(rule_text(level="x")), b="trasig: [", c=pack_text(rule_text(view="x")))

    assert [problem.file for problem in caught.value.problems] == ["a.yaml", "b.yaml", "c.yaml"]


def test_a_parameter_reaches_the_condition() -> None:
    more = "parameters:\n  most: {value: 3, from: 2018-01-01, source: KL}\n"
    pack = one_pack(rule_text(when="{delegate_count: {more_than: {param: most}}}"), more=more)

    assert pack.rules[0].when == Test("delegate_count", "more_than", 3)


@pytest.mark.parametrize("parameters", ["{most: {value: tre}}", "{most: {}}", "{most: 3}", "text"])
def test_a_broken_parameter_is_told_with_its_line(parameters: str) -> None:
    rule = rule_text(when="{delegate_count: {more_than: {param: most}}}") if "most" in parameters else rule_text()
    told = mistakes(pack_text(rule, more=f"parameters: {parameters}\n"))

    assert [line[:12] for line in told] == ["prov.yaml:4:"]


def test_the_cast_is_part_of_every_example() -> None:
    pack = one_pack(rule_text(), more="cast: {organs: [{id: sn, name: N, kind: board}]}\n")

    assert [organ.id for organ in pack.rules[0].examples().breach[0].given.organs] == ["sn"]


def test_every_shipped_rule_has_breach_ok_and_a_doubt_where_one_is_possible() -> None:
    for pack in shipped_packs():
        for rule in pack.rules:
            assert rule.examples().breach, rule.code
            assert rule.examples().ok, rule.code


def test_shipped_texts_quote_no_placeholder_by_mistake_and_end_as_sentences() -> None:
    for pack in shipped_packs():
        for rule in pack.rules:
            for language in ("sv", "en"):
                assert re.search(r"[.?!]$", rule.message.in_(language)), rule.code
                asked = rule.ask.in_(language) if rule.ask else "?"
                assert asked.endswith(("?", ".")) or asked == "{question}", rule.code  # which is a sentence of its own


@pytest.mark.parametrize("name", ["regelmall.yaml", "lokala-regler/riktlinjer.yaml"])
def test_the_examples_of_local_rules_load_beside_the_shipped_ones_and_hold(name: str, tmp_path: Path) -> None:
    shutil.copy(shipped.examples() / name, tmp_path)
    packs = load_packs(shipped.packs(), tmp_path)
    [mine] = load_packs(tmp_path)

    assert mine in packs
    assert list(wrong_examples([mine])) == []
    assert {(rule.basis, rule.certainty) for rule in mine.rules} == {("local", "local")}


def test_an_example_that_gets_another_answer_is_told_with_its_line() -> None:
    case = "{{case: {}, given: {{orders: [{{id: o, rows: [{{id: r1, matter: M, delegates: []}}]}}]}}}}"
    text = pack_text(rule_text(examples=f"\n      breach: [{case.format('a')}]\n      ok: [{case.format('b')}]"))

    [problem] = wrong_examples(load_texts(prov=text))

    assert (problem.file, problem.line) == ("prov.yaml", line_with(text, "case: b"))
    assert problem.words == "TST001: exemplet ”b” står under ok, men regeln bryts (breach)."


@pytest.mark.parametrize(
    ("law", "words", "remedy"),
    [
        ('{sfs: "2017:725", chapter: "6", section: "99"}', "6 kap. 99 § finns inte i kommunallagen", "Närmast finns 44 §."),
        ('{sfs: "2017:725", chapter: "18", section: "1"}', "18 kap. 1 § finns inte i kommunallagen", "Lagen har 1–13 kap."),
        ('{sfs: "1990:52", chapter: "2", section: "1"}', "2 kap. 1 § finns inte i lagen", "Lagen har inga kapitel."),
        ('{sfs: "2017:752", chapter: "6", section: "37"}', "2017:752 finns inte", "Menade du kommunallagen (2017:725)?"),
        ('{sfs: "1234:1", section: "1"}', "Lagen 1234:1 finns inte", "Svensk författningssamling"),
    ],
)
def test_a_section_of_law_that_does_not_exist_is_refused_with_what_is_near(law: str, words: str, remedy: str) -> None:
    text = pack_text(rule_text(law=f"law:\n      - {law}"))

    [told] = mistakes(text)

    assert told.startswith(f"prov.yaml:{line_with(text, law)}: ")
    assert words in told
    assert remedy in told


def test_a_whole_act_may_be_cited_and_a_malformed_citation_is_told_once() -> None:
    assert one_rule(rule_text(law='law: [{sfs: "2017:725"}]')).law[0].section is None
    [told] = mistakes(pack_text(rule_text(law='law: [{sfs: "2017:725", paragraf: "37"}]')))
    assert "Menade du `paragraph`?" in told


WRONG = """\
pack: prov/ett
title: {sv: Prov, en: Trial}
verified_through: 2026-05-20
parameters:
  most: {value: 3}
  never: {value: 4}
cast:
  organs:
    - {id: sn, name: Socialnämnden, kind: board}
    - {id: ingen, name: Används inte, kind: board}
rules:
  - code: TST001
    slug: trial
    view: row
    title: {sv: Prov, en: Trial}
    why: {sv: Därför., en: Because.}
    law:
      - {sfs: "2017:725", chapter: "6", section: "37"}
      - {sfs: "2017:725", chapter: "6", section: "77"}
    in_force: {from: 2018-01-01}
    level: eror
    basis: statute
    certainty: L H
    applies:
      all:
        - has_delgate: no
        - delegate_count:
            more_then: 2
    when:
      delegate_count:
        at_least: {param: most}
        at_most: {param: mots}
      matters:
        has_any:
          - SN-001
          - SN-999
      cites: {has: "1990:52 99"}
    message:
      sv: "{mater} har ingen delegat."
      en: "{matter} has no delegate."
    ask: {sv: Vem?, en: Who?}
    remedy: {sv: Rätta., en: Mend.}
  - code: TST002
    slug: other
    view: rad
    title: {sv: Prov}
    why: {sv: Därför., en: Because.}
    norm: {sv: Sed, en: Form}
    in_force: {from: 2018-01-01}
    level: error
    basis: statute
    certainty: L H
    when: {anything: yes}
    message: {sv: a, en: b}
    remedy: {sv: Rätta., en: Mend.}
    examples:
      breach:
        - {case: a, given: {orgsn: []}}
        - bara text
"""
WRONG_LINES = [
    (6, "Parametern `never` används inte"),
    (12, "Regeln saknar exempel"),
    (19, "6 kap. 77 § finns inte i kommunallagen (2017:725)"),
    (21, "Menade du `error`?"),
    (26, "Menade du `has_delegate`?"),
    (28, "Menade du `more_than`?"),
    (32, "Menade du `most`?"),
    (36, "Ärendetypen SN-999 finns inte"),
    (37, "99 § finns inte"),
    (39, "Menade du `matter`?"),
    (45, "Vyn `rad` finns inte"),
    (46, "Lägg till `en`"),
    (57, "Lägg till `ok`"),
    (58, "Menade du `organs`?"),
    (59, "nycklar med värden"),
]


def test_a_pack_with_every_kind_of_mistake_tells_them_all_each_on_its_own_line() -> None:
    told = mistakes(WRONG)

    assert [(int(one.split(":")[1]), words in one) for one, (_, words) in zip(told, WRONG_LINES, strict=False)] == [
        (line, True) for line, _ in WRONG_LINES
    ], "\n".join(told)
    assert len(told) == len(WRONG_LINES)


def test_a_parameter_that_cannot_be_read_is_its_only_mistake() -> None:
    rule = rule_text(when="{delegate_count: {more_than: {param: most}}}")

    [told] = mistakes(pack_text(rule, more="parameters:\n  most: {value: tre}\n"))

    assert told.startswith("prov.yaml:5: ")


def test_the_judgement_on_a_rule_stands_on_the_line_it_is_about() -> None:
    text = pack_text(rule_text(certainty="M", basis="local"))

    assert all(told.startswith(f"prov.yaml:{line_with(text, 'level:')}: ") for told in mistakes(text))


TEMPLATE = (shipped.examples() / "regelmall.yaml").read_text(encoding="utf-8")
SHAPES = st.sampled_from(
    ["", "x", "7", "[]", "{}", "[a, b]", "{a: b}", "{param: most}", "null", "none", "yes", '"{"', "{sv: x}"]
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_pack_it_loads_or_is_refused_with_lines(data: st.DataObject) -> None:
    lines = TEMPLATE.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(
            st.sampled_from([number for number, line in enumerate(lines) if ":" in line and line.strip()[0] != "#"])
        )
        lines[at] = f"{lines[at].partition(':')[0]}: {data.draw(SHAPES)}"
    try:
        load_texts(prov="\n".join(lines))
    except UnreadableInput as error:
        for problem in error.problems:
            assert problem.line is not None or "inga regler" in problem.words
            assert "None" not in problem.words


@pytest.mark.parametrize("name", ["code", "slug"])
def test_no_rule_of_ones_own_can_take_the_place_of_any_shipped_one(name: str) -> None:
    for rule in (rule for pack in shipped_packs() for rule in pack.rules):
        mine = one_pack(rule_text(**{"level": "advice", "basis": "local", name: getattr(rule, name)}))
        with pytest.raises(UnreadableInput, match=f"`{getattr(rule, name)}` används redan"):
            check(order(), on=date(2026, 2, 1), packs=[*shipped_packs(), mine])


def test_rules_of_ones_own_change_no_finding_of_the_shipped_ones() -> None:
    municipality = order("id: r1, number: '1', matter: Avtal, delegates: [{role: konsult}], law: [24 § FL (1986:223)]")
    always = one_pack(
        rule_text(when="{has_delegate: {known: yes}}", level="advice", basis="local"),
        rule_text(code="TST002", slug="never", when="{has_delegate: {known: no}}", level="advice", basis="local"),
    )
    before = check(municipality, on=date(2026, 2, 1))
    after = check(municipality, on=date(2026, 2, 1), packs=[*shipped_packs(), always])

    assert [finding for finding in after.findings if finding.code != "TST001"] == list(before.findings)
    assert [finding.code for finding in after.findings].count("TST001") == 1

"""Two versions of an order: each kind of change is told as what it is, and as nothing else."""

from __future__ import annotations

import pytest

from samspel import SamspelError, compare
from samspel.checks.comparison import Capacity, Comparison, Doubt, Kind, Match, MatterChange, Span
from samspel.model import Municipality
from samspel.money import Unit

from .towns import CAST, order, town

HYRA = "matter: Hyresavtal, delegates: [{role: avdchef}]"
KONTO = "id: r1, number: '1', matter: Attest av fakturor, delegates: [{role: avdchef}]"


def changed(old: str, new: str) -> MatterChange:
    """What has become of the only matter of two orders with a row each; the id is given here."""
    [change] = compare(order(f"id: r1, {old}"), order(f"id: r1, {new}")).matters
    return change


def limit(at_most: int, more_than: int | None = None, unit: str = "SEK") -> str:
    """A limit as the native file writes it."""
    low = "" if more_than is None else f"more_than: {more_than}, "
    return f"limit: {{{low}at_most: {at_most}, unit: {unit}}}"


def kr(at_most: int, more_than: int | None = None) -> Span:
    """A span of kronor."""
    return Span(at_most=at_most, more_than=more_than, unit=Unit.SEK)


def who(change: MatterChange) -> dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """What each delegate has gained and lost."""
    return {one.holder: (one.gained, one.lost) for one in change.powers if one.changed}


def terms(change: MatterChange) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each changed condition, before and after."""
    return {one.term: (one.before, one.after) for one in change.terms}


def kinds(comparison: Comparison) -> list[Kind]:
    """What has become of each matter."""
    return [one.kind for one in comparison.matters]


# Power --------------------------------------------------------------------------------------------------------


def test_a_raised_limit_is_the_amounts_between_the_old_and_the_new() -> None:
    change = changed(f"{HYRA}, {limit(300)}", f"{HYRA}, {limit(500)}")

    assert change.kind is Kind.POWER
    assert who(change) == {"Avdelningschef": ((kr(500, more_than=300),), ())}


def test_a_lowered_limit_is_lost_amounts() -> None:
    change = changed(f"{HYRA}, {limit(500)}", f"{HYRA}, {limit(300)}")

    assert who(change) == {"Avdelningschef": ((), (kr(500, more_than=300),))}


def test_a_limit_taken_away_gives_every_amount_above_it() -> None:
    change = changed(f"{HYRA}, {limit(500)}", f"{HYRA}, limit: none")

    assert who(change) == {"Avdelningschef": ((Span(more_than=500, unit=Unit.SEK),), ())}


def test_another_delegate_gains_what_the_first_loses() -> None:
    change = changed(f"{HYRA}, limit: none", "matter: Hyresavtal, delegates: [{role: socialchef}], limit: none")

    assert who(change) == {"Avdelningschef": ((), (Span(),)), "Socialchef": ((Span(),), ())}


def test_a_delegate_beside_the_first_takes_nothing_from_it() -> None:
    change = changed(HYRA, "matter: Hyresavtal, delegates: [{role: avdchef}, {role: socialchef}]")

    assert [one.holder for one in change.powers if one.changed] == ["Socialchef"]


def test_two_who_must_decide_together_have_no_power_alone() -> None:
    both = "matter: Hyresavtal, limit: none, delegates: [{role: avdchef}, {role: socialchef}], acting: "
    change = changed(both + "each", both + "jointly")

    lost = {one.holder for one in change.powers if one.lost}
    [gained] = [one for one in change.powers if one.gained]
    assert lost == {"Avdelningschef", "Socialchef"}
    assert gained.together == ("Avdelningschef", "Socialchef")


def test_a_delegates_own_limit_holds_within_the_rows() -> None:
    row = (
        "matter: Hyresavtal, limit: {at_most: 500, unit: SEK}, delegates: [{role: avdchef, limit: {at_most: %s, unit: SEK}}]"
    )

    assert who(changed(row % 200, row % 900)) == {"Avdelningschef": ((kr(500, more_than=200),), ())}


def test_a_ladder_in_several_rows_is_compared_as_a_whole() -> None:
    old = order(
        "id: a, matter: 'Inköp, högst 100 kr', delegates: [{role: handl}], limit: {at_most: 100, unit: SEK}",
        "id: b, matter: 'Inköp, över 100 kr', delegates: [{role: avdchef}], limit: {more_than: 100, unit: SEK}",
    )
    new = order("id: a, matter: Inköp, delegates: [{role: avdchef}], limit: none")

    [change] = compare(old, new).matters

    assert change.match is Match.SAME_WORDS
    assert (change.rows_before, change.rows_after) == (("a", "b"), ("a",))
    assert who(change) == {
        "Avdelningschef": ((kr(100),), ()),
        "Biståndshandläggare": ((), (kr(100),)),
    }


def test_the_same_amounts_in_other_rows_are_no_change_of_power() -> None:
    old = order(f"id: a, {HYRA}, {limit(500)}")
    new = order(f"id: a, {HYRA}, {limit(50)}", f"id: b, {HYRA}, limit: {{at_least: 51, at_most: 500, unit: SEK}}")

    assert not compare(old, new).moves_power


def test_under_a_krona_more_is_the_same_limit() -> None:
    change = changed(f"{HYRA}, {limit(50_000)}", f"{HYRA}, limit: {{less_than: 50001, unit: SEK}}")

    assert who(change) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (limit(20, unit="BB"), limit(20, unit="PBB")),
        ("limit: {at_most: 500, unit: SEK}", "limit: {at_most: 500, unit: SEK, vat: excluded}"),
        ("limit: {at_most: 500, unit: SEK, per: year}", "limit: {at_most: 500, unit: SEK, per: contract}"),
        ("amount_words: efter behov", "amount_words: enligt budget"),
        ("limit: none", "amount_words: efter behov"),
    ],
)
def test_amounts_counted_differently_are_not_compared(old: str, new: str) -> None:
    change = changed(f"{HYRA}, {old}", f"{HYRA}, {new}")

    [power] = change.powers
    assert not power.comparable
    assert (power.gained, power.lost) == ((), ())
    assert Doubt.AMOUNTS in change.doubts
    assert change.kind is Kind.POWER


def test_an_amount_in_the_words_that_no_field_holds_is_not_mere_wording() -> None:
    row = "matter: 'Hyresavtal, högst {} kr', delegates: [{{role: avdchef}}]"

    assert changed(row.format(500), row.format(900)).kind is Kind.POWER


def test_a_number_in_the_words_is_a_condition() -> None:
    row = "matter: 'Hyresavtal, längst {} månader', delegates: [{{role: avdchef}}]"
    change = changed(row.format(6), row.format(9))

    assert change.kind is Kind.POWER
    assert terms(change) == {"figures": (("6",), ("9",))}


def test_limits_of_row_and_delegate_counted_differently_hold_both() -> None:
    row = "matter: Hyresavtal, limit: {at_most: 5, unit: PBB}, delegates: [{role: avdchef, limit: {%s: 100, unit: SEK}}]"

    assert changed(row % "at_most", row % "at_most").kind is Kind.SAME
    [power] = changed(row % "at_most", row % "more_than").powers
    assert not power.comparable
    assert [one.words for one in power.after] == ["≤ 5 prisbasbelopp; > 100 kr"]


def test_a_limit_of_the_delegates_alone_is_the_limit() -> None:
    row = "matter: Hyresavtal, limit: none, delegates: [{role: avdchef, limit: {at_most: %s, unit: SEK}}]"

    assert who(changed(row % 200, row % 300)) == {"Avdelningschef": ((kr(300, more_than=200),), ())}


def test_a_limit_that_leaves_no_amount_gives_no_power() -> None:
    row = f"matter: Hyresavtal, {limit(500)}, delegates: [{{role: avdchef, limit: {{more_than: %s, unit: SEK}}}}]"

    assert who(changed(row % 400, row % 500)) == {"Avdelningschef": ((), (kr(500, more_than=400),))}


def test_a_substitute_is_told_as_one() -> None:
    [change] = [changed(HYRA, f"{HYRA}, substitutes: [{{role: socialchef}}]")]

    [power] = [one for one in change.powers if one.changed]
    assert (power.holder, power.capacity) == ("Socialchef", Capacity.SUBSTITUTE)


def test_a_row_without_delegates_leaves_the_matter_to_the_board() -> None:
    change = changed(f"{HYRA}, limit: none", "matter: Hyresavtal, delegates: [], limit: none")

    assert who(change) == {"Avdelningschef": ((), (Span(),))}
    assert change.doubts == ()


def test_a_row_that_does_not_say_who_decides_is_a_doubt() -> None:
    change = changed(f"{HYRA}, limit: none", "matter: Hyresavtal, limit: none")

    assert Doubt.DELEGATES_UNKNOWN in change.doubts


@pytest.mark.parametrize(
    ("words", "doubt"),
    [("incomplete: true", Doubt.INCOMPLETE), ("contradictions: [amount]", Doubt.CONTRADICTION)],
)
def test_a_row_that_cannot_be_relied_on_makes_its_change_a_doubt(words: str, doubt: Doubt) -> None:
    row = f"{HYRA}, {words}, "

    assert changed(row + limit(300), row + limit(500)).doubts == (doubt,)
    assert changed(row + limit(300), row + limit(300)).doubts == ()


@pytest.mark.parametrize(
    ("term", "old", "new", "before", "after"),
    [
        ("consult", "", "consult: [{role: socialchef}]", (), ("Socialchef",)),
        ("consent", "consult: [{text: HR-chef, consent: true}]", "consult: []", ("HR-chef",), ()),
        ("lasts_at_most", "lasts_at_most: {years: 3}", "lasts_at_most: {years: 5}", ("P3Y",), ("P5Y",)),
        ("onward", "onward: {allowed: yes}", "onward: {allowed: no}", ("yes",), ("no",)),
        ("execution", "execution: no", "execution: yes", ("no",), ("yes",)),
    ],
)
def test_a_condition_of_the_power_moves_power(
    term: str, old: str, new: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    change = changed(f"{HYRA}, {old}" if old else HYRA, f"{HYRA}, {new}")

    assert change.kind is Kind.POWER
    assert terms(change) == {term: (before, after)}


@pytest.mark.parametrize(
    ("term", "old", "new"),
    [
        ("law", "law: [7 kap. 5 § KL]", "law: [6 kap. 37 § KL]"),
        ("report", "report: {at: next_meeting}", "report: {at: monthly}"),
        ("appeal", "appeal: municipal_review", "appeal: administrative"),
        ("note", "note: Se policyn", "note: Se riktlinjerna"),
    ],
)
def test_other_terms_leave_the_power_as_it_is(term: str, old: str, new: str) -> None:
    change = changed(f"{HYRA}, {old}", f"{HYRA}, {new}")

    assert change.kind is Kind.TERMS
    assert list(terms(change)) == [term]
    assert not change.moves_power


def test_that_onward_delegation_is_refused_where_nothing_was_said_moves_no_power() -> None:
    assert changed(HYRA, f"{HYRA}, onward: {{allowed: no}}").kind is Kind.TERMS


def test_a_condition_of_some_amounts_is_told_for_those() -> None:
    rows = "id: a, {0}, limit: {{at_most: 100, unit: SEK}}", "id: b, {0}, limit: {{more_than: 100, unit: SEK}}"
    old = order(*(row.format(HYRA) for row in rows))
    new = order(rows[0].format(HYRA), rows[1].format(f"{HYRA}, consult: [{{text: Jurist}}]"))

    [change] = compare(old, new).matters

    [term] = change.terms
    assert (term.term, term.amounts) == ("consult", (Span(more_than=100, unit=Unit.SEK),))


def test_the_same_reference_written_otherwise_is_wording() -> None:
    row = "law: [{}], matter: Hyresavtal, delegates: [{{role: avdchef}}]"
    old, new = (
        town(CAST, f"orders: [{{id: o, organ: sn, adopted: {{on: 2024-01-01}}, rows: [{{id: r1, {row.format(law)}}}]}}]")
        for law in ("7 kap. 5 § KL", "7 kap. 5 § kommunallagen (2017:725)")
    )

    assert kinds(compare(old, new)) == [Kind.WORDING]


# Which rows are the same matter -------------------------------------------------------------------------------


def test_a_renumbered_row_is_found_by_its_content() -> None:
    change = changed(f"number: '3.2', {HYRA}", f"number: '4.1', {HYRA}")

    assert (change.kind, change.rows_before, change.rows_after) == (Kind.RENUMBERED, ("3.2",), ("4.1",))


def test_a_number_alone_never_makes_two_rows_the_same() -> None:
    old = order("id: r1, number: '1', matter: Hyresavtal, delegates: [{role: avdchef}]")
    new = order("id: r1, number: '1', matter: Skolskjuts, delegates: [{role: avdchef}]")

    assert kinds(compare(old, new)) == [Kind.NEW, Kind.REMOVED]


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("Hyresavtal, högst 500 000 kr", "Hyresavtal, högst 500 tkr", Match.SAME_WORDS),
        ("Rättelse av skrivfel i beslut", "Rättelse i beslut av skrivfel", Match.SAME_STEMS),
        ("Bidrag till föreningar", "Bidrag till förening", Match.SAME_STEMS),
    ],
)
def test_other_words_for_the_same_are_wording(old: str, new: str, match: Match) -> None:
    same = "delegates: [{role: avdchef}], limit: {at_most: 500000, unit: SEK}"
    change = changed(f"matter: '{old}', {same}", f"matter: '{new}', {same}")

    assert (change.kind, change.match, change.doubts) == (Kind.WORDING, match, ())


def test_a_definite_title_is_the_same_holder() -> None:
    row = "matter: Hyresavtal, delegates: [{{text: {}}}]"

    assert changed(row.format("Ekonomichef"), row.format("Ekonomichefen")).kind is Kind.WORDING


def test_an_abbreviation_is_the_title_it_stands_for() -> None:
    row = "rows: [{id: r1, matter: Hyresavtal, delegates: [{text: %s}]}]"
    old = town(CAST, "orders: [{id: o, organ: sn, abbreviations: {EC: Ekonomichef}, " + row % "EC" + "}]")
    new = town(CAST, "orders: [{id: o, organ: sn, " + row % "Ekonomichef" + "}]")

    assert not compare(old, new).moves_power


def test_a_pinned_matter_type_matches_whatever_the_words() -> None:
    same = "matter_type: ALLA-041, delegates: [{role: avdchef}]"
    change = changed(f"matter: Inköp utan annonsering, {same}", f"matter: Direktupphandling, {same}")

    assert (change.match, change.kind) == (Match.MATTER_TYPE, Kind.WORDING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Beslut att lämna ut allmän handling", "Beslut att inte lämna ut allmän handling"),
        ("Anställning av enhetschef", "Anställning av avdelningschef"),
        ("Placering i familjehem", "Placering av barn i familjehem"),
    ],
)
def test_what_is_only_alike_is_never_told_as_the_same(old: str, new: str) -> None:
    change = changed(f"matter: {old}, delegates: [{{role: avdchef}}]", f"matter: {new}, delegates: [{{role: avdchef}}]")

    assert (change.kind, change.match, change.doubts) == (Kind.UNCERTAIN, Match.ALIKE, (Doubt.ALIKE,))
    assert change.moves_power


def test_the_same_words_in_two_sections_are_two_matters() -> None:
    rows = (
        "id: a, section: Lokaler, matter: Avtal, delegates: [{{role: {}}}]",
        ("id: b, section: Vård, matter: Avtal, delegates: [{{role: {}}}]"),
    )
    old = order(rows[0].format("avdchef"), rows[1].format("socialchef"))
    new = order(rows[0].format("socialchef"), rows[1].format("avdchef"))

    assert kinds(compare(old, new)) == [Kind.POWER, Kind.POWER]


def test_a_renumbered_section_is_the_same_section() -> None:
    change = changed(f"section: 2. Lokaler, {HYRA}", f"section: 3. Lokaler, {HYRA}")

    assert (change.match, change.kind) == (Match.SAME_WORDS, Kind.WORDING)


def test_a_row_moved_to_another_section_is_found() -> None:
    row = "section: {}, matter: Bidrag till förening, delegates: [{{role: avdchef}}]"
    change = changed(row.format("Kultur"), row.format("Fritid"))

    assert (change.match, change.kind, change.doubts) == (Match.MOVED, Kind.WORDING, ())


@pytest.mark.parametrize("words", ["Avtal", "Avtal m.m."])
def test_a_single_word_under_another_heading_may_be_another_matter(words: str) -> None:
    row = "section: {}, matter: {}, delegates: [{{role: avdchef}}]"
    change = changed(row.format("Lokaler", "Avtal"), row.format("IT", words))

    assert (change.kind, change.doubts) == (Kind.UNCERTAIN, (Doubt.OTHER_SECTION,))


def test_the_same_words_in_several_new_sections_are_matched_with_doubt() -> None:
    rows = (
        "id: a, section: {0}, matter: Avtal, delegates: [{{role: avdchef}}]",
        ("id: b, section: {1}, matter: Avtal, delegates: [{{role: avdchef}}]"),
    )
    old = order(*(row.format("Lokaler", "Vård") for row in rows))
    new = order(*(row.format("Hus", "Omsorg") for row in rows))

    assert {one.doubts for one in compare(old, new).matters} == {(Doubt.OTHER_SECTION,)}


@pytest.mark.parametrize("split", [True, False])
def test_a_matter_parted_in_two_gives_a_change_for_each_part(split: bool) -> None:
    whole = order("id: r1, matter: Hemtjänst och trygghetslarm, delegates: [{role: handl}]")
    parts = order(
        "id: r1, matter: Hemtjänst, delegates: [{role: handl}]",
        "id: r2, matter: Trygghetslarm, delegates: [{role: avdchef}]",
    )
    comparison = compare(whole, parts) if split else compare(parts, whole)

    assert {one.match for one in comparison.matters} == {Match.SPLIT if split else Match.MERGED}
    assert sorted(kinds(comparison)) == [Kind.POWER, Kind.UNCERTAIN]


# The orders as wholes -----------------------------------------------------------------------------------------


def ordered(period: str, clauses: str = "[]") -> Municipality:
    """An order in force for a period."""
    return order(KONTO, head=f"id: o, organ: sn, in_force: {period}, clauses: {clauses}")


def test_days_without_any_order_are_told() -> None:
    comparison = compare(ordered("{from: 2024-01-01, to: 2024-12-31}"), ordered("{from: 2025-02-01}"))

    assert comparison.uncovered is not None
    assert [str(day) for day in comparison.uncovered] == ["2025-01-01", "2025-01-31"]
    assert comparison.overlapping is None


def test_days_with_both_orders_are_told() -> None:
    comparison = compare(ordered("{from: 2024-01-01, to: 2025-03-31}"), ordered("{from: 2025-02-01}"))

    assert comparison.overlapping is not None
    assert [str(day) for day in comparison.overlapping] == ["2025-02-01", "2025-03-31"]
    assert comparison.uncovered is None


def test_an_order_that_follows_the_day_after_leaves_no_gap() -> None:
    comparison = compare(ordered("{from: 2024-01-01, to: 2025-01-31}"), ordered("{from: 2025-02-01}"))

    assert (comparison.uncovered, comparison.overlapping) == (None, None)


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [
        ("[]", "[{kind: superior_may, words: Överordnad får besluta.}]", True),
        ("[{kind: superior_may, words: Chefen får.}]", "[{kind: superior_may, words: Rektor får.}]", True),
        ("[{kind: report, at: next_meeting}]", "[]", False),
        ("[{kind: onward, allowed: no, words: Nej.}]", "[{kind: onward, allowed: no, words: Aldrig.}]", False),
    ],
)
def test_a_general_clause_that_changes_is_told(old: str, new: str, moves: bool) -> None:
    [clause] = compare(ordered("{from: 2024-01-01}", old), ordered("{from: 2025-01-01}", new)).clauses

    assert clause.moves_power is moves


def test_a_new_title_for_the_same_power_is_asked_about() -> None:
    rows = "id: a, matter: Hyresavtal, delegates: [{{text: {0}}}]", "id: b, matter: Skolskjuts, delegates: [{{text: {0}}}]"
    comparison = compare(*(order(*(row.format(title) for row in rows)) for title in ("Områdeschef", "Verksamhetschef")))

    [renamed] = comparison.renamed
    assert (renamed.before, renamed.after, renamed.matters) == ("Områdeschef", "Verksamhetschef", 2)


def test_a_successor_with_more_power_is_no_new_title() -> None:
    rows = "id: a, matter: Hyresavtal, delegates: [{{text: {0}}}]", "id: b, matter: Skolskjuts, delegates: [{{text: {0}}}]"
    old = order(*(row.format("Områdeschef") for row in rows))
    new = order(
        *(row.format("Verksamhetschef") for row in rows), "id: c, matter: Taxa, delegates: [{text: Verksamhetschef}]"
    )

    assert compare(old, new).renamed == ()


def test_rows_without_a_matter_are_compared_too() -> None:
    change = changed("matter: none, delegates: [{role: avdchef}]", "matter: none, delegates: [{role: socialchef}]")

    assert (change.kind, change.matter_after) == (Kind.POWER, None)
    assert kinds(compare(order(), order("id: r1, delegates: [{role: avdchef}]"))) == [Kind.NEW]


def test_a_namesake_with_another_id_is_another_holder() -> None:
    roles = "roles: [{id: %s, name: Enhetschef, side: official}, {id: e9, name: Enhetschef, side: official}]\n"
    row = "orders: [{id: o, rows: [{id: r1, matter: Hyresavtal, delegates: [{role: %s}]}]}]"

    change = compare(town(roles % "e1" + row % "e1"), town(roles % "e2" + row % "e2"))

    assert [name for name, _ in change.holders()] == ["Enhetschef (e1)", "Enhetschef (e2)"]


def test_two_roles_of_one_name_are_two_holders() -> None:
    roles = "roles: [{id: e1, name: Enhetschef, side: official}, {id: e2, name: Enhetschef, side: official}]\n"
    row = "orders: [{id: o, rows: [{id: r1, matter: Hyresavtal, delegates: [{role: %s}]}]}]"

    assert compare(town(roles + row % "e1"), town(roles + row % "e2")).moves_power


def test_which_order_must_be_said_where_there_are_several() -> None:
    several = town(CAST, f"orders: [{{id: a, rows: [{{{KONTO}}}]}}, {{id: b, rows: [{{{KONTO}}}]}}]")

    assert not compare(several, several, old_order="a", new_order="b").moves_power
    with pytest.raises(SamspelError, match="a, b"):
        compare(several, several, new_order="b")
    with pytest.raises(SamspelError, match="c finns inte"):
        compare(several, several, old_order="c", new_order="b")
    with pytest.raises(SamspelError, match="ingen delegationsordning"):
        compare(town(CAST), several, new_order="b")

"""Accepted exceptions: what they set aside, when they do not hold, and that nothing is lost from the report."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspel.checks.run import check
from samspel.checks.waivers import load_waivers
from samspel.errors import SamspelError, UnreadableInput
from samspel.exporters.report_text import report_text
from samspel.findings import Level, Report, Waiver
from tests.towns import DAY, order, verdicts

TOWN = order(
    'id: r1, number: "1", matter: Avtal, delegates: [], execution: no, law: [6 § LVU]',  # FRM001: an error in statute
    'id: r2, number: "2", matter: Bistånd, delegates: [{role: handl}], law: []',  # REF002: advice
    'id: r3, number: "3", matter: Bidrag, delegates: [{role: konsult}, {text: Berörd}], acting: each',  # DEL001
    'id: r4, number: "4", matter: Lov, delegates: [], law: [6 § LVU]',  # FRM001: a doubt
)
ERROR, ADVICE, DOUBT = "FRM001@o/row/r1", "REF002@o/row/r2", "FRM001@o/row/r4"


def waiver(key: str, until: date = DAY, decision: str | None = None, office: str = "Socialnämnden") -> Waiver:
    return Waiver(key=key, reason="Ses över.", office=office, until=until, decision=decision)


def checked(*waivers: Waiver, on: date = DAY, language: str = "sv") -> Report:
    return check(TOWN, on=on, waivers=waivers, language=language)


def waived(report: Report) -> list[str]:
    return [one.finding.key for one in report.waived]


def test_advice_is_set_aside_and_told_apart() -> None:
    before, after = checked(), checked(waiver(ADVICE))

    assert waived(after) == [ADVICE]
    assert verdicts(after) == {key: told for key, told in verdicts(before).items() if key != ADVICE}
    assert after.waived[0].finding == next(finding for finding in before.findings if finding.key == ADVICE)


@pytest.mark.parametrize(("days", "holds"), [(-1, True), (0, True), (1, False)])
def test_a_waiver_holds_through_its_last_day(days: int, holds: bool) -> None:
    report = checked(waiver(ADVICE, until=DAY), on=DAY + timedelta(days=days))

    assert (waived(report) == [ADVICE]) is holds
    assert (ADVICE in verdicts(report)) is not holds
    assert bool(verdicts(report, "FRM091")) is not holds


def test_an_error_in_statute_stands_until_a_decision_took_the_risk() -> None:
    without, with_decision = checked(waiver(ERROR)), checked(waiver(ERROR, decision="Socialnämnden 2026-01-04 § 31"))

    assert verdicts(without)[ERROR] == ("error", "breach")
    assert verdicts(without)[f"FRM092@waiver/{ERROR}"] == ("question", "breach")
    assert waived(without) == []
    assert waived(with_decision) == [ERROR]
    assert verdicts(with_decision, "FRM092") == {}
    assert ERROR not in {finding.key for finding in with_decision.at_least(Level.ADVICE)}


def test_a_doubt_can_be_waived_and_its_question_is_then_not_asked() -> None:
    before, after = checked(), checked(waiver(DOUBT))

    assert waived(after) == [DOUBT]
    assert "o/row/r4" in {about for question in before.questions for about in question.about}
    assert "o/row/r4" not in {
        about for question in after.questions if "FRM001" in question.codes for about in question.about
    }


def test_a_key_without_a_part_covers_every_part_and_one_with_a_part_only_that() -> None:
    whole, one = "DEL001@o/row/r3", "DEL001@o/row/r3#Inhyrd utredare"
    parts = sorted(verdicts(checked(), "DEL001"))

    assert len(parts) == 2
    assert waived(checked(waiver(whole, decision="§ 1"))) == parts
    assert waived(checked(waiver(one, decision="§ 1"))) == [one]


def test_a_waiver_without_a_decision_takes_the_parts_that_are_no_error() -> None:
    levels = {key: level for key, (level, _) in verdicts(checked(), "DEL001").items()}
    report = checked(waiver("DEL001@o/row/r3"))

    assert sorted(levels.values()) == ["error", "question"]
    assert waived(report) == [key for key, level in levels.items() if level == "question"]
    assert list(verdicts(report, "FRM092")) == ["FRM092@waiver/DEL001@o/row/r3"]


def test_a_waiver_that_matches_nothing_is_itself_a_finding() -> None:
    report = checked(waiver("DEL006@o/row/r1#Rektor"))

    assert verdicts(report, "FRM090") == {"FRM090@waiver/DEL006@o/row/r1#Rektor": ("advice", "breach")}


def test_a_waiver_about_a_waiver_is_refused() -> None:
    with pytest.raises(ValueError, match="annat undantag"):
        waiver("FRM090@waiver/DEL006@o/row/r1")


def test_two_waivers_of_the_same_finding_are_refused() -> None:
    with pytest.raises(SamspelError, match="samma nyckel"):
        checked(waiver(ADVICE), waiver(ADVICE))


KEYS = st.sampled_from([ERROR, ADVICE, DOUBT, "DEL001@o/row/r3", "DEL001@o/row/r3#Berörd", "DEL006@o/row/r1"])
WAIVERS = st.lists(
    st.builds(
        waiver,
        KEYS,
        until=st.dates(DAY - timedelta(days=2), DAY + timedelta(days=2)),
        decision=st.none() | st.just("SN 2026-01-04 § 3"),
    ),
    unique_by=lambda one: one.key,
)


@settings(max_examples=30, deadline=None)
@given(WAIVERS)
def test_nothing_is_lost_and_no_error_in_statute_goes_without_a_decision(waivers: list[Waiver]) -> None:
    before, after = checked(), checked(*waivers)
    mine = [finding for finding in after.findings if not finding.about.startswith("waiver/")]

    assert sorted([*mine, *(one.finding for one in after.waived)], key=lambda f: f.key) == sorted(
        before.findings, key=lambda f: f.key
    )
    for one in after.waived:
        assert one.waiver.until >= DAY
        assert one.waiver.key in (one.finding.key, one.finding.key.partition("#")[0])
        assert one.waiver.decision or (one.finding.level, one.finding.basis) != (Level.ERROR, "statute")
    assert after == checked(*reversed(waivers))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "sv",
            (
                "GODTAGNA UNDANTAG",
                "Godtaget av Socialnämnden",
                "till och med 2026-02-01",
                "Beslut: SN § 3.",
                "(fel, FRM001)",
            ),
        ),
        (
            "en",
            (
                "ACCEPTED EXCEPTIONS",
                "Accepted by Socialnämnden",
                "through 2026-02-01",
                "Decision: SN § 3.",
                "(error, FRM001)",
            ),
        ),
    ],
)
def test_the_text_report_shows_what_is_waived(language: str, words: tuple[str, ...]) -> None:
    text = " ".join(report_text(checked(waiver(ERROR, decision="SN § 3"), language=language)).split())

    for one in (*words, "Ses över."):
        assert one in text


def test_a_reason_of_several_lines_is_told_as_one_sentence() -> None:
    one = Waiver(key=ADVICE, reason="Ses över\ni höst", office="Socialchef", until=DAY)

    assert "Skäl: Ses över i höst. Godtaget av Socialchef" in " ".join(report_text(checked(one)).split())


# --- the file ---------------------------------------------------------------------------------------------------------


def loaded(tmp_path: Path, text: str) -> tuple[Waiver, ...]:
    file = tmp_path / "undantag.yaml"
    file.write_text(text, encoding="utf-8")
    return load_waivers(file)


def test_a_file_of_waivers_is_read_with_the_line_of_each(tmp_path: Path) -> None:
    text = (
        "samspel: 1\nwaivers:\n"
        "  - {key: REF002@o/row/r2, reason: Ses över., office: Socialchef, until: 2026-12-31}\n"
        "  - {key: FRM001@o/row/r1, reason: R, office: O, until: 2026-12-31, decision: SN § 3}\n"
    )
    first, second = loaded(tmp_path, text)

    assert (first.key, first.reason, first.office, first.until, first.decision) == (
        "REF002@o/row/r2", "Ses över.", "Socialchef", date(2026, 12, 31), None,
    )  # fmt: skip
    assert second.decision == "SN § 3"
    assert [str(one.source) for one in (first, second)] == ["undantag.yaml, rad 3", "undantag.yaml, rad 4"]


def test_every_mistake_in_a_file_of_waivers_is_told_with_its_line(tmp_path: Path) -> None:
    text = """samspel: 1
waivers:
  - key: REF002
    reason: ''
    office: Socialchef
    until: 2026-02-30
  - {key: REF002@o/row/r2, office: Socialchef, untill: 2026-12-31}
  - {key: FRM091@waiver/REF002@o/row/r2, reason: R, office: O, until: 2026-12-31}
colour: red
"""
    with pytest.raises(UnreadableInput) as caught:
        loaded(tmp_path, text)

    told = [str(problem) for problem in caught.value.problems]
    for line, words in [
        (3, "nyckeln ska se ut som"),
        (4, "Värdet är tomt"),
        (6, "kalendern"),
        (7, "Lägg till `reason`"),
        (7, "Lägg till `until`"),
        (7, "Menade du `until`?"),
        (8, "ett annat undantag"),
        (9, "Nyckeln `colour` finns inte här"),
    ]:
        assert any(one.startswith(f"undantag.yaml:{line}: ") and words.casefold() in one.casefold() for one in told), (
            line,
            words,
        )
    assert len(told) == 8


def test_the_same_key_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    line = "  - {key: REF002@o/row/r2, reason: R, office: O, until: 2026-12-31}\n"
    with pytest.raises(UnreadableInput, match=r"undantag.yaml:4: .* rad 3"):
        loaded(tmp_path, f"samspel: 1\nwaivers:\n{line}{line}")


def test_a_file_without_waivers_sets_nothing_aside(tmp_path: Path) -> None:
    assert loaded(tmp_path, "samspel: 1\nwaivers: []\n") == ()
    with pytest.raises(UnreadableInput, match="Lägg till `waivers`"):
        loaded(tmp_path, "samspel: 1\n")

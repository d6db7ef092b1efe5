"""What is asked of a log where no row has the words of its decisions: one question for each board, role and nearest row."""

from __future__ import annotations

from datetime import date

from samspel.checks.run import check
from samspel.findings import Report
from tests.towns import CAST, town

ORDER = """
orders:
  - id: sn-2026
    organ: sn
    in_force: {from: 2026-01-01}
    rows:
      - {id: r1, number: "1.1", matter: Försörjningsstöd enligt riksnorm, matter_type: SN-038, delegates: [{role: handl}]}
      - {id: r2, number: "1.2", matter: Kattvakt i lokaler, delegates: [{role: avdchef}], limit: none}
      - {id: r3, number: "1.3", matter: Kattvakt på natten, delegates: [{role: handl}], execution: yes}
      - {id: r4, number: "1.4", matter: Bidrag, delegates: [{role: avdchef}], limit: {at_most: 5000, unit: SEK}}
"""


def asked(*decisions: str, language: str = "sv") -> dict[str, int]:
    """What BES001 asks of the decisions, and how many each question settles."""
    log = ", ".join(f"{{id: D{number}, board: sn, on: 2026-02-03, {one}}}" for number, one in enumerate(decisions))
    report: Report = check(town(CAST, ORDER, f"decisions: [{log}]"), on=date(2026, 3, 1), language=language)
    return {one.text: one.settles for one in report.questions if "BES001" in one.codes}


def test_decisions_near_the_same_row_are_one_question() -> None:
    [(text, settled)] = asked(
        "role: handl, matter: Försörjningsstöd januari",
        "role: handl, matter: 'Försörjningsstöd januari, avslag'",
        "role: handl, matter: Försörjningsstöd februari",
    ).items()

    assert settled == 3
    assert "rad 1.1 ”Försörjningsstöd enligt riksnorm”" in text
    assert "januari" not in text


def test_decisions_near_no_row_are_one_question_for_each_role() -> None:
    found = asked("role: handl, matter: Hundvakt", "role: handl, matter: Fågelbo", "role: avdchef, matter: Hundvakt")

    assert sorted(found.values()) == [1, 2]
    assert all("Ingen rad har deras ord" in text for text in found)


def test_carrying_out_is_no_row_that_gives_power_and_english_is_english() -> None:
    [text] = asked("role: handl, matter: Kattvakt på natten i maj", language="en")

    assert "row 1.2 “Kattvakt i lokaler”" in text


def test_a_missing_amount_is_asked_for_and_settles_the_power() -> None:
    [text] = asked("role: avdchef, matter: Bidrag")

    assert "belopp" in text
    assert text.endswith("hade rätt att besluta.")

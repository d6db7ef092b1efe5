"""Builds small municipalities for tests."""

from __future__ import annotations

from datetime import date

from samspel import plain_yaml
from samspel.checks.run import check
from samspel.findings import Report
from samspel.model import Facts, Municipality, facts_from, join
from samspel.rules import RulePack

DAY = date(2026, 2, 1)  # before the last day read of every pack that ships

CAST = """
organs:
  - {id: kf, name: Kommunfullmäktige, kind: council}
  - {id: sn, name: Socialnämnden, kind: board, parent: kf, members: 11}
  - {id: sn-au, name: Socialnämndens arbetsutskott, kind: committee, parent: sn}
  - {id: sn-ber, name: Framtidsberedningen, kind: preparation, parent: sn}
  - {id: ks, name: Kommunstyrelsen, kind: board, parent: kf, members: 11}
  - {id: ks-au, name: Kommunstyrelsens arbetsutskott, kind: committee, parent: ks}
units:
  - {id: sf, name: Socialförvaltningen, serves: [sn]}
  - {id: ifo, name: Individ och familj, parent: sf}
  - {id: klk, name: Kommunledningskontoret, serves: [ks]}
roles:
  - {id: sn-ordf, name: Socialnämndens ordförande, side: political, organ: sn, seat: chair}
  - {id: sn-ers, name: Ersättare i socialnämnden, side: political, organ: sn, seat: substitute}
  - {id: ks-ordf, name: Kommunstyrelsens ordförande, side: political, organ: ks, seat: chair}
  - {id: socialchef, name: Socialchef, side: official, unit: sf, heads: sf}
  - {id: avdchef, name: Avdelningschef, side: official, unit: ifo, heads: ifo, reports_to: [socialchef]}
  - {id: sektorchef, name: Sektorchef, side: official}
  - {id: handl, name: Biståndshandläggare, side: official, unit: ifo, heads: none, reports_to: [avdchef]}
  - {id: kdir, name: Kommundirektör, side: official, unit: klk, heads: klk}
  - {id: konsult, name: Inhyrd utredare, side: official, employer: consultant}
"""


def facts(text: str, file: str = "kommun.yaml") -> Facts:
    """The facts of a native text."""
    return facts_from(plain_yaml.parse(text, file))


def town(*texts: str) -> Municipality:
    """One municipality of several native texts, none of them with the cast above."""
    return join(*(facts(text, f"del{number}.yaml") for number, text in enumerate(texts, 1)))


def order(*rows: str, head: str = "id: o, organ: sn", **parts: str) -> Municipality:
    """The cast with one order of these rows (without id braces: `id: r1, matter: …`), and other parts."""
    body = ", ".join(f"{{{row}}}" for row in rows)
    more = "".join(f"{part}: {words}\n" for part, words in parts.items())
    return town(CAST, f"orders: [{{{head}, rows: [{body}]}}]\n{more}")


def checked(
    municipality: Municipality,
    *,
    on: date = DAY,
    packs: tuple[RulePack, ...] | None = None,
    language: str = "sv",
) -> Report:
    """The report on a municipality."""
    return check(municipality, on=on, packs=packs, language=language)


def verdicts(report: Report, *codes: str) -> dict[str, tuple[str, str]]:
    """Level and verdict by key, of the rules with these codes or of all."""
    return {f.key: (f.level.value, f.verdict.value) for f in report.findings if not codes or f.code in codes}

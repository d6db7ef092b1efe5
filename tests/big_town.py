"""A large made-up municipality, the same every time: an order of 400 rows, fifty organs and some sixty posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samspel.model import (
    Acting,
    Adoption,
    Consult,
    Delegate,
    Limit,
    Municipality,
    MunicipalityName,
    Order,
    Organ,
    OrganKind,
    Period,
    Responsibility,
    Role,
    Row,
    Seat,
    Side,
    Unit,
    WorkPhase,
)
from samspel.money import Unit as Amount

AREAS = (
    "Bygg och miljö", "Fritid", "Funktionsstöd", "Förskola", "Grundskola", "Gymnasium", "Individ och familj", "Kultur",
    "Lokaler", "Miljö och hälsa", "Trafik", "Vatten och avfall", "Vård och omsorg", "Överförmyndare",
)  # fmt: skip
MATTERS = (
    "Avtal om köp av varor och tjänster", "Direktupphandling", "Anställning av personal", "Bidrag till föreningar",
    "Beslut att inte lämna ut handling", "Yttrande till annan myndighet", "Avskrivning av fordran", "Uthyrning av lokal",
    "Prövning av om ett överklagande har kommit i rätt tid", "Tillstånd enligt lokala föreskrifter",
    "Tecknande av hyresavtal", "Bisyssla, beslut om förbud", "Polisanmälan vid brott mot verksamheten",
)  # fmt: skip
LIMITS = (50_000, 100_000, 300_000, 500_000, 700_000, 1_200_000, 2_000_000)


def big_town(rows: int = 400, boards: int = len(AREAS)) -> Municipality:
    """The whole municipality; its first order has that many rows."""
    return Municipality(
        municipality=MunicipalityName(name="Storköping"),
        organs=tuple(_organs(boards)),
        units=tuple(_units(boards)),
        roles=tuple(_roles(boards)),
        orders=(_order(rows),),
        responsibilities=tuple(_responsibilities(boards)),
    )


def _organs(boards: int) -> list[Organ]:
    organs = [Organ(id="kf", name="Kommunfullmäktige", kind=OrganKind.COUNCIL, members=61)]
    organs.append(Organ(id="ks", name="Kommunstyrelsen", kind=OrganKind.BOARD, parent="kf", members=15))
    for part in ("Arbetsutskottet", "Personalutskottet", "Krisledningsutskottet"):
        organs.append(Organ(id=f"ks-{part}", name=part, kind=OrganKind.COMMITTEE, parent="ks", members=5))
    for n, area in enumerate(AREAS[:boards]):
        organs.append(Organ(id=f"n{n}", name=f"Nämnden för {area.lower()}", kind=OrganKind.BOARD, parent="kf", members=11))
        for part in ("arbetsutskott", "beredning", "individutskott")[: 3 if n < 3 else 2]:
            name = f"{area}, {part}"
            organs.append(Organ(id=f"n{n}-{part}", name=name, kind=OrganKind.COMMITTEE, parent=f"n{n}", members=5))
    return organs


def _units(boards: int) -> list[Unit]:
    units = [Unit(id="klk", name="Kommunledningskontoret", serves=("ks",))]
    for n, area in enumerate(AREAS[:boards]):
        units.append(Unit(id=f"f{n}", name=f"Förvaltningen för {area.lower()}", serves=(f"n{n}",)))
        units += [Unit(id=f"a{n}-{k}", name=f"{area}, avdelning {k}", parent=f"f{n}") for k in (1, 2)]
    return units


def _roles(boards: int) -> list[Role]:
    roles = [
        Role(id="ks-ordf", name="Kommunstyrelsens ordförande", side=Side.POLITICAL, organ="ks", seat=Seat.CHAIR),
        Role(id="kdir", name="Kommundirektör", side=Side.OFFICIAL, unit="klk", heads="klk"),
        Role(id="ekchef", name="Ekonomichef", side=Side.OFFICIAL, unit="klk", reports_to=("kdir",)),
        Role(id="inkop", name="Inköpssamordnare", side=Side.OFFICIAL, unit="klk", reports_to=("ekchef", "kdir")),
    ]
    for n, area in enumerate(AREAS[:boards]):
        head = Role(id=f"c{n}", name=f"Förvaltningschef {area.lower()}", side=Side.OFFICIAL, unit=f"f{n}", heads=f"f{n}",
                    reports_to=("kdir",))  # fmt: skip
        roles.append(head)
        for k in (1, 2):
            unit = f"a{n}-{k}"
            name = f"Avdelningschef {area.lower()} {k}"
            roles.append(Role(id=f"d{n}-{k}", name=name, side=Side.OFFICIAL, unit=unit, heads=unit, reports_to=(f"c{n}",)))
        roles.append(
            Role(id=f"h{n}", name=f"Handläggare {area.lower()}", side=Side.OFFICIAL, unit=f"a{n}-1", reports_to=(f"d{n}-1",))
        )
    return roles


def _order(rows: int) -> Order:
    made = []
    for n in range(rows):
        section = AREAS[n * len(AREAS) // rows]
        area = AREAS.index(section)
        matter, amount = MATTERS[n % len(MATTERS)], LIMITS[n % len(LIMITS)]
        limited = matter.startswith(("Avtal", "Direktupphandling", "Bidrag", "Avskrivning", "Tecknande"))
        delegates = (f"c{area}", f"d{area}-1", f"d{area}-2", f"h{area}", "ekchef", "kdir")
        made.append(
            Row(
                id=f"r{n + 1}",
                number=f"{area + 1}.{n + 1}",
                section=section,
                matter=f"{matter} inom {section.lower()}, grupp {n + 1}",
                delegates=tuple(Delegate(role=delegates[(n + k) % 6]) for k in range(1 + n % 2)),
                limit=Limit(at_most=amount, unit=Amount.SEK) if limited else None,
                consult=(Consult(role=("ekchef", "inkop")[n % 2]),) if n % 20 == 7 else None,
                acting=Acting.JOINTLY if n % 40 == 15 else None,
                law=("6 kap. 37 § KL",) if n % 3 else None,
            )
        )
    return Order(
        id="ks-2026",
        organ="ks",
        title="Delegationsordning för kommunstyrelsen",
        adopted=Adoption(on=date(2026, 1, 14), minute="§ 7"),
        in_force=Period(start=date(2026, 2, 1)),
        rows=tuple(made),
    )


def _responsibilities(boards: int) -> Iterator[Responsibility]:
    """Three matters of each board: in the first somebody has each phase, then one has nobody, then two share one."""
    for n, area in enumerate(AREAS[:boards]):
        for k, matter in enumerate(("Bidrag", "Tillsyn", "Verksamhetsplan")):
            words = f"{matter} inom {area.lower()}"
            yield Responsibility(organ=f"n{n}", matter=words, phases=(WorkPhase.DECIDE,))
            yield Responsibility(role=f"h{n}", matter=words, phases=(WorkPhase.PREPARE, WorkPhase.PROPOSE))
            yield Responsibility(role=f"d{n}-1", matter=words, phases=(WorkPhase.EXECUTE,))
            yield Responsibility(role=f"c{n}", matter=words, phases=(WorkPhase.FOLLOW_UP,))
            if k != 1:
                yield Responsibility(role=f"c{n}", matter=words, phases=(WorkPhase.COMMUNICATE,))
            if k == 2:
                yield Responsibility(role=f"d{n}-2", matter=words, phases=(WorkPhase.EXECUTE,))

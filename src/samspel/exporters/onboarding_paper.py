"""The kit for somebody new, as a document: who decides what, whom to ask, what holds, and the days to know of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from ..authority.texts import joined
from ..checks.run import check
from ..checks.values import principles
from ..findings import Finding, Level, Verdict
from ..graph import heads_administration_of, in_force
from ..law.acts import spoken_name
from ..model import Citation, GameRules, Municipality, Order, Organ, OrganKind, Role, Seat, Side
from ..planner.onboarding import KitTexts, NewAs, calendar, kit_texts, refuse_unknown_organ
from .diagrams.holders import holders
from .paper.blocks import Block, Paper, heading, listed, said, table, words

_KINDS = {
    OrganKind.COUNCIL: "fullmäktige", OrganKind.BOARD: "nämnd", OrganKind.JOINT_BOARD: "gemensam nämnd",
    OrganKind.COMMITTEE: "utskott", OrganKind.PRESIDIUM: "presidium", OrganKind.PREPARATION: "beredning",
    OrganKind.SELF_MANAGEMENT: "självförvaltningsorgan", OrganKind.LABOUR_MANAGEMENT: "partssammansatt organ",
    OrganKind.AUDITORS: "revisorer", OrganKind.COMPANY: "bolag", OrganKind.WORKING_GROUP: "arbetsgrupp",
}  # fmt: skip
_BOARDS = (OrganKind.BOARD, OrganKind.JOINT_BOARD)
_MOST_MATTERS = 3
_LONGEST = 70  # letters of a matter in a table


def onboarding_paper(town: Municipality, new_as: NewAs, *, on: date, organ: str | None = None) -> Paper:
    """The kit for a new elected representative or official on a day; with `organ`, for the one board.

    Raises SamspelError where the facts have no such organ.
    """
    refuse_unknown_organ(town, organ)
    texts = kit_texts(new_as)
    name = town.organ[organ].name if organ else town.municipality.name if town.municipality else None
    title = f"{texts.title}: {name}" if name else texts.title
    return Paper(words(title), "sv", on, tuple(_blocks(town, new_as, texts, on, organ)))


def _blocks(town: Municipality, new_as: NewAs, texts: KitTexts, on: date, organ: str | None) -> Iterator[Block]:
    errors = _errors(town, on)
    yield said(texts.welcome)
    yield from _organs(town, on, organ)
    yield from _delegated(town, on, organ, errors)
    yield from _whom_to_ask(town, new_as, on, organ)
    yield from _roles(town, on, organ)
    yield heading("Vad som gäller för dig")
    yield listed(f"{duty.text} ({_law(duty.law)})" for duty in texts.duties)
    yield from _game_rules(town, on, organ, errors)
    yield heading("Värdegrunden")
    yield said("Sju principer för all offentlig verksamhet. De har stöd i lag.")
    found = tuple((one.name.in_("sv"), one.gist.in_("sv"), _law(one.law)) for one in principles())
    yield table("Principerna", ("Princip", "Innebörd", "Stöd"), found, (3, 7, 4), titled=False)
    yield heading("Mandatperioden")
    own = "praxis eller egna uppgifter"
    days = calendar(town, on, organ=organ)
    rows = tuple((day.on.isoformat(), day.what, _law(day.law) or own) for day in days)
    yield table("Dagar att känna till", ("Dag", "Vad som händer", "Stöd"), rows, (3, 8, 4), titled=False)
    yield heading("Din första tid")
    yield listed(texts.first, boxes=True)
    yield said(
        f"Gjord av kommunens egna uppgifter som de gällde {on.isoformat()}. Lagen återges kort, med andra ord än "
        "lagtextens. Vid tvekan: fråga kommunens jurist.",
        quiet=True,
    )


def _organs(town: Municipality, on: date, organ: str | None) -> Iterator[Block]:
    organs = [
        one for one in town.organs if (one.in_force is None or one.in_force.covers(on)) and _concerns(town, one, organ)
    ]
    yield heading("Vem beslutar vad")
    yield said(
        "Fullmäktige beslutar i frågor som är principiella eller av större vikt, och ger nämnderna deras uppdrag "
        "(5 kap. 1–2 §§ kommunallagen). Nämnderna beslutar inom sina uppdrag och får lämna en del vidare genom delegation."
    )
    if organs:
        rows = tuple((one.name, _KINDS[one.kind], str(one.members or "–"), _mandate(town, one, on)) for one in organs)
        yield table(
            "Organ",
            ("Organ", "Slag", "Ledamöter", "Uppdrag enligt reglementet"),
            rows,
            (5, 3, 3, 6),
            numbers=(2,),
        )


def _mandate(town: Municipality, organ: Organ, on: date) -> str:
    given = [one for one in town.mandates_of.get(organ.id, ()) if one.in_force is None or one.in_force.covers(on)]
    return ", ".join(dict.fromkeys(matter for one in given for matter in one.matters)) or "se reglementet"


def _delegated(town: Municipality, on: date, organ: str | None, errors: Sequence[Finding]) -> Iterator[Block]:
    for order in town.orders:
        if order.in_force is not None and not order.in_force.covers(on):
            continue
        if organ is None or order.organ == organ:
            board = town.organ[order.organ].name if order.organ else "Nämnden"
            yield heading(f"Det här har {board} delegerat", 3)
            yield table(
                order.title or "Delegationsordningen",
                ("Vem beslutar", "Antal ärenden", "Till exempel"),
                tuple(_powers(town, order)),
                (4, 2, 9),
                numbers=(1,),
            )
            yield from _rows_to_ask_of(order, errors)


def _rows_to_ask_of(order: Order, errors: Iterable[Finding]) -> Iterator[Block]:
    hit = {one.row or one.about.rpartition("/")[2] for one in errors if one.about.startswith(f"{order.id}/row/")}
    rows = [row.number or row.id for row in order.rows if (row.number or row.id) in hit]
    if rows:
        yield said(
            f"Obs! Det är fel i rad {joined(rows, 'och')} i ordningen. Fråga innan du går efter dem. "
            "Vad som är fel visar samspel check.",
            quiet=True,
        )


def _powers(town: Municipality, order: Order) -> Iterator[tuple[str, ...]]:
    matters = {row.id: row.matter for row in order.rows}
    for holder in sorted(holders(town, order, None).values(), key=lambda one: (one.level, one.name)):
        listed = [_short(matter) for row in holder.rows if (matter := matters[row])]
        more = f" och {len(holder.rows) - _MOST_MATTERS} till" if len(holder.rows) > _MOST_MATTERS else ""
        yield holder.name, str(len(holder.rows)), "; ".join(listed[:_MOST_MATTERS]) + more


def _whom_to_ask(town: Municipality, new_as: NewAs, on: date, organ: str | None) -> Iterator[Block]:
    boards = [one for one in town.organs if one.kind in _BOARDS and organ in (None, one.id)]
    rows: list[tuple[str, str]] = []
    for board in boards:
        heads = _names(role for role in town.roles if role.heads and heads_administration_of(town, role, board.id))
        chairs = _names(role for role in town.roles if role.organ == board.id and role.seat is Seat.CHAIR)
        if heads:
            rows.append((f"{board.name}: förvaltningens arbete, underlag och genomförande", heads))
        if chairs:
            rows.append((f"{board.name}: nämndens arbete och dagordning", chairs))
        designated = [one for one in town.designations if one.organ == board.id and one.task == "urgent"]
        held = [one for one in designated if one.in_force is None or one.in_force.covers(on)]
        if held:
            rows.append((f"{board.name}: beslut som inte kan vänta", _names(town.role[one.role] for one in held)))
    for rules in _holding(town, on, organ):
        ways = rules.ways_in
        if ways and ways.questions_to and new_as is NewAs.ELECTED:
            rows.append(
                ("Frågor från förtroendevalda, enligt spelreglerna", _names(town.role[one] for one in ways.questions_to))
            )
        if ways and ways.assignments_to:
            to = _names(town.role[one] for one in ways.assignments_to)
            rows.append(("Uppdrag till förvaltningen, enligt spelreglerna", to))
    yield heading("Vem frågar du?")
    if rows:
        yield table(
            "Vem du vänder dig till", ("Fråga om", "Vänd dig till"), tuple(dict.fromkeys(rows)), (8, 5), titled=False
        )
    else:
        yield said("Uppgifterna säger inte vem som leder förvaltningarna. Fråga kansliet.")


def _roles(town: Municipality, on: date, organ: str | None) -> Iterator[Block]:
    """What politics is to reach and how officials work, as the descriptions of their roles say; nothing without any."""
    held = [one for one in town.role_descriptions if in_force(one.in_force, on)]
    rows = tuple(
        (
            town.role[one.role].name,
            _lines((*((one.vision,) if one.vision else ()), *(one.what or ()))),
            _lines(one.how or ()),
            one.document or "–",
        )
        for one in held
        if organ is None or _works_for(town, town.role[one.role], organ)
    )
    if rows:
        yield heading("Rollerna: vad och hur")
        yield said("Politiken säger vart och vad. Förvaltningen säger hur. Så står det i rollbeskrivningarna:")
        yield table("Rollbeskrivningar", ("Roll", "Vart och vad", "Hur", "Dokument"), rows, (3, 6, 6, 3), titled=False)


def _works_for(town: Municipality, role: Role, organ: str) -> bool:
    """Whether the role sits in the organ or under it, or its post lies in a unit that serves it."""
    if role.organ is not None:
        return _concerns(town, town.organ[role.organ], organ)
    seen: set[str] = set()
    unit = role.heads or role.unit
    while unit and unit not in seen:
        seen.add(unit)
        if organ in (town.unit[unit].serves or ()):
            return True
        unit = town.unit[unit].parent
    return False


def _lines(said: Iterable[str]) -> str:
    return "; ".join(one.rstrip(".") for one in said) or "–"


def _game_rules(town: Municipality, on: date, organ: str | None, errors: Sequence[Finding]) -> Iterator[Block]:
    yield heading("Spelreglerna")
    found = _holding(town, on, organ)
    if not found:
        yield said("Uppgifterna har inga spelregler. Fråga om det finns några. En mall: samspel game-rules new.")
    for rules in found:
        if rules.title:
            yield said(rules.title)
        for section in rules.sections or ():
            if section.heading and section.rules:
                yield heading(section.heading, 3)
                yield listed(rule.text for rule in section.rules)
        for finding in errors:
            if finding.about.startswith(f"game_rules/{rules.id}/"):
                yield said(f"Obs! {finding.message} {finding.remedy}", quiet=True)


def _errors(town: Municipality, on: date) -> list[Finding]:
    """What breaks the law in the orders and the game rules, so that nobody new learns it as it stands."""
    handed_on = {"mandates", "designations", "orders", "onward", "game_rules", "organs", "units", "roles", "people"}
    report = check(Municipality(**{part: getattr(town, part) for part in handed_on}), on=on)
    return [one for one in report.findings if one.level is Level.ERROR and one.verdict is Verdict.BREACH]


def _holding(town: Municipality, on: date, organ: str | None) -> list[GameRules]:
    held = (one for one in town.game_rules if one.hold_on(on))
    return [one for one in held if one.hold_for(organ)]


def _concerns(town: Municipality, one: Organ, organ: str | None) -> bool:
    return organ is None or one.id == organ or one.parent == organ or one.kind is OrganKind.COUNCIL


def _names(roles: Iterable[Role]) -> str:
    return joined(list(dict.fromkeys(role.name for role in roles if role.side is not Side.AUTOMATED)), "och")


def _law(law: Iterable[Citation]) -> str:
    acts = ((spoken_name(sfs), [one.place() for one in ones]) for sfs, ones in groupby(law, lambda one: one.sfs))
    return "; ".join(f"{joined(places, 'och')} {act}" for act, places in acts)


def _short(matter: str) -> str:
    return matter if len(matter) <= _LONGEST else matter[:_LONGEST].rsplit(" ", 1)[0] + " …"

"""check(): every rule in force against everything it looks at, gathered into one report."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, get_args

from ..engines import Answer, CompiledEngine
from ..errors import SamspelError
from ..findings import DocumentInfo, Finding, Level, NotAssessed, PackInfo, Report, Verdict, Waived, Waiver
from ..model import Municipality, Nothing
from ..rules.load import refuse_used_twice, shipped_packs
from ..rules.pack import Rule, RulePack, fill
from ..rules.views import Sighting
from .baseline import Baseline
from .citation_views import citation_sightings
from .context import OrderContext
from .name_views import name_sightings
from .onward_views import onward_sightings
from .order_views import order_sightings
from .overlap_views import overlap_sightings
from .questions import grouped
from .row_views import delegate_sightings, designation_sightings, row_sightings
from .town_views import organ_sightings, seat_sightings
from .waivers import accepted, waiver_sightings

_BUILDERS: tuple[Callable[[OrderContext], Iterator[Sighting]], ...] = (
    order_sightings,
    row_sightings,
    delegate_sightings,
    designation_sightings,
    onward_sightings,
    citation_sightings,
    name_sightings,
    overlap_sightings,
)
Reason = Literal["matter", "reference", "receiver", "other"]
_MATTER = {"matters", "authority", "in_mandate", "in_mandate_of_other"}
_REFERENCE = {"cites", "acts", "points_to"}
_RECEIVER = {"recipient", "seat", "seats", "member_of_board", "employees", "elected", "office", "agreement", "giver_office"}
_NOTHING = {"sv": "Det finns ingen delegationsordning att pröva.", "en": "There is no delegation order to check."}
_OTHER_DAY = {
    "sv": "{order} gäller inte den {day}. Den är ändå prövad mot de regler som gäller då.",
    "en": "{order} is not in force on {day}. It was checked all the same, against the rules in force then.",
}
_KNOWN = {
    "sv": "{code}: lagen har ändrats eller kan ha ändrats den {day} ({what}; {source}).",
    "en": "{code}: the law has or may have changed on {day} ({what}; {source}).",
}
_AFTER = {
    "sv": "Rättskällorna är lästa till och med {day} eller senare (tidigast: {titles}). Senare ändringar är inte med.",
    "en": "The legal sources were read through {day} or later (earliest: {titles}). Later changes are not included.",
}


def check(
    municipality: Municipality,
    *,
    on: date,
    packs: Sequence[RulePack] | None = None,
    waivers: Sequence[Waiver] = (),
    baseline: Baseline | None = None,
    language: str = "sv",
    document: DocumentInfo | None = None,
) -> Report:
    """What the rules say about a municipality's delegation orders on one day.

    `on` is the day asked about; `packs` defaults to the packs that ship with samspel; `waivers` are accepted
    exceptions and `baseline` the findings of an earlier day: what they cover is told apart and does not count;
    `document` says what was read and how, and passes into the report unchanged.
    """
    if language not in _AFTER:
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    if isinstance(on, datetime) or not isinstance(on, date):
        raise SamspelError("Dagen ska vara ett datum: datetime.date.")
    refuse_used_twice(packs or ())
    engine = _shipped_engine() if packs is None else _engine(packs)
    packs = shipped_packs() if packs is None else packs
    findings: dict[str, Finding] = {}
    presumed: set[str] = set()
    open_guards: list[tuple[Rule, Sighting]] = []

    def everything() -> Iterator[Sighting]:
        yield from sightings(municipality, on)
        yield from waiver_sightings(findings.values(), waivers, on)  # when all else has been judged

    for sighting in everything():
        for rule, answer in engine.judge(sighting):
            if answer is Answer.NOT_ASSESSED:
                open_guards.append((rule, sighting))
            elif answer is Answer.BREACH or answer is Answer.DOUBT:
                finding = _finding(rule, sighting, answer, language)
                if finding.key in findings:
                    if findings[finding.key] != finding:
                        raise SamspelError(f"Två olika anmärkningar har samma nyckel: {finding.key}.")
                    continue
                findings[finding.key] = finding
                if finding.presumed:
                    presumed.update(sighting.presumptions)
    ordered = sorted(findings.values(), key=lambda finding: finding.sort_key)
    stands = accepted(ordered, waivers, on)
    since = baseline.since((one for one in ordered if one.key not in stands), stands) if baseline else None
    apart = {*stands, *(one.key for one in (since.remaining if since else ()))}
    spoke = {finding.code for finding in ordered}
    remarks = (*_not_in_force(municipality, on, language), *_unread_changes(packs, on, spoke, language))
    return Report(
        language=language,
        document=document,
        as_of=on,
        packs=tuple(_pack_info(pack, language) for pack in packs),
        engines=(engine.name,),
        not_assessed=tuple(_not_assessed(open_guards)),
        presumptions=tuple(sorted(presumed)),
        remarks=remarks,
        questions=grouped(one for one in findings.values() if one.key not in apart),
        findings=tuple(one for one in ordered if one.key not in apart),
        waived=tuple(Waived(finding=one, waiver=stands[one.key]) for one in ordered if one.key in stands),
        since=since,
    )


def _engine(packs: Iterable[RulePack]) -> CompiledEngine:
    return CompiledEngine(rule for pack in packs for rule in pack.rules)


@lru_cache(maxsize=1)
def _shipped_engine() -> CompiledEngine:
    """The engine of the packs that ship with samspel, compiled once."""
    return _engine(shipped_packs())


def sightings(municipality: Municipality, on: date) -> Iterator[Sighting]:
    """Every view of the municipality and of its delegation orders on that day."""
    yield from organ_sightings(municipality, on)
    yield from seat_sightings(municipality, on)
    for order in municipality.orders:
        context = OrderContext(municipality, order, on)
        for build in _BUILDERS:
            yield from build(context)


def _finding(rule: Rule, sighting: Sighting, answer: Answer, language: str) -> Finding:
    looked_at = rule.guarded_by | rule.broken_by
    doubt = answer is Answer.DOUBT
    missing = tuple(sorted(name for name in rule.broken_by if getattr(sighting.view, name) is None)) if doubt else ()
    presumed = tuple(sorted(sighting.presumed & looked_at))
    text = rule.ask if doubt and rule.ask else rule.message
    key = f"{rule.code}@{sighting.about}" + (f"#{sighting.part}" if sighting.part else "")
    return Finding(
        key=key,
        code=rule.code,
        slug=rule.slug,
        level=_level(rule, sighting, doubt, presumed),
        verdict=Verdict.DOUBT if doubt else Verdict.BREACH,
        would_be=_capped(rule.level, presumed) if doubt else None,
        about=sighting.about,
        part=sighting.part,
        row=sighting.row,
        title=rule.title.in_(language),
        message=fill(text, sighting, language),
        remedy=fill(rule.remedy, sighting, language),
        law=rule.law,
        norm=rule.norm.in_(language) if rule.norm else None,
        basis=rule.basis,
        facts={name: _plain(getattr(sighting.view, name)) for name in sorted(looked_at)},
        presumed=presumed,
        missing=missing,
        source=sighting.source,
    )


def _level(rule: Rule, sighting: Sighting, doubt: bool, presumed: Iterable[str]) -> Level:
    """A doubt is a question; so is a breach under a law that is known to have changed unread."""
    if doubt or rule.change_known(sighting.day(rule.judged_on)):
        return Level.QUESTION
    return _capped(rule.level, presumed)


def _capped(level: Level, presumed: Iterable[str]) -> Level:
    """What rests on a presumption from a title is a warning at most."""
    return Level.WARNING if level is Level.ERROR and tuple(presumed) else level


def _plain(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _not_assessed(open_guards: Iterable[tuple[Rule, Sighting]]) -> Iterator[NotAssessed]:
    """Rules whose guard could not be decided, grouped by what is not known."""
    groups: dict[Reason, list[tuple[Rule, Sighting]]] = {}
    for rule, sighting in open_guards:
        groups.setdefault(_reason(rule, sighting), []).append((rule, sighting))
    for reason in get_args(Reason):
        if group := groups.get(reason):
            yield NotAssessed(
                missing=reason,
                codes=tuple(sorted({rule.code for rule, _ in group})),
                about=tuple(dict.fromkeys(sighting.about for _, sighting in group)),
                rows=tuple(dict.fromkeys(sighting.row for _, sighting in group if sighting.row)),
            )


def _reason(rule: Rule, sighting: Sighting) -> Reason:
    """Why the guard could not be decided. A reference that may be to several acts only matters beside a known matter."""
    unknown = {name for name in rule.guarded_by if getattr(sighting.view, name) is None}
    if unknown & _MATTER:
        return "matter"
    if unknown & _REFERENCE:
        return "reference" if getattr(sighting.view, "matters", None) else "matter"
    return "receiver" if unknown & _RECEIVER else "other"


def _pack_info(pack: RulePack, language: str) -> PackInfo:
    return PackInfo(
        name=pack.name, title=pack.title.in_(language), rules=len(pack.rules), verified_through=pack.verified_through
    )


def _not_in_force(municipality: Municipality, on: date, language: str) -> Iterator[str]:
    """What a reader must know before trusting an empty list: nothing was there to check, or not on that day."""
    if not municipality.orders:
        yield _NOTHING[language]
    for order in municipality.orders:
        if order.in_force is not None and not order.in_force.covers(on):
            yield _OTHER_DAY[language].format(order=order.title or order.id, day=on.isoformat())


def _unread_changes(packs: Sequence[RulePack], on: date, spoke: Container[str], language: str) -> Iterator[str]:
    """Changes of law that touch the rules that spoke, and from which day the packs know no more."""
    for pack in packs:
        for rule in pack.rules:
            change = rule.change_known(on) if rule.code in spoke else None
            if change is not None:
                yield _KNOWN[language].format(code=rule.code, day=change.start, what=change.what, source=change.source)
    first = min((pack.verified_through for pack in packs), default=on)
    if first < on:
        titles = [pack.title.in_(language) for pack in packs if pack.verified_through == first]
        yield _AFTER[language].format(titles=", ".join(titles), day=first.isoformat())

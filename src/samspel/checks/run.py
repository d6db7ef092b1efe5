"""check(): every rule in force against everything it looks at, gathered into one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from ..engines import Answer, CompiledEngine
from ..errors import SamspelError
from ..findings import DocumentInfo, Finding, PackInfo, Report, Waived, Waiver
from ..model import Municipality
from ..rules.load import refuse_used_twice, shipped_packs
from ..rules.pack import Rule, RulePack
from ..rules.view import Sighting
from .baseline import Baseline
from .cross_check import Judged, confirmed
from .questions import grouped
from .remarks import LANGUAGES, remarks
from .sightings import sightings
from .told import told
from .unassessed import unassessed
from .values import value_counts
from .waivers import accepted, waiver_sightings


def check(
    municipality: Municipality,
    *,
    on: date,
    packs: Sequence[RulePack] | None = None,
    waivers: Sequence[Waiver] = (),
    baseline: Baseline | None = None,
    language: str = "sv",
    document: DocumentInfo | None = None,
    cross_check: bool = False,
) -> Report:
    """What the rules say about a municipality's delegation orders, decisions, meetings and registers on one day.

    `on` is the day asked about; `packs` defaults to the packs that ship with samspel; `waivers` are accepted
    exceptions and `baseline` the findings of an earlier day: what they cover is told apart and does not count;
    `document` says what was read and how, and passes into the report unchanged. `cross_check` asks the second engine
    too, which needs the extra `crosscheck`; where the two do not agree, EnginesDisagree is raised, with the report.
    """
    if language not in LANGUAGES:
        raise SamspelError(f"Språket {language} finns inte. Välj sv eller en.")
    if isinstance(on, datetime) or not isinstance(on, date):
        raise SamspelError("Dagen ska vara ett datum: datetime.date.")
    refuse_used_twice(packs or ())
    engine = shipped_engine() if packs is None else _engine(packs)
    packs = shipped_packs() if packs is None else packs
    judging = _Judging(engine, language)
    of_decisions: dict[str, list[Sighting]] = {f"decision/{one.id}": [] for one in municipality.decisions}
    for sighting in sightings(municipality, on):
        judging.judge(sighting)
        if sighting.about in of_decisions:
            of_decisions[sighting.about].append(sighting)
    for sighting in waiver_sightings(tuple(judging.findings.values()), waivers, on):  # when all else has been judged
        judging.judge(sighting)
    ordered = sorted(judging.findings.values(), key=lambda finding: finding.sort_key)
    stands = accepted(ordered, waivers, on)
    since = baseline.since((one for one in ordered if one.key not in stands), stands) if baseline else None
    apart = {*stands, *(one.key for one in (since.remaining if since else ()))}
    report = Report(
        language=language,
        document=document,
        decisions=len(municipality.decisions),
        meetings=len(municipality.meetings),
        values=value_counts(of_decisions.values(), packs, language),
        as_of=on,
        packs=tuple(_pack_info(pack, language) for pack in packs),
        engines=(engine.name,),
        not_assessed=tuple(unassessed(judging.open_guards)),
        presumptions=tuple(sorted(judging.presumed)),
        remarks=tuple(remarks(municipality, packs, on, {one.code for one in ordered}, language)),
        questions=grouped(one for one in judging.findings.values() if one.key not in apart),
        findings=tuple(one for one in ordered if one.key not in apart),
        waived=tuple(Waived(finding=one, waiver=stands[one.key]) for one in ordered if one.key in stands),
        since=since,
    )
    return confirmed(report, (rule for pack in packs for rule in pack.rules), judging.judged) if cross_check else report


class _Judging:
    """Asks the engine about one sighting after the other and gathers what is told."""

    def __init__(self, engine: CompiledEngine, language: str) -> None:
        self._engine, self._language = engine, language
        self.findings: dict[str, Finding] = {}
        self.presumed: set[str] = set()
        self.open_guards: list[tuple[Sighting, list[Rule]]] = []
        self.judged: list[Judged] = []

    def judge(self, sighting: Sighting) -> None:
        """Adds what the rules tell of the sighting. Raises SamspelError where two findings would have one key."""
        answers = tuple(self._engine.judge(sighting))
        self.judged.append((sighting, {rule.code: answer for rule, answer in answers}))
        if open_guards := [rule for rule, answer in answers if answer is Answer.NOT_ASSESSED]:
            self.open_guards.append((sighting, open_guards))
        for rule, answer in answers:
            if answer is Answer.NOT_ASSESSED:
                continue
            finding = told(rule, sighting, answer, self._language)
            if self.findings.setdefault(finding.key, finding) != finding:
                raise SamspelError(f"Två olika anmärkningar har samma nyckel: {finding.key}.")
            if finding.presumed:
                self.presumed.update(sighting.presumptions)


def _engine(packs: Iterable[RulePack]) -> CompiledEngine:
    return CompiledEngine(rule for pack in packs for rule in pack.rules)


@lru_cache(maxsize=1)
def shipped_engine() -> CompiledEngine:
    """The engine of the packs that ship with samspel, compiled once."""
    return _engine(shipped_packs())


def _pack_info(pack: RulePack, language: str) -> PackInfo:
    return PackInfo(
        name=pack.name, title=pack.title.in_(language), rules=len(pack.rules), verified_through=pack.verified_through
    )

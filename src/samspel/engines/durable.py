"""The second engine: durable-rules, an independent judge of the same rules, in a child process.

It is asked so that a fault in one engine is seen. It is C code that can crash or hang, which Python cannot catch; so it
runs in a process of its own for each batch of facts, with a time limit, and everything but a whole answer is an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import EngineStopped, SamspelError
from ..rules.conditions import Condition, Group, Test
from ..rules.pack import Rule
from ..rules.view import Sighting, View
from .answers import Answer
from .lowering import MAX_FIELDS, MAX_WIDTH, Json, Lowering, Outside, OutsideSubset, fields_of, width

BATCH = 1000
SECONDS = 60
_DAYS = {"asked": "day asked", "act": "day act", "adopted": "day adopted"}
"""What the days that rules are judged on are called among the attributes of a view, which have no spaces."""
_MODULE = "durable_rules_engine"
_CHILD = Path(__file__).with_name("durable_child.py")


def durable_available() -> bool:
    """Whether durable-rules is installed. It is not imported: a fault in it must not reach this process."""
    return sys.platform != "win32" and find_spec(_MODULE) is not None


class DurableEngine:
    """Judges sightings by rules, as CompiledEngine does, but shares no logic of conditions with it."""

    name = "durable"

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.not_checked: dict[str, Outside] = {}
        """Rules that it cannot judge, by code, and why."""
        self._kinds: dict[str, _Kind] = {}
        for rule in rules:
            try:
                self._kinds.setdefault(rule.view, _Kind()).add(rule)
            except OutsideSubset as outside:
                self.not_checked[rule.code] = outside.why

    def judge(self, sightings: Sequence[Sighting]) -> list[dict[str, Answer]]:
        """What the rules in force tell of each sighting, by code; rules that tell nothing are left out."""
        if not durable_available():
            raise SamspelError(
                "Det går inte att kontrollräkna: durable-rules saknas. Installera med: pip install 'samspel[crosscheck]'."
            )
        asked = [_Asked.about(sighting) for sighting in sightings]
        distinct = list(dict.fromkeys(asked))  # rows often look alike
        told: dict[_Asked, dict[str, Answer]] = {}
        for start in range(0, len(distinct), BATCH):
            batch = distinct[start : start + BATCH]
            try:
                told.update(zip(batch, self._judge(batch), strict=True))
            except EngineStopped as stopped:
                place = f"Det gällde uppgifterna {start + 1}–{start + len(batch)} av {len(distinct)}."
                raise EngineStopped(f"{stopped} {place}", stopped.reproduction) from stopped
        return [told[one] for one in asked]

    def _judge(self, batch: Sequence[_Asked]) -> list[dict[str, Answer]]:
        by_kind: dict[str, list[Json]] = {}
        for one in batch:
            if one.kind in self._kinds:
                by_kind.setdefault(one.kind, []).append(self._kinds[one.kind].fact(one))
        task = {kind: {"rulesets": self._kinds[kind].rulesets(), "facts": facts} for kind, facts in by_kind.items()}
        fired = {kind: iter(names) for kind, names in _run(task).items()}
        try:
            return [self._kinds[one.kind].answers({*next(fired[one.kind])}) if one.kind in fired else {} for one in batch]
        except _BothWays as both:
            raise EngineStopped(f"Kontrollräkningen sa både ja och nej: {both}.", task) from both


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sighting as far as rules look at it."""

    kind: str
    view: View
    days: tuple[tuple[str, Any], ...]

    @classmethod
    def about(cls, sighting: Sighting) -> _Asked:
        days = tuple((attribute, sighting.day(judged_on)) for judged_on, attribute in _DAYS.items())
        return cls(sighting.kind, sighting.view, days)


@dataclass(frozen=True, slots=True)
class _Signals:
    """The names that durable-rules fires for one rule: whether its guard and its breach hold, and whether they fail."""

    guard: tuple[str, str]
    breach: tuple[str, str]
    ask: bool

    def answer(self, fired: set[str]) -> Answer | None:
        """What the rule tells, when these names fired."""
        guard = _truth(fired, self.guard)
        if guard is None:
            return Answer.NOT_ASSESSED
        breach = _truth(fired, self.breach) if guard else False
        if breach is None:
            return Answer.DOUBT if self.ask else None
        return Answer.BREACH if breach else None


class _BothWays(Exception):
    """A condition was said to hold and to fail."""


def _truth(fired: set[str], names: tuple[str, str]) -> bool | None:
    holds, fails = (name in fired for name in names)
    if holds and fails:
        raise _BothWays(names[0])
    return holds if holds or fails else None


class _Kind:
    """The rules about one kind of view, lowered, with what their conditions look at."""

    def __init__(self) -> None:
        self._lowering = Lowering()
        self._signals: dict[str, _Signals] = {}
        self._conditions: dict[str, Json] = {}

    def add(self, rule: Rule) -> None:
        """Lowers the rule, whole or not at all."""
        lowered = {}
        for name, condition in (("guard", _guard(rule)), ("breach", rule.when)):
            lowered[f"{rule.code} {name} holds"] = self._lowering.holds(condition)
            lowered[f"{rule.code} {name} fails"] = self._lowering.fails(condition)
        for name, pieces in lowered.items():
            self._conditions.update({f"{name}#{number}": piece for number, piece in enumerate(pieces)})
        holds, fails, breach, kept = lowered
        self._signals[rule.code] = _Signals((holds, fails), (breach, kept), rule.unknown == "ask")

    def fact(self, asked: _Asked) -> Json:
        """What the rules look at, as durable-rules is told it."""
        return self._lowering.fact({**dict(asked.view), **dict(asked.days)})

    def rulesets(self) -> list[Json]:
        """The conditions, so many together as the engine can hold at once."""
        rulesets: list[Json] = []
        room, seen = 0, frozenset[str]()
        for name, condition in self._conditions.items():
            seen |= fields_of(condition)
            room -= width(condition)
            if room < 0 or len(seen) > MAX_FIELDS:
                rulesets.append({"rules": {}, "fields": []})
                room, seen = MAX_WIDTH - width(condition), fields_of(condition)
            rulesets[-1]["rules"][name] = condition
            rulesets[-1]["fields"] = sorted(seen)
        return rulesets

    def answers(self, fired: set[str]) -> dict[str, Answer]:
        """What each rule tells, when these names fired."""
        fired = {name.partition("#")[0] for name in fired}
        told = ((code, signals.answer(fired)) for code, signals in self._signals.items())
        return {code: answer for code, answer in told if answer is not None}


def _guard(rule: Rule) -> Condition:
    """What the rule is about, and the days of its law: as conditions, for the second engine judges the days too."""
    day = _DAYS[rule.judged_on]
    parts: list[Condition] = [Test(day, "at_least", rule.in_force.start)]
    if rule.in_force.end is not None:
        parts.append(Test(day, "at_most", rule.in_force.end))
    if rule.applies is not None:
        parts.append(rule.applies)
    return Group("all", tuple(parts))


def _run(task: Json) -> dict[str, list[list[str]]]:
    """The names fired by each fact, by kind, from a process that ends with its answer."""
    spec = find_spec(_MODULE)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    command = [sys.executable or "", "-I", "-S", str(_CHILD), str(folder)]
    try:
        done = subprocess.run(command, input=json.dumps(task).encode(), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise EngineStopped(f"Kontrollräkningen svarade inte inom {SECONDS} sekunder.", task) from None
    except OSError as error:
        raise EngineStopped(f"Kontrollräkningen gick inte att starta ({error.strerror}).", task) from None
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise EngineStopped(f"Kontrollräkningen stannade (kod {done.returncode}). {last}".strip(), task)
    try:
        fired: dict[str, list[list[str]]] = json.loads(done.stdout)
    except ValueError:
        fired = {}
    if {kind: len(names) for kind, names in fired.items()} != {kind: len(part["facts"]) for kind, part in task.items()}:
        raise EngineStopped("Kontrollräkningen gav inget helt svar.", task)
    return fired

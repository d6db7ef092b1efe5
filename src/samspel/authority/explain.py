"""A ruling in plain sentences: why, what is asked, and what a yes takes for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..law.matters import all_matters
from ..model import Duration, HeldAs, Municipality, Side, Vat
from ..money import Unit, spoken
from .amounts import Bounds, Sum
from .chain import delegates_of, name_of, role_or_organ
from .index import Sayings
from .mandates import has_been_given
from .paths import OWN_UNIT, Reach
from .periods import LAST, Span
from .powers import Entry, Power
from .request import Answer, Request, Step, StepKind
from .texts import joined, say, sentences
from .weigh import Reason

if TYPE_CHECKING:
    from .ruling import Ruling

_HOLDING: dict[str, str] = {HeldAs.ACTING: "acting", HeldAs.SUBSTITUTE: "stand_in"}


class Explanation(NamedTuple):
    """Sentences in one language."""

    because: tuple[str, ...]
    questions: tuple[str, ...]
    provided: tuple[str, ...]


def explain(ruling: Ruling, language: str) -> Explanation:
    """The ruling in `sv` or `en`."""
    teller = _Teller(ruling, language)
    heading = teller.say("headings", ruling.answer.value)
    if ruling.answer is Answer.YES:
        return Explanation(_once(heading, *teller.yes()), (), _once(*teller.provided()))
    no = [teller.reason(reason) for reason in ruling.reasons if reason.answer is Answer.NO]
    asks = [teller.reason(reason) for reason in ruling.reasons if reason.answer is Answer.NEEDS_ASSESSMENT]
    return Explanation(_once(heading, *no), _once(*asks), ())


def _once(*sentences: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))


class _Teller:
    """Puts one ruling into words of one language."""

    def __init__(self, ruling: Ruling, language: str) -> None:
        self._ruling, self._language = ruling, language
        self._sentences = sentences(language)
        self._town = ruling.index.town
        self._chain = ruling.chain
        self._given = self._is_given()
        request = ruling.request
        asked = name_of(role_or_organ(self._town, request.role, request.organ))
        self._who = ruling.index.people[request.person] if request.person else asked
        self._sayings = self._of_power(ruling.power) if ruling.power is not None else None

    def say(self, part: str, name: str, **said: object) -> str:
        """A sentence with what is said put in; a word with a capital begins with one."""
        return self._sentences[part][name](who=self._who, **said)

    def yes(self) -> list[str]:
        """The chain, and that the amount is within the limit."""
        ruling = self._ruling
        if ruling.board is not None:
            return [*map(self._step, self._chain), self.say("steps", "board", receiver=self._who)]
        if self._sayings is None:
            return [said for step in self._chain for said in self._with_words(step)]
        said = [*self._sayings.steps]
        last = self._chain[-1]
        if last.kind is StepKind.HOLDING:
            said.append(
                self.say("steps", _HOLDING.get(last.words or "", "ordinary"), giver=last.giver, receiver=last.receiver)
            )
        if self._sayings.limit and ruling.request.amount is not None:
            said.append(self.say("steps", "fits", amount=self._amount(ruling.request), limit=self._sayings.limit))
        return said

    def _of_power(self, power: Power) -> Sayings:
        """What is said of a power whoever asks; kept with the index, for most questions are about few powers."""
        kept = self._ruling.index.said
        key = (power, self._language, self._given)
        sayings = kept.get(key)
        if sayings is None:
            steps = [step for step in self._chain if step.kind is not StepKind.HOLDING]
            sayings = kept[key] = Sayings(
                steps=tuple(said for step in steps for said in self._with_words(step)),
                limit=self._limits(power.bounds) if power.bounds else "",
                given=tuple(self._presumed_given()),
                provided=tuple(self._whoever_decides(power.entry, power.reach)),
            )
        return sayings

    def _with_words(self, step: Step) -> Iterator[str]:
        yield self._step(step)
        yield from self._words_of(step)

    def _step(self, step: Step) -> str:
        names: dict[str, object] = {"giver": step.giver, "receiver": step.receiver}
        entry = self._ruling.index.rows.get(step.row or "")
        if step.kind is StepKind.MANDATE:
            return self.say("steps", "mandate" if self._given else "appointed", **names)
        if step.kind is StepKind.DELEGATION and entry is not None:
            return self.say("steps", "row", **names, **self._place(entry))
        if step.kind is StepKind.SUBSTITUTE and entry is not None and step.document is not None:
            return self.say("steps", "row_substitute", **names, **self._place(entry))
        return self.say("steps", step.kind.value, **names, **(self._place(entry) if entry is not None else {}))

    def _is_given(self) -> bool:
        """Whether the facts say that the council has given the board the matter."""
        ruling = self._ruling
        board = ruling.board or (
            ruling.urgent.board if ruling.urgent else ruling.power.entry.board if ruling.power else None
        )
        kind = ruling.power.entry.type if ruling.power is not None else ruling.matter_type
        if board not in self._town.mandates_of or kind is None:
            return False
        return has_been_given(self._town, board, all_matters()[kind], ruling.request.on) is True

    def _words_of(self, step: Step) -> Iterator[str]:
        """What a step rests on: a clause in the order's own words, a document, a decision of the board."""
        if step.words:
            yield self.say("steps", "clause", words=step.words)
        if step.kind is StepKind.ONWARD and step.document:
            yield self.say("steps", "document", words=step.document)
        if step.kind is StepKind.URGENT and self._ruling.urgent is not None and self._ruling.urgent.designation is not None:
            name = "designated_minute" if step.document else "designated"
            yield self.say("steps", name, giver=step.giver, receiver=step.receiver, words=step.document)

    def reason(self, reason: Reason) -> str:
        """A reason in words."""
        part = "no" if reason.answer is Answer.NO else "questions"
        said: dict[str, object] = dict(self._place(reason.entry)) if reason.entry is not None else {}
        if reason.bar is not None:
            said["words"] = reason.bar.words[self._language == "en"]
        for name, value in reason.said.items():
            said[name] = self._town.unit[str(value)].name if name == "unit" else self._value(value)
        if reason.entry is not None:
            names = delegates_of(self._ruling.index, reason.entry)
            said.setdefault("delegates", self._and(names) or self.say("words", "nobody"))
        return self.say(part, reason.text, **said)

    def _value(self, value: object) -> object:
        """What a reason says of limits, amounts, lengths and days, in words."""
        if isinstance(value, Bounds):
            return self._limits((value,))
        if isinstance(value, Sum):
            return self._with_vat(spoken(value.value, value.unit), value.vat)
        if isinstance(value, Duration):
            return self._duration(value)
        if isinstance(value, Span):
            return self._period(value)
        if isinstance(value, Reach):
            named = role_or_organ(self._town, value.role, value.organ)
            return self._who if named is None else named.name
        return value

    def _place(self, entry: Entry) -> Mapping[str, str]:
        return place(self._town, entry, self._language)

    def _limits(self, limits: tuple[Bounds, ...]) -> str:
        said = []
        for limit in _narrowed(limits):
            for value, name in (
                (limit.low, "more_than" if limit.low_open else "at_least"),
                (limit.high, "less_than" if limit.high_open else "at_most"),
            ):
                if value is not None:
                    said.append(self.say("words", name, amount=self._with_vat(spoken(float(value), limit.unit), limit.vat)))
        return self._and(tuple(dict.fromkeys(said)))

    def _amount(self, request: Request) -> str:
        return self._with_vat(spoken(request.amount or 0, request.amount_unit or Unit.SEK), request.vat)

    def _with_vat(self, amount: str, vat: Vat | None) -> str:
        return self.say("words", f"vat_{vat.value}", amount=amount) if vat is not None else amount

    def _duration(self, lasts: Duration) -> str:
        parts = (("years", lasts.years), ("months", lasts.months), ("days", lasts.days))
        return self._and(tuple(self.say("words", name, n=n) for name, n in parts if n))

    def _period(self, span: Span) -> str:
        return self.say("words", "from" if span.last == LAST else "from_to", first=span.first, last=span.last)

    def _and(self, words: tuple[str, ...]) -> str:
        return joined(words, self.say("words", "and"))

    def provided(self) -> list[str]:
        """What no record shows, and what the row asks for beside the power itself."""
        ruling = self._ruling
        said = []
        decides = self._town.role.get(ruling.request.role or "")
        if decides is None or decides.side is not Side.AUTOMATED:
            said.append(self.say("provided", "no_conflict"))
        said += self._presumed_given() if self._sayings is None else self._sayings.given
        if ruling.urgent is not None:
            said.append(self.say("provided", "urgent"))
        if ruling.holding is not None and ruling.holding.as_ is HeldAs.SUBSTITUTE:
            said.append(self.say("provided", "away_holder", words=self._town.role[ruling.holding.role].name))
        if ruling.holding is not None and ruling.request.person and ruling.holding.start is None:
            said.append(self.say("provided", "holding_begun", words=self._who))
        if ruling.power is not None and self._sayings is not None:
            said += self._of_the_row(ruling.power, self._sayings)
        return said

    def _presumed_given(self) -> list[str]:
        """That the council has given the board the matter, where the facts do not say so."""
        mandates = [step for step in self._chain if step.kind is StepKind.MANDATE and not self._given]
        return [self.say("provided", "given", words=step.giver) for step in mandates]

    def _of_the_row(self, power: Power, sayings: Sayings) -> list[str]:
        reach, request = power.reach, self._ruling.request
        if power.entry.execution:
            return [self.say("provided", "own_task")] if reach.role is None and reach.organ is None else []
        said = [*sayings.provided]
        for limit in power.bounds:
            if limit.per is not None and limit.per != request.per:
                said.append(self.say("provided", "counted_per", words=limit.per))
        if power.entry.row.limit is None and request.amount is not None:
            said.append(self.say("provided", "no_limit"))
        if reach.scope is not None and reach.scope != OWN_UNIT:
            said.append(self.say("provided", "scope", words=reach.scope))
        return said

    def _whoever_decides(self, entry: Entry, reach: Reach) -> Iterator[str]:
        """What the row asks for whoever decides by it: that others are away, or have been heard."""
        yield self.say("provided", "not_principled")
        if reach.stands_in:
            away = reach.parent.role if reach.parent is not None else None
            names = (self._town.role[away].name,) if away else delegates_of(self._ruling.index, entry)
            yield self.say("provided", "away", words=self._and(names))
        for consult in entry.row.consult or ():
            words = consult.text or name_of(self._town.role.get(consult.role or ""))
            yield self.say("provided", "consent" if consult.consent else "heard", words=words)


def place(town: Municipality, entry: Entry, language: str) -> Mapping[str, str]:
    """The names of a row and its order, as `row` and `order`; `Row` and `Order` begin with a capital."""
    row, order = entry.row, entry.order
    named = (
        say("words", "row", language, number=row.number)
        if row.number
        else say("words", "row_unnumbered", language, matter=_short(row.matter or row.id))
    )
    name = order.title or say("words", "order_of", language, board=name_of(town.organ.get(order.organ or "")))
    if order.adopted:
        minute = f", {order.adopted.minute}" if order.adopted.minute else ""
        name = say("words", "order", language, title=name, day=order.adopted.on, minute=minute)
    return {"row": named, "Row": _capital(named), "order": name, "Order": _capital(name)}


def _narrowed(limits: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """Limits that are all "at most" so much, counted alike, as the lowest of them."""
    alike = len({(one.unit, one.vat, one.low) for one in limits}) == 1 and limits[0].low is None
    return (min(limits, key=lambda one: (one.high or 0, not one.high_open)),) if alike else limits


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(matter: str) -> str:
    line = " ".join(matter.split())
    return line if len(line) <= 90 else line[:87].rstrip() + "…"

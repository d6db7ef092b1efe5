"""What an analysis of delegation orders says, in a board secretary's words: sections, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any

from .. import plain_yaml, shipped
from ..authority.texts import joined, short
from ..checks.comparison import Span
from ..checks.gap_items import AmountGap, Answering, Area, BrokenOnward, DeadRow, Gaps, Overlap, RowName, Vacancy
from ..law.acts import spoken_name
from ..model import Citation
from .comparison_words import SAY as AMOUNT_WORDS
from .comparison_words import amounts as amount_words

_COUNTED_ONLY = ("boards_matters",)  # told by number unless all is asked for
_LABELS = 4  # matter types told of an area unless all is asked for


@dataclass(frozen=True, slots=True)
class Line:
    """One thing found: what it is about, and what is said of it."""

    about: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind. `left_out` of them are not shown."""

    title: str
    lead: tuple[str, ...]
    lines: tuple[Line, ...]
    left_out: int


class Teller:
    """Tells one analysis in `sv` or `en`, at most `shown` things of each kind; 0: everything."""

    def __init__(self, gaps: Gaps, language: str, shown: int) -> None:
        self._gaps, self._language, self._shown = gaps, language, shown
        self._home = gaps.orders[0].order if len(gaps.orders) == 1 else None
        self._boards = {one.board_id: one.board for one in gaps.orders if one.board_id and one.board}
        self._makers: Mapping[str, Callable[[Any], Line]] = {
            "dead_orders": lambda one: Line(self.say("dead_orders", one.why, order=one.order, rows=one.rows)),
            "dead_rows": self._dead_row,
            "onward": self._onward,
            "amounts": self._amounts,
            "vacancies": self._vacancy,
            "overlaps": self._overlap,
            "shadowed": lambda one: Line(self._row(one.row), (self.say("shadowed", "said", rows=self._numbers(one.by)),)),
            "single_points": lambda one: Line(
                self.say("single_points", "said", roles=self._and(one.roles), rows=self._numbers(one.rows))
            ),
            "boards_amounts": self._amounts,
            "unnamed": self._area,
            "boards_matters": lambda one: Line(_capital(one.area), self._labels(one)),
            "not_measured": lambda one: Line(self._matter(one.rows), (self.say("not_measured", one.why),)),
        }

    def say(self, part: str, sentence: str, /, **said: object) -> str:
        """A sentence with what is said put in."""
        return str(_sentences()[part][sentence][self._language]).format(**said)

    def head(self) -> Iterator[str]:
        """Which orders on which day, and how much of each kind there is."""
        gaps = self._gaps
        boards = dict.fromkeys(one.board for one in gaps.orders if one.board)
        yield self.say("head", "title", board=self._and(tuple(boards)) or "–")
        for one in gaps.orders:
            adopted = self.say("head", "adopted", day=one.adopted) if one.adopted else ""
            title = one.title or self.say("head", "untitled", order=one.order)
            yield self.say("head", "order", title=title, adopted=adopted, rows=one.rows)
        yield self.say("head", "day", on=gaps.on)
        if not gaps.found:
            yield self.say("head", "none")
        counts = {name: len(getattr(gaps, name)) for name in _sentences()["counts"]}
        counts["unnamed"] = sum(len(area.matters) for area in gaps.unnamed)
        told = [self.say("counts", name, n=number) for name, number in counts.items() if number]
        if told:
            yield _capital("; ".join(told)) + "."

    @property
    def _everything(self) -> bool:
        return self._shown == 0

    def sections(self) -> Iterator[Section]:
        """What was found, the most important first."""
        for name in _sentences()["sections"]:
            items = getattr(self._gaps, name)
            if items:
                limited = items if self._everything else items[: 0 if name in _COUNTED_ONLY else self._shown]
                number = sum(len(one.matters) for one in items) if name in ("unnamed", "boards_matters") else len(items)
                yield Section(
                    title=f"{self.say('sections', name)} ({number})",
                    lead=tuple(self._lead(name)),
                    lines=tuple(self._makers[name](one) for one in limited),
                    left_out=len(items) - len(limited),
                )

    def foot(self) -> Iterator[str]:
        """What could not be seen, and what samspel does not say."""
        if not self._gaps.people_known:
            yield self.say("head", "no_people")
        yield self.say("head", "end")

    def more(self, section: Section) -> str:
        """That some, or all, are not shown."""
        return f"– {self.say('head', 'more', n=section.left_out)}" if section.lines else self.say("head", "hidden")

    def _lead(self, name: str) -> Iterator[str]:
        if name in _sentences()["leads"]:
            yield self.say("leads", name)
        unrecognised = sum(len(one.unrecognised) for one in self._gaps.orders)
        if name == "unnamed" and unrecognised:
            yield self.say("leads", "unrecognised", n=unrecognised)

    def _dead_row(self, one: DeadRow) -> Line:
        receivers, law = self._and(one.receivers), self._law(one.law, one.rules)
        return Line(self._row(one.row), (self.say("dead_rows", one.why, receivers=receivers, law=law),))

    def _onward(self, one: BrokenOnward) -> Line:
        names = {"giver": one.giver, "receiver": one.receiver}
        document = f" ({one.document})" if one.document else ""
        why = self.say("onward", one.why, law=self._law(one.law, one.rules), **names)
        return Line(self._row(one.row), (self.say("onward", "said", document=document, **names) + ". " + why,))

    def _amounts(self, one: AmountGap) -> Line:
        board = self._boards.get(one.board or "") or self.say("words", "other")
        said = [_capital(self.say("amounts", one.side, amounts=self._spans((one.amounts,)), board=board))]
        if one.perhaps:
            said.append(self.say("amounts", "perhaps", rows=self._numbers(one.perhaps)))
        return Line(self._matter(one.rows), tuple(said))

    def _vacancy(self, one: Vacancy) -> Line:
        name = "ended" if one.ended else "never"
        about = self.say("vacancies", name, name=one.name, day=one.ended, rows=self._numbers(one.rows))
        stranded = (self.say("vacancies", "stranded", rows=self._numbers(one.stranded)),) if one.stranded else ()
        return Line(about, stranded)

    def _overlap(self, one: Overlap) -> Line:
        about = self._matter([answering.row for answering in one.rows])
        said = () if one.amounts == (Span(),) else (self.say("overlaps", "said", amounts=self._spans(one.amounts)),)
        return Line(about, (*map(self._answering, one.rows), *said))

    def _answering(self, one: Answering) -> str:
        """One of the rows, and who may decide which amounts by it."""
        holders, row = self._and(one.holders), _capital(self._numbers((one.row,)))
        amounts = "" if one.amounts == (Span(),) else f", {self._spans(one.amounts)}"
        return self.say("overlaps", "row", row=row, holders=holders, amounts=amounts)

    def _area(self, one: Area) -> Line:
        every = one.named + len(one.matters)
        about = self.say("unnamed", "area", area=_capital(one.area), named=one.named, all=every)
        return Line(about, self._labels(one))

    def _labels(self, one: Area) -> tuple[str, ...]:
        by_hint: dict[str, list[str]] = {}
        for matter in one.matters:
            by_hint.setdefault(matter.delegable, []).append(matter.label)
        return tuple(self.say("unnamed", hint, labels=self._some(by_hint[hint])) for hint in by_hint)

    def _some(self, labels: Sequence[str]) -> str:
        """The first of several labels, and how many more there are."""
        left = 0 if self._everything else len(labels) - _LABELS
        more = (self.say("words", "more", n=left),) if left > 0 else ()
        return "; ".join((*labels[: _LABELS if more else None], *more))

    def _law(self, law: Iterable[Citation], rules: Iterable[str]) -> str:
        places = self._and(tuple(dict.fromkeys(f"{one.place()} {spoken_name(one.sfs)}" for one in law)))
        return self.say("words", "law", places=places, rules=", ".join(rules)) if places else ""

    def _spans(self, spans: Iterable[Span]) -> str:
        return amount_words(spans, AMOUNT_WORDS[self._language])

    def _row(self, row: RowName) -> str:
        return f"{_capital(self._numbers((row,)))}: {_short(row.matter)}"

    def _matter(self, rows: Sequence[RowName]) -> str:
        return f"{_capital(self._numbers(rows))}: {_short(_common(rows))}"

    def _numbers(self, rows: Sequence[RowName]) -> str:
        numbers = ", ".join(self._number(row) for row in rows)
        return self.say("words", "rows" if len(rows) > 1 else "row", numbers=numbers)

    def _number(self, row: RowName) -> str:
        order, _, name = row.key.partition("/")
        return row.number or name if order == self._home else f"{row.number or name} ({order})"

    def _and(self, names: Sequence[str]) -> str:
        return joined(names, self.say("words", "and"))


def _common(rows: Sequence[RowName]) -> str | None:
    """The words with which the matters of all the rows begin, or those of the first."""
    split = [(row.matter or "").split() for row in rows]
    alike = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*split, strict=False))]
    return " ".join(alike).rstrip(" ,.:;–-(") if alike and len(rows) > 1 else rows[0].matter


def _short(matter: str | None) -> str:
    return short(matter or "–")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1)
def _sentences() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "gaps.yaml")

"""Files of any kind into one municipality: native files first, then documents that may refer to what those name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import Problem, UnreadableInput, gather
from ..findings import DocumentInfo
from ..law.named_matters import unknown_matters
from ..model import Facts, Municipality, Order, join, read_facts
from .columns import Columns
from .order import ReadOrder, read_order
from .raw_rows import Doubt

_SHOWN = 3  # places told for one kind of doubt; `samspel convert` tells them all
NATIVE = {".yaml", ".yml", ".json"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A municipality and the documents it was read from."""

    town: Municipality
    read: tuple[ReadOrder, ...]

    @property
    def order(self) -> Order | None:
        """The order a report or picture is about: that of the first document, else the first order."""
        if self.read:
            return self.read[0].order
        return self.town.orders[0] if self.town.orders else None

    def document(self, language: str = "sv") -> DocumentInfo | None:
        """The document a report is about, and how it was read. Several orders of native files are told together."""
        order = self.order
        if order is None:
            return None
        orders = (order,) if self.read else self.town.orders
        organs = (self.town.organ.get(one.organ or "") for one in orders)
        alone = len(orders) == 1
        return DocumentInfo(
            file=self.read[0].file if self.read else order.source.file if order.source else order.id,
            organ=", ".join(dict.fromkeys(organ.name for organ in organs if organ)) or None,
            adopted=order.adopted.on if order.adopted and alone else None,
            revised=max((one.on for one in order.revised or ()), default=None) if alone else None,
            rows=sum(len(one.rows) for one in orders),
            reading=_reading(self.read, language),
        )

    def first_day(self) -> date | None:
        """The order's first day in force, when it is known."""
        order = self.order
        return order.in_force.start if order and order.in_force else None


def load(*paths: Path | str) -> Municipality:
    """The municipality that native files (YAML, JSON) and delegation orders (Word, Excel) describe together.

    Raises UnreadableInput with every mistake of every file.
    """
    return load_files([Path(path) for path in paths]).town


def load_files(paths: Sequence[Path], columns: Sequence[str] | None = None) -> Loaded:
    """As `load`, and how each document was read. `columns` as for `read_order`."""
    if not paths:
        raise UnreadableInput.one("(inga filer)", "Ingen fil är angiven.", "Ange minst en fil.")
    problems: list[Problem] = []
    facts: list[Facts] = []
    read: list[ReadOrder] = []
    known = Facts()
    for path in sorted(paths, key=lambda path: path.suffix.casefold() not in NATIVE):
        try:
            if path.suffix.casefold() in NATIVE:
                part = read_facts(path)
            else:
                read.append(read_order(path, known=known, columns=columns))
                part = read[-1].facts
        except UnreadableInput as error:
            problems.extend(error.problems)
            continue
        facts.append(part)
        known = known | part
    if problems:
        raise UnreadableInput(problems)
    problems = [problem for part in facts for problem in unknown_matters(part)]
    town = gather(problems, join, *facts)
    if problems or town is None:
        raise UnreadableInput(problems)
    return Loaded(town, tuple(read))


_KIND_NAMES = {
    "sv": {
        "number": "nummer", "matter": "ärende", "delegate": "delegat", "substitute": "ersättare", "law": "lagrum",
        "onward": "vidaredelegation", "note": "anmärkning", "amount": "belopp", "report": "anmälan",
        "appeal": "överklagande", "abbreviation": "förkortning", "meaning": "betydelse",
        "group": "avsnitt", None: "anmärkning (okänd rubrik)",
    },
    "en": {
        "number": "number", "matter": "matter", "delegate": "delegate", "substitute": "substitute", "law": "law",
        "onward": "onward delegation", "note": "remark", "amount": "amount", "report": "reporting", "appeal": "appeal",
        "abbreviation": "abbreviation", "meaning": "meaning", "group": "section", None: "remark (unknown heading)",
    },
}  # fmt: skip


def _reading(read: Sequence[ReadOrder], language: str) -> tuple[str, ...]:
    sentences = []
    for one in read:
        for place, columns in one.columns:
            sentences.append(f"{place}: {_columns(columns, language)}")
        sentences.extend(one.notes)
        sentences.extend(places_told(one.doubts, language))
    return tuple(dict.fromkeys(sentences))


def places_told(doubts: Iterable[Doubt], language: str) -> Iterator[str]:
    """The doubts with the same reason as one sentence, with the first places where they arose."""
    places: dict[str, list[str]] = {}
    for doubt in doubts:
        words = f" ”{' '.join(doubt.words.split())}”" if doubt.words else ""
        places.setdefault(doubt.reason, []).append(f"{doubt.place}{words}")
    for reason, where in places.items():
        yield f"{reason} ({'; '.join(where[:_SHOWN])}{_more(len(where), language)})"


def _more(places: int, language: str) -> str:
    """What stands behind the first places when there are more of them."""
    rest = places - _SHOWN
    return "" if rest <= 0 else f" och {rest} ställen till" if language == "sv" else f" and {rest} more places"


def _columns(columns: Columns, language: str) -> str:
    names = _KIND_NAMES[language]
    shown = [f"{heading or '–'} = {names[kind]}" for heading, kind in zip(columns.headings, columns.kinds, strict=True)]
    return "; ".join(" ".join(one.split()) for one in shown)

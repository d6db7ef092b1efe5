"""What two versions of a delegation order have and do not have in common, as values: the answer of `compare`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..findings import Value
from ..model import ClauseKind, Vat
from ..money import Unit


class Kind(StrEnum):
    """What has become of a matter. Of several, the first that holds is told."""

    NEW = "new"  # only in the new order
    REMOVED = "removed"  # only in the old order
    POWER = "power"  # who may decide, up to what amount or on what conditions
    UNCERTAIN = "uncertain"  # the same power, if it is the same matter, which is not certain
    TERMS = "terms"  # law references, reporting, remark or appeal, but not the power
    WORDING = "wording"  # other words for the same
    RENUMBERED = "renumbered"  # another number and nothing else
    SAME = "same"


class Match(StrEnum):
    """How it is known that rows of the two orders are about the same matter."""

    SAME_WORDS = "same_words"  # the same words in the same section, amounts apart
    MOVED = "moved"  # the same words in another section
    SAME_STEMS = "same_stems"  # words with the same meaning: other endings, order or small words
    MATTER_TYPE = "matter_type"  # both rows name the same matter type
    SPLIT = "split"  # the words of several new rows are together those of one old
    MERGED = "merged"  # the words of several old rows are together those of one new
    ALIKE = "alike"  # nearest by words and matter type, which does not make it certain


class Doubt(StrEnum):
    """Why a change should be read in the documents themselves before it is relied on."""

    ALIKE = "alike"  # the rows may be about different matters
    OTHER_SECTION = "other_section"  # the same words in another section, which may make them another matter
    PARTS = "parts"  # that the matter was split or merged is seen from its words only
    DELEGATES_UNKNOWN = "delegates_unknown"  # a row does not say who may decide
    INCOMPLETE = "incomplete"  # the facts say that lists of a row may lack items
    CONTRADICTION = "contradiction"  # cells of a row say different things; the narrower was taken
    AMOUNTS = "amounts"  # amounts that are counted differently or cannot be read


class Capacity(StrEnum):
    """In which capacity somebody may decide."""

    DELEGATE = "delegate"
    SUBSTITUTE = "substitute"


class Span(Value):
    """Amounts that a power covers. No bound at all: any amount. `words`: an amount that cannot be read, as printed."""

    at_least: float | None = None
    more_than: float | None = None
    at_most: float | None = None
    less_than: float | None = None
    unit: Unit | None = None
    per: str | None = None
    vat: Vat | None = None
    words: str | None = None


class PowerChange(Value):
    """What one role or organ may decide in a matter, before and after."""

    holder: str = Field(description="the role or organ; several that decide only together are one holder")
    together: tuple[str, ...] = Field(default=(), description="the members, where they decide only together")
    capacity: Capacity
    before: tuple[Span, ...] = Field(description="amounts in the old order; empty: no power")
    after: tuple[Span, ...] = Field(description="amounts in the new order; empty: no power")
    gained: tuple[Span, ...]
    lost: tuple[Span, ...]
    kept: tuple[Span, ...]
    comparable: bool = Field(
        default=True, description="false where the amounts are counted differently: then nothing is said of more or less"
    )

    @property
    def changed(self) -> bool:
        """Whether the holder may decide more, less or something else than before."""
        return bool(self.gained or self.lost or not self.comparable)


class TermChange(Value):
    """A condition of a power that somebody keeps, before and after. An empty list: the order does not say."""

    term: Literal[
        "scope", "consult", "consent", "lasts_at_most", "onward", "figures", "execution",
        "law", "report", "appeal", "note",
    ]  # fmt: skip
    before: tuple[str, ...]
    after: tuple[str, ...]
    moves_power: bool = Field(description="whether it decides what may be decided, and not only how it is told of")
    holders: tuple[str, ...] = Field(description="whose power it is a condition of; empty: rows that name nobody")
    amounts: tuple[Span, ...] = Field(default=(), description="for which amounts; empty: for all that the holders keep")


class MatterChange(Value):
    """One matter in both orders, or in one of them."""

    kind: Kind
    match: Match | None = Field(description="how the rows were matched; none for new and removed matters")
    likeness: int | None = Field(default=None, description="0-100, for rows matched because they are alike")
    doubts: tuple[Doubt, ...] = ()
    matter_before: str | None
    matter_after: str | None
    section_before: str | None
    section_after: str | None
    rows_before: tuple[str, ...] = Field(description="printed numbers of the rows, or their ids")
    rows_after: tuple[str, ...]
    renumbered: bool = Field(description="whether the matter is in both orders with other printed numbers")
    powers: tuple[PowerChange, ...]
    terms: tuple[TermChange, ...] = ()

    @property
    def moves_power(self) -> bool:
        """Whether somebody may decide more, less or on other conditions, or it is not certain that nobody may."""
        return self.kind is Kind.POWER or bool(self.doubts) or any(power.changed for power in self.powers)


class ClauseChange(Value):
    """A general clause that came, went or says something else."""

    kind: ClauseKind
    before: tuple[str, ...] = Field(description="its words in the old order; empty: not there")
    after: tuple[str, ...]
    moves_power: bool = Field(description="whether it changes who may decide what; false where only its words changed")


class Version(Value):
    """One of the two orders."""

    order: str
    title: str | None
    file: str | None
    organ: str | None
    adopted: date | None
    in_force_from: date | None
    in_force_to: date | None
    rows: int


class Renamed(Value):
    """A holder gone from the new order and one new in it that has just the same power: perhaps only a new title."""

    before: str
    after: str
    matters: int


class Comparison(Value):
    """Who gained, lost or kept which power from one version of a delegation order to the next."""

    schema_version: int = 1
    before: Version
    after: Version
    uncovered: tuple[date, date] | None = Field(description="first and last day between the orders when neither holds")
    overlapping: tuple[date, date] | None = Field(description="first and last day when both hold, if that is known")
    matters: tuple[MatterChange, ...] = Field(description="in the order of the new rows; removed matters last")
    clauses: tuple[ClauseChange, ...]
    paragraphs_removed: tuple[str, ...] = Field(description="paragraphs outside the tables, only in the old order")
    paragraphs_added: tuple[str, ...]
    renamed: tuple[Renamed, ...]

    @property
    def moves_power(self) -> bool:
        """Whether anybody may decide more, less or on other conditions, or it is not certain that nobody may."""
        return any(one.moves_power for one in self.matters) or any(one.moves_power for one in self.clauses)

    def of_kind(self, kind: Kind) -> tuple[MatterChange, ...]:
        """The matters that one thing has become of."""
        return tuple(one for one in self.matters if one.kind is kind)

    def holders(self) -> Iterator[tuple[str, tuple[tuple[MatterChange, PowerChange], ...]]]:
        """Each holder by name, with every matter it has or had power in."""
        by_holder: dict[str, list[tuple[MatterChange, PowerChange]]] = {}
        for matter in self.matters:
            for power in matter.powers:
                by_holder.setdefault(power.holder, []).append((matter, power))
        for holder in sorted(by_holder, key=str.casefold):
            yield holder, tuple(by_holder[holder])

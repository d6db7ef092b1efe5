"""What an analysis of delegation orders has found, as values: the answer of `gaps`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from ..authority.request import Answer, Request
from ..findings import Value
from ..model import Citation, Vat
from ..money import Unit
from .comparison import Span


class Side(StrEnum):
    """Where amounts that no delegate may decide lie, seen from those that some delegate may."""

    BELOW = "below"  # under the lowest
    BETWEEN = "between"  # a hole
    ABOVE = "above"  # over the highest: the board decides, which is as it should be


class Never(StrEnum):
    """Why a row gives nobody power."""

    FORBIDDEN = "forbidden"  # the law forbids every receiver
    JOINTLY = "jointly"  # several decide only together, and nobody alone
    NO_AMOUNT = "no_amount"  # the limits of the row and of its delegates have no amount in common
    NOBODY = "nobody"  # the row names no delegate
    UNKNOWN_RECEIVER = "unknown_receiver"  # no role or organ of the facts has the name; others may know whom it means


class NeverOrder(StrEnum):
    """Why an order counts on no day."""

    SUPERSEDED = "superseded"  # another order of the board takes its place on every day
    ORGAN_GONE = "organ_gone"  # the board does not exist on any of its days


class Broken(StrEnum):
    """Why power that was passed onward reaches nobody."""

    ROW_NOT_IN_FORCE = "row_not_in_force"
    GIVER_HAS_NOTHING = "giver_has_nothing"  # the giver has no power by the row
    TO_OTHERS = "onward_to_others"  # the row names others to whom it may be passed
    FORBIDDEN = "forbidden"  # the law forbids it: giver, receiver, or not allowed by the board
    PARENT_STOPPED = "parent_stopped"  # the giver's own power does not hold
    NO_AMOUNT = "no_amount"  # its limit has no amount in common with the giver's


class Unmeasured(StrEnum):
    """Why the amounts of a matter cannot be held against each other."""

    COUNTED_DIFFERENTLY = "counted_differently"  # with and without VAT, per year and per occasion, unstated base amount
    BASE_UNKNOWN = "base_unknown"  # the base amount of that year is not in the register


class Witness(Value):
    """A case that shows what is claimed: whoever asks `decide` gets this answer."""

    matter: str
    on: date
    board: str | None = None
    role: str | None = None
    person: str | None = None
    organ: str | None = None
    amount: int | float | None = None
    amount_unit: Unit = Unit.SEK
    vat: Vat | None = None
    answer: Answer

    def request(self) -> Request:
        """The case as a question to `decide`."""
        return Request(**self.model_dump(exclude={"answer"}))


class RowName(Value):
    """A row that something is about."""

    key: str = Field(description="order/row")
    number: str | None = Field(description="the printed number")
    matter: str | None = Field(description="the matter as printed")


class Item(Value):
    """Something found. `witnesses` is empty where the facts name nobody to ask about."""

    witnesses: tuple[Witness, ...] = ()


class AmountGap(Item):
    """Amounts of a matter that some rows delegate others of, and that nobody below the board may decide."""

    board: str | None
    side: Side
    amounts: Span
    rows: tuple[RowName, ...]
    perhaps: tuple[RowName, ...] = Field(
        description="rows in other words of the same matter type, or in another section, that cover the amounts"
    )


class UnnamedMatter(Item):
    """A matter type that no row in force is about."""

    matter_type: str
    label: str
    delegable: str = Field(description="what the register of matters says: yes, committee_only, no or kf_only")


class Area(Value):
    """The matter types of one area that a board has and its rows do not name."""

    board: str
    area: str
    named: int = Field(description="how many delegable matter types of the area rows in force do name")
    matters: tuple[UnnamedMatter, ...]


class Answering(Value):
    """One of several rows about a matter, and who may decide by it."""

    row: RowName
    holders: tuple[str, ...]
    amounts: tuple[Span, ...]


class Overlap(Item):
    """Rows about one matter that give different delegates the same amounts."""

    amounts: tuple[Span, ...] = Field(
        description="the amounts for which the rows differ; empty where they cannot be compared"
    )
    rows: tuple[Answering, ...]


class Shadowed(Item):
    """A row whose every power other rows give too: without it everybody may decide the same."""

    row: RowName
    by: tuple[RowName, ...]


class DeadRow(Item):
    """A row in force that gives nobody power."""

    row: RowName
    why: Never
    receivers: tuple[str, ...]
    rules: tuple[str, ...] = Field(default=(), description="the rules that say that the law forbids it")
    law: tuple[Citation, ...] = ()


class DeadOrder(Item):
    """An order that counts on no day."""

    order: str
    why: NeverOrder
    rows: int


class BrokenOnward(Item):
    """Power passed onward that is in force by its own document but reaches nobody."""

    onward: str
    document: str | None
    row: RowName
    giver: str
    receiver: str
    why: Broken
    rules: tuple[str, ...] = ()
    law: tuple[Citation, ...] = ()


class Vacancy(Item):
    """A role with power that nobody holds that day."""

    role: str
    name: str
    ended: date | None = Field(description="the last day that somebody held it; none: nobody ever did")
    rows: tuple[RowName, ...]
    stranded: tuple[RowName, ...] = Field(description="rows by which nobody at all may decide that day")


class SinglePoint(Item):
    """Rows by which one person alone may decide some amounts: nobody steps in when that person is away."""

    person: str
    roles: tuple[str, ...]
    rows: tuple[RowName, ...]


class NotMeasured(Value):
    """Rows about one matter whose amounts cannot be held against each other."""

    why: Unmeasured
    rows: tuple[RowName, ...]


class Examined(Value):
    """An order that was examined."""

    order: str
    title: str | None
    board_id: str | None
    board: str | None = Field(description="the name of the board")
    adopted: date | None
    rows: int
    unrecognised: tuple[RowName, ...] = Field(description="rows whose matter type is not known")


class Gaps(Value):
    """What delegation orders leave open, say twice, or say in vain, on one day."""

    schema_version: int = 1
    on: date
    people_known: bool = Field(description="whether the facts say who holds the roles")
    orders: tuple[Examined, ...]
    dead_orders: tuple[DeadOrder, ...]
    dead_rows: tuple[DeadRow, ...]
    onward: tuple[BrokenOnward, ...]
    amounts: tuple[AmountGap, ...] = Field(description="holes, and amounts below the lowest")
    vacancies: tuple[Vacancy, ...] = Field(description="only where the facts have people")
    overlaps: tuple[Overlap, ...]
    shadowed: tuple[Shadowed, ...]
    single_points: tuple[SinglePoint, ...] = Field(description="only where the facts have people")
    boards_amounts: tuple[AmountGap, ...] = Field(description="over the highest limit: the board decides itself")
    unnamed: tuple[Area, ...] = Field(description="to consider: commonly delegated matters that no row names")
    boards_matters: tuple[Area, ...] = Field(description="matters that no row names and that are not for delegates")
    not_measured: tuple[NotMeasured, ...]

    @property
    def found(self) -> bool:
        """Whether there is a gap: what is only to consider, or as it should be, is none."""
        return bool(
            self.dead_orders or self.dead_rows or self.onward or self.amounts
            or self.vacancies or self.overlaps or self.shadowed
        )  # fmt: skip

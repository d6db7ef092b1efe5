"""Delegation orders: their rows, limits and general clauses, and power passed onward."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ConfigDict, Field, model_validator

from ..money import Unit as AmountUnit
from .base import Day, Fact, Id, Maybe, Period, Text, YesNo
from .organisation import Adoption


class Acting(StrEnum):
    """Whether several delegates of one row decide one by one or only together."""

    EACH = "each"
    JOINTLY = "jointly"


class Vat(StrEnum):
    """Whether an amount counts value added tax."""

    INCLUDED = "included"
    EXCLUDED = "excluded"


class Appeal(StrEnum):
    """Where a decision is appealed."""

    MUNICIPAL_REVIEW = "municipal_review"  # laglighetsprövning, KL 13 kap.
    ADMINISTRATIVE = "administrative"  # förvaltningsbesvär
    NONE_POSSIBLE = "none_possible"


class Limit(Fact):
    """Amounts between which the power holds. Numbers are in `unit`; decimals allowed for base amounts."""

    at_most: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    less_than: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    at_least: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    more_than: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    unit: AmountUnit = Field(description="SEK, PBB, IBB, or BB when the kind of base amount is not stated.")
    per: Text | None = Field(default=None, description="What the amount is counted per: occasion, year, contract ...")
    vat: Vat | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> Limit:
        if all(v is None for v in (self.at_most, self.less_than, self.at_least, self.more_than)):
            raise ValueError("ange minst en av at_most, less_than, at_least och more_than")
        return self


class Delegate(Fact):
    """Who receives power in a row: a role, an organ, or words that no register has been matched with yet."""

    role: Id | None = None
    organ: Id | None = None
    text: Text | None = None
    limit: Limit | None = Field(default=None, description="A limit of this delegate's own, inside the row's.")
    scope: Text | None = Field(default=None, description="Within what: own_unit, or words.")

    @model_validator(mode="after")
    def _one_of(self) -> Delegate:
        if sum(value is not None for value in (self.role, self.organ, self.text)) != 1:
            raise ValueError("ange exakt en av role, organ och text")
        return self


class Consult(Fact):
    """Someone the delegate must hear before deciding. `consent`: whether that someone must also approve."""

    role: Id | None = None
    text: Text | None = None
    consent: bool = False


class Duration(Fact):
    """How long what is decided may last at most."""

    years: int | None = Field(default=None, ge=0, le=200)
    months: int | None = Field(default=None, ge=0, le=2400)
    days: int | None = Field(default=None, ge=0, le=80_000)


class Onward(Fact):
    """Whether the delegate may pass the power on (vidaredelegation), and to whom."""

    allowed: YesNo
    to: tuple[Text, ...] | None = None


class Reporting(Fact):
    """When and how decisions under the row are reported to the board (anmälan)."""

    at: Text


class Contradiction(StrEnum):
    """What cells of one row say differently of."""

    ONWARD = "onward"
    AMOUNT = "amount"
    DELEGATES = "delegates"


class ClauseKind(StrEnum):
    """General clauses that change how rows read."""

    SUPERIOR_MAY = "superior_may"
    EACH_ALONE = "each_alone"
    ACTING_HOLDER = "acting_holder"
    REPORT = "report"
    ONWARD = "onward"
    LOWEST_LEVEL = "lowest_level"
    BASE_AMOUNT = "base_amount"
    PRINCIPLED_TO_BOARD = "principled_to_board"
    VAT = "vat"
    ABSENCE = "absence"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    URGENCY = "urgency"


class Clause(Fact):
    """A general clause of an order, with the words it was read from."""

    kind: ClauseKind
    when: tuple[Text, ...] | None = None
    at: Text | None = None
    allowed: YesNo | None = None
    unit: AmountUnit | None = None
    vat: Vat | None = None
    words: Text | None = None


class Row(Fact):
    """One row of a delegation order: a matter or group of matters, and who may decide it."""

    id: Id
    number: Maybe[Text] = Field(default=None, description="The number as printed.")
    section: Text | None = None
    matter: Maybe[Text] = Field(default=None, description="The matter in the order's own words.")
    matter_type: Id | None = Field(default=None, description="Pins the matter type.")
    delegates: tuple[Delegate, ...] | None = None
    acting: Acting | None = None
    consult: tuple[Consult, ...] | None = None
    limit: Maybe[Limit] = None
    amount_words: Text | None = Field(
        default=None, description="What the amount column says, as printed, where no amount can be read from it."
    )
    lasts_at_most: Maybe[Duration] = None
    substitutes: tuple[Delegate, ...] | None = None
    law: tuple[Text, ...] | None = None
    onward: Maybe[Onward] = None
    report: Maybe[Reporting] = None
    appeal: Maybe[Appeal] = None
    appeal_words: Text | None = Field(default=None, description="What the order says about appeal, as printed.")
    execution: YesNo | None = None
    note: Maybe[Text] = None
    contradictions: tuple[Contradiction, ...] | None = Field(
        default=None, description="What the cells of the row say differently of; the narrower reading was taken."
    )
    incomplete: bool = Field(default=False, description="The lists of this row may lack items.")


class Order(Fact):
    """A delegation order (delegationsordning) of one board, in one version."""

    id: Id
    organ: Id | None = None
    title: Text | None = None
    adopted: Maybe[Adoption] = None
    revised: tuple[Adoption, ...] | None = None
    in_force: Period | None = None
    abbreviations: dict[str, str] | None = Field(default=None, description="The order's own list of abbreviations.")
    preamble: tuple[Text, ...] | None = Field(default=None, description="Paragraphs outside the tables, as printed.")
    clauses: tuple[Clause, ...] | None = None
    columns: dict[str, str] | None = Field(
        default=None, description="The headings of the document's columns, as printed, by what the columns hold."
    )
    rows: tuple[Row, ...] = ()


class OnwardDelegation(Fact):
    """Power passed on by the head of the board's administration to another employee, by a document of its own."""

    id: Id
    order: Id
    row: Id
    by: Id
    to: Id
    limit: Limit | None = None
    in_force: Period | None = None
    document: Text | None = None
    reported: Day | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

"""What every fact has in common: frozen, knows where it was read, keeps value, none and unknown apart."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ..plain_yaml import Mapping

T = TypeVar("T")
_set = object.__setattr__


class Nothing(Enum):
    """The source says that there is none: an empty cell in a recognised column. Unknown is None: the key left out."""

    NONE = "none"

    __hash__ = object.__hash__  # there is one of it; an enum would work out the hash of its name anew each time

    def __repr__(self) -> str:
        return "NONE"

    def __bool__(self) -> Literal[False]:
        return False


NONE = Nothing.NONE


class YesNo(StrEnum):
    """A yes or no that a document states."""

    YES = "yes"
    NO = "no"

    @classmethod
    def _missing_(cls, value: object) -> YesNo | None:
        return {"true": cls.YES, "false": cls.NO}.get(str(value).lower())


def _none_word(value: Any) -> Any:
    return NONE if value == "none" else value


def _calendar_day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError("skriv datum som ÅÅÅÅ-MM-DD")
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ValueError("datumet finns inte i kalendern") from None
        if not 1900 <= value.year <= 2100:
            raise ValueError("datumet ligger utanför åren 1900–2100")
        return value
    if isinstance(value, date):
        return value
    raise ValueError("skriv datum som ÅÅÅÅ-MM-DD")


Maybe = Annotated[T | Nothing | None, BeforeValidator(_none_word)]
"""A value, NONE (the source says there is none) or None (unknown)."""

Day = Annotated[date, BeforeValidator(_calendar_day)]
Id = Annotated[str, StringConstraints(pattern=r"^[^\s/#@]+$", min_length=1, max_length=120)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]


@lru_cache(maxsize=4096)
def _names(told: frozenset[str]) -> set[str]:
    return set(told)


class Frozen(BaseModel):
    """Base of values that never change. Those that tell the same fields share the set of their names.

    The set that pydantic gives each of them for itself is often larger than all else in it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="after")
    def _share_the_names(self) -> Self:
        _set(self, "__pydantic_fields_set__", _names(frozenset(self.__pydantic_fields_set__)))
        return self


class Source(Frozen):
    """Where a fact was read: file name, place in the reader's words ("tabell 2, rad 14" or a line), the words there."""

    file: str
    place: str
    text: str | None = None

    def __str__(self) -> str:
        return f"{self.file}, {self.place}"


class Fact(Frozen):
    """One fact about the municipality. Facts never change; a new order is a new fact."""

    source: Source | None = Field(default=None, description="Where the fact was read; filled in by the readers.")

    @model_validator(mode="before")
    @classmethod
    def _remember_the_line(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and "source" not in data:
            return {**data, "source": Source(file=data.file, place=f"rad {data.line}")}
        return data

    def but(self, **told: Any) -> Self:
        """The fact with something else told, not validated, as in the copies that pydantic makes in more time."""
        names = self.__pydantic_fields_set__
        if not told.keys() <= names:
            names = _names(frozenset(names | told.keys()))
        other = object.__new__(type(self))
        _set(other, "__dict__", {**self.__dict__, **told})
        _set(other, "__pydantic_fields_set__", names)
        _set(other, "__pydantic_extra__", None)
        _set(other, "__pydantic_private__", None)
        return other


class Period(Fact):
    """First and last day, both included. No last day: until further notice."""

    start: Day = Field(alias="from", description="First day, included.")
    end: Maybe[Day] = Field(default=NONE, alias="to", description="Last day, included; none: until further notice.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if isinstance(self.end, date) and self.end < self.start:
            raise ValueError("perioden slutar innan den börjar")
        return self

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day and not (isinstance(self.end, date) and self.end < day)


FactT = TypeVar("FactT", bound=Fact)


def exactly_one(fact: FactT, *keys: str) -> FactT:
    """The fact, where exactly one of the keys has a value. Raises ValueError that names them where not."""
    if sum(getattr(fact, key) is not None for key in keys) != 1:
        raise ValueError(f"ange exakt ett av {', '.join(keys[:-1])} och {keys[-1]}")
    return fact

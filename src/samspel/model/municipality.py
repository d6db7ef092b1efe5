"""Facts of several files joined into one municipality, whose references all lead somewhere."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pydantic import ConfigDict, model_validator

from ..errors import UnreadableInput
from .delegation import Order
from .facts import PARTS, Facts
from .organisation import Mandate, Organ, Person, Role, Unit
from .references import dangling, ids_of, rows_twice, twice


class Municipality(Facts):
    """Facts whose references all lead somewhere; UnreadableInput tells every one that does not, with file and line."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Municipality:
        problems = [*twice(self), *rows_twice(self), *dangling(self)]
        if problems:
            raise UnreadableInput(problems)
        return self

    def __getstate__(self) -> dict[Any, Any]:
        """The facts alone; what has been worked out from them is worked out anew by a copy."""
        state = super().__getstate__()
        return {**state, "__dict__": {name: value for name, value in vars(self).items() if name in type(self).model_fields}}

    @cached_property
    def organ(self) -> dict[str, Organ]:
        """Organs by id."""
        return {organ.id: organ for organ in self.organs}

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """Units by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def headed_by(self) -> dict[str, str]:
        """The role that heads each unit, by id."""
        return {role.heads: role.id for role in self.roles if role.heads}

    @cached_property
    def person(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def order(self) -> dict[str, Order]:
        """Delegation orders by id."""
        return {order.id: order for order in self.orders}

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of each part that others refer to."""
        return ids_of(self)

    @cached_property
    def name_of(self) -> dict[str, str]:
        """What each person is called, by id: the id itself where the facts have no name."""
        return {person.id: person.name or person.id for person in self.people}

    @cached_property
    def mandates_of(self) -> dict[str, tuple[Mandate, ...]]:
        """What the council has given each organ, by its id."""
        found: dict[str, tuple[Mandate, ...]] = {}
        for mandate in self.mandates:
            found[mandate.organ] = (*found.get(mandate.organ, ()), mandate)
        return found


def join(*facts: Facts) -> Municipality:
    """One municipality of several files' facts.

    Raises UnreadableInput that lists every id used twice and every reference that leads nowhere, with file and line.
    """
    whole = facts[0]
    for more in facts[1:]:
        whole = whole | more
    return Municipality(municipality=whole.municipality, **{name: getattr(whole, name) for name in PARTS})

"""Who holds which role on a day, as far as the facts have people."""

from __future__ import annotations

from datetime import date

from ..model import Municipality


class Holders:
    """The people of each role that day."""

    def __init__(self, town: Municipality, on: date) -> None:
        self._people: dict[str, set[str]] = {}
        for person in town.people:
            for holding in person.roles:
                if holding.covers(on):
                    self._people.setdefault(holding.role, set()).add(person.id)

    def people(self, role: str) -> frozenset[str]:
        """Everybody who holds the role, in whatever way."""
        return frozenset(self._people.get(role, ()))

    def alone(self, role: str) -> tuple[str, ...]:
        """Who acts when the role does: its only holder, or the role itself where nobody is known.

        None where there are several: they need not be the same in each step.
        """
        people = self.people(role)
        if len(people) > 1:
            return ()
        return tuple(f"person/{person}" for person in people) or (f"role/{role}",)

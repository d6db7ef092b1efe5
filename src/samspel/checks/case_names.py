"""What the owner of an order calls roles, people, organs and rows, found in the facts; with "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from ..authority.index import Index
from ..authority.powers import Entry
from ..authority.recipients import Recipients
from ..errors import SamspelError
from ..law import titles
from ..model import Delegate

Who = tuple[str, str]
"""`role`, `person` or `organ`, and the id."""

_ROW = re.compile(r"(?:rad|row|punkt)(?:en)?\s+(.+)", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Za-zÅÄÖåäö]?\d+(?:\.\d+)*[a-zåäö]?\.?")
_SHOWN = 3


class Names:
    """Looks up what people write. Raises SamspelError, in the reader's words, for what the facts do not have."""

    def __init__(self, index: Index) -> None:
        town = index.town
        self._rows: dict[str, list[Entry]] = {}
        for entry in index.rows.values():
            number = (entry.row.number or "").rstrip(".")
            for name in {number, entry.row.id, entry.key} - {""}:
                self._rows.setdefault(name, []).append(entry)
        self._numbers = {entry.row.number: entry.row.number for entry in index.rows.values() if entry.row.number}
        self._recipients = [Recipients(town, order) for order in town.orders]
        self._who: dict[str, dict[Who, str]] = {}
        self._units: dict[str, dict[str, str]] = {}
        for role in town.roles:
            self._called((role.id, role.name, *role.aliases), ("role", role.id), role.name)
        for organ in town.organs:
            self._called((organ.id, organ.name), ("organ", organ.id), organ.name)
        for person in town.people:
            self._called((person.id, *filter(None, [person.name])), ("person", person.id), person.name or person.id)
        for unit in town.units:
            for name in (unit.id, unit.name):
                self._units.setdefault(titles.key(name), {})[unit.id] = unit.name

    def _called(self, names: Iterable[str], who: Who, spoken: str) -> None:
        for name in names:
            self._who.setdefault(titles.key(name), {})[who] = spoken

    def who(self, words: str) -> Who:
        """The role, person or organ of that name or id; a title that one of the orders explains is known too."""
        found = self._who.get(titles.key(words), {})
        exact = [who for who in found if who[1] == words]
        if len(found) == 1 or len(exact) == 1:
            return exact[0] if len(exact) == 1 else next(iter(found))
        if found:
            ids = ", ".join(f"{kind} {name}" for kind, name in sorted(found))
            raise SamspelError(f"Flera heter ”{words}”. Skriv id i stället: {ids}.")
        for recipients in self._recipients:
            known = recipients.of(Delegate(text=words))
            if known.role is not None:
                return ("role", known.role)
            if known.organ is not None:
                return ("organ", known.organ)
        spoken = {key: name for key, named in self._who.items() for name in named.values()}
        remedy = (
            _near(titles.key(words), spoken)
            or "Skriv namnet som i ordningen, eller lägg till det i filen om organisationen."
        )
        raise SamspelError(f"Ingen roll, person eller organ heter ”{words}”. {remedy}")

    def board(self, words: str) -> str:
        """The organ of that name or id."""
        kind, name = self.who(words)
        if kind != "organ":
            raise SamspelError(f"”{words}” är inget organ. Skriv nämndens namn.")
        return name

    def unit(self, words: str) -> str:
        """The unit of the administration of that name or id."""
        found = self._units.get(titles.key(words), {})
        if len(found) == 1:
            return next(iter(found))
        spoken = {key: name for key, named in self._units.items() for name in named.values()}
        remedy = _near(titles.key(words), spoken) or "Lägg till den i filen om organisationen."
        raise SamspelError(f"Flera enheter heter ”{words}”." if found else f"Ingen enhet heter ”{words}”. {remedy}")

    def matter(self, words: str, day: date, board: str | None = None) -> str:
        """The row (`order/row`) where the words name one; otherwise the words as they are."""
        row = _ROW.fullmatch(words.strip())
        if row is None and not _NUMBER.fullmatch(words.strip()) and not self._of(words.strip(), board):
            return words
        return self.row(words, day, board)

    def row(self, words: str, day: date, board: str | None = None) -> str:
        """The row (`order/row`) with that printed number; an id, or both order and row, will do too."""
        match = _ROW.fullmatch(words.strip())
        number = (match[1] if match else words).strip()
        found = self._of(number, board)
        found = [entry for entry in found if entry.counts_on(day)] or found
        if len(found) == 1:
            return found[0].key
        if found:
            keys = ", ".join(entry.key for entry in found[:_SHOWN])
            raise SamspelError(f"Flera rader heter {number}. Skriv både ordning och rad: {keys}.")
        remedy = _near(number, self._numbers) or "Skriv numret som det står i ordningen."
        raise SamspelError(f"Ingen rad heter {number}. {remedy}")

    def _of(self, name: str, board: str | None) -> list[Entry]:
        """The rows with that printed number, or failing that with that id."""
        plain = name.rstrip(".")
        found = [entry for entry in self._rows.get(plain, ()) if board is None or entry.board == board]
        return [entry for entry in found if (entry.row.number or "").rstrip(".") == plain] or found


def _near(word: str, known: dict[str, str]) -> str | None:
    near = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"Menade du ”{known[near[0]]}”?" if near else None

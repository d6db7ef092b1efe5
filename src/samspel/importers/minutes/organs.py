"""Which organ a text names: its name, its kind, and the organ of that name among those already known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ...law.titles import key
from ...model import Facts, Organ, OrganKind, Source
from . import words
from .people import slug


@dataclass(frozen=True, slots=True)
class OrganNamed:
    """The name of an organ in a text and where it stands."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Organs:
    """The organs the minutes name. Those already known keep their ids."""

    file: str
    known: dict[str, Organ] = field(default_factory=dict)
    new: dict[str, Organ] = field(default_factory=dict)

    @classmethod
    def of(cls, file: str, facts: Facts) -> Organs:
        """The organs of facts already read."""
        return cls(file, {organ.id: organ for organ in facts.organs})

    def organ(self, name: str, place: str) -> Organ:
        """The organ of this name; one is made when it is not known."""
        found = self.find(name)
        if found is None:
            base = slug(name)
            taken = {*self.known, *self.new}
            free = (
                base
                if base not in taken
                else next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
            )
            parent = self.find(_owner(name) or "")
            found = Organ(
                id=free,
                name=name,
                kind=kind(name),
                parent=parent.id if parent else None,
                source=Source(file=self.file, place=place, text=name),
            )
            self.new[free] = found
        return found

    def find(self, name: str) -> Organ | None:
        """The organ of a name; "Socialnämndens arbetsutskott" is also "Arbetsutskottet" below Socialnämnden."""
        everyone = {**self.known, **self.new}
        whole = [organ for organ in everyone.values() if key(organ.name) == key(name)]
        if whole or not name:
            return whole[0] if whole else None
        owner, last = _owner(name), key(name.split()[-1])
        for organ in everyone.values():
            above = everyone.get(organ.parent or "")
            if owner and above and key(organ.name) == last and key(above.name) == key(owner):
                return organ
        short = " ".join([*name.casefold().split()[:-1], last])
        ending = [organ for organ in everyone.values() if key(organ.name).endswith(f" {short}")]
        return ending[0] if len(ending) == 1 else None  # "Markutskottet" is "Kommunstyrelsens markutskott"

    def by_code(self, text: str) -> Organ | None:
        """The known organ whose id or first letters stand in a text in capitals: "KFN" is Kultur- och fritidsnämnden."""
        codes = set(re.findall(r"(?<![\w-])[A-ZÅÄÖ]{2,5}(?![\w-])", text))
        found = [organ for organ in self.known.values() if {organ.id.upper(), _letters(organ.name)} & codes]
        return found[0] if len(found) == 1 else None


def _letters(name: str) -> str:
    """KFN of "Kultur- och fritidsnämnden": the first letters of the words, and that of the sort of organ."""
    parts = [part for part in re.split(r"[\s-]+", name) if part and part not in ("och", "för", "&")]
    last = re.search(r"(?<=\w)(?:nämnd|styrelse|utskott|fullmäktige)", parts[-1], re.IGNORECASE) if parts else None
    return "".join(part[0] for part in parts).upper() + (last[0][0].upper() if last else "")


def kind(name: str) -> OrganKind:
    """What sort of organ a name says that it is."""
    last = name.split(" för ")[0]
    found = next(
        (one for one in words.kinds("organs") if re.search(rf"{words.finder('organs', one).pattern}$", last, re.IGNORECASE)),
        None,
    )
    return OrganKind(found or "board")


def organs_in(text: str) -> Iterator[OrganNamed]:
    """The organs that a text names."""
    for match in _pattern().finditer(text):
        name = " ".join(match["name"].split())
        if name.casefold() in words.words("no_organs"):
            continue
        name = name.lower() if name.isupper() else name
        yield OrganNamed(name[:1].upper() + name[1:], match.start(), match.end("name"))


def organs_named(text: str, own: str) -> list[OrganNamed]:
    """The organs that a text names, also `own` by its first letters: "KFN beviljar" is Kultur- och fritidsnämnden."""
    code = _letters(own)
    told = list(organs_in(text))
    if len(code) > 1:
        short = re.finditer(rf"(?<![\w(§/-]){re.escape(code)}(?=\s+[a-zåäö])", text)
        told += [OrganNamed(own, one.start(), one.end()) for one in short]
    return sorted(told, key=lambda one: one.start)


def _owner(name: str) -> str | None:
    """Socialnämnden of "Socialnämndens arbetsutskott"."""
    first, blank, _ = name.rpartition(" ")
    return first.removesuffix("s") if blank and first.endswith("s") else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    endings = {
        str(ending).lstrip("*")
        for one in words.kinds("organs")
        for ending in words.listed("organs", one)
        if " " not in str(ending)
    }
    ending = "|".join(sorted(endings, key=len, reverse=True))
    of_several = r"(?:\w+-,?\s+)*\w+-\s+(?:och|&)\s+"
    about = r"\s+för\s+(?:[a-zåäö-]+,\s+)*[a-zåäö-]+(?:\s+och\s+[a-zåäö-]+)?"
    described = rf"(?:{words.finder('organ_adjectives').pattern})\s+"
    owned = rf"(?:\w+(?:{ending})s\s+)?(?:{described})?(?:{of_several})?\w*(?:{ending})"
    return re.compile(rf"(?<![\w-])(?P<name>(?:gemensamma\s+)?nämnden{about}|{owned})s?(?!\w)", re.IGNORECASE)

"""Names of people in minutes, and whom each means: one id for one person however the name is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...law.titles import presume
from ...model import Facts, Person, Source
from . import words

_UPPER = "A-ZÅÄÖÉÜÆØÁÍÓŠŽČĆ"
_WHOLE = rf"[{_UPPER}][\w’'´]+(?:-[{_UPPER}a-z][\w’'´]+)*"
_PART = rf"(?:{_WHOLE}|[A-Z](?:-[{_UPPER}a-z][\w’'´]+)*)"
_INITIAL = rf"[{_UPPER}]\.(?:\s?[{_UPPER}]\.)*"
_GOES_ON = rf"(?=\s+(?!(?:Hon|Han|Hen|De|Den|Det|Ordföranden)\b)[{_UPPER}])"  # an initial, and no end of a sentence
_LAST = rf"(?:{_INITIAL}{_GOES_ON}|{_PART}|{_INITIAL})"
_PARTICLES = {"af", "av", "von", "van", "der", "den", "de", "da", "del", "el", "al", "bin", "ibn", "la", "zu"}
_PARTICLE = rf"(?:{'|'.join(sorted(_PARTICLES))})"
_FULL = (
    rf"{_INITIAL}(?:\s+(?:{_PARTICLE}\s+)*{_WHOLE}){{1,3}}"  # "K. Berg S. Lind" are two
    rf"|{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_LAST}){{1,4}}|N\.?\s?N\.?"
)
_PARTY = r"\(\s*(?P<party>(?-i:[A-ZÅÄÖ][\wåäöÅÄÖ+]{0,9}|-|–))\s*\)"
_AFFILIATED = re.compile(rf"(?<!\w)(?P<name>{_FULL}|{_PART})(?:,)?\s*(?:{_PARTY}|\((?P<words>[a-zåäö ]{{4,20}})\))")
NAME = re.compile(rf"(?<![\w-])(?P<name>{_FULL})(?![\w-])")
_CHAIR = re.compile(r"(?<!vice )(?<!\w)(?:[Oo]rdföranden|Ordförande)(?!\w)(?!\s+(?:i|för|av)\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a text, and where."""

    person: str
    start: int
    end: int
    party: str | None = None


@dataclass(slots=True)
class People:
    """Everybody the minutes name. Those already known keep their ids; the others get one from the name."""

    file: str
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the plain name to the ids of those who have it
    names: dict[str, str] = field(default_factory=dict)  # the id to the name
    parties: dict[str, str] = field(default_factory=dict)
    new: dict[str, Person] = field(default_factory=dict)
    chair: str | None = None

    @classmethod
    def of(cls, file: str, facts: Facts) -> People:
        """The people of facts already read."""
        people = cls(file)
        for person in facts.people:
            people.names[person.id] = person.name or person.id
            if person.name:
                people._remember(person.name, person.id)
        return people

    def person(self, name: str, party: str | None, place: str) -> str:
        """The id of somebody of this name; one is made when the name is new."""
        found = self.find(name, party)
        if found is None:
            found = self._free_id(name, party)
            self.new[found] = Person(id=found, name=name, source=Source(file=self.file, place=place, text=name))
            self.names[found] = name
            self._remember(name, found)
        if party:
            self.parties.setdefault(found, party)
        return found

    def find(self, name: str, party: str | None = None) -> str | None:
        """The id of the one person a name can mean: written whole, in the genitive, with initials or as the surname."""
        plain = _plain(name)
        for candidate in (plain, plain.removesuffix("s")):
            found = self._one_of(self.known.get(candidate, ()), party)
            if found is not None:
                return found
        parts = plain.split()
        return self._one_of({one for other, ids in self.known.items() if _fits(parts, other.split()) for one in ids}, party)

    def mentions(self, text: str, place: str, *, anybody: bool = False) -> tuple[Mention, ...]:
        """Those named in a text: with a party, or known by name; `anybody`: also others whose name looks like one.

        "Ordföranden" is the one who is known to lead the meeting.
        """
        found: list[Mention] = []
        for match in _AFFILIATED.finditer(text):
            name, start = without_title(match["name"], match.start("name"))
            party = match["party"]
            if name and (party or words.is_all("unaffiliated", match["words"] or "")) and not _is_common(name):
                party = None if party in (None, "-", "–") else party
                single = " " not in name and self.find(name, party) is None and name.casefold() in words.words("not_names")
                if not single:
                    found.append(Mention(self.person(name, party, place), start, match.end(), party))
        for match in NAME.finditer(text):
            name, start = without_title(match["name"], match.start())
            end = start + len(name)
            if not name or _overlaps(found, start, end):
                continue
            known = self.find(name)
            if known is None and anybody and looks_like_name(name):
                known = self.person(name, None, place)
            if known is not None:
                found.append(Mention(known, start, end, None))
        for match in _CHAIR.finditer(text):
            beside = any(0 <= one.start - match.end() <= 2 or 0 <= match.start() - one.end <= 3 for one in found)
            if self.chair and not beside and not _overlaps(found, match.start(), match.end()):
                found.append(Mention(self.chair, match.start(), match.end(), None))
        return tuple(sorted(found, key=lambda one: one.start))

    def surnames(self, text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions, and those whom a single capitalised word can mean by their surname: "Lind och Ek röstar ja"."""
        more: list[Mention] = []
        for match in re.finditer(rf"(?<![\w-]){_WHOLE}(?![\w-])", text):
            person = self.find(match[0]) if not _overlaps(found, match.start(), match.end()) else None
            if person is not None and not _is_common(match[0]):
                more.append(Mention(person, match.start(), match.end()))
        return tuple(sorted((*found, *more), key=lambda one: one.start))

    def named(self, text: str, place: str) -> tuple[Mention, ...]:
        """Those named in a text: the known ones and those with a party; only where there are none, others by their names."""
        return self.mentions(text, place) or self.mentions(text, place, anybody=True)

    def _one_of(self, ids: Iterable[str], party: str | None) -> str | None:
        """The only one of these who can have the party; one who is known to have it goes before one who may."""
        told = {one: self.parties.get(one) for one in ids}
        alike = [one for one, other in told.items() if party and other and other.casefold() == party.casefold()]
        fits = alike or [one for one, other in told.items() if party is None or other is None]
        return fits[0] if len(fits) == 1 else None

    def _remember(self, name: str, person: str) -> None:
        plain = _plain(name)
        self.known[plain] = (*self.known.get(plain, ()), person)

    def _free_id(self, name: str, party: str | None) -> str:
        base = slug(name)
        for candidate in (base, f"{base}-{slug(party)}" if party else base):
            if candidate not in self.names:
                return candidate
        number = 2
        while f"{base}-{number}" in self.names:
            number += 1
        return f"{base}-{number}"


def names(text: str) -> Iterator[re.Match[str]]:
    """What looks like the names of people in a text, with party or without."""
    taken: list[tuple[int, int]] = []
    for match in _AFFILIATED.finditer(text):
        if match["party"] or words.is_all("unaffiliated", match["words"] or ""):
            taken.append(match.span())
            yield match
    for match in NAME.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield match


def looks_like_name(name: str) -> bool:
    """Whether capitalised words are the name of a person and not of a place, a unit or a title."""
    parts = name.split()
    return len(parts) > 1 and not _is_common(name) and presume(name) is None


def _is_common(name: str) -> bool:
    plain = {part.casefold().strip(".,") for part in re.split(r"[\s-]+", name)}
    return bool(plain & words.words("units_and_places"))


def without_title(name: str, start: int = 0) -> tuple[str, int]:
    """The name without a title or the first word of a sentence before it, and where it begins; "" when none is left."""
    while True:
        first, blank, rest = name.partition(" ")
        bare = first.casefold().strip(".,")
        initial = len(bare) == 1 and first.endswith(".")
        titled = (not initial and bare in words.words("not_names")) or (len(bare) > 3 and presume(bare) is not None)
        if not titled or not rest:
            return ("" if titled and not rest and bare in words.words("not_names") else name), start
        start += len(first) + len(blank) + len(rest) - len(rest.lstrip())
        name = rest.lstrip()


def slug(name: str) -> str:
    """A name as an id: small letters without accents, with hyphens."""
    plain = name.casefold().translate(str.maketrans("åäöéüæøáíóšžčć", "aaoeuaoaioszcc"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "okand"


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[.´’']", " ", name.casefold()).split())


def _fits(written: list[str], whole: list[str]) -> bool:
    """Whether a short way of writing fits a whole name: "a lindmo" and "anna lindmo", or the surname alone."""
    if len(written) == 1:
        return len(written[0]) > 1 and written[0].removesuffix("s") in {part.removesuffix("s") for part in whole}
    if len(whole) < 2 or written[-1].removesuffix("s") != whole[-1].removesuffix("s"):
        return False
    if _PARTICLES & set(written[1:-1]) != _PARTICLES & set(whole[1:-1]):
        return False
    short, long = sorted((written[0], whole[0]), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def without(text: str, mentions: Iterable[Mention]) -> str:
    """The text with those named in it cut out."""
    for one in sorted(mentions, key=lambda one: -one.start):
        text = text[: one.start] + text[one.end :]
    return text


def _overlaps(found: Sequence[Mention], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in found)

"""Dissents (reservationer) that an item tells of: by whom, and whether they were told before the meeting ended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...model import Reservation, Source, YesNo
from . import words
from .days import days
from .people import People, without
from .sections import Said, said_sentences
from .text import Line

_OWN_LINE = re.compile(r"\b(?:till\s+)?förmån\s+för\b|\btill\s+stöd\s+för\b", re.IGNORECASE)


@dataclass(slots=True)
class Dissents:
    """The dissents of an item. `parties`: those who decide, by party; `last_day`: of the meeting."""

    people: People
    parties: Mapping[str, Sequence[str]]
    file: str
    last_day: date
    made: list[Reservation] = field(default_factory=list)
    understood: list[Line] = field(default_factory=list)
    doubted: list[tuple[Line, str]] = field(default_factory=list)

    def read(self, said: Sequence[Said]) -> None:
        """The dissents in the paragraphs below a heading for them."""
        if said and (words.is_all("nothing", said[0].text) or words.says("no_dissent", said[0].text)):
            self.understood += [one.line for one in said]
            return
        any_read = False
        for one in said_sentences(said):
            verb = words.says("dissents", one.text)
            named = self.people.named(one.text, one.line.place)
            bare = re.sub(r"\b(?:från|av|samt|och)\b|[\W\d]", "", without(one.text, named))
            only_names = named and len(bare) < 30
            if (
                verb
                or (only_names and not any_read)
                or (only_names and len(one.text) < 60)
                or (not any_read and self._of_party(one.text))
            ):
                any_read = self.told(one) or any_read
        if said and not any_read:
            self.doubted.append((said[0].line, "Det framgår inte vem som reserverar sig."))

    def told(self, one: Said) -> bool:
        """Whether a sentence tells who dissents; those whose proposal the dissent favours are left out."""
        if words.says("no_dissent", one.text):
            self.understood.append(one.line)
            return True
        favour = _OWN_LINE.search(one.text)
        named = self.people.named(one.text, one.line.place)
        verb = words.finder("dissents").search(one.text)
        behind = [
            m
            for m in named
            if favour is None or m.start < favour.start() or (verb and favour.start() < verb.start() <= m.start)
        ]
        persons = list(dict.fromkeys(mention.person for mention in behind)) or self._of_party(one.text)
        in_time: YesNo | None = None
        if words.says("dissent_late", one.text) or self._filed_later(one.text):
            in_time = YesNo.NO
        elif words.says("dissent_in_time", one.text):
            in_time = YesNo.YES
        for person in persons:
            self._add(person, in_time, one)
        if persons:
            self.understood.append(one.line)
        elif words.says("dissents", one.text):
            self.doubted.append((one.line, "Det framgår inte vem som reserverar sig."))
        return bool(persons)

    def _add(self, person: str, in_time: YesNo | None, one: Said) -> None:
        for at, before in enumerate(self.made):
            if before.person == person:
                self.made[at] = before.model_copy(update={"told": before.told or in_time})
                return
        source = Source(file=self.file, place=one.line.place, text=one.text[:300])
        self.made.append(Reservation(person=person, told=in_time, words=one.text[:1000], source=source))

    def _filed_later(self, text: str) -> bool:
        """Whether a dissent was handed in on a day after the meeting; its reasons in writing may come later."""
        filed = words.finder("dissent_filed").search(text)
        if filed is None or words.says("dissent_in_writing", text):
            return False
        after = days(text[filed.end() :], self.last_day)
        return bool(after) and after[0].start < 40 and after[0].day > self.last_day

    def _of_party(self, text: str) -> list[str]:
        """Those who decide from a party, where a dissent names only the party."""
        found: list[str] = []
        for party, persons in self.parties.items():
            name = re.escape(party)
            if re.search(rf"\({name}\)|(?<!\w){name}(?:-gruppen|-ledamöterna|-gruppens)(?!\w)", text):
                found += persons
        return found

"""What the reader of a report should know besides the findings: what was there to check, and how far the law was read."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date

from ..model import Municipality
from ..rules.pack import RulePack

_NOTHING = {"sv": "Det finns ingen delegationsordning att pröva.", "en": "There is no delegation order to check."}
_NO_ORDER = {
    "sv": "Det finns ingen delegationsordning bland uppgifterna. Om de som beslutade fick göra det är därför inte prövat.",
    "en": "There is no delegation order among the facts. Whether those who decided were allowed to was not tested.",
}
_OTHER_DAY = {
    "sv": "{order} gäller inte den {day}. Den är ändå prövad mot de regler som gäller då.",
    "en": "{order} is not in force on {day}. It was checked all the same, against the rules in force then.",
}
_KNOWN = {
    "sv": "{code}: lagen har ändrats eller kan ha ändrats den {day} ({what}; {source}).",
    "en": "{code}: the law has or may have changed on {day} ({what}; {source}).",
}
_AFTER = {
    "sv": "Rättskällorna är lästa till och med {day} eller senare (tidigast: {titles}). Senare ändringar är inte med.",
    "en": "The legal sources were read through {day} or later (earliest: {titles}). Later changes are not included.",
}
_BEFORE = {
    "sv": "Reglerna om {titles} börjar senare än {day} och är inte prövade.",
    "en": "The rules on {titles} begin later than {day} and were not tested.",
}
LANGUAGES = tuple(_AFTER)


def remarks(
    municipality: Municipality, packs: Sequence[RulePack], on: date, spoke: Container[str], language: str
) -> Iterator[str]:
    """What must be known before trusting the findings; `spoke` are the codes of the rules that gave any."""
    yield from _not_in_force(municipality, on, language)
    yield from _not_begun(packs, on, language)
    yield from _unread_changes(packs, on, spoke, language)


def _not_in_force(municipality: Municipality, on: date, language: str) -> Iterator[str]:
    """What a reader must know before trusting an empty list: nothing was there to check, or not on that day."""
    other = municipality.meetings or municipality.game_rules
    if not municipality.orders and (municipality.decisions or not other):
        yield (_NO_ORDER if municipality.decisions else _NOTHING)[language]
    for order in municipality.orders:
        if order.in_force is not None and not order.in_force.covers(on):
            yield _OTHER_DAY[language].format(order=order.title or order.id, day=on.isoformat())


def _not_begun(packs: Sequence[RulePack], on: date, language: str) -> Iterator[str]:
    titles = [pack.title.in_(language) for pack in packs if all(on < rule.in_force.start for rule in pack.rules)]
    if titles:
        yield _BEFORE[language].format(titles=", ".join(titles), day=on.isoformat())


def _unread_changes(packs: Sequence[RulePack], on: date, spoke: Container[str], language: str) -> Iterator[str]:
    """Changes of law that touch the rules that spoke, and from which day the packs know no more."""
    for pack in packs:
        for rule in pack.rules:
            change = rule.change_known(on) if rule.code in spoke else None
            if change is not None:
                yield _KNOWN[language].format(code=rule.code, day=change.start, what=change.what, source=change.source)
    first = min((pack.verified_through for pack in packs), default=on)
    if first < on:
        titles = [pack.title.in_(language) for pack in packs if pack.verified_through == first]
        yield _AFTER[language].format(titles=", ".join(titles), day=first.isoformat())

"""What an overview of roles and command says, in sections, for whoever writes it out: at most so many facts of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .. import plain_yaml, shipped
from ..indicators.found import Evidence, Indicator, Interplay, State

_ORDER = (State.UNCLEAR, State.OPEN, State.CLEAR, State.UNKNOWN, State.NUMBER)
_WITHOUT_EVIDENCE = (State.CLEAR, State.UNKNOWN, State.NUMBER)
_PLACES = 4  # places told of one fact


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact in words, and where it stands."""

    said: str
    places: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator as it is shown: title, value in words, the facts behind it, and how many are left out."""

    title: str
    value: str
    statements: tuple[Statement, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Section:
    """The indicators in one state."""

    state: str
    title: str
    lead: str
    indicators: tuple[Shown, ...]


def say(name: str, language: str, **said: object) -> str:
    """A sentence with what is said put in."""
    return str(_sentences()[name][language]).format(**said)


def heading(overview: Interplay) -> str:
    """The title, with the name of the municipality where the facts have it."""
    name = overview.municipality or say("nameless", overview.language)
    return say("title", overview.language, municipality=name)


def without_questions(overview: Interplay) -> str:
    """What stands where there is nothing to ask; too few facts are not told as nothing wrong."""
    return say("nothing_unclear" if overview.in_state(State.CLEAR) else "nothing_known", overview.language)


def sections(overview: Interplay, shown: int) -> Iterator[Section]:
    """What is unclear first, at most `shown` facts of each indicator; 0: all of them."""
    language = overview.language
    for state in _ORDER:
        found = overview.in_state(state)
        if found:
            leads = _sentences()["leads"]
            yield Section(
                state=state.value,
                title=_sentences()["sections"][state.value][language],
                lead=leads[state.value][language] if state.value in leads else "",
                indicators=tuple(_shown(one, shown, language) for one in found),
            )


def _shown(one: Indicator, shown: int, language: str) -> Shown:
    facts = () if one.state in _WITHOUT_EVIDENCE else (*one.evidence, *one.open)
    told = facts[:shown] if shown else facts
    left = len(facts) - len(told)
    return Shown(
        title=one.title,
        value=one.shown,
        statements=tuple(_statement(fact, language) for fact in told),
        more=say("more", language, n=left) if left else "",
    )


def _statement(fact: Evidence, language: str) -> Statement:
    places = [f"{one.document} ({one.source})" if one.document else str(one.source) for one in fact.places]
    told = [*places[:_PLACES], *([say("more", language, n=len(places) - _PLACES)] if len(places) > _PLACES else [])]
    return Statement(fact.said, say("places", language, places="; ".join(told)) if told else "")


@lru_cache(maxsize=1)
def _sentences() -> plain_yaml.Mapping:
    return plain_yaml.read(shipped.packs() / "lexicon" / "interplay.yaml")

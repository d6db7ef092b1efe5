"""What a row is about, held against what a section is about: the way to see that a number is used in an older meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from .. import plain_yaml, shipped
from ..model import Citation
from .acts import Act, replacements
from .lexicon import phrases
from .places import Place


class Fit(IntEnum):
    """How near a section is to one that a matter rests on."""

    NONE = 0
    NEAR = 1  # another section of the chapter
    WITHIN = 2  # the matter rests on the whole chapter, or the chapter is all that is cited
    SAME = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a text beside a reference is about: its words, and the sections its matter rests on today."""

    text: str = ""
    statutes: tuple[Citation, ...] = ()


NO_SUBJECT = Subject()


@dataclass(frozen=True, slots=True)
class Topic:
    """What a section is about, in our own words. `usual_old`: orders mostly use the number as the act before had it."""

    about: str
    words: tuple[str, ...]
    usual_old: bool


def fits(subject: Subject, act: Act, place: Place) -> Fit:
    """How well a place in an act fits the subject. The rule of an ended act is followed to where it went."""
    if subject is NO_SUBJECT:
        return Fit.NONE
    topic = topic_of(act.sfs, place.chapter, place.section)
    if topic and topic.words and phrases(topic.words).search(subject.text):
        return Fit.SAME
    return max((_nearness(subject, *target) for target in _now_at(act.sfs, place)), default=Fit.NONE)


def fits_earlier_meaning(subject: Subject, act: Act, place: Place) -> bool:
    """Whether the subject is what the number stood for before the same act gave it to another rule."""
    topic = earlier_topic_of(act.sfs, place.chapter, place.section)
    if topic and topic.words and phrases(topic.words).search(subject.text):
        return True
    moved = [new for new in replacements(act.sfs, place.chapter, place.section) if new.sfs == act.sfs]
    return any(_nearness(subject, new.sfs, new.chapter, new.section) >= Fit.WITHIN for new in moved)


def topic_of(sfs: str, chapter: str | None, section: str | None) -> Topic | None:
    """What the section, or failing that its chapter, is about; None where nobody has written it down."""
    topics, _ = _topics()
    return topics.get((sfs, chapter, section)) or topics.get((sfs, chapter, None))


def earlier_topic_of(sfs: str, chapter: str | None, section: str | None) -> Topic | None:
    """What the number stood for before the same act gave it to another rule; None where nobody has written it down."""
    return _topics()[1].get((sfs, chapter, section))


def is_trap(act: Act, place: Place) -> bool:
    """Whether the number, after the act changed, is still mostly used in the meaning of the act before."""
    topic = topic_of(act.sfs, place.chapter, place.section)
    return topic is not None and topic.usual_old


def _nearness(subject: Subject, sfs: str, chapter: str | None, section: str | None) -> Fit:
    best = Fit.NONE
    for statute in subject.statutes:
        if statute.sfs != sfs or statute.chapter != chapter:
            continue
        if statute.section is None and statute.chapter is None:
            continue  # the whole act says too little
        if statute.section == section:
            best = max(best, Fit.SAME)
        elif statute.section is None or section is None:
            best = max(best, Fit.WITHIN)
        elif chapter is not None:
            best = max(best, Fit.NEAR)
    return best


def _now_at(sfs: str, place: Place) -> tuple[tuple[str, str | None, str | None], ...]:
    """The place itself, and where its rule went in later acts."""
    found = [(sfs, place.chapter, place.section)]
    for step in found:  # grows while it is gone through: 1980 → 2001 → 2025
        for new in replacements(*step):
            target = (new.sfs, new.chapter, new.section)
            if new.sfs != step[0] and new.confidence != "low" and target not in found:
                found.append(target)
    return tuple(found)


_Topics = dict[tuple[str, str | None, str | None], Topic]


@lru_cache(maxsize=1)
def _topics() -> tuple[_Topics, _Topics]:
    """What sections are about now, and what the number stood for before the same act gave it to another rule."""
    now: _Topics = {}
    earlier: _Topics = {}
    for entry in plain_yaml.read(shipped.packs() / "register" / "topics.yaml")["topics"]:
        place = (str(entry["sfs"]), entry.get("chapter"), entry.get("section"))
        topic = Topic(entry["about"], tuple(entry.get("words", ())), entry.get("usual_old") == "yes")
        (earlier if entry.get("before") else now)[place] = topic
    return now, earlier

"""References tied to the acts they mean: by number, by the sections the acts have, by date, never by guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..model import Citation
from .acts import Act, all_acts, has_section
from .references import Mention

_OLDEST_ORDER = 2000  # no delegation order kept as a file was written under an act that ended before this year
_LONG_FORGOTTEN = 15  # years after which nobody cites an act that has ended by its mere abbreviation


class Certainty(StrEnum):
    """Why a mention was tied to its act."""

    NAMED = "named"  # by its number, or by a name only one act ever had
    DATED = "dated"  # only one act bore the name when the text was written
    SECTION = "section"  # only one of the acts has the section
    DOCUMENT = "document"  # the other references of the document point that way


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention tied to an act. `act` is None when several acts fit and nothing decides between them."""

    mention: Mention
    act: Act | None
    certainty: Certainty | None

    def citation(self) -> Citation | None:
        """The reading as data; None when the act is open."""
        if self.act is None:
            return None
        return Citation(sfs=self.act.sfs, chapter=self.mention.chapter, section=self.mention.section)


def read(found: Iterable[Mention], written: date | None) -> tuple[Reading, ...]:
    """Each mention tied to an act as surely as the text allows (docs/decisions/0001).

    `written` is the day the text was adopted, when known. A number settles it; then the sections that only one act
    has; then the day; then what the other references in the same text show. Otherwise the act stays open.
    """
    mentions = tuple(found)
    shown = _shown_by_sections(mentions, written)
    return tuple(_read_one(mention, written, shown) for mention in mentions)


def _read_one(mention: Mention, written: date | None, shown: dict[str, frozenset[str]]) -> Reading:
    if mention.numbered or len(mention.candidates) == 1:
        return Reading(mention, mention.candidates[0] if mention.candidates else None, Certainty.NAMED)
    fitting = _fitting(mention, written)
    if len(fitting) == 1 and (len(_recent(mention, written)) == 1 or _holds(fitting[0], mention)):
        if written is None or fitting[0].begun(written):
            return Reading(mention, fitting[0], Certainty.SECTION)
        return Reading(mention, None, None)  # the only act with the section was not there yet
    here = shown.get(_key(mention), frozenset())
    if written is not None:
        bearing = [act for act in fitting if act.known(written)]
        in_force = [act for act in bearing if act.in_force(written)]
        against = here - {act.sfs for act in in_force}
        if len(in_force) == 1 and not against and (len(bearing) == 1 or in_force[0].sfs in here):
            return Reading(mention, in_force[0], Certainty.DATED)
    pointed_at = [act for act in fitting if {act.sfs} == here]
    if pointed_at:
        return Reading(mention, all_acts()[pointed_at[0].sfs], Certainty.DOCUMENT)
    return Reading(mention, None, None)


def _recent(mention: Mention, written: date | None) -> tuple[Act, ...]:
    oldest = written.year - _LONG_FORGOTTEN if written else _OLDEST_ORDER
    return tuple(act for act in mention.candidates if act.ends is None or act.ends.year >= oldest)


def _fitting(mention: Mention, written: date | None) -> tuple[Act, ...]:
    """The acts the mention can mean at all: not those without the section, nor those gone long before."""
    recent = _recent(mention, written)
    fitting = tuple(act for act in recent if _may_hold(act, mention, recent))
    return fitting or recent or mention.candidates


def _may_hold(act: Act, mention: Mention, others: tuple[Act, ...]) -> bool:
    if mention.chapter is not None and not act.has_chapters:
        return False
    bare = mention.section is not None and mention.chapter is None
    if bare and act.has_chapters and any(not other.has_chapters for other in others):
        return False  # a section without chapter belongs to the act that has no chapters
    return has_section(act, mention.chapter, mention.section) is not False


def _holds(act: Act, mention: Mention) -> bool:
    return has_section(act, mention.chapter, mention.section) is True


def _shown_by_sections(found: Iterable[Mention], written: date | None) -> dict[str, frozenset[str]]:
    """For each name: the acts that some reference in the text can only mean."""
    shown: dict[str, set[str]] = {}
    for mention in found:
        fitting = _fitting(mention, written)
        if len(mention.candidates) > 1 and len(fitting) == 1 and _holds(fitting[0], mention):
            shown.setdefault(_key(mention), set()).add(fitting[0].sfs)
    return {name: frozenset(acts) for name, acts in shown.items()}


def _key(mention: Mention) -> str:
    return "/".join(sorted(act.sfs for act in mention.candidates))

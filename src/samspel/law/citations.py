"""References tied to the acts they mean: by number, by the sections the acts have, by date, by subject, never by guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..model import Citation
from .acts import Act, Held, beyond_known, has_section, standing
from .places import Fault, Kind
from .references import Mention
from .subjects import NO_SUBJECT, Fit, Subject, fits, is_trap

_OLDEST_ORDER = 2000  # no delegation order kept as a file was written under an act that ended before this year
_STILL_REMEMBERED = 8  # years for which orders are found that use a section's number in its older meaning
_LONG_FORGOTTEN = 15  # years after which nobody cites an act that has ended by its mere abbreviation


class Certainty(StrEnum):
    """Why a mention was tied to its act."""

    NAMED = "named"  # by its number, or by a name only one act ever had
    DATED = "dated"  # only one act bore the name when the text was written
    SECTION = "section"  # only one of the acts has the section
    DOCUMENT = "document"  # the other references of the document point that way
    SUBJECT = "subject"  # what the row is about is the old meaning of the number, or the new


class Status(StrEnum):
    """How a place that a reference means stands on a day."""

    IN_FORCE = "in_force"
    REPEALED = "repealed"  # the act has ended
    ENDED = "ended"  # the section has ended; the act lives on
    REUSED = "reused"  # the number stands for another rule than before
    NO_SECTION = "no_section"  # the act never had it
    NO_CHAPTER = "no_chapter"  # sections are numbered chapter by chapter, and no chapter is named
    NO_NUMBER = "no_number"  # the number of the section is missing
    NOT_YET = "not_yet"  # the act has not begun to apply
    UNCHECKED = "unchecked"  # the register does not know all sections of the act


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention tied to an act. `act` is None when several acts fit (`open_to`) and nothing decides between them.

    Where the subject speaks against the day, `act` is the act of the subject and `open_to` holds both.
    """

    mention: Mention
    act: Act | None
    certainty: Certainty | None
    open_to: tuple[Act, ...] = ()

    def acts(self) -> tuple[Act, ...]:
        """The acts that the mention may mean."""
        return self.open_to or ((self.act,) if self.act else ())

    def citation(self, act: Act | None = None) -> Citation | None:
        """The reading as data; None when the act is open and none is given."""
        act = act or self.act
        if act is None:
            return None
        place = self.mention.place.in_act(act)
        return Citation(
            sfs=act.sfs,
            chapter=place.chapter,
            section=place.section,
            through=place.through,
            paragraph=", ".join(place.paragraphs) or None,
            point=", ".join(place.points) or None,
        )


def status(mention: Mention, act: Act, day: date | None, written: date | None = None) -> tuple[Status, date | None]:
    """How the place stands in the act on a day, and since when it has ended or been given another rule.

    A number given to another rule long before the day counts as that rule's, unless the text was `written` before that.
    """
    place = mention.place.in_act(act)
    if day is not None and act.ends is not None and act.ends <= day:
        return Status.REPEALED, act.ends
    if place.chapter is not None and not act.has_chapters:
        return Status.NO_SECTION, None
    if day is not None and act.starts is not None and day < act.starts:
        return Status.NOT_YET, act.starts
    if place.chapter is None and place.section is None:
        return Status.IN_FORCE, None
    if place.chapter is None and act.has_chapters:
        return Status.NO_CHAPTER, None
    if mention.faults & {Fault.NO_NUMBER, Fault.RUN_TOGETHER}:
        return Status.NO_NUMBER, None
    ends = [
        standing(act, place.chapter, _first(section), day)
        for section in dict.fromkeys((place.section, place.through or place.section))
    ]
    for held, said in _WORST_FIRST:
        for end in ends:
            if end.held is held and not (held is Held.REUSED and _forgotten(end.since, day, written)):
                return said, end.since
    return Status.IN_FORCE, None


def status_beside(mention: Mention, act: Act, day: date | None, subject: Subject) -> tuple[Status, date | None]:
    """The same beside a matter: a number whose new rule is what the matter is about has not been used in the old meaning."""
    held, since = status(mention, act, day)
    if held is Status.REUSED and fits(subject, act, mention.place.in_act(act)) >= Fit.WITHIN:
        return Status.IN_FORCE, None
    return held, since


def _forgotten(since: date | None, day: date | None, written: date | None) -> bool:
    """Whether a number was given to another rule so long ago that nobody uses it in the older meaning."""
    if since is not None and written is not None:
        return written >= since and written.year - since.year > _STILL_REMEMBERED
    return since is not None and day is not None and day.year - since.year > _STILL_REMEMBERED


_WORST_FIRST = (
    (Held.NEVER, Status.NO_SECTION),
    (Held.UNCHECKED, Status.UNCHECKED),
    (Held.ENDED, Status.ENDED),
    (Held.REUSED, Status.REUSED),
)


def read(
    found: Iterable[Mention], written: date | None, subjects: Sequence[Subject] | None = None, *, ahead: bool = True
) -> tuple[Reading, ...]:
    """Each mention tied to an act as surely as the text allows (docs/decisions/0001).

    `written` is the day the text was adopted, when known; `subjects` what the row of each mention is about. A number
    settles it; then the sections that only one act has; then the day; then what the other references in the same text
    show; then the subject. Otherwise the act stays open. `ahead` says that the text may look ahead to an act that has been
    decided but does not apply yet, as an order adopted the year before does.
    """
    mentions = tuple(found)
    shown = _shown_by_sections(mentions, written)
    about = subjects or [NO_SUBJECT] * len(mentions)
    return tuple(
        _read_one(mention, written, shown, subject, ahead) for mention, subject in zip(mentions, about, strict=True)
    )


def _read_one(
    mention: Mention, written: date | None, shown: dict[str, frozenset[str]], subject: Subject, ahead: bool
) -> Reading:
    if mention.kind is not Kind.ACT:
        return Reading(mention, None, None)
    if mention.numbered or len(mention.candidates) == 1:
        return Reading(mention, mention.candidates[0], Certainty.NAMED)
    fitting = _fitting(mention, written)
    lacking = _lacking(mention, fitting, written)
    if lacking is not None:
        return Reading(mention, lacking, Certainty.SECTION)
    if len(fitting) == 1 and (len(_recent(mention, written)) == 1 or _holds(fitting[0], mention)):
        if written is None or ahead or fitting[0].begun(written):  # an order may have been revised since its day
            return Reading(mention, fitting[0], Certainty.SECTION)
        in_force = [act for act in mention.candidates if act.in_force(written)]
        if len(in_force) == 1:  # the only act with the section was not there yet; the act that was lacks it
            return Reading(mention, in_force[0], Certainty.DATED)
        return Reading(mention, None, None, fitting)
    chosen, certainty = _by_day_or_document(mention, fitting, written, shown, ahead)
    possible = [act for act in fitting if written is None or (act.begun(written) if ahead else _has_started(act, written))]
    return _by_subject(mention, possible or list(fitting), chosen, certainty, subject)


def _by_day_or_document(
    mention: Mention, fitting: tuple[Act, ...], written: date | None, shown: dict[str, frozenset[str]], ahead: bool
) -> tuple[Act | None, Certainty | None]:
    here = shown.get(_key(mention), frozenset())
    if written is not None:
        bearing = [act for act in fitting if (act.known(written) if ahead else act.in_force(written))]
        in_force = [act for act in bearing if act.in_force(written)]
        against = here - {act.sfs for act in in_force}
        alone = len(in_force) == 1 and (len(bearing) == 1 or in_force[0].sfs in here)
        if alone and not against and not _doubtful(mention, in_force[0], fitting):
            return in_force[0], Certainty.DATED
    pointed_at = [act for act in fitting if {act.sfs} == here]
    return (pointed_at[0], Certainty.DOCUMENT) if pointed_at else (None, None)


def _has_started(act: Act, day: date) -> bool:
    return act.starts is None or act.starts <= day


def _by_subject(
    mention: Mention, possible: list[Act], chosen: Act | None, certainty: Certainty | None, subject: Subject
) -> Reading:
    """Lets what the row is about speak against the day, or decide where nothing else did."""
    scores = {act.sfs: fits(subject, act, mention.place.in_act(act)) for act in possible}
    best = max(scores.values(), default=0)
    meant = [act for act in possible if scores[act.sfs] == best]
    if chosen is not None and chosen.sfs in scores:
        if scores[chosen.sfs] == best and best > 0:
            return Reading(mention, chosen, certainty)
        if best == 0:
            open_to = tuple(act for act in possible if act is not chosen and act.ends is not None)
            trapped = certainty is Certainty.DATED and open_to and is_trap(chosen, mention.place.in_act(chosen))
            return Reading(mention, None, None, (chosen, *open_to)) if trapped else Reading(mention, chosen, certainty)
    if best >= Fit.WITHIN and len(meant) == 1:
        return Reading(mention, meant[0], Certainty.SUBJECT, (meant[0], chosen) if chosen else ())
    return Reading(mention, chosen, certainty, () if chosen else tuple(possible))


def _doubtful(mention: Mention, act: Act, fitting: tuple[Act, ...]) -> bool:
    """Whether the act probably lacks the section (it lies beyond all known ones) and another act surely has it."""
    place = mention.place.in_act(act)
    if place.section is None or not beyond_known(act, place.chapter, place.section):
        return False
    return any(_holds(other, mention) for other in fitting if other is not act)


def _lacking(mention: Mention, fitting: tuple[Act, ...], written: date | None) -> Act | None:
    """The act in force, when it surely lacks the section and no other act of the name is known to have or have had it."""
    in_force = [act for act in _recent(mention, written) if (act.in_force(written) if written else act.ends is None)]
    if len(in_force) != 1 or not in_force[0].complete:
        return None
    act = in_force[0]
    place = mention.place.in_act(act)
    if place.chapter is None and (act.has_chapters or place.section is None):
        return None
    if has_section(act, place.chapter, _first(place.section)) is not False:
        return None
    others = [other for other in fitting if other is not act]
    gone = all(beyond_known(other, place.chapter, _first(place.section) or "1") for other in others)
    return act if gone else None


def _recent(mention: Mention, written: date | None) -> tuple[Act, ...]:
    oldest = written.year - _LONG_FORGOTTEN if written else _OLDEST_ORDER
    return tuple(act for act in mention.candidates if act.ends is None or act.ends.year >= oldest)


def _fitting(mention: Mention, written: date | None) -> tuple[Act, ...]:
    """The acts the mention can mean at all: not those without the section, nor those gone long before."""
    recent = _recent(mention, written)
    latest = max((act.starts.year for act in mention.candidates if act.starts), default=_OLDEST_ORDER)
    oldest = (written.year if written else latest) - _STILL_REMEMBERED
    unchaptered = any(not act.has_chapters and (act.ends is None or act.ends.year >= oldest) for act in recent)
    fitting = tuple(act for act in recent if _may_hold(act, mention, unchaptered=unchaptered))
    return fitting or recent or mention.candidates


def _may_hold(act: Act, mention: Mention, *, unchaptered: bool) -> bool:
    place = mention.place.in_act(act)
    if place.chapter is not None and not act.has_chapters:
        return False
    if place.section is not None and place.chapter is None and act.has_chapters and unchaptered:
        return False  # a section without chapter belongs to the act that has no chapters, if it is not long gone
    if place.chapter is None and place.section is None:
        return True
    return has_section(act, place.chapter, _first(place.section)) is not False


def _holds(act: Act, mention: Mention) -> bool:
    place = mention.place.in_act(act)
    return has_section(act, place.chapter, _first(place.section)) is True


def _first(section: str | None) -> str | None:
    """The section, or the first number of one that was written as two."""
    return section.split()[0] if section else None


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

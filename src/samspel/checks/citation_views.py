"""Views of the references to law in an order."""

from __future__ import annotations

from collections.abc import Iterator

from ..law import lexicon
from ..law.acts import Act, all_acts, spoken_name, still_applies
from ..law.citations import Certainty, Reading, Status, status
from ..law.cited import replaced_by
from ..law.places import Fault, Kind
from ..law.recogniser import belongs_elsewhere
from ..law.subjects import NONE as FITS_NOT
from ..law.subjects import fits, fits_earlier_meaning, topic_of
from ..model import NONE, Nothing, Row
from ..rules.views import CitationView, Sighting
from .context import OrderContext, printed

_SILENT = {Kind.OUTSIDE, Kind.FOREIGN, Kind.UNKNOWN_ACT}  # known as such, or not known at all: nothing to hold them against
_GONE = {Status.ENDED: "ended", Status.REUSED: "moved"}
_FAULTS = (
    (Fault.SPLIT_NUMBER, "split_number"),
    (Fault.NO_NUMBER, "no_number"),
    (Fault.RUN_TOGETHER, "run_together"),
    (Fault.NO_CHAPTER_WORD, "no_chapter_word"),
)
_LACKING = {
    "no_act": "lagens namn saknas",
    "no_chapter": "lagen är indelad i kapitel, men kapitlet saknas",
    "no_number": "paragrafens nummer saknas",
    "no_chapter_word": "det framgår inte säkert vilken siffra som är kapitlet",
    "split_number": "två siffror står intill varandra och kan vara ett nummer eller två",
    "run_together": "kapitel och paragraf är ihopskrivna, eller paragraftecknet har blivit en siffra",
}


def citation_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each reference to law, in the preamble and in the rows."""
    rows = {row.id: row for row in context.order.rows}
    for row_id, source, reading in context.readings:
        if reading.mention.kind in _SILENT:
            continue
        row = rows[row_id] if row_id is not None else None
        fault = _fault(reading)
        view = CitationView(
            act_status=_act_status(context, reading),
            certainty=reading.certainty.value if reading.certainty else None,
            transition=_transition(row, reading),
            section_status=_section_status(context, reading) if fault is None else NONE,
            subject=_subject(context, row, reading),
            extent=_extent(reading),
            fault=fault or NONE,
            in_row=row is not None,
            more_exact=row is not None and _more_exact(context, row, reading),
        )
        yield Sighting(
            kind="citation",
            view=view,
            about=context.about(row) if row else f"{context.order.id}/preamble",
            part=reading.mention.words,
            row=printed(row) if row else None,
            source=source,
            asked=context.asked,
            adopted=context.written,
            presumed=_presumed(reading),
            words={"row": (printed(row) or row.id) if row else "–", **_words(context, row, reading, fault)},
        )


def _presumed(reading: Reading) -> frozenset[str]:
    """What was inferred: from the other references, from the subject, or from numbers of which none was named a chapter."""
    inferred = reading.certainty in (Certainty.DOCUMENT, Certainty.SUBJECT)
    if inferred or (reading.mention.guessed and not reading.mention.numbered):
        return frozenset({"act_status", "section_status"})
    return frozenset()


def _act_status(context: OrderContext, reading: Reading) -> str | Nothing | None:
    if reading.mention.kind is not Kind.ACT:
        return NONE
    acts = (reading.act,) if reading.act else reading.open_to
    statuses = {"repealed" if act.ends and act.ends <= context.asked else "in_force" for act in acts}
    return statuses.pop() if len(statuses) == 1 else None


def _transition(row: Row | None, reading: Reading) -> bool | Nothing:
    """Whether the repealed act may be cited rightly: by its transition rules, or because the row is about older cases."""
    if reading.act is None or reading.act.ends is None:
        return NONE
    older = row is not None and lexicon.says("older_cases", f"{row.matter or ''} {row.note or ''}")
    return older or still_applies(reading.act.sfs, reading.mention.place.in_act(reading.act).chapter) is not None


def _section_status(context: OrderContext, reading: Reading) -> str | Nothing | None:
    if reading.act is None:
        return None if reading.mention.kind is Kind.ACT else NONE
    held, since = status(reading.mention, reading.act, context.asked, context.written)
    if held is Status.NO_SECTION:
        return "never"
    if held in (Status.REPEALED, Status.NOT_YET) or reading.mention.place.in_act(reading.act).section is None:
        return NONE
    if held is Status.REUSED:
        if context.written is None:
            return None  # before or after the number was given to another rule: the day of the order would tell
        return "moved" if since and context.written < since else "in_force"
    return _GONE.get(held) or ("unchecked" if held is Status.UNCHECKED else "in_force")


def _subject(context: OrderContext, row: Row | None, reading: Reading) -> str:
    if reading.certainty is Certainty.SUBJECT and reading.open_to and reading.act and reading.act.ends:
        return "old_rule"
    if row is None or reading.act is None:
        return "unclear"
    subject, place = context.subject(row), reading.mention.place.in_act(reading.act)
    held, since = status(reading.mention, reading.act, context.asked, context.written)
    written_after = context.written is None or (since is not None and since <= context.written)
    if held is Status.REUSED and written_after and fits_earlier_meaning(subject, reading.act, place):
        return "old_rule"
    if fits(subject, reading.act, place) != FITS_NOT:
        return "fits"
    return "other" if belongs_elsewhere(context.by_words[row.id], reading.act.sfs, context.kinds) else "unclear"


def _extent(reading: Reading) -> str:
    if reading.mention.kind is Kind.UNSAID:
        return "unsaid"
    place = reading.mention.place
    acts = reading.acts() or reading.mention.candidates
    places = [place.in_act(act) for act in acts] or [place]
    if all(one.section is None for one in places):
        return "act" if all(one.chapter is None for one in places) else "chapter"
    return "section"


def _fault(reading: Reading) -> str | None:
    mention = reading.mention
    if mention.kind is Kind.NO_ACT:
        return "no_act"
    for fault, name in _FAULTS:
        if fault in mention.faults:
            return name
    if mention.kind is Kind.ACT and reading.act and mention.place.in_act(reading.act).section and reading.act.has_chapters:
        return "no_chapter" if mention.place.in_act(reading.act).chapter is None else None
    acts = reading.acts()
    lost = [
        act.has_chapters and one.section is not None and one.chapter is None
        for act in acts
        for one in (mention.place.in_act(act),)
    ]
    return "no_chapter" if lost and all(lost) else None


def _more_exact(context: OrderContext, row: Row, reading: Reading) -> bool:
    """Whether the row also cites a section of that act, or has sections in its law column and this one elsewhere."""
    others = [
        other for other in context.row_readings.get(row.id, ()) if other is not reading and _extent(other) == "section"
    ]
    same = any(other.mention.candidates == reading.mention.candidates for other in others)
    in_column = any(reading.mention.words in " ".join(cell.split()) for cell in row.law or ())
    return same or (bool(others) and not in_column)


def _words(context: OrderContext, row: Row | None, reading: Reading, fault: str | None) -> dict[str, str]:
    act, mention = reading.act, reading.mention
    successor = all_acts().get(act.successor or "") if act else None
    chapter = mention.place.in_act(act).chapter if act else None
    since = status(mention, act, context.asked, context.written)[1] if act else None
    now = next((one for one in reading.open_to if one is not act), act)
    matter = context.by_words[row.id].nearest if row else None
    return {
        "citation": mention.words,
        "word": mention.name,
        "matter": " ".join((row.matter or "–").split()) if row else "–",
        "act": spoken_name(act.sfs) if act else _listed(reading.open_to),
        "repealed_on": act.ends.isoformat() if act and act.ends else "–",
        "successor": spoken_name(successor.sfs) if successor else "–",
        "suggestion": _suggestion(reading) if act else "–",
        "transition_matter": (still_applies(act.sfs, chapter) or "äldre ärenden") if act else "–",
        "since": since.isoformat() if since else "en dag som registret inte har",
        "about_then": (_about(reading, act) if act else None) or "en äldre regel",
        "about_now": (_about(reading, now) if now and reading.open_to else None) or "en annan regel",
        "known_through": act.known_through.isoformat() if act and act.known_through else "–",
        "lacking": _LACKING.get(fault or "", "–"),
        "matter_type": matter.label if matter else "–",
        "cited_for": spoken_name(act.sfs) if act else "–",
    }


def _about(reading: Reading, act: Act) -> str | None:
    place = reading.mention.place.in_act(act)
    topic = topic_of(act.sfs, place.chapter, place.section)
    return topic.about if topic else None


def _listed(acts: tuple[Act, ...]) -> str:
    recent = [act for act in acts if act.ends is None or act.ends.year >= 2000] or acts
    return " / ".join(spoken_name(act.sfs) for act in sorted(recent, key=lambda act: act.sfs)) or "–"


def _suggestion(reading: Reading) -> str:
    """The places where the rule is now, and whether only part of it went there."""
    citation = reading.citation()
    found = replaced_by(citation) if citation else ()
    named = [new for new in found if new.confidence != "low"] or found
    places = [f"{new.place}{' (delvis)' if new.partly else ''}" for new in named[:3]]
    return ", ".join(places) or "–"

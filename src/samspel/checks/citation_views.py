"""Views of the references to law in an order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..authority.context import OrderContext, named, printed
from ..law import lexicon
from ..law.acts import Act, all_acts, spoken_name, still_applies
from ..law.citations import Certainty, Reading, Status, status
from ..law.cited import about, replaced_by
from ..law.places import Fault, Kind
from ..law.recogniser import UNKNOWN, belongs_elsewhere
from ..law.subjects import Fit, earlier_topic_of, fits, fits_earlier_meaning
from ..model import NONE, Nothing, Row
from ..rules.view import Sighting, Words
from ..rules.views import CitationView

_SILENT = {Kind.OUTSIDE, Kind.FOREIGN, Kind.UNKNOWN_ACT}  # known as such, or not known at all: nothing to hold them against
_FAULTS = (
    (Fault.SPLIT_NUMBER, "split_number"),
    (Fault.NO_NUMBER, "no_number"),
    (Fault.RUN_TOGETHER, "run_together"),
    (Fault.NO_CHAPTER_WORD, "no_chapter_word"),
)
_LACKING: dict[str, Words] = {
    "no_act": ("lagens namn saknas", "the act is not named"),
    "no_chapter": ("lagen är indelad i kapitel, men kapitlet saknas", "the act has chapters, but none is named"),
    "no_number": ("paragrafens nummer saknas", "the number of the section is missing"),
    "no_chapter_word": (
        "det framgår inte säkert vilken siffra som är kapitlet",
        "it is not certain which number is the chapter",
    ),
    "split_number": (
        "två siffror står intill varandra och kan vara ett nummer eller två",
        "two numbers stand side by side and may be one or two",
    ),
    "run_together": (
        "siffrorna kan inte stämma; ett tecken kan ha fallit bort eller paragraftecknet blivit en siffra",
        "the numbers cannot be right; a sign may be lost, or the section sign have become a digit",
    ),
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
            words={"row": named(row) if row else "–", **_words(context, row, reading, fault)},
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
        return "moved" if since is not None and context.written < since else "in_force"
    return {Status.ENDED: "ended", Status.UNCHECKED: "unchecked"}.get(held, "in_force")


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
    if fits(subject, reading.act, place) > Fit.NONE:
        return "fits"
    return "other" if belongs_elsewhere(context.by_words(row), reading.act.sfs, context.kinds) else "unclear"


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
    acts = (reading.act,) if reading.act else reading.open_to
    places = [(act, mention.place.in_act(act)) for act in acts]
    lost = [act.has_chapters and place.section is not None and place.chapter is None for act, place in places]
    return "no_chapter" if lost and all(lost) else None


def _more_exact(context: OrderContext, row: Row, reading: Reading) -> bool:
    """Whether the row also cites a section of that act, or has sections in its law column and this one elsewhere."""
    if _extent(reading) == "section":
        return False
    others = [
        other for other in context.row_readings.get(row.id, ()) if other is not reading and _extent(other) == "section"
    ]
    same = any(other.mention.candidates == reading.mention.candidates for other in others)
    in_column = any(reading.mention.words in " ".join(cell.split()) for cell in row.law or ())
    return same or (bool(others) and not in_column)


def _words(context: OrderContext, row: Row | None, reading: Reading, fault: str | None) -> dict[str, Words]:
    act, mention = reading.act, reading.mention
    found = context.by_words(row) if row else UNKNOWN
    words: dict[str, Words] = {
        "citation": mention.words,
        "word": mention.name,
        "matter": " ".join((row.matter or "–").split()) if row else "–",
        "act": spoken_name(act.sfs) if act else _listed(reading.open_to),
        "lacking": _LACKING.get(fault or "", "–"),
        "matter_type": found.nearest.label if found.nearest else "–",
        "deciding": ", ".join(found.words) or "–",
    }
    return {**_NO_ACT_WORDS, **words, **(_act_words(context, reading, act) if act else {})}


_NO_ACT_WORDS: dict[str, Words] = dict.fromkeys(
    (
        "repealed_on", "successor", "suggestion", "transition_matter", "since", "about_then", "about_now", "happened",
        "known_through",
    ),
    "–",
)  # fmt: skip
_HAPPENED: dict[str, Words] = {
    "ended": ("paragrafen har upphört", "the section has ended"),
    "moved": ("numret gäller en annan regel", "the number stands for another rule"),
}


def _act_words(context: OrderContext, reading: Reading, act: Act) -> dict[str, Words]:
    """The words about the act that a reference means: how it stands, what it was about, where the rule is now."""
    mention, place = reading.mention, reading.mention.place.in_act(act)
    held, since = status(mention, act, context.asked, context.written)
    now = next((one for one in reading.open_to if one is not act), None)
    then = earlier_topic_of(act.sfs, place.chapter, place.section)
    about_then = then.about if then and not now else about(act.sfs, place.chapter, place.section)
    at_now = mention.place.in_act(now) if now else place
    about_now = about(now.sfs if now else act.sfs, at_now.chapter, at_now.section)
    return {
        "repealed_on": act.ends.isoformat() if act.ends else "–",
        "successor": _successor(act, context.asked),
        "suggestion": _suggestion(reading, context),
        "transition_matter": still_applies(act.sfs, place.chapter) or ("äldre ärenden", "older cases"),
        "since": since.isoformat() if since else ("en dag som registret inte har", "a day the register does not have"),
        "happened": _HAPPENED["ended" if held is Status.ENDED else "moved"],
        "about_then": about_then or ("en äldre regel", "an older rule"),
        "about_now": about_now or ("en annan regel", "another rule"),
        "known_through": act.known_through.isoformat() if act.known_through else "–",
    }


def _listed(acts: tuple[Act, ...]) -> str:
    recent = [act for act in acts if act.ends is None or act.ends.year >= 2000] or acts
    return " / ".join(spoken_name(act.sfs) for act in sorted(recent, key=lambda act: act.sfs)) or "–"


def _successor(act: Act, day: date) -> Words:
    """The act that took over, followed to the one that applies on the day."""
    passed = {act.sfs}
    new = all_acts().get(act.successor or "")
    while new is not None and new.ends is not None and new.ends <= day and new.successor and new.successor not in passed:
        passed.add(new.sfs)
        new = all_acts().get(new.successor)
    return spoken_name(new.sfs) if new else ("ingen känd", "none known")


def _suggestion(reading: Reading, context: OrderContext) -> Words:
    """The places where the rule is now, whether only part of it went there, and in which act if not the successor."""
    citation, act = reading.citation(), reading.act
    found = replaced_by(citation, context.asked)[:3] if citation and act else ()
    if not found:
        return ("ingen känd", "none known")
    acts = {new.sfs for new in found}
    home = {act.sfs if act and act.ends is None else act.successor if act else None}

    def told(partly: str) -> str:
        places = [f"{new.place}{'' if acts <= home else ' ' + new.act}{partly if new.partly else ''}" for new in found]
        return ", ".join(places)

    return told(" (delvis)"), told(" (in part)")

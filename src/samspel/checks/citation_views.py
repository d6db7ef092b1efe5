"""Views of the references to law in an order."""

from __future__ import annotations

from collections.abc import Iterator

from ..law import lexicon
from ..law.acts import Act, all_acts, replacements, spoken_name, still_applies
from ..law.citations import Certainty, Reading
from ..model import NONE, Citation, Nothing, Row
from ..rules.views import CitationView, Sighting
from .context import OrderContext, printed


def citation_sightings(context: OrderContext) -> Iterator[Sighting]:
    """One view of each reference to law, in the preamble and in the rows."""
    rows = {row.id: row for row in context.order.rows}
    for row_id, source, reading in context.readings:
        row = rows[row_id] if row_id is not None else None
        view = CitationView(
            act_status=_status(context, reading),
            certainty=reading.certainty.value if reading.certainty else None,
            transition=_transition(row, reading),
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
            presumed=frozenset({"act_status"}) if _is_presumed(reading) else frozenset(),
            words={"row": (printed(row) or row.id) if row else "–", **_words(reading)},
        )


def _is_presumed(reading: Reading) -> bool:
    """Whether the act was inferred: from the other references, or from numbers of which none was named a chapter."""
    return reading.certainty is Certainty.DOCUMENT or (reading.mention.guessed and not reading.mention.numbered)


def _status(context: OrderContext, reading: Reading) -> str | None:
    acts = (reading.act,) if reading.act else reading.mention.candidates
    statuses = {"repealed" if act.ends and act.ends <= context.asked else "in_force" for act in acts}
    return statuses.pop() if len(statuses) == 1 else None


def _transition(row: Row | None, reading: Reading) -> bool | Nothing:
    """Whether the repealed act may be cited rightly: by its transition rules, or because the row is about older cases."""
    if reading.act is None or reading.act.ends is None:
        return NONE
    older = row is not None and lexicon.says("older_cases", f"{row.matter or ''} {row.note or ''}")
    return older or still_applies(reading.act.sfs, reading.mention.chapter) is not None


def _words(reading: Reading) -> dict[str, str]:
    act, mention = reading.act, reading.mention
    successor = all_acts().get(act.successor or "") if act else None
    return {
        "citation": mention.words,
        "word": mention.name,
        "act": spoken_name(act.sfs) if act else _listed(mention.candidates),
        "repealed_on": act.ends.isoformat() if act and act.ends else "–",
        "successor": spoken_name(successor.sfs) if successor else "–",
        "suggestion": _suggestion(act, reading) if act else "–",
        "transition_matter": (still_applies(act.sfs, mention.chapter) or "äldre ärenden") if act else "–",
    }


def _listed(acts: tuple[Act, ...]) -> str:
    recent = [act for act in acts if act.ends is None or act.ends.year >= 2000] or acts
    return " / ".join(spoken_name(act.sfs) for act in sorted(recent, key=lambda act: act.sfs))


def _suggestion(act: Act, reading: Reading) -> str:
    found = [
        new for new in replacements(act.sfs, reading.mention.chapter, reading.mention.section) if new.confidence != "low"
    ]
    places = [Citation(sfs=new.sfs, chapter=new.chapter, section=new.section).place() for new in found[:3]]
    return ", ".join(places) or "–"

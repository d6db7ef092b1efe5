"""A template of an agenda as a paper, with the time for each item and each zone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Zone
from ..planner.agendas import Agenda
from .paper.blocks import Block, Paper, heading, listed, said, table, words

_SAY: Mapping[str, Mapping[str | Zone | None, str]] = {
    "sv": {
        "leads": "Leds av: {who}.", "leading": "Så leds mötet", "items": "Dagordning", "time": "Tid",
        "number": "Nr", "item": "Punkt", "whose": "Vems", "minutes": "Minuter", "led": "Leder",
        "sum": "{minutes} minuter av {whole} ({percent} %)",
        Zone.WHAT: "vad (politik)", Zone.HOW: "hur (profession)", Zone.GREY: "gråzon",
        None: "form och enskilda ärenden",
        "end": "Ett förslag efter praxis, inte ett krav. Ert reglemente eller er arbetsordning går före.",
    },
    "en": {
        "leads": "Led by: {who}.", "leading": "How to lead it", "items": "Agenda", "time": "Time",
        "number": "No", "item": "Item", "whose": "Whose", "minutes": "Minutes", "led": "Leads",
        "sum": "{minutes} minutes of {whole} ({percent} %)",
        Zone.WHAT: "what (politics)", Zone.HOW: "how (profession)", Zone.GREY: "grey zone",
        None: "form and individual cases",
        "end": "A suggestion by practice, not a requirement. Your own standing orders go first.",
    },
}  # fmt: skip


def agenda_paper(agenda: Agenda, language: str = "sv") -> Paper:
    """The agenda as a paper to hand out."""
    return Paper(words(agenda.title.in_(language)), language, None, tuple(_blocks(agenda, language)))


def _blocks(agenda: Agenda, language: str) -> Iterator[Block]:
    say = _SAY[language]
    yield said(agenda.purpose.in_(language))
    yield said(say["leads"].format(who=agenda.leads.in_(language)))
    yield heading(say["leading"])
    yield listed(one.in_(language) for one in agenda.how)
    rows = (
        (str(number), item.title.in_(language), say[item.zone], str(item.minutes), item.leads.in_(language))
        for number, item in enumerate(agenda.items, 1)
    )
    yield heading(say["items"])
    head = [say[name] for name in ("number", "item", "whose", "minutes", "led")]
    yield table(say["items"], head, rows, (1, 7, 5, 2, 5), numbers=(0, 3), titled=False)
    whole = sum(item.minutes for item in agenda.items)
    shares = []
    for zone in (Zone.WHAT, Zone.GREY, Zone.HOW, None):
        if minutes := agenda.minutes(zone):
            told = say["sum"].format(minutes=minutes, whole=whole, percent=round(100 * minutes / whole))
            shares.append(f"{say[zone]}: {told}")
    yield heading(say["time"])
    yield listed(shares)
    yield said(say["end"])

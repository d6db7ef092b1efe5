"""A template of an agenda as Markdown, with the time for each item and each zone."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Zone
from ..planner.agendas import Agenda

_SAY: Mapping[str, Mapping[str | Zone | None, str]] = {
    "sv": {
        "leads": "Leds av: {who}.", "leading": "Så leds mötet", "items": "Dagordning", "time": "Tid",
        "head": "| | Punkt | Vems | Minuter | Leder |", "sum": "{minutes} minuter av {whole} ({percent} %)",
        Zone.WHAT: "vad (politik)", Zone.HOW: "hur (profession)", Zone.GREY: "gråzon",
        None: "form och enskilda ärenden",
        "end": "Ett förslag efter praxis, inte ett krav. Ert reglemente eller er arbetsordning går före.",
    },
    "en": {
        "leads": "Led by: {who}.", "leading": "How to lead it", "items": "Agenda", "time": "Time",
        "head": "| | Item | Whose | Minutes | Leads |", "sum": "{minutes} minutes of {whole} ({percent} %)",
        Zone.WHAT: "what (politics)", Zone.HOW: "how (profession)", Zone.GREY: "grey zone",
        None: "form and individual cases",
        "end": "A suggestion by practice, not a requirement. Your own standing orders go first.",
    },
}  # fmt: skip


def agenda_markdown(agenda: Agenda, language: str = "sv") -> str:
    """The agenda as Markdown."""
    say = _SAY[language]
    lines = [f"# {agenda.title.in_(language)}", "", agenda.purpose.in_(language)]
    lines += ["", say["leads"].format(who=agenda.leads.in_(language)), "", f"## {say['leading']}", ""]
    lines += [f"- {one.in_(language)}" for one in agenda.how]
    lines += ["", f"## {say['items']}", "", say["head"], "|---:|---|---|---:|---|"]
    for number, item in enumerate(agenda.items, 1):
        title, leads = item.title.in_(language), item.leads.in_(language)
        lines.append(f"| {number} | {title} | {say[item.zone]} | {item.minutes} | {leads} |")
    whole = sum(item.minutes for item in agenda.items)
    lines += ["", f"## {say['time']}", ""]
    for zone in (Zone.WHAT, Zone.GREY, Zone.HOW, None):
        if minutes := agenda.minutes(zone):
            words = say["sum"].format(minutes=minutes, whole=whole, percent=round(100 * minutes / whole))
            lines.append(f"- {say[zone]}: {words}")
    return "\n".join([*lines, "", say["end"]]) + "\n"

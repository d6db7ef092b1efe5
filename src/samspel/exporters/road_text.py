"""The road to a decision as a checklist: for a terminal, or as Markdown for a case file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from ..law.acts import spoken_name
from ..planner.road import Road, Stop

SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "title": "Vägen till beslut: {matter}", "decides": "{decider} beslutar {on}.",
        "presumed": "Antaget efter vad som är vanligt: {what}. Kontrollera det.",
        "by": "vem som beslutar", "authority": "om det är myndighetsutövning", "appeal": "hur beslutet överklagas",
        "questions": "Svara på det här för en säkrare väg", "depends": "Beror på svaret: {questions}",
        "initiative": "Initiativ", "preparation": "Beredning", "consultation": "Samråd", "decision": "Beslut",
        "execution": "Verkställighet", "follow_up": "Uppföljning",
        "politics": "Politik", "profession": "Profession", "must": "krav", "question": "fråga", "advice": "råd",
        "rung": "Steg på kommunikationstrappan: {rung}.", "information": "information", "rung_consultation": "konsultation",
        "dialogue": "dialog", "influence": "delaktighet", "co_decision": "medbeslutande",
        "last_day": "Senast {day}.", "support": "Stöd: {law}.",
        "end": "Lagen är läst till och med {day}. Vägen är ett stöd och ersätter inte en juridisk bedömning.",
    },
    "en": {
        "title": "The road to a decision: {matter}", "decides": "{decider} decides on {on}.",
        "presumed": "Taken from what is usual: {what}. Check it.",
        "by": "who decides", "authority": "whether it is exercise of authority", "appeal": "how the decision is appealed",
        "questions": "Answer this for a safer road", "depends": "Depends on the answer: {questions}",
        "initiative": "Initiative", "preparation": "Preparation", "consultation": "Consultation", "decision": "Decision",
        "execution": "Execution", "follow_up": "Follow-up",
        "politics": "Politics", "profession": "Profession", "must": "required", "question": "question", "advice": "advice",
        "rung": "Rung of the communication ladder: {rung}.", "information": "information",
        "rung_consultation": "consultation", "dialogue": "dialogue", "influence": "influence", "co_decision": "co-decision",
        "last_day": "At latest {day}.", "support": "Support: {law}.",
        "end": "The law was read through {day}. The road is an aid and does not replace a legal assessment.",
    },
}  # fmt: skip


def road_text(road: Road) -> str:
    """The road as a checklist for a terminal."""
    say = SAY[road.language]
    lines = [*_head(road), *_asked(road, ":")]
    for phase, stops in _phases(road):
        lines += ["", say[phase].upper()]
        for number, stop in stops:
            lines.append(f"[ ] {number}. {stop.title} ({say[stop.weight]})")
            lines += [f"       {text}" for text in [f"{say[stop.lane]}: {stop.who}.", *_details(stop, say)]]
    return "\n".join([*lines, "", _end(road)]) + "\n"


def road_markdown(road: Road) -> str:
    """The road as Markdown, with boxes to tick."""
    say = SAY[road.language]
    title, *more = _head(road)
    lines = [f"# {title}", "", *(f"{text}  " for text in more), *_asked(road, "")]
    for phase, stops in _phases(road):
        lines += ["", f"## {say[phase]}", ""]
        for number, stop in stops:
            lines.append(f"- [ ] **{number}. {stop.title}** ({say[stop.weight]}). {say[stop.lane]}: {stop.who}.")
            lines.append(f"  {' '.join(_details(stop, say))}")
    return "\n".join([*lines, "", _end(road)]) + "\n"


def law_of(stop: Stop) -> str:
    """What the stop rests on, in words."""
    return "; ".join(f"{one.place()} {spoken_name(one.sfs)}" for one in stop.law) or stop.norm or "–"


def _head(road: Road) -> Iterator[str]:
    say = SAY[road.language]
    yield say["title"].format(matter=road.matter)
    yield say["decides"].format(decider=road.decider, on=road.on.isoformat())
    if road.presumed:
        yield say["presumed"].format(what=", ".join(say[one] for one in road.presumed))


def _asked(road: Road, colon: str) -> list[str]:
    listed = [f"- {question}" for question in road.questions]
    return ["", SAY[road.language]["questions"] + colon, *([] if colon else [""]), *listed] if listed else []


def _phases(road: Road) -> Iterator[tuple[str, list[tuple[int, Stop]]]]:
    for phase, stops in groupby(enumerate(road.stops, 1), key=lambda one: one[1].phase):
        yield phase.value, list(stops)


def _details(stop: Stop, say: Mapping[str, str]) -> Iterator[str]:
    yield stop.what
    if stop.only_if:
        yield say["depends"].format(questions=" ".join(stop.only_if))
    if stop.rung:
        yield say["rung"].format(rung=say.get(f"rung_{stop.rung}", say[stop.rung]))
    if stop.last_day:
        yield say["last_day"].format(day=stop.last_day.isoformat())
    yield say["support"].format(law=law_of(stop).rstrip("."))


def _end(road: Road) -> str:
    return SAY[road.language]["end"].format(day=road.verified_through.isoformat())

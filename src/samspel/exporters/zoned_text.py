"""Whose an item seems to be, as text for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..errors import seen
from ..law.zones import Reason, Zoned, questions
from ..model import Zone

_ZONES = {
    "sv": {Zone.WHAT: "VAD – politik", Zone.HOW: "HUR – profession", Zone.GREY: "GRÅZON"},
    "en": {Zone.WHAT: "WHAT – politics", Zone.HOW: "HOW – profession", Zone.GREY: "GREY ZONE"},
}
_SAY = {
    "sv": {
        "score": "Poäng {score:+d}, säkerhet {confidence} av 100. Från +3 räknas det som vad, till −3 som hur.",
        "speaks": "Det som talar:",
        "nothing": "Inget i orden talar tydligt åt något håll.",
        "decides": "avgör",
        "ask": "Prata igenom:",
        "weighty": "Kan göra ärendet principiellt eller annars av större vikt (6 kap. 38 § kommunallagen):",
        "end": "Gränsen mellan vad och hur är förhandlad. Svaret är en början på ett samtal, ingen dom.",
    },
    "en": {
        "score": "Score {score:+d}, confidence {confidence} of 100. From +3 it counts as what, to −3 as how.",
        "speaks": "What speaks:",
        "nothing": "Nothing in the words speaks clearly.",
        "decides": "decides",
        "ask": "Talk through:",
        "weighty": "May make it a matter of principle or otherwise of greater weight (6 kap. 38 § of the Municipal Act):",
        "end": "The border between what and how is negotiated. The answer is the start of a talk, no verdict.",
    },
}


def zoned_text(found: Zoned, weighty: tuple[Reason, ...], language: str) -> str:
    """The zone, what spoke for it, and what to talk through, in `sv` or `en`."""
    return "".join(f"{seen(line)}\n" for line in _lines(found, weighty, language))


def zoned_json(found: Zoned, weighty: tuple[Reason, ...]) -> str:
    """The same as JSON, with the reasons in both languages."""
    value = {
        "zone": found.zone.value,
        "score": found.score,
        "confidence": found.confidence,
        "decided_by": found.decided_by,
        "reasons": [_plain(one) for one in found.reasons],
        "weighty": [_plain(one) for one in weighty],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _plain(reason: Reason) -> dict[str, object]:
    return {
        "feature": reason.feature,
        "sv": reason.said.sv,
        "en": reason.said.en,
        "seen": reason.seen,
        "weight": reason.weight,
    }


def _lines(found: Zoned, weighty: tuple[Reason, ...], language: str) -> Iterator[str]:
    say, number = _SAY[language], 1 if language == "en" else 0
    yield _ZONES[language][found.zone]
    if found.decided_by == "score":
        yield say["score"].format(score=found.score, confidence=round(100 * found.confidence))
    yield say["speaks"] if found.reasons else say["nothing"]
    for position, reason in enumerate(found.reasons):
        decides = position == 0 and found.decided_by != "score"
        mark = say["decides"] if decides else f"{reason.weight:+d}"
        yield f"  {mark}: {reason.said[number]}" + (f" (”{reason.seen}”)" if reason.seen != "–" else "")
    if weighty:
        yield say["weighty"]
        yield from (f"  – {reason.said[number]} (”{reason.seen}”)" for reason in weighty)
    if found.zone is Zone.GREY:
        yield say["ask"]
        yield from (f"  – {one[number]}" for one in questions())
    yield say["end"]

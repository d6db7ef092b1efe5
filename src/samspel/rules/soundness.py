"""Whether a rule may say what it says: its level by its source, its law by the register, its texts by the view."""

from __future__ import annotations

import string
from collections.abc import Iterator

from pydantic import ValidationError

from .. import plain_yaml
from ..errors import Problem
from ..findings import Level
from ..model import Citation
from .conditions import did_you_mean, may_be_unknown
from .named import wrong_citation
from .pack import CERTAINTIES, Rule, highest_level
from .view import View

_TEXTS = ("message", "ask", "remedy")


def unsound_claims(rule: Rule, view: type[View], entry: plain_yaml.Mapping) -> Iterator[Problem]:
    """What a level may rest on (design: certainty decides the highest level), and questions that are missing."""

    def said(key: str, words: str, remedy: str) -> Problem:
        return Problem(entry.file, entry.lines.get(key, entry.line), f"{rule.code}: {words}", remedy)

    if not rule.law and not rule.norm:
        yield said("law", "regeln saknar lagrum.", "Ange `law`, eller `norm` om källan inte är lag.")
    if rule.level is Level.ERROR and rule.basis in {"local", "recommendation"}:
        yield said("level", "en rekommendation kan inte ge fel.", "Sätt nivån till advice eller warning.")
    try:
        highest = highest_level(rule.certainty)
    except KeyError:
        yield said("certainty", f"märket `{rule.certainty}` finns inte.", f"Möjliga: {', '.join(CERTAINTIES)}.")
    else:
        if rule.level.weight < highest.weight:
            yield said("level", "källan är inte säker nog för den nivån.", f"Sätt nivån till {highest} eller lägre.")
    if rule.unknown == "ignore" and rule.level is not Level.ADVICE:
        yield said("unknown", "`unknown: ignore` får bara ge råd.", "Sätt nivån till advice.")
    unknown = may_be_unknown(view, rule.when, rule.applies)
    if rule.unknown == "ask" and rule.ask is None and unknown:
        yield said("when", f"{', '.join(sorted(unknown))} kan vara okänt men regeln har ingen fråga.", "Lägg till `ask`.")


def unsound_law(entry: plain_yaml.Mapping) -> Iterator[Problem]:
    """Sections that the register does not have."""
    law = entry.get("law")
    for number, one in enumerate(law if isinstance(law, plain_yaml.Sequence) else ()):
        try:
            mistake = wrong_citation(Citation.model_validate(one))
        except ValidationError:
            continue  # told when the rule is typed
        if mistake:
            yield Problem(entry.file, plain_yaml.line_of(entry, ("law", number)), *mistake)


def unsound_texts(view: type[View], entry: plain_yaml.Mapping) -> Iterator[Problem]:
    """Words in braces that the view does not offer."""
    known = sorted({*view.model_fields, *view.WORDS})
    for key in _TEXTS:
        texts = entry.get(key)
        for language, text in texts.items() if isinstance(texts, plain_yaml.Mapping) else ():
            for name in sorted(_braces(text) - {*known}) if isinstance(text, str) else ():
                line = plain_yaml.line_of(entry, (key, language))
                yield Problem(entry.file, line, f"Vyn ger inget `{{{name}}}`.", did_you_mean(name, known))


def _braces(text: str) -> set[str]:
    """What stands in braces in a text; a format (`{matter:>9}`) or a lone brace stands as it is and is refused."""
    try:
        parts = [part for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return {text}
    return {f"{name}:{spec or conversion}" if spec or conversion else str(name) for _, name, spec, conversion in parts}

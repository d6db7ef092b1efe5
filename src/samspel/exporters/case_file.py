"""A first set of cases as the YAML file that its owner reads, changes and keeps beside the order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..authority.request import Answer
from ..checks.cases import ANSWERS
from ..checks.first_cases import FirstCases
from ..errors import seen
from ..model import Duration
from ..plain_yaml import quoted
from .case_words import row_words

_SAY: Mapping[str, Sequence[str]] = {
    "sv": (
        "Provfall: vad delegationsordningen är tänkt att säga. Svaren är de som ordningen ger {on}.",
        "Läs igenom dem. Är ett svar inte det ni menar, är det ordningen som ska ändras: skriv in det svar ni vill ha.",
        "Ta bort fall som ni inte behöver och lägg till era egna. Pröva dem med: samspel test {file}",
    ),
    "en": (
        "Cases: what the delegation order is meant to say. The answers are those that the order gives on {on}.",
        "Read them. Where an answer is not what you mean, it is the order that is to change: write the answer you want.",
        "Take away cases that you do not need and add your own. Put them to the order with: samspel test {file}",
    ),
}
_PLAIN = re.compile(r"(?=.*[A-Za-zÅÄÖåäö])[0-9A-Za-zÅÄÖåäö](?:[\w .§/()–-]|,(?= )){0,200}(?<![ ,])")
_OTHERWISE_READ = {"yes", "no", "on", "off", "true", "false", "null", "none"}  # by programs that guess types
_WRITTEN = {answer: words for words, answer in ANSWERS.items()}
_KEYS = ("may", "who", "matter", "board", "amount", "lasts", "unit", "answer", "row")


def case_file(first: FirstCases, order: str, beside: Sequence[str], file: str, language: str) -> str:
    """The file; `order` and `beside` are the paths to write into it, `file` is its own name."""
    return "\n".join(_lines(first, order, beside, file, language)) + "\n"


def _lines(first: FirstCases, order: str, beside: Sequence[str], file: str, language: str) -> Iterator[str]:
    yield from (f"# {seen(line.format(on=first.on, file=file))}" for line in _SAY[language])
    yield "samspel: 1"
    yield f"order: {_text(order)}"
    if beside:
        yield f"with: {_text(beside[0]) if len(beside) == 1 else _list(beside)}"
    yield f"on: {first.on}"
    yield "cases:"
    for row, cases in first.rows:
        matter = f": {' '.join((row.matter or '').split())}" if row.number and row.matter else ""
        yield ""
        yield f"  # {seen(row_words(row, language)[:1].upper() + row_words(row, language)[1:] + matter)}"
        for case in cases:
            keys = [(key, _value(getattr(case, key, None))) for key in _KEYS]
            lines = [f"{key}: {value}" for key, value in keys if value is not None]
            yield f"  - {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])


def _value(value: object) -> str | None:
    match value:
        case None:
            return None
        case Answer():
            return _WRITTEN[value]
        case Duration():
            lengths = {"years": value.years, "months": value.months, "days": value.days}
            return "{" + ", ".join(f"{name}: {number}" for name, number in lengths.items() if number is not None) + "}"
        case tuple():
            return _list(value)
        case _:
            return _text(str(value))


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(quoted(text) if "," in text else _text(text) for text in texts) + "]"


def _text(text: str) -> str:
    """A text as YAML: bare where it is plainly a text, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _OTHERWISE_READ else quoted(text)

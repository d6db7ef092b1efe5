"""Amounts: kronor and base amounts, with or without VAT, per what; whole kronor inside the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache


class Unit(StrEnum):
    """What an amount is counted in."""

    SEK = "SEK"
    PBB = "PBB"  # prisbasbelopp
    IBB = "IBB"  # inkomstbasbelopp
    BB = "BB"  # "basbelopp" whose kind the text does not say


class Bound(StrEnum):
    """On which side of the amount the power lies."""

    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount found in a text: `ore` counts hundredths of a krona, or hundredths of a base amount.

    `bound` is None where the words do not say on which side; `span` is where in the text it stood.
    """

    ore: int
    unit: Unit
    bound: Bound | None
    span: tuple[int, int]


_WORDS = {
    "ett halvt": 50, "en halv": 50, "halva": 50, "ett": 100, "en": 100, "två": 200, "tre": 300, "fyra": 400,
    "fem": 500, "sex": 600, "sju": 700, "åtta": 800, "nio": 900, "tio": 1000, "elva": 1100, "tolv": 1200,
    "femton": 1500, "tjugo": 2000, "tjugofem": 2500, "trettio": 3000, "fyrtio": 4000, "femtio": 5000, "hundra": 10000,
}  # fmt: skip

_UNITS: tuple[tuple[str, Unit, int], ...] = (
    (r"prisbasbelopp(?:et|en)?|pbb|prisbas", Unit.PBB, 1),
    (r"inkomstbasbelopp(?:et|en)?|ibb", Unit.IBB, 1),
    (r"basbelopp(?:et|en)?|bb", Unit.BB, 1),
    (r"miljarder(?:\s+kronor|\s+kr)?|miljard(?:\s+kronor|\s+kr)?|mdkr", Unit.SEK, 1_000_000_000),
    (r"mnkr|mkr|mnk|miljoner(?:\s+kronor|\s+kr)?|miljon(?:\s+kronor|\s+kr)?|msek", Unit.SEK, 1_000_000),
    (r"tkr|ksek|tusen\s+kronor|tusen\s+kr|tusen", Unit.SEK, 1_000),
    (r"kronor|kr|sek|:-", Unit.SEK, 1),
)

_NUMBER = r"\d{1,3}(?:[ .]\d{3}){1,4}(?:,\d{1,2})?|(?<!\d)\d{1,13}(?!\d)(?:[,.]\d{1,2})?"
_VALUE = f"{_NUMBER}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_THROUGH = r"till\s+och\s+med|t\.?\s?o\.?\s?m\.?|upp\s+till|till|[-–]"  # between the two ends of a range
_TO = rf"(?:och|{_THROUGH}|(?:,\s*)?men\s+(?:högst|inte\s+över|ej\s+över))"
_FROM = r"mellan|från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?"
_ABOVE = r"över(?:stigande)?|(?:mer|högre|större)\s+än"
_AMOUNT = re.compile(
    rf"(?:(?:{_FROM}|(?P<above>{_ABOVE}))\s+(?P<low>{_VALUE})\s*{_TO}\s*"
    rf"|(?<![\w§.,-])(?P<bare>{_NUMBER})\s?(?:{_THROUGH})\s?"
    rf"|(?<![\w§]))(?P<number>{_VALUE})(?:\s*\((?P<digits>\d+)\))?\s*(?:st\s+|gånger\s+)?"
    rf"(?P<unit>{'|'.join(f'(?:{pattern})' for pattern, _, _ in _UNITS)})(?![\wåäö])",
    re.IGNORECASE,
)
_BEFORE: tuple[tuple[str, Bound], ...] = (
    (r"(?:inte|ej|icke)\s+(?:får\s+|ska\s+)?(?:över(?:stig\w*)?|(?:mer|högre|större)\s+än)", Bound.AT_MOST),
    (r"(?:inte|ej|icke)\s+(?:får\s+|ska\s+)?(?:under(?:stig\w*)?|(?:mindre|lägre)\s+än)", Bound.AT_LEAST),
    (r"(?:högst|max(?:imalt)?\.?|upp\s+till|intill|t\.?\s?o\.?\s?m\.?|till\s+och\s+med"
     r"|som\s+mest|till\s+ett\s+värde\s+av|till\s+ett\s+belopp\s+av|≤)", Bound.AT_MOST),
    (r"(?:under(?:stig\w*)?|(?:lägre|mindre)\s+än|<)", Bound.LESS_THAN),
    (r"(?:över(?:stig\w*)?|(?:mer|högre|större)\s+än|>)", Bound.MORE_THAN),
    (r"(?:minst|från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|lägst|≥)", Bound.AT_LEAST),
)  # fmt: skip
_FILLERS = r"(?:\s+(?:ett|en|belopp|om|på|av|totalt|sammanlagt|ca|cirka))*\s*$"
_BOUNDS = tuple((re.compile(rf"(?:\bmen\s+)?{pattern}{_FILLERS}", re.IGNORECASE), bound) for pattern, bound in _BEFORE)
_RANGE_END = re.compile(r"(?:\s+till|\s*[-–]|\s+och)\s*$", re.I)
_RANGE_START = re.compile(r"(?:mellan|från)\s*$", re.I)
_RANGE = re.compile(rf"\s*(?:{_THROUGH})\s*", re.I)
_PLAIN_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")  # blanks of digits in print


def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in a Swedish text, in order. Digits without a unit are not amounts."""
    text = text.translate(_PLAIN_BLANKS)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        kind, factor = _unit(match["unit"])
        if match["number"].casefold() in _WORDS and kind is Unit.SEK and factor == 1:
            continue  # "en kr" is never a limit
        ore = _hundredths(match["number"]) * factor
        group = "low" if match["low"] else "bare"
        if match[group]:  # "mellan 2 och 5 prisbasbelopp": the first number shares the unit of the second
            side = Bound.MORE_THAN if match["above"] else Bound.AT_LEAST
            found.append(Amount(_hundredths(match[group]) * factor, kind, side, match.span(group)))
            found.append(Amount(ore, kind, Bound.AT_MOST, (match.start("number"), match.end())))
            continue
        if found and found[-1].bound is None and _RANGE.fullmatch(text, found[-1].span[1], match.start()):
            found[-1] = replace(found[-1], bound=Bound.AT_LEAST)  # "20 001 kr – 50 000 kr"
        found.append(Amount(ore, kind, _bound(text, match, found), match.span()))
    return tuple(found)


def _bound(text: str, match: re.Match[str], before: list[Amount]) -> Bound | None:
    ahead = text[max(0, match.start() - 60) : match.start()]
    between = text[before[-1].span[1] : match.start()].strip() if before else ""
    if _RANGE_END.search(ahead) and between in {"till", "-", "–", "och"}:
        return Bound.AT_MOST
    if _RANGE_START.search(ahead):
        return Bound.AT_LEAST
    for pattern, bound in _BOUNDS:
        if pattern.search(ahead):
            return bound
    return None


def bound_words(text: str, start: int) -> int:
    """Where the words before an amount begin that say on which side of it the power lies; `start` if there are none."""
    ahead = text[max(0, start - 60) : start].translate(_PLAIN_BLANKS)
    for pattern in (*(bound for bound, _ in _BOUNDS), _RANGE_END, _RANGE_START):
        match = pattern.search(ahead)
        if match:
            return start - len(ahead) + match.start()
    return start


def _unit(word: str) -> tuple[Unit, int]:
    for pattern, unit, factor in _UNITS:
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return unit, factor
    raise AssertionError(word)


def _hundredths(number: str) -> int:
    word = number.casefold()
    if word in _WORDS:
        return _WORDS[word]
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?", number):
        number = number.replace(" ", "").replace(".", "")
    whole, _, part = number.replace(",", ".").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


@lru_cache(maxsize=4096)  # explanations say the same limits and amounts again and again
def kronor(ore: int) -> str:
    """An amount in kronor as Swedish text: `50000000` becomes `500 000 kr`."""
    whole, part = divmod(ore, 100)
    return f"{whole:,}".replace(",", " ") + (f",{part:02d}" if part else "") + " kr"


def spoken(value: float, unit: Unit) -> str:
    """An amount as Swedish text in its own unit: `500 000 kr`, `1,5 prisbasbelopp`."""
    if unit is Unit.SEK:
        return kronor(round(value * 100))
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") + f" {_SPOKEN[unit]}"


_SPOKEN = {Unit.PBB: "prisbasbelopp", Unit.IBB: "inkomstbasbelopp", Unit.BB: "basbelopp"}

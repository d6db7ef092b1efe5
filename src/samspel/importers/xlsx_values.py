"""A value of an Excel cell as text, the way the sheet shows it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from samspel.importers.grid import normalise

LARGEST = 10**15  # Excel keeps fifteen digits

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?.,%])|([^0#?.,%])', re.DOTALL)
_DIGITS = ("0", "#", "?")
_CURRENCY = re.compile(r"\s*(?:kr\.?|kronor|SEK|:-)\s*", re.IGNORECASE)


def shown(value: object, number_format: str) -> str:
    """A value as the sheet shows it, apart from how amounts are grouped and named.

    1.1 formatted 0.00 is "1.10": as a row number that is another row than 1.1. Amounts come as plain digits without
    "kr", because the layer above reads amounts and should not have to read every way of writing them.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M") if value.time() != dt.time() else value.date().isoformat()
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return normalise(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)))


def _number(value: float, number_format: str) -> str:
    sections = _sections(number_format)
    pattern, sign = sections[0], "-" if value < 0 else ""
    if value < 0 and len(sections) > 1:
        pattern = sections[1]
        sign = "" if re.search(r"[-(−]", pattern) else "-"  # the part for negative numbers may bring its own sign
    elif value == 0 and len(sections) > 2:
        pattern = sections[2]
    plain = _without_quotes(pattern)
    if not re.search(r"[0#?]", plain) or re.search(r"[eE/@]|General", plain) or not abs(value) < LARGEST:
        return _general(value)
    return sign + _formatted(abs(Decimal(repr(value))), pattern)


def _general(value: float) -> str:
    """Without a format: what was typed, free from the noise of binary fractions."""
    if isinstance(value, int):
        return str(value)
    return str(int(value)) if value.is_integer() and abs(value) < LARGEST else format(value, ".11g")


def _formatted(value: Decimal, pattern: str) -> str:
    """Digits by the pattern: leading zeros and decimals as asked for, words beside them kept but for currency."""
    before, places, after = _parsed(pattern)
    scale = 2 * min((before + after).count("%"), 2)
    while places[-1] == ",":  # each comma at the end divides by a thousand
        places.pop()
        scale -= 3
    value = value.scaleb(max(scale, -15))
    point = places.index(".") if "." in places else len(places)
    decimals = [place for place in places[point + 1 :] if place in _DIGITS][:10]
    written = f"{value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}"
    integer, _, fraction = written.partition(".")
    while fraction.endswith("0") and decimals[len(fraction) - 1] != "0":
        fraction = fraction[:-1]
    number = _filled(integer, [place for place in places[:point] if place != ","])
    return normalise(_words(before) + number + ("." + fraction if fraction else "") + _words(after))


def _parsed(pattern: str) -> tuple[str, list[str], str]:
    """What stands before the digits, the places for digits, and what stands after.

    Text amid the digits is kept among the places with a backslash before it, so that the quoted point of 0"."00
    is not taken for the decimal point; blanks there only group thousands.
    """
    before, places, after = "", [], ""
    for match in _TOKEN.finditer(pattern):
        symbol, text = match[4], match[1] or match[2] or match[3] or match[5] or ""
        if symbol and symbol != "%":
            places += ["\\" + after.strip()] if after.strip() else []
            places.append(symbol)
            after = ""
        elif places:
            after += symbol or text
        else:
            before += symbol or text
    return before, places, after


def _filled(integer: str, places: list[str]) -> str:
    """The digits put into the places of the pattern from the right."""
    left = list(integer.lstrip("0"))
    out: list[str] = []
    for place in reversed(places):
        if place == "0":
            out.append(left.pop() if left else "0")
        elif place in _DIGITS:
            out.append(left.pop() if left else "")
        else:
            out.append(place.removeprefix("\\"))
    return "".join(left) + "".join(reversed(out))


def _words(text: str) -> str:
    """What the format writes beside the digits; "tkr" stays, it is another amount than "kr"."""
    return "" if _CURRENCY.fullmatch(text) else text


def _sections(number_format: str) -> list[str]:
    """The parts for positive, negative and zero; a semicolon in quotation marks does not part them."""
    return [part.replace("\0", ";") for part in _hide_semicolons(number_format).split(";")]


def _hide_semicolons(number_format: str) -> str:
    return re.sub(r'"[^"]*"|\\.', lambda match: match[0].replace(";", "\0"), number_format)


def _without_quotes(pattern: str) -> str:
    return re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", pattern)


def partial_date(number_format: str) -> bool:
    """Formats such as d-mmm and mmm-yy, which Excel chooses by itself for what was typed as 1-2 or 1.2."""
    letters = _without_quotes(number_format).split(";")[0].lower()
    return "h" not in letters and ("y" not in letters or "d" not in letters)

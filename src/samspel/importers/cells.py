"""What the text of a cell means: delegates, limits, onward delegation, consultation, law, appeal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..law import lexicon
from ..law.titles import presume
from ..law.vat_words import vat
from ..model import NONE, Acting, Appeal, Consult, Delegate, Limit, Nothing, Onward, Reporting, Vat, YesNo
from ..money import Amount, Bound, Unit, amounts, bound_words

EMPTY = {"", "-", "–", "—", "."}
_MOST_DIGITS = 13  # more kronor than there are; int() refuses thousands of digits
_TITLE_WORD = re.compile(r"\w")
_JOINTLY_END = re.compile(
    r"\s*\(?\b(?:gemensamt|tillsammans|i förening|två i förening|var för sig|var och en för sig)\b\)?[\s.,;]*$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\bper|/)\s*(år|gång|tillfälle|avtal|objekt|ärende|fastighet|person|hushåll|månad|beställning|inköp"
    r"|upphandling)\b",
    re.IGNORECASE,
)
_PER_NAMES = {"tillfälle": "occasion", "gång": "occasion", "år": "year", "avtal": "contract", "ärende": "matter"}
_SEPARATORS = (
    r"\s+(?:tillsammans|gemensamt|i\s+förening)\s+med\s+", r"\s*;\s*", r"\s*/\s*", r"\s*,\s*(?:eller\s+|och\s+)?",
    r"\s+eller\s+", r"\s+samt\s+", r"(?<!-)\s+och\s+", r"\s*\+\s*",
)  # fmt: skip
# What may follow an amount, and where the next delegate begins behind it: "... 100 tkr exkl. moms / förvaltningschef".
_AFTER_AMOUNT = re.compile(r"^(?:\s*(?:exkl|inkl)\w*\.?\s*moms|\s*(?:per|/)\s*\w+)+", re.IGNORECASE)
_AMOUNT_ENDS = re.compile(r"((?:\bkr|kronor|tkr|mnkr|mkr|belopp|pbb|moms)\)?)\s*[/;,]\s*(?=[A-ZÅÄÖa-zåäö]{3})")
# "Upp till 1 pbb: handläggare": the limit stands before the delegate it belongs to.
_LIMIT_FIRST = re.compile(
    r"(?:^|(?<=[\n;,.]))[ \n]*"
    r"(?P<limit>(?:upp till|högst|t\.o\.m\.|till och med|max|över|mer än|från|mellan|under|lägst|minst|<|>)"
    r"\s?[^:\n;]{1,50}):[ \n]*(?P<title>[a-zåäö][^:;\n]{2,60})",
    re.IGNORECASE,
)
_LEADING_ON = re.compile(r"[\s,(]*\b(?:med|har|och|samt)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"[.;\n]|,\s|\s(?:och dokumenteras|innan|före|efter förhandling)\b")


def delegates(text: str, abbreviations: Mapping[str, str]) -> tuple[Delegate, ...]:
    """The delegates of a cell: one for each line, and for each title that commas, slashes or "eller" part.

    "Enhetschef upp till 100 tkr / förvaltningschef över 100 tkr": an amount beside a title is that delegate's own limit.
    """
    found: list[Delegate] = []
    turned = [f"{match['title']} {match['limit']}" for match in _LIMIT_FIRST.finditer(text)]
    for line in (*turned, *_lines(_LIMIT_FIRST.sub("\n", text))):
        passing_on = lexicon.finder("onward_yes").search(line) or lexicon.finder("onward_no").search(line)
        whole = _LEADING_ON.sub("", line[: passing_on.start()]) if passing_on else line
        plain = _JOINTLY_END.sub("", whole).strip(" ,;")
        for part in _AMOUNT_ENDS.sub(r"\1\n", plain).split("\n"):
            title, own = _own_limit(part)
            if title not in EMPTY:
                found.extend(Delegate(text=words, limit=own) for words in _parted(title, abbreviations))
    return tuple(dict.fromkeys(found))


_STEPS_IN = re.compile(
    r"(?<=\S)[\s,.;(]*\b(?:vid\s+(?:förhinder|frånvaro|förfall)(?:\s+för\s+\w+)?|ers(?:ättare|\.)?\s*:)\s*:?\s*(?P<who>[^\n)]+)\)?",
    re.IGNORECASE,
)


def in_absence(text: str | None) -> tuple[str | None, str]:
    """A delegate cell without the words about absence, and who steps in by them: "Chef, vid förhinder handläggare"."""
    if text is None:
        return None, ""
    stepping_in = "\n".join(match["who"].strip() for match in _STEPS_IN.finditer(text))
    return _STEPS_IN.sub("", text), stepping_in


def is_execution(text: str | None) -> bool:
    """Whether a delegate cell says that no delegation is needed."""
    return text is not None and text.strip(" .").casefold() in {"verkställighet", "ren verkställighet", "verkst"}


def _own_limit(part: str) -> tuple[str, Limit | None]:
    """A title without the amount beside it, and the limit that amount sets."""
    whole, _ = limit((part,), None, None)
    found = [amount for amount in amounts(part) if _is_limit(amount)]
    if not whole or not found:
        return part, None
    start = bound_words(part, found[0].span[0])
    rest = f"{part[:start]} {_AFTER_AMOUNT.sub('', part[found[-1].span[1] :])}"
    return " ".join(rest.split()).strip(" ,;:()/"), whole


def acting(cell: str, remark: str = "", heading: str = "") -> Acting | None:
    """How several delegates decide, when their cell, the remark or the heading of the column says so.

    A slash or "eller" counts only between delegates, and a remark says jointly only of the decision itself: "gäller
    gemensamt avtal" is about something else.
    """
    if any(lexicon.says("each", text) for text in (cell, remark, heading)) or re.search(r"/|\beller\b", cell):
        return Acting.EACH
    jointly = lexicon.finder("jointly")
    of_the_decision = jointly.match(remark.strip()) or (re.search(r"\bbeslut", remark, re.I) and jointly.search(remark))
    return Acting.JOINTLY if jointly.search(cell) or of_the_decision else None


def _lines(text: str) -> list[str]:
    """A next line that starts with a capital or a digit is a new delegate; lower case goes on with the line above."""
    lines: list[str] = []
    for line in (part.strip(" •") for part in text.split("\n")):
        if not line:
            continue
        goes_on = lines and (line[0].islower() or lines[-1].endswith(("-", ",", " och", " eller")))
        if goes_on and not re.match(r"[a-h][).]", line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _parted(line: str, abbreviations: Mapping[str, str]) -> list[str]:
    """The titles of one line; parted only where every part is a title by itself."""
    for separator in _SEPARATORS:
        parts = [part for part in re.split(separator, line) if part]
        if len(parts) > 1 and all(_is_title(part, abbreviations) for part in parts):
            return [title for part in parts for title in _parted(part, abbreviations)]
    return [line]


def _is_title(text: str, abbreviations: Mapping[str, str]) -> bool:
    return text in abbreviations or presume(text) is not None


def onward(text: str | None, remarks: Iterable[str]) -> tuple[Onward | Nothing | None, str | None]:
    """Whether power may be passed on, from the column (None: no such column) and the remarks; and a contradiction.

    A remark that contradicts the column counts when it is the narrower of the two.
    """
    said = " ".join(remarks)
    remark = None
    if lexicon.says("onward_no", said):
        remark = Onward(allowed=YesNo.NO)
    elif lexicon.says("onward_yes", said):
        remark = Onward(allowed=YesNo.YES)
    if text is None:
        return remark, None
    column = _onward_cell(text.strip())
    if remark is None or (column and column.allowed is remark.allowed):
        return column, None
    if not column:
        return remark, None
    doubt = "Kolumnen och anmärkningen säger olika om vidaredelegation. Den snävare läsningen gäller."
    return Onward(allowed=YesNo.NO), doubt


def _onward_cell(text: str) -> Onward | Nothing | None:
    plain = text.casefold().rstrip(".")
    if plain in EMPTY:
        return NONE
    if plain.startswith("nej") or lexicon.says("onward_no", plain):
        return Onward(allowed=YesNo.NO)
    said_yes = re.match(r"(?:ja|x|v|vd)\b|får|kan|medges", plain)
    receiver = plain.removeprefix("till ")
    if not said_yes and presume(receiver) is None and not lexicon.finder("unit").fullmatch(receiver):
        return None  # "Verkställighet", "se bilaga": neither yes nor no
    to = re.sub(r"^(?:ja|x|v)\b[,:]?\s*(?:till\s+)?", "", text, flags=re.IGNORECASE).strip()
    return Onward(allowed=YesNo.YES, to=tuple(_lines(to)) or None)


def consults(texts: Iterable[str]) -> tuple[Consult, ...]:
    """Whom the delegate must hear or have the approval of, in any of the texts."""
    found: list[Consult] = []
    for text in texts:
        for name, consent in (("consent", True), ("consult", False)):
            for match in lexicon.finder(name).finditer(text):
                who = _UNTIL.split(text[match.end() :], maxsplit=1)[0].strip(" :,.()")
                who = re.sub(r"\s*\(?ska\b.*$", "", who)
                if who and _TITLE_WORD.search(who):
                    found.append(Consult(text=who[:200], consent=consent))
    return tuple(dict.fromkeys(found))


def limit(texts: Iterable[str], column: str | None, clause_vat: Vat | None) -> tuple[Limit | Nothing | None, str | None]:
    """The amounts between which the power holds, all texts of the row taken together, and a doubt about them.

    A number in the amount column without a unit is kronor and the highest amount. Limits in the same unit narrow each
    other; limits in different units cannot be compared, and the first one counts. An amount column that says
    something else than an amount leaves the limit unknown.
    """
    whole = "\n".join(text for text in texts if text)
    if amounts(whole) and lexicon.says("ladder", whole):
        return None, "Texten ger olika gränser för olika delegater. Gränsen är inte tolkad."
    found = list(limits_in(whole))
    in_column = _column_amounts(column or "")
    found += in_column
    unread = f"Beloppet ”{column.strip()}” går inte att läsa." if column and column.strip() not in EMPTY else None
    if not found:
        return (None, unread) if unread else (NONE, None)
    unit = found[0].unit
    doubt = unread if not in_column else None
    if any(amount.unit is not unit for amount in found):
        doubt = "Raden har gränser i olika enheter. samspel räknar bara med den första."
    same = [amount for amount in found if amount.unit is unit]
    bounds: dict[str, float] = {}
    for amount in same:
        name = (amount.bound or Bound.AT_MOST).value
        value = amount.ore / 100
        narrower = min if name in ("at_most", "less_than") else max
        bounds[name] = narrower(bounds.get(name, value), value)
    if _is_empty(bounds):
        return None, "Raden har flera beloppsgränser som inte kan gälla samtidigt."
    words = f"{whole}\n{column or ''}"
    return Limit.model_validate({**bounds, "unit": unit, "per": per(words), "vat": vat(words) or clause_vat}), doubt


def limits_in(text: str, *, bare: bool = False) -> tuple[Amount, ...]:
    """The amounts of a text that set a limit; `bare`: in an amount column, where a number alone is a limit too."""
    return tuple(_column_amounts(text)) if bare else tuple(amount for amount in amounts(text) if _is_limit(amount))


def per(text: str) -> str | None:
    """What the amounts of a text are counted per: occasion, year ..."""
    match = _PER.search(text)
    return _PER_NAMES.get(match[1].casefold(), match[1].casefold()) if match else None


def _is_empty(bounds: Mapping[str, float]) -> bool:
    """Whether no amount lies between the bounds, as when a row has a ladder of several intervals."""
    lows = [bounds[name] for name in ("at_least", "more_than") if name in bounds]
    highs = [bounds[name] for name in ("at_most", "less_than") if name in bounds]
    closed = bounds.keys() <= {"at_least", "at_most"}
    return bool(lows and highs) and (max(lows) > min(highs) or (max(lows) == min(highs) and not closed))


def _is_limit(amount: Amount) -> bool:
    """An amount with no word such as "högst" is a limit only when counted in base amounts; kronor may be a price."""
    return amount.bound is not None or amount.unit is not Unit.SEK


def _column_amounts(text: str) -> list[Amount]:
    found = list(amounts(text))
    if found:
        return found
    digits = re.sub(r"[\s.]", "", text)
    if digits.isdecimal() and len(digits) <= _MOST_DIGITS:
        return [Amount(int(digits) * 100, Unit.SEK, Bound.AT_MOST, (0, len(text)))]
    return []


def law(text: str | None) -> tuple[str, ...] | None:
    """The references of a law cell as written, one for each line or semicolon; None when there is no such column."""
    if text is None:
        return None
    parts = (part.strip() for part in re.split(r"[;\n]", text))
    return tuple(part for part in parts if part not in EMPTY)


def appeal(text: str | None) -> tuple[Appeal | Nothing | None, str | None]:
    """The appeal route of a cell and the words it was read from."""
    if text is None:
        return None, None
    words = text.strip()
    if words in EMPTY:
        return NONE, None
    plain = words.casefold()
    if "laglighet" in plain or "kommunalbesvär" in plain:
        return Appeal.MUNICIPAL_REVIEW, words
    if re.search(r"\b(?:ej|inte|kan inte|får inte)\b.*överklag|^nej$", plain):
        return Appeal.NONE_POSSIBLE, words
    if "förvaltning" in plain:
        return Appeal.ADMINISTRATIVE, words
    return None, words


def report(text: str | None) -> Reporting | Nothing | None:
    """What a report cell says; none for an empty cell or a no."""
    if text is None:
        return None
    words = text.strip()
    return NONE if words in EMPTY or words.casefold() == "nej" else Reporting(at=words)

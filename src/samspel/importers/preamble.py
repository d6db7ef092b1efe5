"""What stands outside the tables: title, board, day of adoption, abbreviations and general clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..law import lexicon
from ..law.titles import presume
from ..law.vat_words import vat
from ..model import Adoption, Clause, ClauseKind, YesNo
from ..money import Unit
from .grid import GridDocument, Paragraph, fold

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DATES = re.compile(
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\b(?:(?P<revised>revider\w*|ändrad|ändring(?:ar)?|senast)"
    r"|(?P<ends>till\s+och\s+med|t\.\s?o\.\s?m|t o m|giltig\s+till)"
    r"|(?P<in_force>gäller\s+från|giltig\s+från|(?:träder|trädde)\s+i\s+kraft)"
    r"|(?P<adopted>antag\w*|fastställ\w*|beslutad\w*|beslut av|förslag))\b",
    re.IGNORECASE,
)
_VALID = re.compile(r"\b(?:gäller|giltig)", re.IGNORECASE)
_ABOUT_LAW = re.compile(r"(?:lagen|balken|SFS)\b")
_MINUTE = re.compile(r"§\s*(\d+[a-z]?(?:/\d+)?)")
_ORDER = re.compile(r"\bdeleg(?:ations|erings)\s?(?:ordning|förteckning|bestämmelser|reglemente|lista)", re.IGNORECASE)
_TITLE = re.compile(rf"{_ORDER.pattern}|\bvidaredeleg\w+", re.IGNORECASE)
_ORGAN = r"(?:nämnden|styrelsen|utskottet)"
_FOR = re.compile(rf"\bför\s+(?P<organ>[a-zåäö\- ]*?{_ORGAN})\b", re.IGNORECASE)
_FOR_WHAT = re.compile(r"\b(?P<organ>nämnden\s+för\s+[a-zåäö, -]*?[a-zåäö])(?=\s+i\s|\s*[,.(\d]|\s*$)", re.IGNORECASE)
_OF = re.compile(rf"(?P<organ>[\w\-, ]*?{_ORGAN})s\s+deleg", re.IGNORECASE)
_BASE_AMOUNT = re.compile(
    r"\bbasbelopp\s+(?:avses|menas|betyder)\s+(?:[^.;]{0,40}?\s)?(prisbasbelopp|inkomstbasbelopp)", re.IGNORECASE
)
_STEPS_IN = {
    "superior": ClauseKind.SUPERIOR_MAY,
    "acting_holder": ClauseKind.ACTING_HOLDER,
    "lowest_level": ClauseKind.LOWEST_LEVEL,
}
_LONGEST_TITLE = 300  # letters; a longer text is no title, and searching it for one takes time squared
_SHORT = r"[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ]{1,3}[a-zåäö]{1,4}[A-ZÅÄÖ]{1,2}"
_MEANS = r"(?::|\s[-–]\s|\s(?:betyder|avses|avser|står\s+för)\s)"
_ABBREVIATION = re.compile(
    rf"^(?:(?P<equals>[A-ZÅÄÖ][\w.]{{0,9}}(?: [A-ZÅÄÖ]{{2,4}})?)\s*=|(?:[Mm]ed\s+)?(?P<short>{_SHORT})\s*{_MEANS})"
    r"\s*(?P<words>[^=:]{3,80})$"
)
_LISTED = re.compile(
    rf"^(?P<short>{_SHORT})\s+(?P<words>[^\s=:.,;]{{3,40}}(?: [^\s=:.,;]{{1,40}}){{0,2}})$"
)  # a line of a list, in two columns
_ABBREVIATIONS = re.compile(r"^Förkortningar\b[^:=]*:\s*", re.IGNORECASE)
_NEXT_ABBREVIATION = re.compile(rf"(?:[,;.]|\s+och)\s+(?=[A-ZÅÄÖ][\w.]{{0,9}}\s*=|(?:[Mm]ed\s+)?(?:{_SHORT})\s*{_MEANS})")
_LONGEST_WORDS = 80  # letters of what an abbreviation stands for
_IN_BRACKETS = re.compile(rf"\((?P<short>{_SHORT})\)")


@dataclass(frozen=True, slots=True)
class Preamble:
    """The order's own particulars."""

    title: str | None
    organ: str | None
    adopted: Adoption | None
    revised: tuple[Adoption, ...]
    in_force: date | None
    ends: date | None
    abbreviations: dict[str, str]
    clauses: tuple[Clause, ...]


def read_preamble(document: GridDocument, paragraphs: Iterable[Paragraph], abbreviations: dict[str, str]) -> Preamble:
    """The particulars found in the paragraphs, and in page headers where the paragraphs give none."""
    texts = [fold(paragraph.text) for paragraph in paragraphs]
    everywhere = [*texts, *document.headers_footers]
    title = next((text for text in everywhere if _TITLE.search(text) and len(text) < 160), None)
    organ = next((name for text in everywhere if (name := _organ(text))), None)
    steps = _steps(everywhere)
    return Preamble(
        title=title,
        organ=organ,
        adopted=steps["adopted"][0] if steps["adopted"] else None,
        revised=steps["revised"],
        in_force=steps["in_force"][0].on if steps["in_force"] else None,
        ends=steps["ends"][0].on if steps["ends"] else None,
        abbreviations={**_abbreviations(texts), **abbreviations},
        clauses=tuple(_clauses(texts)),
    )


def names_order(heading: str) -> bool:
    """Whether a heading is the title of an order: "Delegationsordning för socialnämnden"."""
    return len(heading) <= _LONGEST_TITLE and _ORDER.search(heading) is not None


def first_day(text: str) -> date | None:
    """The first complete calendar day in a text."""
    for match in _DATES.finditer(text):
        try:
            if match["iso"]:
                return date.fromisoformat(match["iso"])
            return date(int(match["year"]), _MONTHS.index(match["month"].casefold()) + 1, int(match["day"]))
        except ValueError:
            continue
    return None


def _organ(text: str) -> str | None:
    """The board an order belongs to, from a title such as "Delegationsordning för socialnämnden"."""
    if len(text) > _LONGEST_TITLE or (not _TITLE.search(text) and not _OF.search(text)):
        return None
    match = _FOR_WHAT.search(text) or _OF.search(text) or _FOR.search(text)
    if match is None:
        return None
    name = " ".join(match["organ"].split())
    name = name.lower() if name.isupper() else name
    return name[:1].upper() + name[1:]


def _steps(texts: Iterable[str]) -> dict[str, tuple[Adoption, ...]]:
    """The days the order was adopted, revised and came into force, each under the last word before it that says so."""
    found: dict[str, list[Adoption]] = {"adopted": [], "revised": [], "in_force": [], "ends": []}
    for line in (line for text in texts for line in text.split("\n")):
        days = list(_DATES.finditer(line))
        for index, match in enumerate(days):
            day = first_day(match[0])
            words = list(_STEPS.finditer(line, 0, match.start())) or list(_STEPS.finditer(line))[:1]
            if day is None or not words:
                continue
            step = str(words[-1].lastgroup)
            if step in ("revised", "ends") and _ABOUT_LAW.search(line, 0, match.start()):
                continue
            if step == "ends" and not _VALID.search(line, 0, match.start()):
                continue  # "reviderad till och med ..." says nothing of how long the order is valid
            end = days[index + 1].start() if index + 1 < len(days) else len(line)
            minute = _MINUTE.search(line, match.end(), end) or (_MINUTE.search(line) if len(days) == 1 else None)
            found[step].append(Adoption(on=day, minute=f"§ {minute[1]}" if minute else None))
    return {step: tuple(dict.fromkeys(adoptions)) for step, adoptions in found.items()}


def _abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """What the texts say that short forms of titles stand for: "EC = ekonomichef", "med EC avses …", "Ekonomichef (EC)"."""
    found = {}
    for line in (line.strip() for text in texts for line in text.split("\n")):
        for piece in _NEXT_ABBREVIATION.split(_ABBREVIATIONS.sub("", line)):
            match = _ABBREVIATION.match(piece)
            if match and presume(match["words"]) is not None:
                found[match["equals"] or match["short"]] = match["words"].strip(" .")
        if listed := _listed(line):
            found.setdefault(*listed)
        for bracket in _IN_BRACKETS.finditer(line):
            words = _title_before(line[max(0, bracket.start() - _LONGEST_WORDS) : bracket.start()], bracket["short"])
            if words is not None:
                found[bracket["short"]] = words
    return found


def explains_short_form(text: str) -> bool:
    """Whether a text is a line of a list of abbreviations without any sign between: "FC Förvaltningschef"."""
    return _listed(fold(text)) is not None


def _listed(line: str) -> tuple[str, str] | None:
    """A short form and the title it stands for; they begin with the same letter."""
    match = _LISTED.match(line)
    if match is None or match["short"][0].casefold() != match["words"][0].casefold() or presume(match["words"]) is None:
        return None
    return match["short"], match["words"].strip()


def _title_before(text: str, short: str) -> str | None:
    """The title that ends a text and begins with the first letter of its short form: one word, two or three."""
    words = text.split()
    for count in (1, 2, 3):
        title = " ".join(words[-count:])
        if words[-count:] and title[0].casefold() == short[0].casefold() and presume(title) is not None:
            return title
    return None


def _clauses(texts: Iterable[str]) -> Iterable[Clause]:
    seen: set[ClauseKind] = set()
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            for clause in _clauses_in(" ".join(sentence.split())):
                if clause.kind not in seen:
                    seen.add(clause.kind)
                    yield clause


def _clauses_in(words: str) -> Iterable[Clause]:
    said = {"words": words[:1000]}
    if lexicon.says("each_alone_clause", words):
        yield Clause(kind=ClauseKind.EACH_ALONE, **said)
    steps_in = [kind for name, kind in _STEPS_IN.items() if lexicon.says(name, words)]
    away = lexicon.says("absence", words)
    for kind in steps_in:
        only = ("absent",) if away and kind is ClauseKind.SUPERIOR_MAY else None
        yield Clause(kind=kind, when=only, **said)
    if not steps_in and away:
        yield Clause(kind=ClauseKind.ABSENCE, **said)
    if lexicon.says("conflict_of_interest", words):
        yield Clause(kind=ClauseKind.CONFLICT_OF_INTEREST, **said)
    if lexicon.says("urgent_word", words) or lexicon.says("urgent", words):
        yield Clause(kind=ClauseKind.URGENCY, **said)
    if lexicon.says("report", words):
        at = "next_meeting" if re.search(r"nästa|närmast följande", words) else None
        yield Clause(kind=ClauseKind.REPORT, at=at, **said)
    if lexicon.says("principled", words):
        yield Clause(kind=ClauseKind.PRINCIPLED_TO_BOARD, **said)
    if lexicon.says("onward_no", words):
        yield Clause(kind=ClauseKind.ONWARD, allowed=YesNo.NO, **said)
    elif lexicon.says("onward_yes", words):
        yield Clause(kind=ClauseKind.ONWARD, allowed=YesNo.YES, **said)
    base = _BASE_AMOUNT.search(words)
    if base:
        unit = Unit.PBB if base[1].casefold().startswith("pris") else Unit.IBB
        yield Clause(kind=ClauseKind.BASE_AMOUNT, unit=unit, **said)
    tax = vat(words.replace("exklusive moms", "exkl. moms"))
    if tax and re.search(r"\bbelopp", words, re.IGNORECASE):
        yield Clause(kind=ClauseKind.VAT, vat=tax, **said)

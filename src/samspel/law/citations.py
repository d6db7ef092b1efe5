"""References to law in Swedish text: found, read, and tied to an act by number, date and the sections the act has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ..model import Citation
from .acts import Act, acts_by_name, all_acts, has_section


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: the words, the acts its name can mean, and one place in the act (or none)."""

    words: str
    name: str
    candidates: tuple[Act, ...]
    numbered: bool  # the SFS number stands in the text
    chapter: str | None = None
    section: str | None = None


class Certainty(StrEnum):
    """Why a mention was tied to its act."""

    NAMED = "named"  # by its number, or by a name only one act ever had
    DATED = "dated"  # only one act bore the name when the text was written
    SECTION = "section"  # only one of the acts has the section
    DOCUMENT = "document"  # the other references of the document point that way


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention tied to an act. `act` is None when several acts fit and nothing decides between them."""

    mention: Mention
    act: Act | None
    certainty: Certainty | None

    def citation(self) -> Citation | None:
        """The reading as data; None when the act is open."""
        if self.act is None:
            return None
        return Citation(sfs=self.act.sfs, chapter=self.mention.chapter, section=self.mention.section)


_NUMBER = r"\d{1,3}(?:\s?(?!p\b)[a-zA-Z](?![\wåäöÅÄÖ.]))?"
_TOKEN = re.compile(
    rf"""
      (?P<sfs>(?:SFS\s*)?\(?\b(?P<year>1[6-9]\d\d|20\d\d):\s?(?P<serial>\d{{1,4}})\b\)?)
    | (?P<colon>\b\d{{1,2}}\s?[a-z]?:\s?{_NUMBER})
    | (?P<kap>\bkap(?:\.|itel|itlet)?(?!\w))
    | (?P<sign>§§?)
    | (?P<detail>(?:första|andra|tredje|fjärde|femte|sista)\s+st(?:ycket|\.)?|\bst(?:ycket|\.)?(?!\w)|\bp(?:unkt(?:en|erna)?|\.)?\s*\d+|\bmening(?:en)?\b)
    | (?P<number>{_NUMBER})(?!\w)
    | (?P<dash>[-–])
    | (?P<join>,|\boch\b|\bsamt\b|&|\boch/eller\b)
    | (?P<stop>[;\n])
    | (?P<word>[^\W\d_][\w\-åäöÅÄÖ]*\.?)
    """,
    re.VERBOSE,
)
_OLDEST_ORDER = 2000  # no delegation order kept as a file was written under an act that ended before this year
_IGNORED_WORDS = {"i", "enligt", "jfr", "se", "även"}


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Every name and abbreviation of the register: abbreviations as written, long names in any case, genitive too."""
    short: list[str] = []
    long: list[str] = []
    for name in sorted(acts_by_name(), key=len, reverse=True):
        (short if len(name) <= 7 and any(c.isupper() for c in name[1:]) else long).append(re.escape(name))
    return re.compile(rf"(?<![\wåäö-])(?:(?i:(?:{'|'.join(long)})s?)|(?:{'|'.join(short)}))(?![\wåäö-])")


@lru_cache(maxsize=1)
def _folded() -> dict[str, tuple[Act, ...]]:
    return {name.casefold(): acts for name, acts in acts_by_name().items()}


def _acts_named(words: str) -> tuple[Act, ...]:
    exact = acts_by_name().get(words)
    if exact:
        return exact
    plain = words.casefold()
    return _folded().get(plain) or _folded().get(plain.removesuffix("s"), ())


def mentions(text: str) -> tuple[Mention, ...]:
    """Every reference to an act of the register, one for each place named in it, in the order of the text."""
    found: list[Mention] = []
    for start, end in _segments(text):
        found.extend(_read_segment(text[start:end], found[-1] if found else None))
    return tuple(dict.fromkeys(found))


def _segments(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r";|\.\s+(?=[A-ZÅÄÖ])", text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


@dataclass(slots=True)
class _Piece:
    """An act (`acts` set) or a place in one."""

    start: int
    end: int
    acts: tuple[Act, ...] = ()
    numbered: bool = False
    name: str = ""
    chapter: str | None = None
    section: str | None = None
    broken: bool = False  # ordinary words stand between this piece and the one before


def _read_segment(text: str, last: Mention | None) -> Iterator[Mention]:
    pieces = _pieces(text)
    acts = [index for index, piece in enumerate(pieces) if piece.acts]
    if not acts:
        if last is not None:  # "socialtjänstlagens 16 kap 4; 2 a kap 11": the act goes on past the semicolon
            for piece in pieces:
                if piece.chapter is not None and piece.section is not None and not piece.broken:
                    words = " ".join(text[piece.start : piece.end].split())
                    yield replace(last, words=f"{last.name} {words}", chapter=piece.chapter, section=piece.section)
        return
    act_first = acts[0] == 0
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.acts:
            continue
        owner = _owner(pieces, index, act_first)
        if owner is None:
            continue
        taken.add(id(owner))
        words = text[min(piece.start, owner.start) : max(piece.end, owner.end)]
        yield Mention(" ".join(words.split()), owner.name, owner.acts, owner.numbered, piece.chapter, piece.section)
    for piece in pieces:
        long_name = len(piece.name) > 7 or piece.numbered
        if piece.acts and id(piece) not in taken and long_name:
            yield Mention(" ".join(text[piece.start : piece.end].split()), piece.name, piece.acts, piece.numbered)


def _owner(pieces: list[_Piece], index: int, act_first: bool) -> _Piece | None:
    """The act a place belongs to: the one after it, or the one before where the text puts acts first."""

    def search(steps: Iterable[int]) -> _Piece | None:
        for step in steps:
            if pieces[step].acts:
                return pieces[step]
        return None

    after = search(range(index + 1, len(pieces)))
    before = search(range(index - 1, -1, -1))
    return (before or after) if act_first else (after or before)


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    names = {match.start(): match for match in _names().finditer(text)}
    position, chapter, chapter_start, broken = 0, None, None, False
    tokens: list[tuple[str, str, int, int]] = []
    while position < len(text):
        if position in names:
            match = names[position]
            tokens.append(("act", match[0], match.start(), match.end()))
            position = match.end()
            continue
        token = _TOKEN.match(text, position)
        if token is None:
            position += 1
            continue
        kind = token.lastgroup or ""
        tokens.append(("sfs" if kind in ("year", "serial") else kind, token[0], *token.span()))
        position = token.end()
    index = 0
    section_at = -1  # token of the latest number read as a section
    while index < len(tokens):
        kind, words, start, end = tokens[index]
        kinds = [t[0] for t in tokens[index : index + 3]]
        if kind == "act":
            acts = _acts_named(words)
            chapter = None if any(piece.acts for piece in pieces) and not broken else chapter
            pieces.append(_Piece(start, end, acts=acts, name=words, broken=broken))
            broken = False
        elif kind == "sfs":
            _number(pieces, words, start, end)
        elif kind == "colon":
            left, _, right = words.partition(":")
            pieces.append(_Piece(start, end, chapter=_plain(left), section=_plain(right), broken=broken))
            chapter = _plain(left)
        elif kind == "number" and kinds[1:2] == ["kap"]:
            chapter, chapter_start = _plain(words), start
            follows = [t[0] for t in tokens[index + 2 : index + 4]]
            if follows[:1] != ["number"] and follows[:2] != ["sign", "number"]:
                pieces.append(_Piece(start, tokens[index + 1][3], chapter=chapter, broken=broken))
            index += 1
        elif kind == "kap" and kinds[1:2] == ["number"]:
            chapter, chapter_start = _plain(tokens[index + 1][1]), start
            index += 1
        elif kind == "number":
            before = tokens[index - 1][0] if index else ""
            point = before == "detail" or (before == "sign" and section_at == index - 2 >= 0)
            if not point:  # a number right behind "9 §" or "första stycket" is a point, not a section
                previous = pieces[-1] if pieces else None
                bare = previous is not None and before == "number" and not previous.acts and previous.chapter is None
                if bare and previous is not None:  # "2 a 10": chapter and section, "kap" left out
                    previous.chapter, previous.section, previous.end = previous.section, _plain(words), end
                    chapter = previous.chapter
                else:
                    first = start if chapter_start is None else chapter_start
                    pieces.append(_Piece(first, end, chapter=chapter, section=_plain(words), broken=broken))
                    chapter_start = None
                section_at = index
        elif kind == "stop":
            chapter = None
        elif kind == "word" and words.casefold() not in _IGNORED_WORDS:
            broken, chapter = True, None
        index += 1
    return _cited(pieces, text)


def _cited(pieces: list[_Piece], text: str) -> list[_Piece]:
    """Pieces that are part of a reference: bare numbers count only right beside an act."""
    kept = []
    for index, piece in enumerate(pieces):
        if piece.acts or piece.chapter is not None or "§" in text[max(0, piece.start - 2) : piece.end + 2]:
            kept.append(piece)
            continue
        beside = [pieces[step] for step in (index - 1, index + 1) if 0 <= step < len(pieces)]
        near = [p for p in beside if p.acts and max(p.start - piece.end, piece.start - p.end) <= 2]
        if near:
            kept.append(piece)
    return kept


def _number(pieces: list[_Piece], words: str, start: int, end: int) -> None:
    """An SFS number settles which act a name before it means, or stands alone for the act."""
    sfs = re.sub(r"[^\d:]", "", words)
    act = all_acts().get(sfs)
    previous = pieces[-1] if pieces else None
    if previous is not None and previous.acts and start - previous.end <= 3:
        if act is not None:
            previous.acts = (act,)
        previous.numbered, previous.end = act is not None, end
    elif act is not None:
        pieces.append(_Piece(start, end, acts=(act,), numbered=True, name=sfs))


def _plain(number: str) -> str:
    return number.replace(" ", "").casefold()


def read(found: Iterable[Mention], written: date | None) -> tuple[Reading, ...]:
    """Each mention tied to an act as surely as the text allows.

    `written` is the day the text was adopted, when known. A number settles it; then the sections that only one act
    has; then the day; then what the other references in the same text show. Otherwise the act stays open.
    """
    mentions_ = tuple(found)
    shown = _shown_by_sections(mentions_)
    return tuple(_read_one(mention, written, shown) for mention in mentions_)


def _fitting(mention: Mention) -> tuple[Act, ...]:
    """The acts the mention can mean at all: not those without the section, nor those gone before this century."""
    recent = _recent(mention)
    fitting = tuple(act for act in recent if _may_hold(act, mention))
    return fitting or recent or mention.candidates


def _recent(mention: Mention) -> tuple[Act, ...]:
    return tuple(act for act in mention.candidates if act.ends is None or act.ends.year >= _OLDEST_ORDER)


def _holds(act: Act, mention: Mention) -> bool:
    return has_section(act, mention.chapter, mention.section) is True


def _may_hold(act: Act, mention: Mention) -> bool:
    if mention.chapter is not None and not act.has_chapters:
        return False
    return has_section(act, mention.chapter, mention.section) is not False


def _shown_by_sections(found: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """For each name: the acts that some reference in the text can only mean."""
    shown: dict[str, set[str]] = {}
    for mention in found:
        fitting = _fitting(mention)
        if len(mention.candidates) > 1 and len(fitting) == 1 and _holds(fitting[0], mention):
            shown.setdefault(_key(mention), set()).add(fitting[0].sfs)
    return {name: frozenset(acts) for name, acts in shown.items()}


def _key(mention: Mention) -> str:
    return "/".join(sorted(act.sfs for act in mention.candidates))


def _read_one(mention: Mention, written: date | None, shown: dict[str, frozenset[str]]) -> Reading:
    if mention.numbered or len(mention.candidates) == 1:
        return Reading(mention, mention.candidates[0] if mention.candidates else None, Certainty.NAMED)
    fitting = _fitting(mention)
    if len(fitting) == 1 and (len(_recent(mention)) == 1 or _holds(fitting[0], mention)):
        return Reading(mention, fitting[0], Certainty.SECTION)
    here = shown.get(_key(mention), frozenset())
    if written is not None:
        bearing = [act for act in fitting if act.known(written)]
        in_force = [act for act in bearing if act.in_force(written)]
        against = here - {act.sfs for act in in_force}
        if len(in_force) == 1 and not against and (len(bearing) == 1 or in_force[0].sfs in here):
            return Reading(mention, in_force[0], Certainty.DATED)
    if len(here) == 1:
        act = all_acts()[next(iter(here))]
        return Reading(mention, act, Certainty.DOCUMENT)
    return Reading(mention, None, None)

"""References to law in Swedish text, found and read into the names of acts and the places in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .acts import Act
from .pieces import BESIDE, Piece
from .places import WHOLE, Fault, Kind, Place
from .scanner import Scanner
from .tokens import LONG_NAME, plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: the words, what it is to, the acts its name can mean, and one place in the act."""

    words: str
    name: str
    candidates: tuple[Act, ...]
    numbered: bool = False  # the SFS number stands in the text
    place: Place = WHOLE
    kind: Kind = Kind.ACT
    faults: frozenset[Fault] = frozenset()

    @property
    def guessed(self) -> bool:
        """Whether the place was not surely written."""
        return bool(self.faults & {Fault.NO_CHAPTER_WORD, Fault.SPLIT_NUMBER})


def mentions(text: str) -> tuple[Mention, ...]:
    """Every reference to an act of the register, one for each place named in it, in the order of the text."""
    return tuple(mention for mention in references(text) if mention.kind is Kind.ACT)


@lru_cache(maxsize=4096)  # orders say the same again and again
def references(text: str) -> tuple[Mention, ...]:
    """Everything that refers to law, also without an act or outside the Swedish statute book, in the order of the text."""
    found: list[Mention] = []
    last: Mention | None = None
    for part in _PARTS.split(plain(text)):
        read = list(_read_part(part, last))
        found += read
        last = next((mention for mention in reversed(read) if mention.kind is Kind.ACT), last)
    if not found and _UNSAID.fullmatch(text.strip(" .,:;()\n\t")):
        found.append(Mention(_one_line(text), "", (), kind=Kind.UNSAID))
    return tuple(dict.fromkeys(found))


# A semicolon ends a reference, and so does the end of a sentence, but not the full stop of an abbreviation.
_PARTS = re.compile(r";|(?<!\n\d)(?<!\n\d\d)(?<!kap)(?<!\bst)(?<!\bp)(?<!\bnr)(?<!\bart)(?<!\bff)\.\s+(?=[A-ZÅÄÖ])")
_UNSAID = re.compile(
    r"(?:(?:enligt|med stöd av|jämlikt|jfr|se)\s+)?(?:(?:gällande|tillämplig)\s+)?(?:lag|lagstiftning|författning)(?:en)?",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^\W*(?:enligt|med stöd av|jämlikt|jfr|se)\s+", re.IGNORECASE)
_LED_TO = re.compile(r"\b(?:enligt|jämlikt|stöd av)\s+(?:\w+(?:,|\s+och|\s+eller|\s+samt)\s+)*$", re.IGNORECASE)
_GENERIC = re.compile(r"(?:lag|förordning|balk|stadga)(?:en|n)?s?", re.IGNORECASE)  # which act is not said
_SHORT_NAME = 3
_JOINED = re.compile(r"(?:[\s.,:/&]|och|samt|eller|resp)*")
_LEADING = 200  # characters in front of an act that may lead to it
_BLANK = re.compile(r"[ \t]*(?:(?:i|av)\s+)?")  # what stands between a place and its act behind it
_CLOSE = re.compile(r"[ \t:(.]*")  # the same where places mostly stand in front of their acts
_LINK = re.compile(r"[\s,:(.]*")  # what stands between an act and its place behind it
_NORWEGIAN = re.compile(r"§§?\s?\d{1,2}-\d{1,2}\s?[a-z]?(?!\d)")
_FINNISH = re.compile(r"(?<![\d/(])\(?\d{1,4}/(?:1[89]|20)\d\d\)?(?!\d)")
_OWN_DECISION = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"|\b(?:KF|KS|SN|BUN|BN|MN|protokoll|beslut|dnr|sammanträde|fullmäktige|reglemente|policy|riktlinje|delegation|fastighet)\w*",
    re.IGNORECASE,
)


def _read_part(text: str, last: Mention | None) -> Iterator[Mention]:
    pieces = Scanner(text).pieces()
    if not any(piece.names for piece in pieces):
        yield from _without_act(text, pieces, last)
        return
    found: list[tuple[int, Mention]] = []
    owned = _owners(text, pieces)
    for piece, owner, carried in owned:
        place = piece.place(carried=carried, after_act=0 <= piece.start - owner.end <= BESIDE)
        for one, faults in _as_act_has_it(owner, place, frozenset(piece.faults)):
            found.append((piece.start, _mention(_said(text, piece, owner, place), owner, one, faults)))
    taken = {id(owner) for _, owner, _ in owned}
    nothing_else = _only_names(text, pieces)
    for piece in pieces:
        if piece.names and id(piece) not in taken and (nothing_else or _stands_alone(text, piece)):
            found.append((piece.start, _mention(_one_line(text[piece.start : piece.end]), piece, WHOLE, frozenset())))
    yield from (mention for _, mention in sorted(found, key=lambda one: one[0]))


def _as_act_has_it(owner: Piece, place: Place, faults: frozenset[Fault]) -> Iterator[tuple[Place, frozenset[Fault]]]:
    """Two numbers with nothing between them are chapter and section, but two sections of an act without chapters."""
    if Fault.NO_CHAPTER_WORD in faults and owner.acts and not any(act.has_chapters for act in owner.acts):
        yield Place(section=place.chapter), faults - {Fault.NO_CHAPTER_WORD}
        yield replace(place, chapter=None), faults - {Fault.NO_CHAPTER_WORD}
    else:
        yield place, faults


def _only_names(text: str, pieces: list[Piece]) -> bool:
    """Whether the text is acts and nothing more: "LVU", "enligt SoL och LSS", "LUF/LOU"."""
    if not all(piece.names is Kind.ACT or (piece.names is Kind.OUTSIDE and piece.name == text) for piece in pieces):
        return False
    rest = list(text)
    for piece in pieces:
        rest[piece.start : piece.end] = " " * (piece.end - piece.start)
    return _JOINED.fullmatch(_OPENING.sub("", "".join(rest))) is not None


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether the name of an act is a reference without a place beside it: a long name, a number, or the whole text."""
    if piece.names is Kind.UNKNOWN_ACT:
        return piece.numbered
    if piece.names is Kind.ACT and _LED_TO.search(text[max(0, piece.start - _LEADING) : piece.start]):
        return True
    if piece.names is Kind.OUTSIDE and len(piece.name) < _SHORT_NAME:
        return text.strip(" .,:") == piece.name
    return len(piece.name) >= LONG_NAME or piece.numbered or piece.names is not Kind.ACT


def _mention(words: str, owner: Piece, place: Place, faults: frozenset[Fault]) -> Mention:
    assert owner.names is not None
    if owner.names is Kind.UNKNOWN_ACT and not owner.numbered and _GENERIC.fullmatch(owner.name):
        return Mention(words, "", (), place=place, kind=Kind.NO_ACT, faults=faults)
    long = len(place.section or "") > 2 and (place.section or "").isdigit()
    if place.bare and (long or place.through) and any(act.has_chapters for act in owner.acts):
        faults |= {Fault.RUN_TOGETHER}  # "KL 639", "KL 6-37"
    return Mention(words, owner.name, owner.acts, owner.numbered, place, owner.names, faults)


def _said(text: str, piece: Piece, owner: Piece, place: Place) -> str:
    """The reference in the words of the text; a place further down a list gets the act, and the chapter, of the list."""
    between = text[piece.end : owner.start] if owner.start >= piece.end else text[owner.end : piece.start]
    carried = place.chapter is not None and not piece.own_chapter
    if not carried and not re.search(r"\d", between):
        return _one_line(text[min(piece.start, owner.start) : max(piece.end, owner.end)])
    said = _one_line(text[piece.start : piece.end])
    if carried:
        said = f"{place.chapter} kap. {said}" if "§" in said else f"{place.chapter} kap. {said} §"
    name = _one_line(text[owner.start : owner.end])
    return f"{name} {said}" if owner.start < piece.start else f"{said} {name}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_act(text: str, pieces: list[Piece], last: Mention | None) -> Iterator[Mention]:
    """Places without an act: "socialtjänstlagens 16 kap 4; 2 a kap 11" goes on past the semicolon."""
    if _OWN_DECISION.search(text):
        return
    if _NORWEGIAN.search(text) and last is None:
        yield Mention(_one_line(text), "", (), kind=Kind.FOREIGN)
        return
    for piece in pieces:
        place = piece.place(carried=True, after_act=False)
        said = _one_line(text[piece.start : piece.end])
        if last is not None:
            if _goes_on(piece, last):
                yield replace(last, words=f"{last.name} {said}", place=place, faults=frozenset(piece.faults))
        elif piece.signed and piece.section is not None and not piece.broken:
            yield Mention(said, "", (), place=place, kind=Kind.NO_ACT, faults=frozenset(piece.faults))


def _goes_on(piece: Piece, last: Mention) -> bool:
    """Whether a place in the next part of a text still is one of the act named in the part before."""
    chaptered = any(act.has_chapters for act in last.candidates)
    if piece.section is None or chaptered != (piece.chapter is not None):
        return False
    return not piece.broken or (piece.signed and chaptered)


def _owners(text: str, pieces: list[Piece]) -> list[tuple[Piece, Piece, bool]]:
    """Each place with the act it belongs to, and whether the chapter carried over from earlier places goes with it.

    A place goes with the act that it stands right beside ("KL 6 kap. 37 §, 6 § LVU": the last with LVU). In the middle of
    a list it goes with the act in front where the text puts acts first, else with the one behind.
    """
    act_first = bool(pieces[0].names)
    behind: list[int | None] = [None] * len(pieces)  # where the next act stands
    for index in range(len(pieces) - 2, -1, -1):
        behind[index] = index + 1 if pieces[index + 1].names else behind[index + 1]
    found: list[tuple[Piece, Piece, bool]] = []
    before: int | None = None
    chapter_of: Piece | None = None  # the act whose chapter later places carry on
    for index, piece in enumerate(pieces):
        if piece.names:
            before = index
            continue
        after = behind[index]
        beside_after = after == index + 1 and _BLANK.fullmatch(text[piece.end : pieces[after].start]) is not None
        link = _LINK if act_first else _CLOSE
        beside_before = before == index - 1 and link.fullmatch(text[pieces[before].end : piece.start]) is not None
        if before is None or after is None:
            at = after if before is None else before
        elif beside_after != beside_before:
            at = after if beside_after else before
        elif beside_after:
            at = after if _yields(text, pieces, before, after, act_first=act_first) else before
        else:
            at = before if act_first else after
        assert at is not None
        owner = pieces[at]
        if piece.own_chapter:
            chapter_of = owner
        found.append((piece, owner, chapter_of is owner))
    return found


def _yields(text: str, pieces: list[Piece], before: int, after: int, *, act_first: bool) -> bool:
    """Whether a place between two acts goes with the one behind: not in "KL 6:37 FL 36", but in "Vatten AB 6:33 KL"."""
    if pieces[after].names is Kind.ACT and _is_weak(pieces[before]):
        return True
    follows = pieces[after + 1] if after + 1 < len(pieces) else None
    act_first_again = follows is not None and not follows.names and not text[pieces[after].end : follows.start].strip()
    return not act_first and not act_first_again


def _is_weak(piece: Piece) -> bool:
    """Whether a word seldom has sections: an unknown act, agency rules, a name that bodies bear too (AB)."""
    return piece.names is Kind.OUTSIDE or (piece.names is Kind.UNKNOWN_ACT and not piece.numbered)

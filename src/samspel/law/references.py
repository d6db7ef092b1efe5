"""References to law in Swedish text, found and read into the names of acts and the places in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .acts import Act
from .places import WHOLE, Fault, Kind, Place
from .scanner import Piece, Scanner
from .tokens import LONG_NAME


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


def references(text: str) -> tuple[Mention, ...]:
    """Everything that refers to law, also without an act or outside the Swedish statute book, in the order of the text."""
    found: list[Mention] = []
    for part in _PARTS.split(_HYPHEN.sub("", text)):
        acts = [mention for mention in found if mention.kind is Kind.ACT]
        found.extend(_read_part(part, acts[-1] if acts else None))
    if not found and _UNSAID.search(text):
        found.append(Mention(_one_line(text), "", (), kind=Kind.UNSAID))
    return tuple(dict.fromkeys(found))


# A semicolon ends a reference, and so does the end of a sentence, but not the full stop of an abbreviation.
_PARTS = re.compile(r";|(?<!kap)(?<!\bst)(?<!\bp)(?<!\bnr)(?<!\bart)\.\s+(?=[A-ZÅÄÖ])")
_UNSAID = re.compile(
    r"^\W*(?:enligt|med stöd av|jämlikt|jfr|se)?\s*(?:gällande\s+|tillämplig\s+)?"
    r"(?:lag|lagen|lagstiftning|författning)(?:en)?\W*$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=[a-zåäö])-\n(?=[a-zåäö])")  # a word broken at the end of a line
_OPENING = re.compile(r"^\W*(?:enligt|med stöd av|jämlikt|jfr|se)\s+", re.IGNORECASE)
_LED_TO = re.compile(r"\b(?:enligt|jämlikt|stöd av)\s+(?:\w+(?:,|\s+och|\s+eller|\s+samt)\s+)*$", re.IGNORECASE)
_GENERIC = re.compile(r"(?:lag|förordning|balk|stadga)(?:en|n)?s?", re.IGNORECASE)  # which act is not said
_NORWEGIAN = re.compile(r"§§?\s?\d{1,2}-\d{1,2}\s?[a-z]?(?!\d)")
_FINNISH = re.compile(r"(?<![\d/(])\(?\d{1,4}/(?:1[89]|20)\d\d\)?(?!\d)")
_OWN_DECISION = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"|\b(?:KF|KS|SN|BUN|BN|MN|protokoll|beslut|dnr|sammanträde|fullmäktige|reglemente|policy|riktlinje|delegation)\w*",
    re.IGNORECASE,
)


def _read_part(text: str, last: Mention | None) -> Iterator[Mention]:
    pieces = Scanner(text).pieces()
    owners = [index for index, piece in enumerate(pieces) if piece.names]
    if not owners:
        yield from _without_act(text, pieces, last)
        return
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        if piece.names:
            continue
        owner, carried = _owner(text, pieces, index, act_first=owners[0] == 0)
        taken.add(id(owner))
        after_act = 0 <= piece.start - owner.end <= 2
        place = piece.place(carried=carried, after_act=after_act)
        yield _mention(_said(text, piece, owner, place), owner, place, frozenset(piece.faults))
    for piece in pieces:
        if piece.names and id(piece) not in taken and _stands_alone(text, piece):
            yield _mention(_one_line(text[piece.start : piece.end]), piece, WHOLE, frozenset())


def _stands_alone(text: str, piece: Piece) -> bool:
    """Whether the name of an act is a reference without a place beside it: a long name, a number, or the whole text."""
    if piece.names is Kind.UNKNOWN_ACT:
        return piece.numbered
    if piece.names is Kind.ACT and _LED_TO.search(text[: piece.start]):
        return True
    all_there_is = _OPENING.sub("", text).strip(" .,:") == piece.name
    if piece.names is Kind.OUTSIDE and len(piece.name) < 3:
        return all_there_is
    return len(piece.name) >= LONG_NAME or piece.numbered or piece.names is not Kind.ACT or all_there_is


def _mention(words: str, owner: Piece, place: Place, faults: frozenset[Fault]) -> Mention:
    assert owner.names is not None
    if owner.names is Kind.UNKNOWN_ACT and not owner.numbered and _GENERIC.fullmatch(owner.name):
        return Mention(words, "", (), place=place, kind=Kind.NO_ACT, faults=faults)
    if (
        place.bare
        and len(place.section or "") > 2
        and (place.section or "").isdigit()
        and any(a.has_chapters for a in owner.acts)
    ):
        faults |= {Fault.RUN_TOGETHER}
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
    if _NORWEGIAN.search(text):
        yield Mention(_one_line(text), "", (), kind=Kind.FOREIGN)
        return
    for piece in pieces:
        place = piece.place(carried=True, after_act=False)
        said = _one_line(text[piece.start : piece.end])
        if last is not None:
            if piece.chapter is not None and piece.section is not None and not piece.broken:
                yield replace(last, words=f"{last.name} {said}", place=place, faults=frozenset(piece.faults))
        elif piece.signed and piece.section is not None and not piece.broken and not _OWN_DECISION.search(text):
            yield Mention(said, "", (), place=place, kind=Kind.NO_ACT, faults=frozenset(piece.faults))


def _owner(text: str, pieces: list[Piece], index: int, *, act_first: bool) -> tuple[Piece, bool]:
    """The act a place belongs to, and whether the chapter it carries over from earlier places goes with it."""
    after = next((piece for piece in pieces[index + 1 :] if piece.names), None)
    before = next((piece for piece in reversed(pieces[:index]) if piece.names), None)
    if not act_first:
        owner = after or before
        assert owner is not None
        earlier = before is not None and owner is after and any(p is before for p in pieces[:index])
        return owner, not earlier or _same_run(pieces, before, index)
    if after is not None and pieces[index + 1] is after and _touches(text, pieces, index, after):
        return after, False
    owner = before or after
    assert owner is not None
    return owner, True


def _same_run(pieces: list[Piece], before: Piece | None, index: int) -> bool:
    """Whether the chapter of a place was written after the act before it."""
    at = max((i for i, piece in enumerate(pieces[:index]) if piece is before), default=-1)
    return any(piece.own_chapter for piece in pieces[at + 1 : index + 1])


def _touches(text: str, pieces: list[Piece], index: int, after: Piece) -> bool:
    """In "KL 6 kap. 37 §, 6 § LVU" the last place goes with the act behind it: nothing but a blank stands between."""
    piece = pieces[index]
    between = text[piece.end : after.start]
    behind = pieces[index + 2] if index + 2 < len(pieces) else None
    act_first_again = behind is not None and not behind.names and not text[after.end : behind.start].strip(" ")
    begins_anew = index > 0 and not pieces[index - 1].names
    return begins_anew and "\n" not in between and not between.strip() and not act_first_again

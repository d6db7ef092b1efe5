"""What references are made of: acts, and places in them, as they stand in a text; and which of these are cited at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .acts import Act, section_order
from .places import Fault, Kind, Place
from .tokens import LONG_NAME, is_loose

BESIDE = 2  # characters between a name and what belongs to it: a blank and a bracket


@dataclass(slots=True)
class Piece:
    """An act, or something like one (`names` set), or a place in one; and where in the text it stands."""

    start: int
    end: int
    names: Kind | None = None
    acts: tuple[Act, ...] = ()
    numbered: bool = False
    name: str = ""
    chapter: str | None = None
    own_chapter: bool = False  # the chapter is written here, not carried over from an earlier place
    section: str | None = None
    through: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    faults: set[Fault] = field(default_factory=set)
    signed: bool = False  # "kap", "§" or a colon stands at it: surely a place
    joined: bool = False  # a comma, "och" or a dash stands between this place and the one before
    broken: bool = False  # ordinary words stand between this piece and the one before

    def runs_backwards(self) -> bool:
        """Whether a range ends before it begins."""
        return self.through is not None and section_order(self.through) < section_order(self.section or "")

    def place(self, *, carried: bool, after_act: bool) -> Place:
        """The place; a number that stands right behind the act and has no sign may be a chapter."""
        chapter = self.chapter if carried or self.own_chapter else None
        bare = after_act and not self.signed and chapter is None and self.section is not None
        return Place(chapter, self.section, self.through, tuple(self.paragraphs), tuple(self.points), bare)


def cited(found: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces that are part of references. A list is cited when one of its members has a sign or an act beside it."""
    pieces = [piece for piece in found if not _is_loose(piece, found, text)]
    kept: set[int] = set()
    run: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.names:
            kept.add(index)
            continue
        if not (run and run[-1] == index - 1 and piece.joined):
            run = []
        run.append(index)
        if piece.signed or _beside_act(pieces, index) or run[0] in kept:
            kept.update(run)
    return [piece for index, piece in enumerate(pieces) if index in kept]


def _is_loose(piece: Piece, found: Sequence[Piece], text: str) -> bool:
    """Whether a word only looks like an act: "Sol", "lvu" or an unknown abbreviation with no place right beside it."""
    if piece.numbered:
        return False
    if piece.names is Kind.ACT and is_loose(piece.name):
        in_property = "fastighet" in text.casefold()  # "fastigheten Sol 4:1"
        return in_property or not _beside_place(piece, found, sure=len(piece.name) < 3)
    if piece.names is Kind.UNKNOWN_ACT:
        named = len(piece.name) >= LONG_NAME and any(one.signed and one.start < piece.start for one in found)
        return not named and not _beside_place(piece, found, sure=True)  # "4 § Allmänna lokala ordningsföreskrifter"
    return False


def _beside_place(piece: Piece, found: Sequence[Piece], *, sure: bool) -> bool:
    places = [other for other in found if not other.names and (other.signed or not sure)]
    return any(max(other.start - piece.end, piece.start - other.end) <= BESIDE for other in places)


def _beside_act(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a bare number stands right beside an act that has no other place right behind it: not "5 LVU 6 §"."""
    piece = pieces[index]
    if index > 0 and pieces[index - 1].names and piece.start - pieces[index - 1].end <= BESIDE:
        return True
    if index + 1 < len(pieces) and pieces[index + 1].names and pieces[index + 1].start - piece.end <= BESIDE:
        follows = pieces[index + 2] if index + 2 < len(pieces) else None
        return follows is None or bool(follows.names) or follows.start - pieces[index + 1].end > BESIDE
    return False

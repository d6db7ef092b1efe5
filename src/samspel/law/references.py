"""References to law in Swedish text, found and read into the names of acts and the places in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .acts import Act, acts_by_name, all_acts


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: the words, the acts its name can mean, and one place in the act (or none)."""

    words: str
    name: str
    candidates: tuple[Act, ...]
    numbered: bool  # the SFS number stands in the text
    chapter: str | None = None
    section: str | None = None
    guessed: bool = False  # "2 a 10": which number is the chapter was not written


def mentions(text: str) -> tuple[Mention, ...]:
    """Every reference to an act of the register, one for each place named in it, in the order of the text."""
    found: list[Mention] = []
    for part in _PARTS.split(text):
        found.extend(_read_part(part, found[-1] if found else None))
    return tuple(dict.fromkeys(found))


# A semicolon ends a reference, and so does the end of a sentence, but not the full stop of an abbreviation.
_PARTS = re.compile(r";|(?<!kap)(?<!\bst)(?<!\bp)(?<!\bnr)\.\s+(?=[A-ZÅÄÖ])")
_NUMBER = r"\d{1,3}(?:\s?(?!p\b)[a-zA-Z](?![\wåäöÅÄÖ.]))?"
_TOKEN = re.compile(
    rf"""
      (?P<sfs>(?:SFS\s*)?\(?\b(?:1[6-9]\d\d|20\d\d):\s?\d{{1,4}}\b\)?)
    | (?P<colon>\b\d{{1,2}}\s?[a-z]?:\s?{_NUMBER})
    | (?P<kap>\bkap(?:\.|itel|itlet)?(?!\w))
    | (?P<sign>§§?)
    | (?P<detail>(?:första|andra|tredje|fjärde|femte|sista)\s+st(?:ycket|\.)?|\bst(?:ycket|\.)?(?!\w)
        |\bp(?:unkt(?:en|erna)?|\.)?(?=\s*\d)|\bmening(?:en)?\b)
    | (?P<number>{_NUMBER})(?!\w)
    | (?P<dash>[-–])
    | (?P<join>,|\boch\b|\bsamt\b|&)
    | (?P<word>[^\W\d_][\w\-]*\.?)
    """,
    re.VERBOSE,
)
_PASSED_OVER = {"i", "enligt", "jfr", "se", "även"}
_LONG_NAME = 8  # letters; a shorter name without a place beside it may be any word


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Every name and abbreviation of the register: abbreviations as written, long names in any case, genitive too."""
    short: list[str] = []
    long: list[str] = []
    for name in sorted(acts_by_name(), key=len, reverse=True):
        (short if len(name) < _LONG_NAME and any(c.isupper() for c in name[1:]) else long).append(re.escape(name))
    return re.compile(rf"(?<![\wåäö-])(?:(?i:(?:{'|'.join(long)})s?)|(?:{'|'.join(short)}))(?![\wåäö-])")


@lru_cache(maxsize=1)
def _folded() -> dict[str, tuple[Act, ...]]:
    return {name.casefold(): acts for name, acts in acts_by_name().items()}


def _acts_named(words: str) -> tuple[Act, ...]:
    plain = words.casefold()
    return acts_by_name().get(words) or _folded().get(plain) or _folded().get(plain.removesuffix("s"), ())


@dataclass(slots=True)
class _Piece:
    """An act (`acts` set) or a place in one, and where in the text it stands."""

    start: int
    end: int
    acts: tuple[Act, ...] = ()
    numbered: bool = False
    name: str = ""
    chapter: str | None = None
    section: str | None = None
    guessed: bool = False
    broken: bool = False  # ordinary words stand between this piece and the one before


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    words: str
    start: int
    end: int


def _read_part(text: str, last: Mention | None) -> Iterator[Mention]:
    pieces = _Scanner(text).pieces()
    acts = [index for index, piece in enumerate(pieces) if piece.acts]
    if not acts:
        if last is not None:  # "socialtjänstlagens 16 kap 4; 2 a kap 11": the act goes on past the semicolon
            yield from _going_on(text, pieces, last)
        return
    taken: set[int] = set()
    for index, piece in enumerate(pieces):
        owner = None if piece.acts else _owner(pieces, index, act_first=acts[0] == 0)
        if owner is not None:
            taken.add(id(owner))
            said = " ".join(text[min(piece.start, owner.start) : max(piece.end, owner.end)].split())
            yield Mention(said, owner.name, owner.acts, owner.numbered, piece.chapter, piece.section, piece.guessed)
    for piece in pieces:
        if piece.acts and id(piece) not in taken and (len(piece.name) >= _LONG_NAME or piece.numbered):
            said = " ".join(text[piece.start : piece.end].split())
            yield Mention(said, piece.name, piece.acts, piece.numbered)


def _going_on(text: str, pieces: list[_Piece], last: Mention) -> Iterator[Mention]:
    for piece in pieces:
        if piece.chapter is not None and piece.section is not None and not piece.broken:
            said = " ".join(text[piece.start : piece.end].split())
            yield replace(last, words=f"{last.name} {said}", chapter=piece.chapter, section=piece.section)


def _owner(pieces: list[_Piece], index: int, *, act_first: bool) -> _Piece | None:
    """The act a place belongs to: the one after it, or the one before where the text puts acts first."""
    after = next((piece for piece in pieces[index + 1 :] if piece.acts), None)
    before = next((piece for piece in reversed(pieces[:index]) if piece.acts), None)
    return (before or after) if act_first else (after or before)


class _Scanner:
    """Goes through the tokens of a text and remembers the chapter that later sections stand in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.found: list[_Piece] = []
        self.at = 0
        self.chapter: str | None = None
        self.chapter_start: int | None = None
        self.broken = False
        self.section_at = -2  # the latest number that was read as a section
        self.points = False  # inside "punkterna 3-6"

    def pieces(self) -> list[_Piece]:
        """The acts and places of the text."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            read = getattr(self, f"_{token.kind}", None)
            if read is not None:
                read(token)
            self.at += 1
        return [piece for index, piece in enumerate(self.found) if self._is_cited(index, piece)]

    def _kind(self, step: int) -> str:
        at = self.at + step
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def _act(self, token: _Token) -> None:
        if any(piece.acts for piece in self.found) and not self.broken:
            self.chapter = None
        acts = _acts_named(token.words)
        self._put(_Piece(token.start, token.end, acts=acts, name=token.words))
        self.points = False

    def _sfs(self, token: _Token) -> None:
        """An SFS number settles which act a name before it means, or stands alone for the act."""
        sfs = re.sub(r"[^\d:]", "", token.words)
        act = all_acts().get(sfs)
        previous = self.found[-1] if self.found else None
        if previous is not None and previous.acts and token.start - previous.end <= 3:
            previous.acts = (act,) if act else previous.acts
            previous.numbered, previous.end = act is not None, token.end
        elif act is not None:
            self._put(_Piece(token.start, token.end, acts=(act,), numbered=True, name=sfs))

    def _colon(self, token: _Token) -> None:
        chapter, _, section = token.words.partition(":")
        self.chapter = _plain(chapter)
        self._put(_Piece(token.start, token.end, chapter=self.chapter, section=_plain(section)))

    def _kap(self, token: _Token) -> None:
        if self._kind(1) == "number":  # "kap 6 § 37"
            self._begin_chapter(self.tokens[self.at + 1].words, token.start)
            self.at += 1

    def _detail(self, _token: _Token) -> None:
        self.points = True

    def _word(self, token: _Token) -> None:
        if token.words.casefold() not in _PASSED_OVER:
            self.broken, self.chapter, self.points = True, None, False

    def _number(self, token: _Token) -> None:
        if self._kind(1) == "kap":
            self._begin_chapter(token.words, token.start)
            self.at += 1
            section_follows = self._kind(1) == "number" or (self._kind(1) == "sign" and self._kind(2) == "number")
            if not section_follows:
                self._put(_Piece(token.start, self.tokens[self.at].end, chapter=self.chapter))
                self.chapter_start = None
        elif not self._is_point():
            self._section(token)

    def _is_point(self) -> bool:
        """A number right behind "9 §" or "första stycket", or among "punkterna", is a point and no section."""
        behind_section = self._kind(-1) == "sign" and self.section_at == self.at - 2
        return behind_section or (self.points and self._kind(1) != "sign")

    def _section(self, token: _Token) -> None:
        previous = self.found[-1] if self.found else None
        self.points = False
        self.section_at = self.at
        if self._kind(-1) == "number" and previous and not previous.acts and previous.chapter is None:
            # "2 a 10": chapter and section, "kap" left out
            previous.chapter, previous.section, previous.end = previous.section, _plain(token.words), token.end
            previous.guessed, self.chapter = True, previous.chapter
            return
        start = token.start if self.chapter_start is None else self.chapter_start
        end = self.tokens[self.at + 1].end if self._kind(1) == "sign" else token.end
        self._put(_Piece(start, end, chapter=self.chapter, section=_plain(token.words)))
        self.chapter_start = None

    def _begin_chapter(self, words: str, start: int) -> None:
        self.chapter, self.chapter_start, self.points = _plain(words), start, False

    def _put(self, piece: _Piece) -> None:
        piece.broken, self.broken = self.broken, False
        self.found.append(piece)

    def _is_cited(self, index: int, piece: _Piece) -> bool:
        """Whether a piece is part of a reference: a bare number counts only right beside an act."""
        if piece.acts or piece.chapter is not None or "§" in self.text[max(0, piece.start - 2) : piece.end + 2]:
            return True
        beside = [self.found[step] for step in (index - 1, index + 1) if 0 <= step < len(self.found)]
        return any(other.acts and max(other.start - piece.end, piece.start - other.end) <= 2 for other in beside)


def _tokens(text: str) -> Iterator[_Token]:
    names = {match.start(): match for match in _names().finditer(text)}
    position = 0
    while position < len(text):
        match = names.get(position)
        kind: str | None = "act"
        if match is None:
            match = _TOKEN.match(text, position)
            kind = match.lastgroup if match else None
        if match is None or kind is None:
            position += 1
            continue
        yield _Token(kind, match[0], *match.span())
        position = match.end()


def _plain(number: str) -> str:
    return number.replace(" ", "").casefold()

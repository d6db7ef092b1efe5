"""Goes through the words of a text and gathers what makes up its references: acts, and places in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from .acts import Act
from .pieces import BESIDE, Piece, cited
from .places import Fault, Kind
from .tokens import Token, act_numbered, acts_named, tokens

_FORMER, _FORMER_WIDTH = re.compile(r"\b(?:gamla|äldre|tidigare|dåvarande|f\.?d\.?)\s*$", re.IGNORECASE), 12
_MOST_POINTS = 60  # in a range; more is no reference
_PASSED_OVER = {"ff", "ff.", "i", "enligt", "jfr", "se", "även", "av", "jämförd", "med", "jämlikt"}
_ORDINALS = {
    "första": "1",
    "andra": "2",
    "tredje": "3",
    "fjärde": "4",
    "femte": "5",
    "sjätte": "6",
    "sjunde": "7",
    "sista": "sista",
}


class Scanner:
    """Goes through the tokens of a text and remembers the chapter that later sections stand in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.found: list[Piece] = []
        self.run_ends = _run_ends(self.tokens)
        self.at = 0
        self.chapter: str | None = None
        self.chapter_start: int | None = None
        self.chapter_at = -2  # the latest token that was read as a chapter
        self.broken = False
        self.section_at = -2  # the latest number that was read as a section
        self.mode = "section"  # what the next number of a list is: section, paragraph or point
        self.pending: set[Fault] = set()  # faults of the place that is being read
        self.ahead: dict[str, list[str]] = {"paragraph": [], "point": []}  # "punkt 4 i 9 §": read before their section
        self.counted = False  # the paragraph word has had its number ("första stycket", "2 st")

    def pieces(self) -> list[Piece]:
        """The acts and places of the text."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            _READERS[token.kind](self, token)
            self.at += 1
        for piece in self.found:
            if piece.runs_backwards():
                piece.faults.add(Fault.RUN_TOGETHER)
        return cited(self.found, self.text)

    def _kind(self, step: int) -> str:
        at = self.at + step
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    # Acts, and what stands in their place

    def _act(self, token: Token) -> None:
        acts = acts_named(token.words)
        if _FORMER.search(self.text[max(0, token.start - _FORMER_WIDTH) : token.start]):
            acts = tuple(act for act in acts if act.ends) or acts  # "gamla KL"
        self._begin_act(token, Kind.ACT, acts)

    def _outside(self, token: Token) -> None:
        self._begin_act(token, Kind.OUTSIDE)

    def _foreign(self, token: Token) -> None:
        if self.found and self.found[-1].names and token.start - self.found[-1].end <= 2:  # kommunallagen (410/2015)
            self.found[-1].names, self.found[-1].acts, self.found[-1].end = Kind.FOREIGN, (), token.end
        elif token.words[0].isalpha() or token.words[0] == "(":
            self._begin_act(token, Kind.FOREIGN)
        else:
            self._word(token)

    def _unknown(self, token: Token) -> None:
        """A word that may be an act the register does not have."""
        self._begin_act(token, Kind.UNKNOWN_ACT)

    def _begin_act(self, token: Token, kind: Kind, acts: tuple[Act, ...] = ()) -> None:
        if any(piece.names for piece in self.found) and not self.broken:
            self.chapter = None
        self._put(Piece(token.start, token.end, names=kind, acts=acts, name=token.words))
        self.mode = "section"

    def _sfs(self, token: Token) -> None:
        """An SFS number settles which act a name before it means, or stands alone for the act."""
        act = act_numbered(token.words)
        previous = self.found[-1] if self.found else None
        if previous is not None and previous.names and token.start - previous.end <= 3:
            previous.names = Kind.ACT if act else Kind.UNKNOWN_ACT
            previous.acts = (act,) if act else ()
            previous.numbered, previous.end = True, token.end
        elif act is not None and (owner := self._last_act()) is not None and act in owner.acts:
            owner.acts, owner.numbered = (act,), True  # "LOU 15 kap. 3 § (2007:1091)"
        else:
            name = re.sub(r"[^\d:]", "", token.words)
            kind = Kind.ACT if act else Kind.UNKNOWN_ACT
            self._put(Piece(token.start, token.end, kind, (act,) if act else (), numbered=True, name=name))
            self.mode = "section"

    def _year(self, token: Token) -> None:
        """The year of an act right behind its name: "KL 2017", "kommunallagen (1991)"."""
        year = re.sub(r"\D", "", token.words)
        previous = self.found[-1] if self.found else None
        if previous is None or not previous.names or token.start - previous.end > BESIDE:
            self._word(token)
            return
        meant = tuple(act for act in previous.acts if act.sfs.startswith(f"{year}:"))
        if len(meant) == 1:
            previous.acts, previous.numbered, previous.end = meant, True, token.end

    # Places

    def _colon(self, token: Token) -> None:
        chapter, _, section = token.words.partition(":")
        chapter, section = _plain(chapter), _plain(section)
        last = self._last_place()
        if self._kind(-1) == "dash" and last is not None and last.chapter == chapter and last.section:
            last.through, last.end = section, token.end
            return
        self.chapter, self.mode = chapter, "section"
        self.section_at = self.at
        self._put(Piece(token.start, token.end, chapter=chapter, own_chapter=True, section=section, signed=True))

    def _opencolon(self, token: Token) -> None:
        """ "PBL 10:", a chapter whose section is missing."""
        if self.found and self.found[-1].names and token.start - self.found[-1].end <= 2:
            chapter = _plain(token.words.rstrip(": "))
            self._put(Piece(token.start, token.end, chapter=chapter, own_chapter=True, faults={Fault.NO_NUMBER}))

    def _kap(self, token: Token) -> None:
        if self._kind(1) == "number":  # "kap 6 § 37"
            self._begin_chapter(self.tokens[self.at + 1].words, token.start)
            self.at += 1
            self._end_chapter(token.start)

    def _number(self, token: Token) -> None:
        if self._kind(1) == "kap":
            self._begin_chapter(token.words, token.start)
            self.at += 1
            self._end_chapter(token.start)
            return
        last = self._last_place()
        signed = self._kind(1) == "sign" and self._kind(2) != "number"
        if last is None and self._kind(-1) in self.ahead and not signed:
            self.ahead[self._kind(-1)].append(_plain(token.words))
            return
        if last is None and self.chapter is None and self._list_ends_in_chapter():
            self._put(Piece(token.start, token.end, chapter=_plain(token.words), own_chapter=True, signed=True))
            return
        role = self._role(last)
        if role == "section" or last is None:
            self._section(token)
            return
        numbers = last.paragraphs if role == "paragraph" else last.points
        if self._kind(-1) == "dash" and numbers and numbers[-1].isdigit():
            numbers.extend(
                str(n)
                for n in range(int(numbers[-1]) + 1, min(int(_digits(token.words)), int(numbers[-1]) + _MOST_POINTS) + 1)
            )
        else:
            numbers.append(_plain(token.words))
        self.mode, last.end = role, token.end

    def _misread(self, token: Token) -> None:
        """A letter where a digit belongs, as scanned documents have it: "l kap."."""
        digits = token.words.replace("l", "1").replace("I", "1").replace("O", "0")
        self.pending.add(Fault.MISREAD)
        self._number(Token("number", digits, token.start, token.end))

    def _letter(self, token: Token) -> None:
        """The end of "31 b-d"."""
        last = self._last_place()
        if self._kind(-1) == "dash" and last is not None and last.section and last.section[-1].isalpha():
            last.through, last.end = _digits(last.section) + token.words, token.end
            last.signed = last.signed or self._kind(1) == "sign"
        elif self._kind(-1) == "join" and last is not None and last.section and last.section[-1].isalpha():
            section = _digits(last.section) + token.words  # "31 a, c och d §§"
            piece = Piece(token.start, token.end, chapter=self.chapter, section=section, joined=True)
            piece.signed = self._kind(1) == "sign"
            self._put(piece)

    def _role(self, last: Piece | None) -> str:
        """Whether a number is a section, or a paragraph or point of the section before it."""
        if last is None or last.section is None or self.broken:
            return "section"
        before, after = self._kind(-1), self._kind(1)
        if self._ends_with_paragraph():
            return "paragraph"
        if before == "paragraph":
            return "point" if self.counted else "paragraph"
        if before == "point" or (
            after == "point" and self._kind(2) != "number" and not self.tokens[self.at + 1].words[0].isupper()
        ):
            return "point"
        goes_on = before in ("join", "dash") and after not in ("sign", "kap") and not self._list_ends_in_sections()
        if self.mode != "section" and goes_on:
            return self.mode
        if before == "sign" and self.section_at == self.at - 2 and after != "sign":
            return "point"  # "9 § 9 LSS"
        return "section"

    def _ends_with_paragraph(self) -> bool:
        """Whether this number begins "2 st" or "1 och 2 st"; not, as in "st 2", a number that has its word in front."""
        at = self.run_ends[self.at]
        if self._kind(-1) == "dash" or at >= len(self.tokens) or self.tokens[at].kind != "paragraph":
            return False
        number_behind = at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "number"
        return at == self.at + 1 or not (number_behind and self.tokens[at].words.startswith("st"))

    def _list_ends_in_sections(self) -> bool:
        """Whether the rest of the list goes on to "§§": "38 § andra stycket, 39, 40 §§"."""
        at = self.run_ends[self.at]
        return at < len(self.tokens) and self.tokens[at].kind == "sign" and at > self.at + 1

    def _list_ends_in_chapter(self) -> bool:
        """Whether the list is one of chapters: "2 och 3 kap."."""
        at = self.run_ends[self.at]
        return at < len(self.tokens) and self.tokens[at].kind == "kap" and at > self.at + 1

    def _section(self, token: Token) -> None:
        last = self._last_place()
        self.mode = "section"
        section = _plain(token.words)
        signed = "sign" in (self._kind(1), self._kind(-1)) or self._kind(-1) == "article"
        if self._kind(-1) == "dash" and last is not None and last.section and not self.broken:
            last.through, last.signed = section, last.signed or signed
            last.end = self.tokens[self.at + 1].end if self._kind(1) == "sign" else token.end
            self.section_at = self.at
            return
        alone = self._kind(-1) in ("number", "colon") and not self.text[self.tokens[self.at - 1].end : token.start].strip()
        if (
            alone
            and self._kind(-1) == "number"
            and last is not None
            and last.section
            and not last.through
            and not self.broken
        ):
            self._two_numbers(last, token, section)
            return
        if alone and not signed and last is not None:
            return  # "SoL 4:1 2": nothing says that the second number is a section
        self.section_at = self.at
        start = token.start if self.chapter_start is None else self.chapter_start
        if self._kind(-1) == "sign" and self.chapter_start is None:
            start = self.tokens[self.at - 1].start
        end = self.tokens[self.at + 1].end if self._kind(1) == "sign" else token.end
        own = self.chapter_start is not None
        faults = (
            {Fault.RUN_TOGETHER} if own and not signed and len(section) > 2 and section.isdigit() else set()
        )  # "6 kap. 395"
        piece = Piece(
            start, end, chapter=self.chapter, own_chapter=own, section=section, signed=signed or own, faults=faults
        )
        piece.joined = self._kind(-1) == "join" or (self._kind(-1) == "sign" and self._kind(-2) == "join")
        piece.paragraphs, piece.points = self.ahead["paragraph"], self.ahead["point"]
        self.ahead = {"paragraph": [], "point": []}
        self._put(piece)
        self.chapter_start = None

    def _two_numbers(self, last: Piece, token: Token, section: str) -> None:
        """Two numbers with nothing between them: the chapter word is missing, or one number was split."""
        if last.chapter is None:  # "2 a 10"
            last.chapter, last.section, last.own_chapter, self.chapter = last.section, section, True, last.section
            last.faults.add(Fault.NO_CHAPTER_WORD)
        else:  # "6 kap 3 8 §"
            last.section = f"{last.section} {section}"
            last.faults.add(Fault.SPLIT_NUMBER)
        last.end = self.tokens[self.at + 1].end if self._kind(1) == "sign" else token.end
        self.section_at = self.at

    def _begin_chapter(self, words: str, start: int) -> None:
        self.chapter, self.chapter_start, self.mode = _plain(words), start, "section"

    def _end_chapter(self, start: int) -> None:
        """A chapter with no section behind it stands for the whole, or belongs to the section just before it."""
        self.chapter_at = self.at
        steps = [self._kind(step) for step in (1, 2)]
        if steps[0] in ("number", "misread") and steps[1] != "kap":
            return
        if steps[0] in ("sign", "join") and steps[1] == "number" and self._kind(3) != "kap":
            self.at += 1 if steps[0] == "join" else 0
            return
        if steps == ["join", "sign"] and self._kind(3) == "number":  # "kap 6, §§ 37-40"
            self.at += 1
            return
        end = self.tokens[self.at].end
        last = self._last_place()
        if last is not None and last.chapter is None and last.signed and self._between(last.end, start) and not self.broken:
            last.chapter, last.own_chapter, last.end = self.chapter, True, end  # "3 § 4 kap."
        else:
            self._put(Piece(start, end, chapter=self.chapter, own_chapter=True, signed=True))
        self.chapter_start = None

    def _between(self, start: int, end: int) -> bool:
        """Whether nothing but a blank, or "i", stands there: "3 § 4 kap.", "38 § i 6 kap."."""
        return self.text[start:end].strip() in ("", "i")

    def _last_place(self) -> Piece | None:
        return self.found[-1] if self.found and not self.found[-1].names else None

    def _last_act(self) -> Piece | None:
        return next((piece for piece in reversed(self.found) if piece.names), None)

    # What stands between

    def _ordinal(self, token: Token) -> None:
        last = self._last_place()
        number = _ORDINALS.get(token.words.casefold(), token.words[0])
        if self._kind(1) == "kap":  # "sjätte kapitlet"
            self._begin_chapter(number, token.start)
            self.at += 1
            self._end_chapter(token.start)
            return
        if self._leads_to("paragraph") and last is None:
            self.ahead["paragraph"].append(number)
            self.counted = True
        if self._leads_to("paragraph") and last is not None:
            last.paragraphs.append(number)
            self.counted = True

    def _leads_to(self, kind: str) -> bool:
        """Whether the list of ordinals that goes on here ends in that kind of word: "första och andra styckena"."""
        at = self.at + 1
        while at < len(self.tokens) and self.tokens[at].kind in ("join", "ordinal"):
            at += 1
        return at < len(self.tokens) and self.tokens[at].kind == kind

    def _paragraph(self, token: Token) -> None:
        last = self._last_place()
        self.counted = self._kind(-1) == "ordinal" or (self._kind(-1) == "number" and self.section_at != self.at - 1)
        if last is not None and self.counted:
            last.end = token.end
        self.mode = "paragraph"

    def _point(self, token: Token) -> None:
        self.mode = "point"
        last = self._last_place()
        if last is not None and self._kind(-1) == "number":
            last.end = token.end

    def _sign(self, token: Token) -> None:
        """Read with the number beside it; a sign without number right behind a chapter lacks the section."""
        last = self._last_place()
        numbered = self._kind(-1) in ("number", "misread", "letter") and self.chapter_at != self.at - 1
        alone = not numbered and self._kind(1) not in ("number", "misread")
        if alone and last is not None and last.section is None and token.start - last.end <= 4:
            last.faults.add(Fault.NO_NUMBER)

    def _pass(self, _token: Token) -> None:
        """Read with what stands beside it, or not kept (the sentence of a paragraph)."""

    def _word(self, token: Token) -> None:
        if token.words.casefold() not in _PASSED_OVER:
            self.broken, self.chapter, self.chapter_start, self.mode = True, None, None, "section"

    def _put(self, piece: Piece) -> None:
        piece.broken, self.broken = self.broken, False
        if not piece.names:
            piece.faults |= self.pending
            self.pending = set()
        self.found.append(piece)


_READERS: dict[str, Callable[[Scanner, Token], None]] = {
    "act": Scanner._act,
    "outside": Scanner._outside,
    "foreign": Scanner._foreign,
    "unknown": Scanner._unknown,
    "sfs": Scanner._sfs,
    "year": Scanner._year,
    "colon": Scanner._colon,
    "opencolon": Scanner._opencolon,
    "kap": Scanner._kap,
    "number": Scanner._number,
    "misread": Scanner._misread,
    "letter": Scanner._letter,
    "ordinal": Scanner._ordinal,
    "paragraph": Scanner._paragraph,
    "point": Scanner._point,
    "sign": Scanner._sign,
    "article": Scanner._pass,
    "sentence": Scanner._pass,
    "dash": Scanner._pass,
    "join": Scanner._pass,
    "semicolon": Scanner._pass,
    "word": Scanner._word,
    "noise": Scanner._word,
}


def _run_ends(tokens: list[Token]) -> list[int]:
    """For each token: where the run of numbers and what joins them that goes on behind it ends."""
    ends = [len(tokens)] * (len(tokens) + 1)
    for at in range(len(tokens) - 1, -1, -1):
        behind = at + 1
        runs_on = behind < len(tokens) and tokens[behind].kind in ("join", "dash", "number")
        ends[at] = ends[behind] if runs_on else behind
    return ends


def _plain(number: str) -> str:
    return re.sub(r"\s", "", number).casefold()


def _digits(number: str) -> str:
    return re.match(r"\d*", number)[0]  # type: ignore[index]

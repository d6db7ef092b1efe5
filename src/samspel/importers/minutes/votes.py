"""Counted votes: what yes and no stood for, who voted how, the sums and what decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Ballot, BallotFor, Source, Vote, Winner, YesNo
from . import words
from .people import Mention, People, without
from .sections import Said, Sections, sentences
from .sides import headed_list, voted_for, votes_in
from .sums import side_of, sums_told
from .text import Line, Reading, without_bullet

_SIDES = {"voted_yes": BallotFor.YES, "voted_no": BallotFor.NO, "abstains": BallotFor.ABSTAIN}
_CROSS = re.compile(r"[xX×✓✔☒1]|ja|nej|avstår|avst\.?", re.IGNORECASE)
_WHOEVER = re.compile(
    r"\b(?:den|de|ledamot|ledamöter|var och en)\s+(?:som\s+)?(?P<what>(?:(?!röst|\d).){3,200}?)\s*,?\s*"
    r"(?:röstar|rösta|säger|trycker|avger|lägger)\s+(?P<side>ja|nej)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?P<side>ja|nej)(?:[- ]?röst(?:er)?)?\s*"
    r"(?:=|[–-]\s|:|för|innebär(?:\s+att)?|betyder(?:\s+att)?|är|motsvarar|gäller|till)\s*"
    r"(?P<what>.{3,200}?)(?=\s*(?:[.;]|$|,?\s*(?:och\s+)?\b(?:ja|nej)\b))",
    re.IGNORECASE,
)
_IF_WINS = re.compile(r"\bvinner\s+(?P<side>ja|nej),?\s+(?:så\s+)?(?P<what>[^.]{3,200})", re.IGNORECASE)
_WHOSE = re.compile(r"\s*(?:eget\s+|egna\s+)?(?:\w*förslag|\w*yrkanden?)\b", re.IGNORECASE)  # a proposal of somebody's
_TOOK_PART = re.compile(
    r"\b(?:samtliga|alla|totalt)\s+(?P<number>\w+)(?:\s+(?:av\s+de|närvarande|tjänstgörande|beslutande|ledamöter|ledamöterna)\b)+"
    r"\s+(?:deltar|deltog|röstar|röstade)\b(?!\s+(?:inte|ej|ja|nej|för|emot))",
    re.IGNORECASE,
)
_LISTS_SIDE = re.compile(r"(?:ja|nej)\b[^:.]{0,60}:\s", re.IGNORECASE)  # "Ja för bifall: A. Lind, B. Ek"
_RESULT = re.compile(
    r"(?:beslutar|beslutat|beslutade|finner att|valt|väljer|antagit|antar)\b(?P<what>.{3,200})", re.IGNORECASE
)


@dataclass(slots=True)
class _Count:
    """A vote while it is being read."""

    line: Line
    yes_is: str | None = None
    no_is: str | None = None
    sums: dict[BallotFor, int] = field(default_factory=dict)
    ballots: dict[str, BallotFor] = field(default_factory=dict)
    voters: int | None = None
    won: Winner | None = None
    casting: YesNo | None = None
    lot: YesNo | None = None
    open: YesNo | None = None
    words: list[str] = field(default_factory=list)

    @property
    def told(self) -> bool:
        """Whether the minutes tell what came of it."""
        alone = len(self.ballots) == 1 and not self.sums  # one name in a sentence on what a no stands for
        return bool(self.sums or (self.ballots and not alone) or self.lot or self.casting or self.open is YesNo.NO)


@dataclass(slots=True)
class Votes(Reading):
    """The votes of an item, the lines they were read from and what was not understood."""

    counts: list[_Count] = field(default_factory=list)
    asked: YesNo | None = None

    def facts(self, file: str, chair: str | None, *, listed: bool) -> tuple[Vote, ...]:
        """The votes whose result is told, as facts. `listed`: the minutes speak of a list, which may lie elsewhere."""
        sure = not listed and not self.doubted
        return tuple(_fact(one, file, chair, names_told=not sure) for one in self.counts if one.told)


def votes(item: Sections, people: People) -> Votes:
    """The votes of an item: in a section of their own, or in the sentences on how the decision was reached."""
    found = Votes()
    for section in item.sections:
        if section.kind in (
            "documents",
            "sent_to",
            "appeal",
            "note",
            "reservation",
            "written_proposal",
            "summary",
            "preparation",
        ):
            continue
        own = section.kind == "vote"
        if own and section.line is not None:
            last = found.counts[-1] if found.counts else None
            result = "resultat" in section.words.casefold()  # of the vote told above, which has no sums yet
            if last is None or (last.told and (last.sums or not result)):
                found.counts.append(_Count(section.line))
            if words.says("closed_ballot", section.words):
                found.counts[-1].open = YesNo.NO
        _read(section.said, people, found, own=own)
    if any(one.told for one in found.counts):
        found.asked = YesNo.YES
    return found


def _read(said: Sequence[Said], people: People, found: Votes, *, own: bool) -> None:
    columns: dict[int, BallotFor] | None = None
    side: BallotFor | None = None
    for one in said:
        if one.line.cells:
            heads = _columns(one.line.cells)
            if heads:
                columns = heads
                found.understood.append(one.line)
                _current(found, one.line)
                continue
            if _row(one.line, columns, people, found, own=own):
                found.understood.append(one.line)
                continue
        for sentence in sentences(one.text):
            used, side = _sentence(sentence, one.line, people, found, side, own=own)
            if used:
                found.understood.append(one.line)
            elif own and (words.says("voted_yes", sentence) or words.says("voted_no", sentence)):
                found.doubted.append((one.line, "Det framgår inte hur rösterna föll."))


def _current(found: Votes, line: Line) -> _Count:
    if not found.counts:
        found.counts.append(_Count(line))
    return found.counts[-1]


def _sentence(
    text: str, line: Line, people: People, found: Votes, side: BallotFor | None, *, own: bool
) -> tuple[bool, BallotFor | None]:
    """Whether the sentence told something of a vote, and the side whose voters may be listed below it."""
    used = False
    if words.says("vote_not_asked", text):
        found.asked = found.asked or YesNo.NO
        return True, side
    if words.says("vote_asked", text):
        found.asked, used = YesNo.YES, True
    about = (
        own
        or used
        or (bool(found.counts and found.counts[-1].ballots) and words.says("abstains", text))
        or words.says("yes_side", text)
        or words.says("no_side", text)
        or words.says("casting_vote", text)
        or (found.asked is YesNo.YES and (votes_in(text) or ": " in text))
        or (found.asked is YesNo.YES and bool(sums_told(text)))
    )
    if not about and not words.says("lot", text) and not words.says("closed_ballot", text):
        return used, side
    used = _how(text, line, found, own=own or bool(found.counts)) or used
    mentions = people.named(text, line.place) if own else people.mentions(text, line.place)
    if votes_in(text) or _LISTS_SIDE.match(text) is not None:
        mentions = people.surnames(text, mentions)
    mentions = tuple(one for one in mentions if not _WHOSE.match(text[one.end :]))
    if _for_what(text, mentions, found, line, asked=found.asked is YesNo.YES):
        return True, None
    asked_for = _WHOEVER.search(text) is not None or _IF_WINS.search(text) is not None
    standing = _standing(text, whole=not mentions) if asked_for or not mentions else {}
    if standing:
        count = _current(found, line)
        count.yes_is, count.no_is = count.yes_is or standing.get("ja"), count.no_is or standing.get("nej")
        used = True
    numbers = {} if asked_for else sums_told(text)
    going_on = bool(found.counts and found.counts[-1].ballots)
    counting = not asked_for and (own or numbers or going_on or "röst" in text or _LISTS_SIDE.match(text) is not None)
    ballots, side_after = _ballots(without_bullet(text), mentions, side) if counting else ({}, None)
    if len(ballots) == 1 and any(number > 1 for number in numbers.values()):
        ballots = {}  # the one who counted the votes, or asked for it
    if numbers or ballots:
        count = _current(found, line)
        if any(k in count.sums and count.sums[k] != v for k, v in numbers.items()) and count.told and not own:
            count = _Count(line)
            found.counts.append(count)
        for k, v in numbers.items():
            count.sums.setdefault(k, v)
        for person, vote in ballots.items():
            count.ballots.setdefault(person, vote)
        count.words.append(text)
        used = True
    took_part = _TOOK_PART.search(text) if own and found.counts else None
    if took_part is not None:
        found.counts[-1].voters, used = words.number(took_part["number"]), True
    if found.counts and found.counts[-1].told:
        _result(text, found.counts[-1])
    return used, side_after


def _for_what(text: str, mentions: Sequence[Mention], found: Votes, line: Line, *, asked: bool) -> bool:
    """Whether it tells who "röstar för" something, and not yes or no: what is told of first counts as yes."""
    told = voted_for(text, mentions) or (headed_list(text, mentions) if asked else [])
    if not told:
        return False
    count = _current(found, line)
    for person, what in told:
        if isinstance(what, BallotFor):
            count.ballots.setdefault(person, what)
            continue
        count.yes_is = count.yes_is or what
        if not _means(count.yes_is, what):
            count.no_is = count.no_is or what
        sides = [
            side for side, it in ((BallotFor.YES, count.yes_is), (BallotFor.NO, count.no_is)) if it and _means(it, what)
        ]
        if len(sides) == 1:  # else a third side
            count.ballots.setdefault(person, sides[0])
    count.words.append(text)
    return True


def _how(text: str, line: Line, found: Votes, *, own: bool) -> bool:
    """What the sentence says of how it was voted: openly or not, by casting vote, by lot."""
    used = False
    if words.says("casting_vote", text) and not words.says("no_casting_vote", text):
        _current(found, line).casting = YesNo.YES
        used = True
    if words.says("closed_ballot", text):
        _current(found, line).open = YesNo.NO
        used = True
    elif own and words.says("open_ballot", text):
        _current(found, line).open = YesNo.YES
        used = True
    if words.says("lot", text) and (own or found.counts):
        _current(found, line).lot = YesNo.YES
        used = True
    return used


def _standing(text: str, *, whole: bool) -> dict[str, str]:
    """What yes and no stand for. `whole`: nobody is named, so that "Ja: ..." does not open a list of voters."""
    found: dict[str, str] = {}
    for match in (*_WHOEVER.finditer(text), *_IF_WINS.finditer(text), *(_STANDS_FOR.finditer(text) if whole else ())):
        what = re.sub(r"^(?:som\s+)?(?:vill|stödjer|önskar|att)\s+", "", match["what"].strip(' ,."”“:'), flags=re.IGNORECASE)
        what = re.sub(r"\s+och(?:\s+den\s+som.*)?$", "", what)
        if len(what) > 2 and not re.fullmatch(rf"{words.number_pattern()}(?:\s.*)?", what, re.IGNORECASE):
            found.setdefault(match["side"].casefold(), what)
    return found


def _ballots(
    text: str, mentions: Sequence[Mention], side: BallotFor | None
) -> tuple[dict[str, BallotFor], BallotFor | None]:
    """Who voted how in a sentence: names before "röstar ja", after "Ja:", or below a heading for the side."""
    marks = sorted(
        ((match.start(), match.end(), kind) for name, kind in _SIDES.items() for match in words.finder(name).finditer(text)),
    )
    marks = [
        mark for index, mark in enumerate(marks) if not any(o[0] <= mark[0] and mark[1] <= o[1] and o != mark for o in marks)
    ]
    if not mentions:
        only = {kind for _, _, kind in marks}
        return {}, only.pop() if len(only) == 1 and len(text) < 60 else side if not marks and len(text) < 10 else None
    if not marks:
        plain = re.sub(r"\b(?:och|samt)\b|[\W\d]", "", without(text, mentions))
        return ({one.person: side for one in mentions}, side) if side is not None and len(plain) < 25 else ({}, None)
    found: dict[str, BallotFor] = {}
    if marks[0][0] < mentions[0].start:
        for one in mentions:
            found[one.person] = [kind for start, _, kind in marks if start < one.start][-1]
        return found, marks[-1][2]
    for one in mentions:
        after = [kind for start, _, kind in marks if start >= one.end]
        if after:
            found[one.person] = after[0]
    return found, None


def _columns(cells: Sequence[str]) -> dict[int, BallotFor] | None:
    """Which columns of a list of votes are for yes, no and abstaining."""
    found: dict[int, BallotFor] = {}
    for at, cell in enumerate(cells):
        bare = cell.strip(" .:()").casefold()
        if bare in ("ja", "ja-röst", "ja-röster", "nej", "nej-röst", "nej-röster") or words.is_all("abstains", bare):
            found[at] = side_of(bare)
    return (
        found
        if len(found) > 1 or (found and any(cell.casefold() in ("röst", "ledamot", "namn") for cell in cells))
        else None
    )


def _row(line: Line, columns: dict[int, BallotFor] | None, people: People, found: Votes, *, own: bool) -> bool:
    """A row of a list of votes: a name with a mark in a column or with the vote itself; or the sums."""
    if all(words.is_all("columns", cell) for cell in line.cells if cell):
        return True
    mentions = people.named(line.text, line.place) if own else people.mentions(line.text, line.place)
    if not mentions:
        sums: dict[BallotFor, int] = {}
        for at, kind in (columns or {}).items():
            amount = words.number(line.cells[at]) if at < len(line.cells) else None
            if amount is not None:
                sums[kind] = amount
        if sums:
            _current(found, line).sums.update(sums)
        return bool(sums)
    person = mentions[0].person
    for at, kind in (columns or {}).items():
        if at < len(line.cells) and _CROSS.fullmatch(line.cells[at].strip(" .()")):
            _current(found, line).ballots[person] = kind
            return True
    for cell in line.cells[1:]:
        bare = cell.strip(" .()").casefold()
        if bare in ("ja", "nej") or words.is_all("abstains", bare):
            _current(found, line).ballots[person] = side_of(bare)
            return True
    return bool(columns) and any(words.is_all("vote_absent", cell) for cell in line.cells[1:] if cell)


def _result(text: str, count: _Count) -> None:
    """Which side the sentence says won."""
    match = re.search(r"\b(ja|nej)-?\s?(?:sidan|rösterna)?\s*(?:har\s+)?(?:vinner|vann|vunnit|segrar)", text, re.IGNORECASE)
    if match:
        count.won = Winner.YES if match[1].casefold() == "ja" else Winner.NO
        return
    told = _RESULT.search(text)
    if told is None or count.won is not None:
        return
    fit = {
        side: _likeness(told["what"], what) for side, what in ((Winner.YES, count.yes_is), (Winner.NO, count.no_is)) if what
    }
    if len(fit) == 2 and fit[Winner.YES] != fit[Winner.NO]:
        count.won = max(fit, key=lambda side: fit[side])


def _means(side: str, what: str) -> bool:
    """Whether the words of a side hold all that somebody is said to vote for."""
    return side == what or _likeness(side, what) == 1


_EMPTY = {"att", "och", "för", "som", "den", "det", "ska", "med", "till", "har"}


def _likeness(told: str, what: str) -> float:
    one, other = ({word[:6] for word in re.findall(r"\d+|\w{3,}", text.casefold())} - _EMPTY for text in (told, what))
    return len(one & other) / max(len(other), 1)


def _fact(one: _Count, file: str, chair: str | None, *, names_told: bool) -> Vote:
    """The vote; `names_told`: who voted how may stand where it was not read."""
    yes = one.sums.get(BallotFor.YES)
    no = one.sums.get(BallotFor.NO)
    counted = {side: sum(vote is side for vote in one.ballots.values()) for side in BallotFor}
    won = one.won
    if won is None:
        for_, against = (yes, no) if yes is not None and no is not None else (counted[BallotFor.YES], counted[BallotFor.NO])
        if for_ != against:
            won = Winner.YES if for_ > against else Winner.NO
        elif one.casting is YesNo.YES and chair in one.ballots and one.ballots[chair] is not BallotFor.ABSTAIN:
            won = Winner(one.ballots[chair].value)
    return Vote(
        open=one.open,
        yes_is=one.yes_is,
        no_is=one.no_is,
        ballots=tuple(Ballot(person=person, for_=side) for person, side in one.ballots.items())
        or (None if names_told else ()),
        yes=yes,
        no=no,
        abstained=one.sums.get(BallotFor.ABSTAIN),
        voters=one.voters,
        won=won,
        casting=one.casting,
        lot=one.lot,
        source=Source(file=file, place=one.line.place, text=" ".join(one.words)[:300] or None),
    )

"""The dialogue with a secretary while a meeting goes on: a line in, what there is to say at once out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ..checks.meeting_session import MeetingSession
from ..errors import SamspelError, seen
from ..exporters.finding_text import law_text
from ..exporters.native import native_yaml
from ..exporters.report_meetings import in_order, meeting_places
from ..exporters.report_words import SAY
from ..findings import Finding, Level, Verdict
from ..model import Facts, Municipality
from .live_vocabulary import HELP
from .live_words import day_of, event_of
from .options import refuse_overwriting, write

_WORDS = SAY["sv"]
_NATIVE = {".yaml", ".yml"}


class LiveMeeting:
    """One meeting at the terminal. `files` are never written over; `asked` is the day that deadlines are told for."""

    def __init__(self, session: MeetingSession, town: Municipality, files: Sequence[Path], asked: date) -> None:
        self._session, self._town, self._files, self._asked = session, town, files, asked

    def answers(self, lines: Iterable[str]) -> Iterator[str]:
        """What is said to each line, until one of them ends it."""
        for line in lines:
            words = line.strip()
            if words.casefold() == "sluta":
                break
            if words and not words.startswith("#"):
                try:
                    yield from map(seen, self._answer(words))
                except SamspelError as error:
                    yield from (f"? {seen(one)}" for one in str(error).splitlines())
                except ValidationError:
                    yield "? Det gick inte att förstå. Skriv hjälp."
        yield from map(seen, self._standing())

    def _answer(self, words: str) -> Iterator[str]:
        verb, _, rest = words.partition(" ")
        match verb.casefold():
            case "hjälp":
                yield from HELP.splitlines()
            case "visa":
                yield from self._shown()
            case "frister":
                yield from self._due(rest)
            case "spara":
                yield self._saved(rest.strip())
            case "ångra":
                yield from self._undone()
            case _:
                yield from self._told(words)

    def _told(self, words: str) -> Iterator[str]:
        event = event_of(words, self._session, self._town)
        before = self._session.findings
        new = self._session.add(event)
        yield f"Noterat kl {event.at:%H:%M}." if hasattr(event, "at") else "Noterat."
        yield from (line for finding in sorted(new, key=_by_place) for line in _said(finding))
        yield from self._gone(before)

    def _gone(self, before: Iterable[Finding]) -> Iterator[str]:
        left = {one.key for one in self._session.findings}
        for finding in sorted(before, key=_by_place):
            if finding.key not in left:
                yield f"  Gäller inte längre: {_place(finding)}: {finding.message}"

    def _undone(self) -> Iterator[str]:
        before = self._session.findings
        self._session.undo()
        yield "Det senaste är ångrat."
        yield from self._gone(before)
        known = {one.key for one in before}
        yield from (line for one in self._session.findings if one.key not in known for line in _said(one))

    def _shown(self) -> Iterator[str]:
        meeting, name = self._session.meeting, self._town.name_of
        opened = f", öppnat {meeting.opened:%H:%M}" if meeting.opened else ""
        closed = f", avslutat {meeting.closed:%H:%M}" if meeting.closed else ""
        yield f"{self._town.organ[meeting.organ].name} {meeting.on}{opened}{closed}"
        here = [name[one.person] for one in meeting.attendance or () if one.end is None and one.last_item is None]
        yield f"{'Här till slutet' if closed else 'Här nu'} ({len(here)}): {', '.join(here) or '–'}"
        for item in meeting.items or ():
            times = f"{item.opened:%H:%M}–{item.closed:%H:%M}" if item.opened and item.closed else f"{item.opened:%H:%M}–"
            decided = f" Beslut: {item.decision.text or item.decision.outcome}" if item.decision else ""
            yield f"§ {item.number} {item.matter or ''} ({times}){decided}"
        yield from (line for one in sorted(self._session.findings, key=_by_place) for line in _said(one))

    def _due(self, rest: str) -> Iterator[str]:
        on = day_of(rest) if rest.strip() else self._asked
        for one in self._session.due(on):
            items = f" (§ {', '.join(one.items)})" if one.items else ""
            late = " – FÖR SENT" if one.late else ""
            law = f" {law_text(one.law)}." if one.law else ""
            yield f"  {one.last_day}{late}: {one.text}{items}.{law}"

    def _saved(self, name: str) -> str:
        if not name:
            raise SamspelError("Ange ett filnamn: spara möte.json (går att fortsätta) eller spara möte.yaml (uppgifterna).")
        path = Path(name)
        refuse_overwriting(path, self._files)
        if path.suffix.casefold() in _NATIVE:
            write(path, native_yaml(Facts(meetings=(self._session.meeting,))).encode())
        else:
            write(path, self._session.save())
        return f"Sparat i {path.name}."

    def _standing(self) -> Iterator[str]:
        """What there is to mend when the dialogue ends."""
        counts = {level: sum(one.level is level for one in self._session.findings) for level in Level}
        told = ", ".join(f"{n} {_WORDS[level][n != 1]}" for level, n in counts.items() if n)
        yield f"Anmärkningar nu: {told or 'inga'}."


def _said(finding: Finding) -> Iterator[str]:
    heading = _WORDS[finding.level][2] if finding.verdict is Verdict.BREACH else "FRÅGA"
    yield f"  {heading} {_place(finding)}: {finding.message} ({finding.code})"
    if finding.verdict is Verdict.BREACH:
        yield f"    {law_text(finding.law) or finding.norm or '–'}. {finding.remedy}"


def _place(finding: Finding) -> str:
    return meeting_places([finding.about], _WORDS) or finding.about


def _by_place(finding: Finding) -> tuple[object, ...]:
    number = finding.about.partition("/item/")[2]
    return in_order(number), finding.level.weight, finding.sort_key

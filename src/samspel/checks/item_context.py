"""One item of the minutes with what every view of it needs: how it ended, what stood against what, and who took part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..authority.context import short
from ..law import lexicon
from ..law.matters import kinds_of_board
from ..model import (
    NONE,
    Attendance,
    Item,
    ItemKind,
    ItemOutcome,
    Nothing,
    ProposalKind,
    YesNo,
)
from ..rules.item_views import OfItemView
from ..rules.view import Sighting, Words
from .meeting_context import MeetingContext

_UNLIKE_ALWAYS = {ProposalKind.AMEND, ProposalKind.OTHER, None}  # two of these are the same proposal only in the same words


@dataclass(frozen=True, eq=False)  # one look at an item is itself only
class ItemContext:
    """What the view builders share about one item of one meeting."""

    meeting: MeetingContext
    item: Item

    @cached_property
    def there(self) -> tuple[Attendance, ...] | None:
        """Who was there for the item; None where the attendance is not known."""
        return self.meeting.there(self.item)

    @cached_property
    def deciding(self) -> tuple[Attendance, ...] | None:
        """Who could take part in deciding it; None where the attendance is not known."""
        return self.meeting.deciding(self.item)

    @property
    def text(self) -> str:
        """The words of the decision."""
        return (self.item.decision.text or "") if self.item.decision else ""

    @cached_property
    def outcome(self) -> ItemOutcome | Nothing | None:
        """How it ended: by the record, else by the words of the decision."""
        decision = self.item.decision
        if decision is None or decision is NONE:
            return decision
        if decision.outcome is not None or decision.text is None:
            return decision.outcome
        for name in (ItemOutcome.REFERRED_BACK, ItemOutcome.TABLED):
            if lexicon.says(name.value, decision.text):
                return name
        noted = lexicon.says("noted", decision.text) and not lexicon.says("assigns", decision.text)
        return ItemOutcome.NOTED if noted else ItemOutcome.DECIDED

    @property
    def proposes(self) -> bool:
        """Whether the decision is a proposal to another organ, which is to decide."""
        decision = self.item.decision
        return bool(decision and decision.proposed_to)

    @cached_property
    def proposals(self) -> int:
        """How many proposals stood against each other. Several people behind the same one count once."""
        found: set[tuple[ProposalKind | None, str]] = set()
        for one in self.item.proposals or ():
            if one.withdrawn is not YesNo.YES:
                found.add((one.kind, (one.words or one.id).casefold() if one.kind in _UNLIKE_ALWAYS else ""))
        if found and self.item.proposed_decision:
            found.add((ProposalKind.APPROVE, ""))
        return len(found)

    @cached_property
    def authority(self) -> bool | None:
        """Whether it is exercise of authority against somebody."""
        return self.meeting.authority(self.item)

    @property
    def regime(self) -> str:
        """The body of law that says how the organ votes (FB 19 kap. 13 §)."""
        return "guardianship" if kinds_of_board(self.meeting.organ.name) == {"ÖFN"} else "municipal_act"

    @cached_property
    def in_common(self) -> dict[str, str | bool | Nothing | None]:
        """The attributes that all views of an item have."""
        return {
            "organ_kind": self.meeting.organ.kind.value,
            "regime": self.regime,
            "kind": self.item.kind.value if self.item.kind else None,
            "outcome": self.outcome.value if self.outcome else self.outcome,
            "authority": self.authority,
        }

    @cached_property
    def _about(self) -> str:
        return self.meeting.about_item(self.item)

    @cached_property
    def _words(self) -> dict[str, str]:
        """The words that all views of an item have."""
        return {
            "item": f"§ {self.item.number}",
            "matter": short(self.item.matter or "–"),
            "organ": self.meeting.organ.name,
            "on": self.meeting.meeting.on.isoformat(),
        }

    @cached_property
    def _presumed(self) -> frozenset[str]:
        """What was read from words alone."""
        item, found = self.item, set()
        if self.authority is not None and not self.meeting.authority_shown(item):
            found.add("authority")
        if item.decision and item.decision.outcome is None and self.outcome is not None:
            found.add("outcome")
        return frozenset(found)

    def sighting(self, kind: str, view: OfItemView, *, part: str | None = None, words: Mapping[str, Words]) -> Sighting:
        """A view of the item with where it stands; `part` is the person or the vote."""
        meeting = self.meeting.meeting
        return Sighting(
            kind=kind,
            view=view,
            about=self._about,
            part=part,
            row=self._words["item"],
            source=self.item.source or meeting.source,
            asked=self.meeting.asked,
            act=meeting.on,
            presumed=self._presumed,
            words={**self._words, **words},
        )

    @property
    def sent_on(self) -> bool:
        """Whether it is sent on to be prepared or decided elsewhere."""
        raised = self.item.kind in (ItemKind.MOTION, ItemKind.CITIZENS_PROPOSAL)
        return lexicon.says("passed_on" if raised else "for_preparation", self.text)


def item_contexts(meeting: MeetingContext) -> tuple[ItemContext, ...]:
    """Each item of a meeting. The builders get the same ones, so that what one has worked out serves the next."""
    if ItemContext not in meeting.kept:
        meeting.kept[ItemContext] = tuple(ItemContext(meeting, item) for item in meeting.items)
    found: tuple[ItemContext, ...] = meeting.kept[ItemContext]
    return found


def named(words: str | Nothing | None) -> bool | Nothing | None:
    """Whether something is told; none stays none and unknown stays unknown."""
    return True if words else NONE if words is NONE else None

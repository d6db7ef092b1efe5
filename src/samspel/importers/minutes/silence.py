"""What an item does not say: a fact only where all of the item was understood and the minutes tell such things elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import NONE, Item, ItemKind
from .item import ReadItem

_DISPATCHED = {ItemKind.DECISION, ItemKind.ELECTION, ItemKind.MOTION, ItemKind.CITIZENS_PROPOSAL}
_TELLABLE = ("reasons", "funding", "due")  # of a decision


def silent(read: Sequence[ReadItem]) -> None:
    """What is not there made [] or "none" where the minutes are sure to have said it, else unknown."""
    without = sum(one.item.order_of_propositions is NONE for one in read)
    orders = without == 1 or any(isinstance(one.item.order_of_propositions, str) for one in read)
    for one in read:
        if not _is_whole(one):
            one.item = _unsure(one.item)
        else:
            one.item = _silent_sections(one.item, read)
        if one.item.order_of_propositions is NONE and not orders:  # several items, never told: in words not known
            one.item = one.item.model_copy(update={"order_of_propositions": None})


def _is_whole(one: ReadItem) -> bool:
    """Whether every heading of the item was known and nothing in it left a doubt."""
    return not one.sections.strange and not one.doubted


def _unsure(item: Item) -> Item:
    """The item with what was not found as unknown: it may stand in what was not understood."""
    update: dict[str, object] = {}
    if item.order_of_propositions is NONE:
        update["order_of_propositions"] = None
    if item.votes:
        update["votes"] = tuple(vote if vote.ballots else vote.model_copy(update={"ballots": None}) for vote in item.votes)
    if item.decision:
        unsaid = {name: None for name in _TELLABLE if getattr(item.decision, name) is NONE}
        update["decision"] = item.decision.model_copy(update=unsaid)
    return item.model_copy(update=update)


def _silent_sections(item: Item, read: Sequence[ReadItem]) -> Item:
    """Where the minutes use a heading for other items, a decision without it has nothing there."""
    if item.kind not in _DISPATCHED or not item.decision:
        return item
    update: dict[str, object] = {}
    if item.documents is None and _common(read, "documents"):
        update["documents"] = ()
    if item.decision.sent_to is None and _common(read, "sent_to"):
        update["decision"] = item.decision.model_copy(update={"sent_to": ()})
    return item.model_copy(update=update)


def _common(read: Sequence[ReadItem], kind: str) -> bool:
    """Whether at least half of the items that decide something have a section of the kind."""
    deciding = [one for one in read if one.item.kind in _DISPATCHED and one.item.decision]
    having = sum(any(True for _ in one.sections.of(kind)) for one in deciding)
    return having > 1 and 2 * having >= len(deciding)

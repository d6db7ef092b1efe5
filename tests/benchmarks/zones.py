"""How what and how are told apart on labelled agenda items: `python -m tests.benchmarks.zones [PART] [words] [show]`.

Parts: work and held (the two halves of the first hand's items), second, third, fourth and fourth-held (other hands').
`words` leaves the recorded facts out; `show` prints what differs. The held halves are for the last look, never for tuning,
and are not shown.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from samspel import plain_yaml
from samspel.law.zones import NO_FACTS, ItemFacts, Zoned, zone
from samspel.model import Zone

DATA = Path(__file__).parents[1] / "data"
ITEMS = DATA / "agenda_items.yaml"
PARTS = ("fourth-held", "work", "held", "second", "third", "fourth")


def items(part: str) -> list[Any]:
    """The items of a part."""
    hand, _, held = part.partition("-")
    if hand in ("second", "third", "fourth"):
        listed = plain_yaml.read(DATA / f"agenda_items_{hand}.yaml")["items"]
        return [one for one in listed if one.get("set", "work") == (held or "work")]
    return [one for one in plain_yaml.read(ITEMS)["items"] if one["set"] == part]


def facts_of(item: Any) -> tuple[ItemFacts, tuple[str, ...]]:
    """What is recorded of an item, and the sections it rests on."""
    said = item.get("facts") or {}
    concerns, effect = said.get("concerns"), said.get("budget_effect")
    facts = ItemFacts(
        individual=None if concerns is None else concerns == "individual",
        general=None if concerns is None else concerns in ("general", "group"),
        named_employee=True if said.get("named_employee") == "true" else None,
        within_budget={"within": True, "beyond": False}.get(effect) if effect is not None else None,
        years=float(said["time_horizon"]) if "time_horizon" in said else None,
    )
    return facts, (said["statute"],) if "statute" in said else ()


def zoned(item: Any, *, with_facts: bool = True) -> Zoned:
    """What the classifier says of an item."""
    facts, law = facts_of(item) if with_facts else (NO_FACTS, ())
    return zone(item["words"], board=item["board"], law=law, facts=facts)


def main() -> None:
    """Prints the confusion matrix."""
    part = next((one for one in PARTS if one in sys.argv), "work")
    counts: Counter[tuple[str, Zone]] = Counter()
    sure: Counter[bool] = Counter()
    wrong = []
    for item in items(part):
        said = zoned(item, with_facts="words" not in sys.argv)
        counts[item["zone"], said.zone] += 1
        if {item["zone"], said.zone.value} == {"what", "how"}:
            sure[item["certainty"] == "sure"] += 1
        if item["zone"] != said.zone:
            wrong.append((item, said))
    total = sum(counts.values())
    print(f"{part}: {total} items{' by their words alone' if 'words' in sys.argv else ''}; rows are labels, columns answers")
    print(f"{'':8}" + "".join(f"{one:>7}" for one in Zone))
    for label in Zone:
        print(f"{label:8}" + "".join(f"{counts[label.value, one]:>7}" for one in Zone))
    reverse = counts["what", Zone.HOW] + counts["how", Zone.WHAT]
    grey = sum(count for (_, answer), count in counts.items() if answer is Zone.GREY)
    print(
        f"what called how, or the reverse: {reverse} ({reverse / total:.1%}), of them {sure[False]} with an arguable label"
    )
    print(f"called grey: {grey} ({grey / total:.1%})")
    print(f"right: {sum(count for (label, answer), count in counts.items() if label == answer) / total:.1%}")
    if "show" in sys.argv and "held" not in part:
        for item, said in wrong:
            print(f"{item['zone']:5} -> {said.zone:5} {said.score:+} {item['words']}")
            print("       " + "; ".join(f"{one.feature} {one.weight:+} “{one.seen}”" for one in said.reasons))


if __name__ == "__main__":
    main()

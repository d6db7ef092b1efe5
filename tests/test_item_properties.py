"""What holds for any meeting: people who are not there change nothing, and votes that add up are left in peace."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samspel.checks.run import check
from samspel.findings import Finding
from samspel.model import Facts, Municipality, join
from samspel.rules import shipped_packs

PACKS = tuple(pack for pack in shipped_packs() if pack.name in ("mote/beredning", "mote/beslut", "mote/jav"))  # of items
DAY = date(2026, 3, 10)
SIDES = ("yes", "no", "abstain")
ORGANS = [
    {"id": "kf", "name": "Kommunfullmäktige", "kind": "council"},
    {"id": "tn", "name": "Tekniska nämnden", "kind": "board", "parent": "kf"},
]
PEOPLE = [f"p{number}" for number in range(9)]
KINDS = [None, "decision", "election", "information", "motion"]
CAPACITIES = ["chair", "member", "serving", "substitute", "official"]

some = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)
conflicts = st.fixed_dictionaries(
    {"person": st.sampled_from(PEOPLE)},
    optional={
        "own": st.sampled_from(["yes", "no"]),
        "ruled": st.sampled_from(["yes", "no", "none"]),
        "left_room": st.sampled_from(["yes", "no"]),
        "replaced_by": st.sampled_from(["none", *PEOPLE]),
    },
)
votes = st.fixed_dictionaries(
    {},
    optional={
        "yes": st.integers(0, 6),
        "no": st.integers(0, 6),
        "abstained": st.integers(0, 2),
        "won": st.sampled_from(["yes", "no"]),
        "open": st.sampled_from(["yes", "no"]),
        "casting": st.sampled_from(["yes", "no"]),
        "lot": st.sampled_from(["yes", "no"]),
        "ballots": st.lists(
            st.fixed_dictionaries({"person": st.sampled_from(PEOPLE), "for": st.sampled_from(SIDES)}), max_size=6
        ),
    },
)
items = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(KINDS[1:]),
        "matter": st.sampled_from(["Taxa", "Val av ordförande", "Ansökan om bygglov", "Ansvarsfrihet"]),
        "on_agenda": st.sampled_from(["yes", "no"]),
        "prepared_by": st.sampled_from([[], ["tn"]]),
        "authority": st.sampled_from(["yes", "no"]),
        "abstained": some,
        "conflicts": st.lists(conflicts, max_size=2),
        "votes": st.lists(votes, max_size=2),
        "reservations": some.map(lambda people: [{"person": one} for one in people]),
        "proposals": some.map(lambda people: [{"id": f"y{one}", "by": [one]} for one in people]),
        "decision": st.sampled_from([{"outcome": "decided"}, {"text": "Ärendet bordläggs"}, "none"]),
    },
)
attendances = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(CAPACITIES), min_size=1).map(
    lambda found: [{"person": person, "as": capacity} for person, capacity in found.items()]
)
meetings = st.builds(
    lambda organ, there, found: {
        "id": "m",
        "organ": organ,
        "on": "2026-03-10",
        **({"attendance": there} if there is not None else {}),
        "items": [{"number": str(number), **one} for number, one in enumerate(found, 1)],
    },
    st.sampled_from(["kf", "tn"]),
    st.none() | attendances,
    st.lists(items, min_size=1, max_size=3),
)


def town(meeting: dict[str, Any], people: list[str] = PEOPLE) -> Municipality:
    """A municipality with one meeting."""
    facts = {"organs": ORGANS, "people": [{"id": one} for one in people], "meetings": [meeting]}
    return join(Facts.model_validate(facts))


def told(meeting: dict[str, Any], people: list[str] = PEOPLE) -> tuple[Finding, ...]:
    """What the rules on items say."""
    found = check(town(meeting, people), on=DAY, packs=PACKS).findings
    return tuple(one for one in found if "MOT050" <= one.code <= "MOT099")


@given(meetings)
def test_somebody_who_was_not_there_changes_nothing(meeting: dict[str, Any]) -> None:
    assert told(meeting, [*PEOPLE, "somebody_else"]) == told(meeting)


@given(meetings, st.randoms(use_true_random=False))
def test_the_order_of_people_and_ballots_does_not_matter(meeting: dict[str, Any], random: Any) -> None:
    shuffled = {**meeting, "items": [_shuffled(item, random) for item in meeting["items"]]}
    if "attendance" in meeting:
        shuffled["attendance"] = random.sample(meeting["attendance"], len(meeting["attendance"]))

    assert told(shuffled) == told(meeting)


def _shuffled(item: dict[str, Any], random: Any) -> dict[str, Any]:
    turned = dict(item)
    for key in ("reservations", "abstained", "proposals"):
        if key in item:
            turned[key] = random.sample(item[key], len(item[key]))
    if "votes" in item:
        turned["votes"] = [
            {**vote, "ballots": random.sample(vote["ballots"], len(vote["ballots"]))} if "ballots" in vote else vote
            for vote in item["votes"]
        ]
    return turned


@given(st.data())
def test_votes_by_those_present_that_add_up_are_left_in_peace(data: st.DataObject) -> None:
    voters = data.draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=3))
    there = [{"person": one, "as": "chair" if one == voters[0] else "member"} for one in voters]
    sides = [data.draw(st.sampled_from(SIDES)) for _ in voters]
    yes, no, abstained = (sides.count(side) for side in SIDES)
    vote: dict[str, Any] = {"open": "yes", "yes": yes, "no": no, "abstained": abstained}
    vote["won"] = "yes" if yes > no else "no" if no > yes else data.draw(st.sampled_from(["yes", "no"]))
    vote["casting"] = "yes" if yes == no else "no"
    if data.draw(st.booleans()):
        vote["ballots"] = [{"person": one, "for": side} for one, side in zip(voters, sides, strict=True)]
    item = {"number": "1", "kind": "decision", "matter": "Taxa", "authority": "no", "votes": [vote]}
    meeting = {"id": "m", "organ": data.draw(st.sampled_from(["kf", "tn"])), "on": "2026-03-10", "attendance": there}

    assert told({**meeting, "items": [item]}) == ()


@given(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=3), st.integers(1, 3))
def test_one_vote_too_many_is_always_told(voters: list[str], more: int) -> None:
    there = [{"person": one, "as": "member"} for one in voters]
    item = {"number": "1", "matter": "Taxa", "votes": [{"yes": len(voters), "no": more}]}

    codes = {one.code for one in told({"id": "m", "organ": "tn", "on": "2026-03-10", "attendance": there, "items": [item]})}
    assert codes == {"MOT078"}

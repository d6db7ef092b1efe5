"""The same rows in policy engines: cedarpy, zen-engine and pycasbin, each in the model that suits it best.

Install them beside samspel to compare with them: `pip install cedarpy zen-engine pycasbin`; one that is missing is said to
be. Each peer answers yes or no to (person, matter, amount, organ, day) and is given what a good engineer would prepare for
it: rows grouped by board and matter where it can look a group up, people's roles parsed once, days as whole numbers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from .baseline import Row

Holds = Mapping[str, Sequence[str]]  # the roles of each person
May = Callable[[str, str, int, str, date], bool]  # person, matter, amount, organ, day


class Peer(NamedTuple):
    """A policy engine in one model. `made` loads the rows and gives what answers."""

    name: str
    package: str  # as it is installed
    module: str
    made: Callable[[Sequence[Row], Holds], May]

    @property
    def installed(self) -> bool:
        """Whether it can be asked here."""
        return find_spec(self.module) is not None


def _groups(rows: Iterable[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows by board and matter."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(f"{row[1]}/{row[2]}", []).append(row)
    yield from found.items()


def _policy(row: Row) -> str:
    _, organ, matter, role, limit, first, _ = row
    amount = f" && context.amount <= {limit}" if limit is not None else ""
    resource = f'resource == Matter::"{organ}/{matter}"'
    return (
        f'permit(principal in Role::"{role}", action == Action::"decide", {resource})'
        f" when {{ context.day >= {first.toordinal()}{amount} }};"
    )


def _person(person: str, roles: Iterable[str]) -> dict[str, Any]:
    return {"uid": {"type": "User", "id": person}, "attrs": {}, "parents": [{"type": "Role", "id": one} for one in roles]}


def _cedar(cedarpy: Any, policies: Callable[[str], Any], holds: Holds) -> May:
    """What asks cedarpy, with the policies that may be about a board and matter, and the person's roles as entities."""
    people = {
        person: cedarpy.Entities.from_json_str(json.dumps([_person(person, roles)])) for person, roles in holds.items()
    }
    action = {"type": "Action", "id": "decide"}

    def may(person: str, matter: str, amount: int, organ: str, day: date) -> bool:
        about = f"{organ}/{matter}"
        request = {
            "principal": {"type": "User", "id": person},
            "action": action,
            "resource": {"type": "Matter", "id": about},
            "context": {"amount": amount, "day": day.toordinal()},
        }
        return bool(cedarpy.is_authorized(request, policies(about), people[person]).allowed)

    return may


def _cedar_sliced(rows: Sequence[Row], holds: Holds) -> May:
    """One policy set for each board and matter, parsed once; the slice is looked up before Cedar is asked."""
    cedarpy = import_module("cedarpy")
    sets = {about: cedarpy.PolicySet.from_str("\n".join(map(_policy, found))) for about, found in _groups(rows)}
    none = cedarpy.PolicySet.from_str("")
    return _cedar(cedarpy, lambda about: sets.get(about, none), holds)


def _cedar_whole(rows: Sequence[Row], holds: Holds) -> May:
    """One policy for each row, all in one set, parsed once: as Cedar's own guide would have it."""
    cedarpy = import_module("cedarpy")
    whole = cedarpy.PolicySet.from_str("\n".join(map(_policy, rows)))
    return _cedar(cedarpy, lambda about: whole, holds)


def _zen(rows: Sequence[Row], holds: Holds) -> May:
    """One decision table for each board and matter, in a static loader."""
    zen = import_module("zen")
    content = {about: _table(found) for about, found in _groups(rows)}
    engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})
    lists = {person: list(roles) for person, roles in holds.items()}

    def may(person: str, matter: str, amount: int, organ: str, day: date) -> bool:
        about = f"{organ}/{matter}"
        if about not in content:
            return False
        asked = {"roles": lists[person], "amount": amount, "day": day.toordinal()}
        return bool(engine.evaluate(about, asked)["result"].get("yes"))

    return may


def _table(rows: Iterable[Row]) -> dict[str, Any]:
    """A decision table of the first row that fits."""
    rules = [
        {
            "_id": f"r{rank}",
            "roles": f'some($, # == "{role}")',
            "amount": "" if limit is None else f"<= {limit}",
            "day": f">= {first.toordinal()}",
            "yes": "true",
        }
        for rank, _, _, role, limit, first, _ in rows
    ]
    columns = [{"id": name, "name": name, "field": name} for name in ("roles", "amount", "day")]
    output = [{"id": "yes", "name": "yes", "field": "yes"}]
    table = {"hitPolicy": "first", "inputs": columns, "outputs": output, "rules": rules}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "e2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }


_ENDLESS = 2**53
_CASBIN = """
[request_definition]
r = sub, organ, matter, amount, day
[policy_definition]
p = role, organ, matter, limit, first
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.organ == p.organ && r.matter == p.matter && r.day >= p.first && r.amount <= p.limit && g(r.sub, p.role)
"""


def _casbin(rows: Sequence[Row], holds: Holds) -> May:
    """FastEnforcer, which looks the policies of a board and matter up before it matches them.

    Its policies are texts, so amounts and days are written with as many digits.
    """
    casbin = import_module("casbin")
    keys = [1, 2]
    model = casbin.FastModel(keys)
    model.load_model_from_text(_CASBIN)
    enforcer = casbin.FastEnforcer(model, cache_key_order=keys)
    for _, organ, matter, role, limit, first, _ in rows:
        policy = [role, organ, matter, f"{_ENDLESS if limit is None else limit:016}", f"{first.toordinal():07}"]
        model.model["p"]["p"].policy.append(policy)  # its own way to add one counts them all each time
    for person, roles in holds.items():
        for role in roles:
            model.add_policy("g", "g", [person, role])
    enforcer.build_role_links()

    def may(person: str, matter: str, amount: int, organ: str, day: date) -> bool:
        return bool(enforcer.enforce(person, organ, matter, f"{amount:016}", f"{day.toordinal():07}"))

    return may


PEERS = (
    Peer("cedarpy, sliced", "cedarpy", "cedarpy", _cedar_sliced),
    Peer("cedarpy, a policy a row", "cedarpy", "cedarpy", _cedar_whole),
    Peer("zen-engine, tables", "zen-engine", "zen", _zen),
    Peer("pycasbin, fast enforcer", "pycasbin", "casbin", _casbin),
)

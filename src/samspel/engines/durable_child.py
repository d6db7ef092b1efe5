"""The child process of the second engine: asserts facts in durable-rules and tells which rules each of them fires.

Run by path, with the folder of durable-rules as argument; it knows nothing of samspel. One JSON task comes on standard
input, one JSON answer goes out. A process serves one task and then ends, so that nothing the C code keeps is ever met again.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

_SESSION, _PRIME = "0", "~prime"
_SECONDS = 60


def main() -> None:
    """Reads the task, judges and answers."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))  # also when whoever waits for the answer is gone
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.append(sys.argv[1])
    task = json.loads(sys.stdin.buffer.read())
    fired = {kind: _judge(part["rulesets"], part["facts"]) for kind, part in task.items()}
    sys.stdout.buffer.write(json.dumps(fired).encode())


def _judge(rulesets: list[dict[str, Any]], facts: list[dict[str, Any]]) -> list[list[str]]:
    """The names of the rules that each fact fires. One fact is in memory at a time."""
    fired: list[set[str]] = [set() for _ in facts]
    for ruleset in rulesets:
        judge = _Ruleset(ruleset["rules"])
        fields = ruleset["fields"]
        for names, fact in zip(fired, facts, strict=True):
            names.update(judge.fired_by({field: fact[field] for field in fields if field in fact}))
    return [sorted(names) for names in fired]


class _Ruleset:
    """Rules that are judged together, by the C functions behind durable-rules; its Python layer swallows errors."""

    def __init__(self, rules: dict[str, Any]) -> None:
        import durable_rules_engine

        self._engine = durable_rules_engine
        written = {name: {"all": [{"m": condition}]} for name, condition in rules.items()}
        prime = {_PRIME: {"all": [{"m": {_PRIME: 1}}]}}
        self._handle = self._engine.create_ruleset("samspel", json.dumps({**written, **prime}, ensure_ascii=False))
        event = {"sid": _SESSION, "id": "0", _PRIME: 1}
        code, self._state = self._engine.assert_event(self._handle, json.dumps(event))
        if code or list(self._drain()) != [_PRIME]:  # a session is made whole by its first firing
            raise RuntimeError(f"the first event was not handled: {code}")

    def fired_by(self, fact: dict[str, Any]) -> Iterator[str]:
        """Asserts the fact, tells the rules it fires (a rule may be told twice) and takes it back."""
        message = json.dumps({**fact, "sid": _SESSION, "id": "1"}, ensure_ascii=False)
        code, _ = self._engine.assert_fact(self._handle, message)
        if code == 1:  # no rule matches; nothing is kept
            return
        if code:
            raise RuntimeError(f"the fact was not handled: {code}")
        yield from self._drain()
        self._engine.retract_fact(self._handle, message)

    def _drain(self) -> Iterator[str]:
        """The names of the rules that wait to run, until none does."""
        first = self._engine.start_action_for_state(self._handle, self._state)
        waiting = first[1] if first else None
        while waiting is not None:
            yield waiting[2 : waiting.index('"', 2)]  # {"name": {the message ...
            waiting = self._engine.complete_and_start_action(self._handle, self._state)


if __name__ == "__main__":
    main()

"""A module in the place of durable-rules: the few C functions that are called, judged in Python, well or badly.

It lets the child process be tried where durable-rules is not installed, and shows what happens when the engine lies,
crashes, hangs or stops in the middle.
"""

from __future__ import annotations

from importlib import invalidate_caches
from pathlib import Path

import pytest

from samspel.engines import durable_available

needs_durable = pytest.mark.skipif(
    not durable_available(), reason="durable-rules is not installed: pip install 'samspel[crosscheck]'"
)
MODULE = '''
import json, operator, os, signal, sys, time

ORDERS = {"$gt": operator.gt, "$gte": operator.ge, "$lt": operator.lt, "$lte": operator.le, "$neq": operator.ne}


def fires(condition, fact):
    """As durable-rules is meant to: every test is false on a field that is not there."""
    [(word, inner)] = condition.items()
    if word in ("$and", "$or"):
        return (all if word == "$and" else any)(fires(part, fact) for part in inner)
    [(field, constant)] = inner.items() if word in ORDERS else [(word, inner)]
    return field in fact and ORDERS.get(word, operator.eq)(fact[field], constant)


def create_ruleset(name, rules):
    global RULES, waiting
    RULES, waiting = json.loads(rules), []
    return 1


def assert_event(handle, message):
    return assert_fact(handle, message)


def assert_fact(handle, message):
    fact = json.loads(message)
    waiting[:] = [name for name, rule in RULES.items() if fires(rule["all"][0]["m"], fact)]
    if "~prime" not in fact:
        BEHAVIOUR
    return (0 if waiting else 1), 0


def start_action_for_state(handle, state):
    first = complete_and_start_action(handle, state)
    return first and ("{}", first)


def complete_and_start_action(handle, state):
    return '{"' + waiting.pop() + '": {}}' if waiting else None


def retract_fact(handle, message):
    return 0, 0
'''
WELL = "pass"
BLIND = "waiting[:] = [name for name in waiting if 'breach holds' not in name]"
EAGER = "waiting[:] = list(RULES)"
CRASHES = "os.kill(os.getpid(), signal.SIGSEGV)"
HANGS = "time.sleep(60)"
STOPS_HALFWAY = "sys.stdout.write('{'); sys.stdout.flush(); os._exit(0)"
REFUSES = "raise RuntimeError('Could not assert fact, error code: 303')"


def put_in_place(behaviour: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this is what is found under the name of durable-rules."""
    (folder / "durable_rules_engine.py").write_text(MODULE.replace("BEHAVIOUR", behaviour), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    invalidate_caches()

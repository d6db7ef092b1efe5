"""Who may decide, against a hand-written dictionary and policy engines: `python -m tests.benchmarks.authority [rows ...]`.

All answer the same requests on the same rows in one run, turn by turn, and every answer is compared before anything is
timed. Ratios count; microseconds move with the machine. What is timed beside the dictionary is without the law, which the
dictionary does not know; what the law adds is timed apart. What takes milliseconds is timed in CPU time.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from samspel.adapters import decide_json
from samspel.authority.decide import decide
from samspel.authority.index import Index, compile_index
from samspel.authority.request import Answer, Request
from samspel.checks import asking
from samspel.checks.bars import BarsOf, shipped_law

from .baseline import DENIED, Baseline
from .peers import PEERS, Peer
from .workload import Load, made

ROUNDS, CHUNK, SOME = 15, 20, 1000
TURN = 25e-6  # seconds
PATIENCE = 0.5  # seconds that one round of something slow may take
SIZES = (500, 5_000, 50_000)
ANSWER = "answer and row"


class Work(NamedTuple):
    """Something done once for each request; `of_yes`: for requests that get a yes, and held against the dictionary's."""

    do: Callable[[Any], object]
    items: Sequence[Any]
    of_yes: bool = False


def best(works: Mapping[str, Work]) -> dict[str, float]:
    """Microseconds a request. The works take turns, so that all meet the same machine, and of each few requests, about as
    long for every work, the best of all rounds counts: other programs take their turns too."""
    chunks = {name: list(_chunks(work)) for name, work in works.items()}
    found = {name: [float("inf")] * len(parts) for name, parts in chunks.items()}
    for _ in range(ROUNDS):
        for name, (do, _, _) in works.items():
            for number, chunk in enumerate(chunks[name]):
                began = time.perf_counter()
                for item in chunk:
                    do(item)
                found[name][number] = min(found[name][number], time.perf_counter() - began)
    return {name: sum(taken) / sum(map(len, chunks[name])) * 1e6 for name, taken in found.items()}


def _chunks(work: Work) -> Iterator[Sequence[Any]]:
    """The requests in parts that take about TURN."""
    items = work.items[:SOME]
    began = time.perf_counter()
    for item in items[:CHUNK]:
        work.do(item)
    each = (time.perf_counter() - began) / len(items[:CHUNK])
    size = int(min(CHUNK, max(1, TURN / each)))
    yield from (items[start : start + size] for start in range(0, len(items), size))


def percentiles(do: Callable[[Any], object], items: Sequence[Any]) -> tuple[float, float]:
    """p50 and p99 in microseconds; the clock itself takes about 0.1 of them."""
    taken = []
    for item in items:
        began = time.perf_counter_ns()
        do(item)
        taken.append(time.perf_counter_ns() - began)
    taken.sort()
    return taken[len(taken) // 2] / 1e3, taken[len(taken) * 99 // 100] / 1e3


def compared(index: Index, load: Load) -> tuple[list[Request], list[Request]]:
    """The requests that both answer yes, and those that both answer no; stops where they do not agree."""
    yes: list[Request] = []
    no: list[Request] = []
    for request in load.requests:
        mine = decide(index, request).answer is Answer.YES
        theirs = ask(load.baseline, request) != DENIED
        if mine is not theirs:
            raise SystemExit(f"{request}: samspel {mine}, the dictionary {theirs}")
        (yes if mine else no).append(request)
    return yes, no


def ask(baseline: Baseline, request: Request) -> int:
    """The dictionary's answer."""
    return baseline.check(request.person or "", request.matter, int(request.amount or 0), request.board or "", request.on)


def in_full(index: Index, request: Request) -> None:
    """The answer with everything that explains it, read as a caller reads it."""
    ruling = decide(index, request)
    _ = (ruling.because, ruling.questions, ruling.provided, ruling.chain)


def as_json(request: Request) -> bytes:
    """The request as another system sends it."""
    fields = {**asdict(request), "on": request.on.isoformat()}
    return json.dumps({name: value for name, value in fields.items() if value is not None}).encode()


def our_works(index: Index, load: Load, yes: Sequence[Request], no: Sequence[Request]) -> dict[str, Work]:
    """What samspel does, and the dictionary beside it."""
    mixed, baseline = load.requests, load.baseline
    return {
        "dictionary": Work(lambda one: ask(baseline, one), mixed),
        "dictionary, yes": Work(lambda one: ask(baseline, one), yes, of_yes=True),
        ANSWER: Work(lambda one: decide(index, one).row, mixed),
        f"{ANSWER}, yes": Work(lambda one: decide(index, one).row, yes, of_yes=True),
        "explained, yes": Work(lambda one: in_full(index, one), yes[:SOME], of_yes=True),
        "explained, no": Work(lambda one: in_full(index, one), no[:SOME]),
        "who may instead, no": Work(lambda one: decide(index, one).instead, no[: 2 * CHUNK]),
        "JSON in and out": Work(lambda one: decide_json(load.town, one), [as_json(one) for one in mixed[:SOME]]),
        "JSON explained, yes": Work(
            lambda one: decide_json(load.town, one, "sv"), [as_json(one) for one in yes[:SOME]], of_yes=True
        ),
    }


def peer_microseconds(peer: Peer, load: Load) -> tuple[float, float]:
    """Seconds to load the rows, and microseconds a request; stops where an answer is not the dictionary's."""
    began = time.perf_counter()
    may = peer.made(load.rows, load.holds)
    loaded = time.perf_counter() - began
    asked = [(one.person or "", one.matter, int(one.amount or 0), one.board or "", one.on) for one in load.requests]
    began = time.perf_counter()
    may(*asked[0])
    number = int(min(SOME, max(5, PATIENCE / (time.perf_counter() - began))))
    for one, request in zip(asked[:number], load.requests, strict=False):
        if may(*one) is not (ask(load.baseline, request) != DENIED):
            raise SystemExit(f"{request}: {peer.name} does not answer as the dictionary")
    return loaded, best({peer.name: Work(lambda one: may(*one), asked[:number])})[peer.name]


def measured(rows: int) -> tuple[float, ...]:
    """Prints the figures of one size; gives those whose growth is told."""
    load = made(rows)
    gc.collect()
    began = time.process_time()
    index = compile_index(load.town)
    ready = (time.process_time() - began) / rows * 1e6
    vars(load.town)[asking.KEPT] = index  # for decide_json, also without the law
    yes, no = compared(index, load)
    print(f"\n{rows} rows, {len(yes)} yes and {len(no)} no, as the dictionary says  (µs; p50 and p99 one by one)")
    works = our_works(index, load, yes, no)
    for one in yes[:SOME]:
        in_full(index, one)
    taken = best(works)
    for name, work in works.items():
        unit = taken["dictionary, yes" if work.of_yes else "dictionary"]
        middle, late = percentiles(work.do, work.items)
        print(f"  {name:28}{taken[name]:10.2f}{taken[name] / unit:9.1f} x{middle:12.2f}{late:10.2f}")
    for peer in PEERS:
        if not peer.installed:
            print(f"  {peer.name:28}not installed: pip install {peer.package}")
            continue
        loaded, each = peer_microseconds(peer, load)
        ratios = f"{each / taken['dictionary']:9.0f} x, {each / taken[ANSWER]:.0f} x samspel's answer"
        print(f"  {peer.name:28}{each:10.2f}{ratios}, loaded in {loaded:.1f} s")
    print(f"  index ready{ready:27.2f} µs a row{memory(load, worked_out=False):9.0f} bytes a row")
    began = time.process_time()
    powers = sum(len(entry.powers) for entry in compile_index(load.town).rows.values())
    every = (time.process_time() - began) / rows * 1e6
    print(f"  and {powers:6} powers worked out {every:9.2f} µs a row{memory(load, worked_out=True):9.0f} bytes a row")
    with_law(load, rows)
    return taken["dictionary"], taken[ANSWER], taken["explained, yes"], ready


def memory(load: Load, *, worked_out: bool) -> float:
    """What the index takes beside the facts, a row; with every power worked out, or as it is ready to be asked."""
    tracemalloc.start()
    index = compile_index(load.town)
    if worked_out:
        for matter in {entry.type for entry in index.rows.values() if entry.type}:
            index.matters(matter, None, load.requests[0].on)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return taken / len(load.rows)


def with_law(load: Load, rows: int) -> None:
    """Prints what the law adds: to the index, to the first answer, and to each power when it is first asked about."""
    law = shipped_law()
    decide(compile_index(load.town, BarsOf(load.town, law)), load.requests[-1])  # word lists and registers are read
    began = time.process_time()
    index = compile_index(load.town, BarsOf(load.town, law))
    ready = time.process_time()
    decide(index, load.requests[0])
    answered = time.process_time()
    powers = [power for entry in index.rows.values() for power in entry.powers][:: max(1, rows // SOME)]
    before = time.process_time()
    for power in powers:
        _ = power.bars
    each = (time.process_time() - before) / len(powers) * 1e6
    print(
        f"  index with the law, ready{(ready - began) / rows * 1e6:13.2f} µs a row;"
        f" first answer {(answered - ready) * 1e3:.1f} ms; {each:.0f} µs a power when it is first asked about"
    )


def main() -> None:
    """Measures every size, and prints how the figures grow."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    found = [measured(size) for size in sizes]
    if len(sizes) > 1:
        growth = [last / first for first, last in zip(found[0], found[-1], strict=True)]
        print(f"\nfrom {sizes[0]} to {sizes[-1]} rows: the dictionary {growth[0]:.2f} x, an answer {growth[1]:.2f} x,")
        print(f"an explanation {growth[2]:.2f} x; the index {growth[3]:.2f} x a row")


if __name__ == "__main__":
    main()

"""References found and judged, against the labels of tests/data: `python -m tests.benchmarks.citations_found`.

Prints what is missed and what is extra, then recall and precision for stale references and for every slug.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from samspel.checks.run import check
from samspel.model import Adoption, Delegate, Facts, Order, Organ, Row, join
from tests.corpus import CORPUS
from tests.labelled import OTHERS, STALE, Label, labels


@dataclass
class Score:
    """Hits, misses and extras by slug, and the lines that missed or had too much."""

    hits: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def add(self, label: Label, found: frozenset[str]) -> None:
        """Counts one label. Slugs the labeller was unsure of count for nothing."""
        self.hits.update(label.slugs & found)
        self.missed.update(label.slugs - found)
        self.extra.update(found - label.slugs - label.unsure)
        for mark, slugs in (("missed", label.slugs - found), ("extra", found - label.slugs - label.unsure)):
            if slugs:
                self.lines.append(
                    f"{mark} {', '.join(sorted(slugs))}: {label.where} {label.name} (found: {', '.join(sorted(found))})"
                )

    def recall(self, slugs: tuple[str, ...]) -> float:
        """The share of expected slugs that were found."""
        hits, missed = (sum(counter[slug] for slug in slugs) for counter in (self.hits, self.missed))
        return hits / (hits + missed) if hits + missed else 1.0

    def precision(self, slugs: tuple[str, ...]) -> float:
        """The share of found slugs that were expected."""
        hits, extra = (sum(counter[slug] for slug in slugs) for counter in (self.hits, self.extra))
        return hits / (hits + extra) if hits + extra else 1.0


def slugs_of(label: Label) -> frozenset[str]:
    """What the shipped rules say about one reference in an order of its own."""
    row = Row(id="r1", matter=label.matter or None, law=(label.text,), delegates=(Delegate(text="Handläggare"),))
    adopted = Adoption(on=label.written) if label.written else None
    return _slugs(Order(id="o", organ="n", adopted=adopted, rows=(row,)), label.asked)


def _slugs(order: Order, asked: date, about: str = "", organ: str = "Nämnden") -> frozenset[str]:
    town = join(Facts(organs=(Organ(id="n", name=organ, kind="board"),), orders=(order,)))
    found = {
        finding.slug
        for finding in check(town, on=asked).findings
        if finding.verdict == "breach" and finding.about.endswith(about)
    }
    if "transitional-act-cited" in found:
        found.add("repealed-act-cited")  # said as a question: the act has ended but may still govern older cases
    return frozenset(found & {*STALE, *OTHERS})


def score() -> Score:
    """The rules against the labels that the repository holds."""
    result = Score()
    for label in labels("citations.csv"):
        result.add(label, slugs_of(label))
    return result


def corpus_score() -> Score:
    """The rules against every reference of the corpus, each order whole: its other rows help to read a row."""
    result = Score()
    for file, group in groupby(labels("corpus_citations.csv"), key=lambda label: label.where.split()[0]):
        rows: dict[str, list[Label]] = {}
        for label in group:
            rows.setdefault(label.where.partition(" ")[2], []).append(label)
        organ, order = _order(file, rows)
        for where, members in rows.items():
            if where == "preamble":
                for label in members:
                    alone = order.model_copy(update={"preamble": (label.text,), "rows": ()})
                    result.add(label, _slugs(alone, label.asked))
                continue
            joined = replace(
                members[0],
                text=" / ".join(label.text for label in members),
                slugs=frozenset().union(*(label.slugs for label in members)),
                unsure=frozenset().union(*(label.unsure for label in members)),
            )
            result.add(joined, _slugs(order, joined.asked, f"/row/{_id(where)}", organ))
    return result


def _order(file: str, rows: dict[str, list[Label]]) -> tuple[str, Order]:
    """The board and the labelled order with every row it has; a preamble is a list of facts and is read line by line."""
    written = next((label.written for members in rows.values() for label in members), None)
    path = CORPUS / file
    data: dict[str, Any] = {"organ": "Nämnden", "rows": []}
    if path.suffix == ".json":
        data = json.loads(path.read_text(encoding="utf-8"))
    numbered = [(str(entry["nr"] or number), entry) for number, entry in enumerate(data["rows"], start=1)]
    order = Order(
        id="o",
        organ="n",
        adopted=Adoption(on=written) if written else None,
        rows=tuple(_row(number, entry, rows.get(number, [])) for number, entry in numbered),
    )
    return data["organ"], order


def _id(number: str) -> str:
    return number.replace(" ", "_")


def _row(number: str, entry: dict[str, Any], found: list[Label]) -> Row:
    """A row of the corpus; a reference labelled in a cell that the corpus does not give stands in the cell about appeal."""
    given = " ".join(str(entry[key]) for key in ("matter", "law_reference", "note"))
    titles = [entry["delegate"]] if isinstance(entry["delegate"], str) else entry["delegate"] or []
    return Row(
        id=_id(number),
        matter=entry["matter"],
        law=(entry["law_reference"],) if entry["law_reference"] else (),
        delegates=tuple(Delegate(text=title) for title in titles),
        note=entry["note"],
        appeal_words=next((label.text for label in found if label.text not in given), None),
    )


def main() -> None:
    """Prints the lines that differ and the figures."""
    for name, result in (("citations.csv", score()), *((("corpus", corpus_score()),) if CORPUS.is_dir() else ())):
        print(f"== {name}")
        print("\n".join(result.lines))
        for slug in (*STALE, *OTHERS):
            print(f"{slug:26} found {result.hits[slug]:3} missed {result.missed[slug]:3} extra {result.extra[slug]:3}")
        print(f"stale: recall {result.recall(STALE):.3f} precision {result.precision(STALE):.3f}")
        print(f"all:   recall {result.recall((*STALE, *OTHERS)):.3f} precision {result.precision((*STALE, *OTHERS)):.3f}")


if __name__ == "__main__":
    main()

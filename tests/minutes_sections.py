"""The made sections: each put in its house's minutes and held against its truth. `python -m tests.minutes_sections A B`.

`--sums` shows sums alone, by check, for a set that must stay unread; `--case A-P12-1` shows one case with its findings.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samspel import plain_yaml
from samspel.errors import SamspelError
from tests.made_minutes import Score, report_on, score

FOLDER = Path(__file__).parent / "data" / "minutes_sections"


@dataclass(frozen=True)
class Case:
    """A section with the rest of its house's minutes around it, and what a competent reader sees in it."""

    id: str
    text: str
    truth: Mapping[str, Any]


def cases(letter: str) -> Iterator[Case]:
    """The cases of one author."""
    told = plain_yaml.read(FOLDER / f"{letter}.yaml")
    for one in told["cases"]:
        house = told["fronts"][one["front"]]
        text = "\n\n".join(part.strip() for part in (house["start"], one["text"], house.get("end") or "") if part)
        planted = [{"why": "", **fault} for fault in one.get("planted") or []]
        truth = {"facts": house["facts"], "planted": planted, "may": list(one.get("may") or [])}
        yield Case(one["id"], f"{text}\n", truth)


def scored(case: Case, folder: Path) -> Score:
    """What is told of the case; minutes that cannot be read at all miss everything."""
    minutes = folder / f"{case.id}.md"
    minutes.write_text(case.text, encoding="utf-8")
    try:
        return score(minutes, case.truth)
    except SamspelError as unread:
        planted = list(case.truth["planted"])
        return Score(case.id, len(planted), [f"{case.id} {one['check']} UNREAD {unread}" for one in planted])


def main() -> None:
    """Prints what was missed and what was told in vain, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", nargs="*", default=["A", "B"])
    parser.add_argument("--sums", action="store_true")
    parser.add_argument("--case")
    asked = parser.parse_args()
    whole, planted, missed, false = Score("all"), Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for letter in asked.letters if not asked.case else asked.case[:1]:
            for case in cases(letter):
                if asked.case and case.id != asked.case:
                    continue
                found = scored(case, Path(folder))
                whole += found
                planted.update(one["check"] for one in case.truth["planted"])
                missed.update(one.split()[1] for one in found.missed)
                false.update(one.split()[2].partition("@")[0] for one in found.false)
                if asked.case:
                    _show(case, Path(folder) / f"{case.id}.md")
    if not asked.sums:
        for line in ("MISSED", *whole.missed, "FALSE", *whole.false):
            sys.stdout.write(f"{line}\n")
        sys.stdout.write("".join(f"{check} {missed[check]} of {n} missed\n" for check, n in sorted(planted.items())))
        sys.stdout.write("".join(f"{code} false {n}\n" for code, n in false.most_common()))
    sys.stdout.write(f"planted {whole.planted}, recall {whole.recall:.2f}; told {whole.told}, ")
    sys.stdout.write(f"precision {whole.precision:.2f}; asked {whole.asked}\n")


def _show(case: Case, minutes: Path) -> None:
    sys.stdout.write(f"{case.text}\n---\n")
    for one in report_on(minutes, case.truth)[2]:
        sys.stdout.write(f"{one.level.value} {one.verdict.value} {one.key}: {one.message}\n")


if __name__ == "__main__":
    main()

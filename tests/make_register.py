"""Builds the CSV files of `rules/register/` that come from the collections: `python -m tests.make_register FOLDER`.

Facts only: names, numbers, days. FOLDER holds matters.csv and, in statutes/, statutes.csv, sections.csv, replacements.csv,
coverage.csv, events.csv and statute_notes.csv. Sections are kept compactly, one line a chapter:
`1-8 9!2026-07-01 9a 12~2019-01-01 14?`. `!` has ended (that day, or a day not known), `~` the number stands for another rule
since that day, `+` new that day, `?` inferred and never seen. Files kept by hand are left alone.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from samspel.law.cited import cite
from tests.matter_groups import ADDED, DELEGABLE, STATUTES, group_of

CHECKED = date(2026, 11, 21)  # the day the sections that matters rest on are looked up for
REGISTER = Path(__file__).parents[1] / "rules" / "register"
Table = list[dict[str, str]]

_DAY = r"(\d{4}-\d\d-\d\d)"
# Wrong by law.md errata: fits only wordings before October 2006.
_WRONG = {("1980:100", "7", "1", "2009:400", "25", "1")}


def register(folder: Path) -> dict[str, str]:
    """The text of every file that is built, by name."""
    return {**acts_and_sections(folder / "statutes"), "matters.csv": matters(folder)}


def acts_and_sections(folder: Path) -> dict[str, str]:
    """The files about acts."""
    acts = _read(folder, "statutes")
    moved = [row for row in _read(folder, "replacements") if _place(row) not in _WRONG]
    return {
        "acts.csv": _written(_acts(acts, _read(folder, "coverage"), _read(folder, "statute_notes"))),
        "sections.csv": _written(_chapters(_read(folder, "sections"), moved, acts, _History(_read(folder, "events")))),
        "replacements.csv": _written(_replacements(moved)),
    }


def matters(folder: Path) -> str:
    """The file of matter types, their sections looked up in the register as it stands."""
    return _written(_matters(_with_added(_read(folder, "matters"))))


def _with_added(table: Table) -> Table:
    """The table with our own types, each after the last one of its letters."""
    table = list(table)
    for row in ADDED:
        letters = row["id"].split("-")[0]
        place = max(number for number, one in enumerate(table) if one["id"].split("-")[0] == letters)
        table.insert(place + 1, row)
    return table


def _matters(table: Table) -> Iterator[dict[str, str]]:
    """Matter types, mended, with the sections they rest on in the compact notation of `samspel cite`."""
    groups = group_of()
    for row in table:
        cited = cite(STATUTES.get(row["id"], row["statute"]), as_of=CHECKED)
        held = [one for one in cited.readings if one.sfs and one.status in ("in_force", "reused")]
        yield {
            "id": row["id"],
            "label": row["label_sv"],
            "group": groups[row["id"]],
            "organ": row["organ_kind"],
            "statutes": "; ".join(
                f"{one.sfs} {one.chapter + ':' if one.chapter else ''}{one.section or '*'}" for one in held
            ),
            "outside": "; ".join(one.reference for one in cited.readings if one.status == "outside"),
            "delegable": DELEGABLE.get(row["id"], row["delegable"]),
            "usual_delegate": row["usual_delegate"],
            "zone": row["zone(what|grey|how)"],
            "authority": row["authority_exercise(yes|no)"],
            "cite": "section" if held and all(one.section for one in held) else "chapter" if held else "outside",
        }


def _acts(acts: Table, coverage: Table, notes: Table) -> Iterator[dict[str, str]]:
    covered = {row["sfs"]: row for row in coverage}
    applied_to = {row["sfs"]: row["applies_to"] for row in notes if row["applies_to"]}
    for act in acts:
        cover = covered[act["sfs"]]
        through = re.search(rf"known through {_DAY}", cover["why"])
        last = applied_to.get(act["sfs"])
        ends = (date.fromisoformat(last) + timedelta(days=1)).isoformat() if last else ""
        yield {
            "sfs": act["sfs"],
            "title": act["title"],
            "names": act["abbreviations"],
            "in_force": act["in_force"],
            "repealed": max(act["repealed"], ends),
            "replaced_by": act["replaced_by"],
            "chapters": act["has_chapters"],
            "sections": cover["completeness"],
            "known_through": through[1] if through else "",
        }


class _History:
    """When numbers ended, moved or were there before, by the amendment registers."""

    def __init__(self, events: Table) -> None:
        self.ended: dict[tuple[str, str, str], str] = {}
        self.first: dict[tuple[str, str], str] = {}
        self.numbers: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for row in events:
            if not row["in_force"]:
                continue
            place = (row["sfs"], row["chapter"], row["section"])
            if row["event"] in ("repealed", "renumbered"):
                self.ended[place] = max(self.ended.get(place, ""), row["in_force"])
            self.first[place[:2]] = min(self.first.get(place[:2], "9999"), row["in_force"])
            self.numbers.setdefault(place[:2], []).append((row["in_force"], _number(row["section"])))

    def had(self, place: tuple[str, str, str], day: str) -> bool:
        """Whether the chapter had the number before that day, going by the highest number amended until then."""
        return _number(place[2]) <= max((number for on, number in self.numbers.get(place[:2], ()) if on < day), default=0)


def _chapters(sections: Table, moved: Table, acts: Table, history: _History) -> Iterator[dict[str, str]]:
    reused = _reused(moved)
    repealed = {row["sfs"]: row["repealed"] for row in acts}
    for (sfs, chapter), rows in groupby(sections, key=lambda row: (row["sfs"], row["chapter"])):
        marked = [(_tight(row["section"]), _mark(row, reused, repealed[sfs], history)) for row in rows]
        anew = max((mark for _, mark in marked if mark.startswith("~")), default="")
        marked = [(section, anew if mark == "~" else mark) for section, mark in marked]
        yield {"sfs": sfs, "chapter": _tight(chapter), "sections": " ".join(_runs(sorted(marked, key=_order)))}


def _mark(row: dict[str, str], reused: dict[tuple[str, str, str], str], repealed: str, history: _History) -> str:
    note, place = row["note"], (row["sfs"], row["chapter"], row["section"])
    if row["state"] == "unknown" and "inferred" in note:
        return "?"
    if row["state"] == "repealed" and "with the act" not in note:
        found = re.search(rf"(?:rep_date=|ends: |renumbered by \S+ ){_DAY}", note)
        ended = found[1] if found else history.ended.get(place, "")
        if repealed and (not ended or ended >= repealed):
            return ""  # it ended with the act
        return f"!{ended}"
    if row["state"] != "in_force":
        return ""
    if "other content" in note:
        said = re.search(rf"new={_DAY}", note) or re.search(rf"chg={_DAY}", note)
        return f"~{max(history.ended.get(place, ''), said[1] if said else '')}"
    anew = re.search(rf"new={_DAY}\S* with the whole chapter", note)
    if anew and history.had(place, anew[1]):
        return f"~{anew[1]}"  # the chapter was written anew, and the number stood for another rule before
    if anew and history.first.get(place[:2], "9999") < anew[1]:
        return f"+{anew[1]}"  # the number came with the new chapter
    since = reused.get((row["sfs"], _tight(row["chapter"]), _tight(row["section"])))
    return f"~{since}" if since else ""


def _reused(moved: Table) -> dict[tuple[str, str, str], str]:
    """Numbers of living acts whose rule has moved to another number: the latest day that happened."""
    found: dict[tuple[str, str, str], str] = {}
    within = sorted(
        (row for row in moved if row["old_sfs"] == row["new_sfs"] and row["since"]),
        key=lambda row: (*_old_place(row), row["since"]),
    )
    for (place, since), rows in groupby(within, key=lambda row: (_old_place(row), row["since"])):
        targets = {(row["new_sfs"], _tight(row["new_chapter"]), _tight(row["new_section"])) for row in rows}
        if place not in targets and place[2]:
            found[place] = since
    return found


def _old_place(row: dict[str, str]) -> tuple[str, str, str]:
    return row["old_sfs"], _tight(row["old_chapter"]), _tight(row["old_section"])


def _runs(marked: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Neighbouring numbers with the same mark, written as one run."""
    run: list[int] = []
    held = ""
    for number, mark in [*marked, ("", "end")]:
        if run and (mark != held or not number.isdigit() or int(number) != run[-1] + 1):
            yield f"{run[0]}{held}" if len(run) == 1 else f"{run[0]}-{run[-1]}{held}"
            run = []
        if number.isdigit():
            run.append(int(number))
            held = mark
        elif number:
            yield number + mark


def _replacements(moved: Table) -> Iterator[dict[str, str]]:
    for row in moved:
        yield {
            "old_sfs": row["old_sfs"],
            "old_chapter": _tight(row["old_chapter"]),
            "old_section": _tight(row["old_section"]),
            "new_sfs": row["new_sfs"],
            "new_chapter": _tight(row["new_chapter"]),
            "new_section": _tight(row["new_section"]),
            "relation": row["relation"],
            "since": row["since"],
            "confidence": row["confidence"],
        }


def _place(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[key] for key in ("old_sfs", "old_chapter", "old_section", "new_sfs", "new_chapter", "new_section"))


def _order(marked: tuple[str, str]) -> tuple[int, str]:
    digits = re.match(r"\d+", marked[0])
    return (int(digits[0]) if digits else 0, marked[0])


def _number(section: str) -> int:
    digits = re.match(r"\d+", section)
    return int(digits[0]) if digits else 0


def _tight(number: str) -> str:
    return number.replace(" ", "")


def _read(folder: Path, name: str) -> Table:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _written(rows: Iterable[dict[str, str]]) -> str:
    table = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def main() -> None:
    """Writes the files into `rules/register/`."""
    folder = Path(sys.argv[1])
    for name, text in acts_and_sections(folder / "statutes").items():
        _write(name, text)
    _write("matters.csv", matters(folder))  # looked up in the files just written


def _write(name: str, text: str) -> None:
    (REGISTER / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(text.splitlines()) - 1}")


if __name__ == "__main__":
    main()

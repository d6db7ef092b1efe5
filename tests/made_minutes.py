"""The made minutes: what is told of them, held against what was planted. `python -m tests.made_minutes [set]`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import samspel
from samspel import plain_yaml
from samspel.findings import Finding, Level, Verdict
from samspel.importers.minutes import read_minutes
from samspel.model import Municipality, facts_from, join

FOLDER = Path(__file__).parent / "data" / "minutes"
TRUTHS = sorted(FOLDER.glob("*.truth.yaml"))


def _codes(first: int, last: int, letters: str = "MOT") -> set[str]:
    return {f"{letters}{number:03}" for number in range(first, last + 1)}


# The rules that tell of each check; one of them is enough.
CHECKS = {
    "P01": _codes(10, 15) | {"MOT035"},
    "P02": _codes(16, 22) | {"MOT069"},
    "P03": _codes(65, 74),
    "P04": _codes(78, 84) | _codes(86, 88) | {"MOT105"},
    "P05": _codes(92, 95),
    "P06": {"MOT077"},
    "P07": {"MOT054", "MOT062"},
    "P08": _codes(59, 61) | {"MOT125"},
    "P09": _codes(56, 58),
    "P10": {"MOT075", "MOT076", "MOT124"},
    "P11": _codes(29, 31),
    "P12": {"MOT027", "MOT028", "MOT087", "MOT088", "MOT093", "MOT102", "MOT106"},
    "P13": _codes(36, 44),
    "P14": {"MOT039", "MOT040", "MOT042"},
    "P15": _codes(89, 91),
    "P16": {"MOT085", "MOT101"},
    "P17": {"MOT045"},
    "P18": {"MOT096"},
    "P19": {"MOT047", "MOT048", "MOT121"},
    "P20": {"MOT049", "MOT122"},
    "jäv": _codes(65, 74) | {"MOT107"},
    "summons": _codes(1, 5),
    "remote": _codes(23, 26),
    "preparation": _codes(50, 55),
    "delegation": {"MOT100", "MOT120", "MOT123", "VAD034"},
    "M01": {"VAD010"},
    "M02": {"VAD018"},
    "M03": {"VAD011"},
    "M04": {"VAD012"},
    "M05": {"VAD001", "VAD034", "MOT123"},
    "M06": {"VAD035"},
    "M07": {"VAD013", "MOT088", "MOT106"},
    "M08": {"VAD023", "VAD033"},
    "M09": {"VAD024"},
    "M10": {"MOT060", "MOT061", "MOT125", "VAD038"},
    "M11": {"VAD015"},
    "M12": {"VAD016", "VAD037", "MOT104"},
    "M13": {"VAD029"},
    "M14": {"VAD030"},
    "M16": {"VAD019", "VAD039"},
    "M17": {"VAD017"},
    "M18": {"VAD028"},
    "M19": {"VAD027"},
    "M21": {"VAD021", "VAD031"},
    "M22": {"VAD025", "VAD036"},
    "M23": {"MOT100", "MOT103", "MOT120"},
    "M24": {"VAD026"},
    "M25": {"VAD032"},
}


@dataclass
class Score:
    """How what is told of one meeting stands to what was planted."""

    name: str
    planted: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    told: int = 0  # errors and warnings, and what was planted
    asked: int = 0  # questions that nobody planted

    def __add__(self, other: Score) -> Score:
        return Score(
            "all",
            self.planted + other.planted,
            self.missed + other.missed,
            self.false + other.false,
            self.told + other.told,
            self.asked + other.asked,
        )

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return 1 - len(self.false) / self.told if self.told else 1.0


def given(truth: Mapping[str, Any]) -> dict[str, Any]:
    """What a registrar has beside the minutes, in the native form."""
    facts: dict[str, Any] = dict(truth["facts"])
    log, asked = facts.pop("delegation_log", None), facts.pop("decisions", [])
    standing = [_standing(one) for one in facts.pop("rules_of_procedure", [])]
    chairs = sorted({one["role"] for one in asked})
    decisions = [
        {
            "id": one["id"],
            "board": one["organ"],
            "role": one["role"],
            "matter": one["matter"],
            "on": one["on"],
            "urgency": "Fara",
        }
        for one in asked
    ]
    if log and "note" not in log:
        decisions += [
            {"id": f"D{number}", "board": log["organ"], "role": "delegate", "on": log["to"], "matter": "Delegationsbeslut"}
            for number in range(int(log["count"]) - len(asked))
        ]
    meetings = []
    for met in facts.pop("meetings", []):
        meeting = dict(met)
        previous = meeting.pop("previous", None)
        meetings.append(meeting)
        others = {(one["organ"], one["on"]) for one in (*truth["facts"]["meetings"], *meetings)}
        if previous and (meeting["organ"], previous) not in others:
            meetings.append({"id": f"before-{meeting['id']}", "organ": meeting["organ"], "on": previous})
    names = {name for one in standing for name in one.pop("names")}
    roles = [
        {"id": role, "name": "Ordförande", "side": "political", "organ": role.removesuffix("-ordf"), "seat": "chair"}
        for role in chairs
    ] + [{"id": "delegate", "name": "Enhetschef", "side": "official"}]
    return {
        **facts,
        "decisions": decisions,
        "standing_orders": standing,
        "roles": roles,
        "people": [{"id": _id(name), "name": name.rsplit(" (", 1)[0]} for name in sorted(names)],
        "meetings": meetings,
    }


def _standing(one: Mapping[str, Any]) -> dict[str, Any]:
    """Standing orders, by the keys that the truth files made up."""
    said: dict[str, Any] = {"organ": one["organ"], "names": []}
    said |= {name: one[name] for name in ("summons_days", "quorum") if name in one}
    if "remote" in one:
        said["remote"] = "none" if one["remote"] == "not_allowed" else "allowed"
    if "public_meetings" in one:
        said["public"] = "yes" if one["public_meetings"] in ("allowed", "yes") else "no"
    substitutes = one.get("substitutes", {})
    if "order" in substitutes:
        said["names"] = [name for names in substitutes["order"].values() for name in names]
        said["substitutes"] = [_id(name) for name in said["names"]]
    if substitutes.get("may_have_opinion_recorded") == "yes":
        said["substitutes_speak"] = "yes"
    return said


def _id(name: str) -> str:
    return name.rsplit(" (", 1)[0].casefold().replace(".", "").replace(" ", "-")


def report_on(minutes: Path, truth: Mapping[str, Any]) -> tuple[Municipality, str, tuple[Finding, ...]]:
    """The facts, the id of the meeting, and what is told of it, half a year after."""
    beside = facts_from(plain_yaml.parse(json.dumps(given(truth)), minutes.name))
    read = read_minutes(minutes, beside)
    town = join(read.beside(beside))
    [meeting] = [one for one in town.meetings if (one.organ, one.on) == (read.meeting.organ, read.meeting.on)]
    findings = samspel.check(town, on=meeting.on + timedelta(days=60)).findings
    return town, meeting.id, tuple(one for one in findings if one.about.startswith(f"meeting/{meeting.id}"))


def score(minutes: Path, truth: Mapping[str, Any]) -> Score:
    """What is told of one meeting held against its truth."""
    _, _, findings = report_on(minutes, truth)
    result = Score(minutes.name)
    expected = [*truth["planted"], *truth.get("may", [])]
    for fault in truth["planted"]:
        result.planted += 1
        hits = [one for one in findings if _is(one, fault) and _level_fits(one, fault)]
        if not hits:
            near = [f"{one.code} {one.level.value}" for one in findings if one.code in _codes_of(fault)]
            told = f"{minutes.stem} {fault['check']} {fault['at']} {fault['kind']}: {fault['why']} {near}"
            result.missed.append(told)
    for one in findings:
        if one.level in (Level.ERROR, Level.WARNING) or (one.level is Level.QUESTION and one.verdict is Verdict.BREACH):
            result.told += 1
            if not any(_is(one, fault) for fault in expected):
                result.false.append(f"{minutes.stem} {one.level.value} {one.key}: {one.message}")
        elif one.level is Level.QUESTION:
            result.asked += 1
    return result


def _codes_of(fault: Mapping[str, Any]) -> set[str]:
    return CHECKS.get(fault["check"], set())


def _is(one: Finding, fault: Mapping[str, Any]) -> bool:
    """Whether the finding is about the fault: by one of its rules, at its paragraph or at the meeting."""
    if one.code not in _codes_of(fault):
        return False
    numbers = re.findall(r"§ (\d+)", f"{fault['at']} {fault.get('also_at', '')}")
    place = re.search(r"/item/(\d+)", one.about)
    return not numbers or place is None or place[1] in numbers


def _level_fits(one: Finding, fault: Mapping[str, Any]) -> bool:
    """Whether it is told as gravely as it should. What is practice alone is advice with us (design.md, section 5)."""
    kinds = set(fault.get("accept", [])) | {fault["kind"]}
    if fault["kind"] == "warning":
        kinds.add("advice")
    level = one.would_be.value if one.level is Level.QUESTION and one.would_be is not None else one.level.value
    return one.level.value in kinds or (level in kinds and "question" in kinds)


def minutes_of(truth: Path) -> Path:
    """The minutes that a truth file is about: in Word or PDF where they were made, else as text."""
    stem = truth.name.removesuffix(".truth.yaml")
    return next(file for ending in (".docx", ".pdf", ".md") if (file := FOLDER / f"{stem}{ending}").exists())


def main() -> None:
    """Prints what was missed and what was told in vain."""
    wanted = sys.argv[1:] or ["work", "held"]
    whole = Score("all")
    for path in TRUTHS:
        truth = plain_yaml.read(path)
        if truth["set"] in wanted or truth["id"][:2] in wanted:
            whole += score(minutes_of(path), truth)
    for line in ("MISSED", *whole.missed, "FALSE", *whole.false):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"planted {whole.planted}, recall {whole.recall:.2f}; told {whole.told}, ")
    sys.stdout.write(f"precision {whole.precision:.2f}; asked {whole.asked}\n")


if __name__ == "__main__":
    main()

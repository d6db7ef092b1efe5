"""Accepted exceptions: read from a file, laid over the findings, and looked at by rules of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from .. import plain_yaml
from ..errors import Problem, SamspelError, UnreadableInput
from ..findings import Finding, Level, Waiver
from ..law import lexicon
from ..model.native import validate
from ..rules.views import Sighting, WaiverView


class _WaiverFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    samspel: int = Field(ge=1, le=1)
    waivers: tuple[Waiver, ...]


def load_waivers(path: Path | str) -> tuple[Waiver, ...]:
    """The waivers in a YAML or JSON file. Raises UnreadableInput with every mistake, each with its line."""
    data = plain_yaml.read(Path(path))
    waivers = validate(_WaiverFile, data).waivers
    lines = data["waivers"].lines
    problems = [
        Problem(data.file, lines[number], f"`{waiver.key}` har redan ett undantag på rad {lines[first]}.", "Behåll ett.")
        for number, waiver in enumerate(waivers)
        if (first := [one.key for one in waivers].index(waiver.key)) < number
    ]
    if problems:
        raise UnreadableInput(problems)
    return waivers


def accepted(findings: Iterable[Finding], waivers: Sequence[Waiver], on: date) -> dict[str, Waiver]:
    """The waiver that lets a finding stand on that day, by the finding's key; the one that names its part goes first."""
    part_last = sorted(waivers, key=lambda waiver: "#" in waiver.key)
    return {
        finding.key: waiver
        for finding in findings
        for waiver in part_last
        if waiver.covers(finding) and _holds(waiver, finding, on)
    }


def waiver_sightings(findings: Sequence[Finding], waivers: Sequence[Waiver], on: date) -> Iterator[Sighting]:
    """One view of each waiver, when every other finding of the day is known."""
    if len({waiver.key for waiver in waivers}) < len(waivers):
        raise SamspelError("Två undantag har samma nyckel. Behåll ett av dem.")
    for waiver in waivers:
        covered = [finding for finding in findings if waiver.covers(finding)]
        about, _, part = waiver.key.partition("#")
        yield Sighting(
            kind="waiver",
            view=WaiverView(
                matches=bool(covered),
                expired=waiver.until < on,
                statutory_error=any(map(_is_statutory_error, covered)),
                decided=waiver.decision is not None,
                named_person=lexicon.named_person(waiver.office),
            ),
            about=f"waiver/{about}",
            part=part or None,
            row=covered[0].row if covered else None,
            source=waiver.source,
            asked=on,
            words={
                "waived": waiver.key,
                "reason": waiver.reason,
                "office": waiver.office,
                "until": waiver.until.isoformat(),
            },
        )


def _holds(waiver: Waiver, finding: Finding, on: date) -> bool:
    """A waiver past its last day holds for nothing; an error in statute stands unless a named decision took the risk."""
    return on <= waiver.until and (waiver.decision is not None or not _is_statutory_error(finding))


def _is_statutory_error(finding: Finding) -> bool:
    return finding.level is Level.ERROR and finding.basis == "statute"

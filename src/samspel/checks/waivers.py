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
from ..rules.view import Sighting
from ..rules.views import WaiverView


class _WaiverFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    samspel: int = Field(ge=1, le=1)
    waivers: tuple[Waiver, ...]


def load_waivers(path: Path | str) -> tuple[Waiver, ...]:
    """The waivers in a YAML or JSON file. Raises UnreadableInput with every mistake, each with its line."""
    data = plain_yaml.read(Path(path))
    waivers = validate(_WaiverFile, data).waivers
    lines: dict[str, int] = {}
    problems = []
    for waiver, line in zip(waivers, data["waivers"].lines, strict=True):
        first = lines.setdefault(waiver.key, line)
        if first != line:
            problems.append(
                Problem(data.file, line, f"`{waiver.key}` har redan ett undantag på rad {first}.", "Behåll ett.")
            )
    if problems:
        raise UnreadableInput(problems)
    return waivers


def accepted(findings: Iterable[Finding], waivers: Iterable[Waiver], on: date) -> dict[str, Waiver]:
    """The waiver that lets a finding stand on that day, by the finding's key; one that names its part goes first."""
    by_key = {waiver.key: waiver for waiver in waivers}
    found: dict[str, Waiver] = {}
    for finding in findings:
        named = (by_key[name] for name in _names(finding) if name in by_key)
        holding = next((waiver for waiver in named if _holds(waiver, finding, on)), None)
        if holding is not None:
            found[finding.key] = holding
    return found


def waiver_sightings(findings: Iterable[Finding], waivers: Sequence[Waiver], on: date) -> Iterator[Sighting]:
    """One view of each waiver, when every other finding of the day is known."""
    if len({waiver.key for waiver in waivers}) < len(waivers):
        raise SamspelError("Två undantag har samma nyckel. Behåll ett av dem.")
    by_name: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in _names(finding):
            by_name.setdefault(name, []).append(finding)
    for waiver in waivers:
        covered = by_name.get(waiver.key, [])
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


def _names(finding: Finding) -> tuple[str, ...]:
    """What a waiver may call a finding: its key, or its key without the part."""
    return (finding.key, f"{finding.code}@{finding.about}") if finding.part else (finding.key,)


def _holds(waiver: Waiver, finding: Finding, on: date) -> bool:
    """A waiver past its last day holds for nothing; an error in statute stands unless a named decision took the risk."""
    return on <= waiver.until and (waiver.decision is not None or not _is_statutory_error(finding))


def _is_statutory_error(finding: Finding) -> bool:
    return finding.level is Level.ERROR and finding.basis == "statute"

"""The findings about meetings in a report as text: by meeting, and in the order of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from ..findings import Finding, Level, Report, Verdict
from .finding_text import presumption, rests_on
from .report_words import SAY, Words

_ABOUT = re.compile(r"meeting/([^/]+)(?:/item/(.+))?")
_RUN = 2  # as many numbers in a row are told one by one


def is_of_meeting(about: str) -> bool:
    """Whether a finding is about a meeting or an item of one."""
    return _ABOUT.fullmatch(about) is not None


def meeting_lines(report: Report, styles: Mapping[Level, str]) -> Iterator[tuple[Text, int]]:
    """A section for each meeting with findings: first what is about the whole of it, then one paragraph after the other."""
    say = SAY[report.language]
    found = [one for one in report.findings if one.verdict is Verdict.BREACH and is_of_meeting(one.about)]
    for meeting, of_one in _by(found, 1).items():
        yield Text(""), 0
        yield Text(str(say["meeting"]).format(id=meeting), style="bold"), 0
        for number, findings in by_item(of_one).items():
            yield Text(f"§ {number}" if number else str(say["whole_meeting"]), style="bold"), 2
            for finding in sorted(findings, key=lambda one: (one.level.weight, one.sort_key)):
                presumes = presumption(finding, say)
                beside = f" ({presumes})" if presumes else ""
                head = (f"{say[finding.level][2]} ", styles[finding.level])
                yield Text.assemble(head, f"{finding.message}{beside} ({finding.code})"), 4
                yield Text(f"{rests_on(finding, say)}. {say['do']}: {finding.remedy}", style="dim"), 6


def of_meeting(report: Report, meeting: str) -> Report:
    """The report without what is about other meetings. What is about no meeting stays."""

    def here(about: str) -> bool:
        match = _ABOUT.fullmatch(about)
        return match is None or match[1] == meeting

    kept = [(one, tuple(filter(here, one.about))) for one in report.questions]
    untested = [(one, tuple(filter(here, one.about))) for one in report.not_assessed]
    return report.model_copy(
        update={
            "questions": tuple(one.model_copy(update={"about": n, "settles": len(n)}) for one, n in kept if n),
            "not_assessed": tuple(one.model_copy(update={"about": n}) for one, n in untested if n),
            "findings": tuple(one for one in report.findings if here(one.about)),
            "waived": tuple(one for one in report.waived if here(one.finding.about)),
        }
    )


def by_item(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The findings about a meeting by the paragraph they are about, in its order; "" is the whole meeting, and first."""
    found = _by(findings, 2)
    return {number: found[number] for number in sorted(found, key=in_order)}


def meeting_places(abouts: Iterable[str], say: Words) -> str | None:
    """Paragraphs and meetings in words, "§§ 7, 9"; meetings are named where there are several. None for other things."""
    found = [_ABOUT.fullmatch(about) for about in abouts]
    whole = [one for one in found if one is not None]
    if not whole or len(whole) < len(found):
        return None
    numbers: dict[str, set[str]] = {}
    for one in whole:
        numbers.setdefault(one[1], set()).add(one[2] or "")
    several = len(numbers) > 1
    told = []
    for meeting, found_in in sorted(numbers.items()):
        places = [str(say["whole_meeting"])] if "" in found_in else []
        places += [paragraphs(found_in - {""})] if found_in - {""} else []
        told.append(", ".join(places) + (f" ({meeting})" if several else ""))
    return "; ".join(told)


def paragraphs(numbers: Iterable[str]) -> str:
    """Numbers of paragraphs as Swedish minutes write them: `§ 7`, `§§ 7, 9`, `§§ 16–19, 22`."""
    listed = sorted(set(numbers), key=in_order)
    runs: list[list[str]] = []
    for number in listed:
        follows = runs and number.isdecimal() and runs[-1][-1].isdecimal() and int(number) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"{run[0]}–{run[-1]}" if len(run) > _RUN else ", ".join(run) for run in runs]
    return f"§{'§' if len(listed) > 1 else ''} {', '.join(told)}"


def in_order(number: str) -> tuple[list[tuple[int, str]], str]:
    """Sorts § 9 before § 10, and what has no number first."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number)], number


def _by(findings: Iterable[Finding], group: int) -> dict[str, list[Finding]]:
    """The findings by the meeting (1) or the item (2) that they are about."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        match = _ABOUT.fullmatch(finding.about)
        found.setdefault((match[group] if match else None) or "", []).append(finding)
    return found

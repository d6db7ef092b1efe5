"""The findings about meetings in a report as text: by meeting, and in the order of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from ..findings import Finding, Level, Report, Verdict
from .finding_text import presumption, rests_on
from .report_words import SAY, Words

_ABOUT = re.compile(r"meeting/([^/]+)(?:/item/(.+))?")


def is_of_meeting(about: str) -> bool:
    """Whether a finding is about a meeting or an item of one."""
    return _ABOUT.fullmatch(about) is not None


def meeting_lines(report: Report, styles: Mapping[Level, str]) -> Iterator[tuple[Text, int]]:
    """A section for each meeting with findings: first what is about the whole of it, then one paragraph after the other."""
    say = SAY[report.language]
    found = [one for one in report.findings if one.verdict is Verdict.BREACH and is_of_meeting(one.about)]
    for meeting, of_meeting in _by(found, 1).items():
        yield Text(""), 0
        yield Text(str(say["meeting"]).format(id=meeting), style="bold"), 0
        items = _by(of_meeting, 2)
        for number in sorted(items, key=in_order):
            yield Text(f"§ {number}" if number else str(say["whole_meeting"]), style="bold"), 2
            for finding in sorted(items[number], key=lambda one: (one.level.weight, one.sort_key)):
                presumes = presumption(finding, say)
                beside = f" ({presumes})" if presumes else ""
                head = (f"{say[finding.level][2]} ", styles[finding.level])
                yield Text.assemble(head, f"{finding.message}{beside} ({finding.code})"), 4
                yield Text(f"{rests_on(finding, say)}. {say['do']}: {finding.remedy}", style="dim"), 6


def meeting_places(abouts: Iterable[str], say: Words) -> str | None:
    """Paragraphs and meetings in words, "§ 7, § 9"; meetings are named where there are several. None for other things."""
    found = [_ABOUT.fullmatch(about) for about in abouts]
    whole = [one for one in found if one is not None]
    if not whole or len(whole) < len(found):
        return None
    several = len({one[1] for one in whole}) > 1
    places = sorted({(one[1], one[2] or "") for one in whole}, key=lambda one: (one[0], in_order(one[1])))
    return ", ".join(_place(meeting if several else "", number, say) for meeting, number in places)


def _place(meeting: str, number: str, say: Words) -> str:
    words = f"§ {number}" if number else str(say["whole_meeting"])
    return f"{words} ({meeting})" if meeting else words


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

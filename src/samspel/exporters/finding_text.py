"""What a report as text says of one finding besides its message: the law it rests on, and what it presumes."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import Finding
from ..law.acts import spoken_name
from ..model import Citation
from .report_words import Words

_INFERRED_FROM = {
    "presumed_act": {"act_status", "section_status"},
    "presumed_appeal": {"full_fl", "appealable"},
    "presumed_matter": {"points_to", "matters", "matter_acts", "authority", "social_case", "reasons_name_rules", "secret"},
}


def law_text(citations: Iterable[Citation]) -> str:
    """Citations as a Swedish reader writes them: `6 kap. 37 § kommunallagen (2017:725)`."""
    return "; ".join(f"{one.place()} {spoken_name(one.sfs)}".strip() for one in citations)


def rests_on(finding: Finding, say: Words) -> str:
    """The law of the finding, or the norm that is not law, with its heading."""
    resting = law_text(finding.law) or finding.norm or "–"
    return f"{say['law']}: {resting}{say['basis'].get(finding.basis, '') if finding.law else ''}"


def presumption(finding: Finding, say: Words) -> str:
    """Where what the finding presumes comes from; "" when it presumes nothing."""
    return str(say[_inferred_from(finding.presumed)]) if finding.presumed else ""


def _inferred_from(presumed: tuple[str, ...]) -> str:
    """Which words tell where a presumption comes from."""
    return next((words for words, names in _INFERRED_FROM.items() if names & {*presumed}), "presumed")

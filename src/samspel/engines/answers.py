"""What an engine tells of a rule and a view: the one thing the engines share besides the rules themselves."""

from __future__ import annotations

from enum import IntEnum


class Answer(IntEnum):
    """What a rule tells of a view. A rule that is kept, or that is not about the view, tells nothing."""

    NOT_ASSESSED = 1  # whether the guard holds is not known
    BREACH = 2
    DOUBT = 3  # a missing fact decides

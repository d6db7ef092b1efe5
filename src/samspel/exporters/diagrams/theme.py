"""The municipality's own colours and name in pictures; a colour on which the text could not be read is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from ... import plain_yaml
from ...model.base import Text
from ...model.native import validate
from ..drawing import Drawing
from .style import ALARM, FILLS, INK, LINE, words

CONTRAST = 4.5  # WCAG 2.1, 1.4.3
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
_HEADING = '<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">'  # how the label of every picture begins
_COLOUR = re.compile(r'(?<=[A-Za-z]=")#[0-9A-F]{6}(?=")')  # an attribute of DOT or of a label: words of a user hold no `"`


class Theme(BaseModel):
    """Colours of boxes by whom they stand for, the dark colour of lines, and a text above the title."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    samspel: int = Field(ge=1, le=1)
    logo: Text | None = None
    elected: Colour = FILLS["F"]
    chief: Colour = FILLS["C"]
    officer: Colour = FILLS["H"]
    automated: Colour = FILLS["A"]
    unknown: Colour = FILLS["?"]
    line: Colour = LINE

    @field_validator("elected", "chief", "officer", "automated", "unknown")
    @classmethod
    def _bears_dark_text(cls, colour: str) -> str:
        if min(contrast(text, colour) for text in (INK, ALARM)) < CONTRAST:
            raise ValueError("färgen är för mörk för svart och röd text; välj en ljusare")
        return colour

    @field_validator("line")
    @classmethod
    def _bears_white_text(cls, colour: str) -> str:
        if contrast("#FFFFFF", colour) < CONTRAST:
            raise ValueError("färgen är för ljus för vit text; välj en mörkare")
        return colour


def load_theme(path: Path | str) -> Theme:
    """The theme in a YAML file. Raises UnreadableInput with every mistake, each with its line."""
    return validate(Theme, plain_yaml.read(Path(path)))


def themed(drawing: Drawing, theme: Theme) -> Drawing:
    """The drawing in the colours of the theme, with its text above the title."""
    new = {
        FILLS["F"]: theme.elected,
        FILLS["C"]: theme.chief,
        FILLS["H"]: theme.officer,
        FILLS["A"]: theme.automated,
        FILLS["?"]: theme.unknown,
        LINE: theme.line,
    }
    dot = _COLOUR.sub(lambda found: new.get(found[0], found[0]), drawing.dot)
    if theme.logo:
        dot = dot.replace(_HEADING, f'{_HEADING}<TR><TD ALIGN="LEFT"><B>{words(theme.logo)}</B></TD></TR>', 1)
    return replace(drawing, dot=dot)


def contrast(one: str, other: str) -> float:
    """The ratio between two colours in the sense of WCAG 2.1, from 1 to 21."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

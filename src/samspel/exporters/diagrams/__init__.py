"""Pictures of delegation orders and organisations as DOT. Only this package knows graphviz."""

from __future__ import annotations

from datetime import date

from ...errors import SamspelError
from ...findings import Report
from ...model import Municipality, Order
from ..drawing import Drawing
from ..sheets import SHEETS, Sheet
from .chain import draw_chain
from .collaboration import draw_collaboration
from .command_lines import draw_command
from .findings import draw_findings
from .folded import fold_levels, fold_organisation, fold_sections
from .ladder import draw_ladder
from .levels import draw_levels
from .narrow import narrowed
from .organisation import draw_organisation
from .responsibility import draw_responsibility
from .roles import draw_roles
from .sections import draw_sections
from .style import WORDS

KINDS = (
    "levels", "sections", "roles", "ladder", "chain", "collaboration", "findings", "organisation", "command",
    "responsibility",
)  # fmt: skip
_OF_ORDER = {
    "levels": draw_levels,
    "sections": draw_sections,
    "roles": draw_roles,
    "ladder": draw_ladder,
    "collaboration": draw_collaboration,
    "findings": draw_findings,
}
_FOLDED = {"levels": fold_levels, "sections": fold_sections}
COLLAPSIBLE = (*_FOLDED, "organisation")


def draw(
    kind: str,
    town: Municipality,
    order_id: str | None = None,
    report: Report | None = None,
    language: str | None = None,
    *,
    section: str | None = None,
    role: str | None = None,
    row: str | None = None,
    on: date | None = None,
    paper: str | Sheet = "a4",
    collapse: bool = False,
) -> tuple[Drawing, ...]:
    """Pictures of one of the KINDS; several when one page would be unreadable in print.

    `order_id` names the order (default: the first in force on the day, else the first); `section` and `role` (an id, or a
    title as printed) a part of it; `row` is the row whose "chain" is drawn; `on` is the day (default: the report's; for the
    law of a chain else the order's first; "responsibility" needs one); `report` marks its findings; `language` defaults to
    the report's, else Swedish; `paper` is what it is printed on, "a4", "a3" or a Sheet; `collapse` folds each level, section
    or board into one box that says how much it holds, in the COLLAPSIBLE kinds. A picture that cannot be split further and
    is still too large to read says so in its note.
    Raises SamspelError for an unknown kind, part, language or paper, for a kind that cannot be folded, or when there is
    nothing to draw.
    """
    if kind not in KINDS:
        raise SamspelError(f"Bilden {kind} finns inte. Möjliga: {', '.join(KINDS)}.")
    if collapse and kind not in COLLAPSIBLE:
        raise SamspelError(f"Bilden {kind} kan inte fällas ihop. Möjliga: {', '.join(COLLAPSIBLE)}.")
    language = language or (report.language if report else "sv")
    if language not in WORDS:
        raise SamspelError(f"Språket {language} finns inte. Möjliga: {', '.join(WORDS)}.")
    if isinstance(paper, str) and paper not in SHEETS:
        raise SamspelError(f"Papperet {paper} finns inte. Möjliga: {', '.join(SHEETS)}.")
    sheet = SHEETS[paper] if isinstance(paper, str) else paper
    if order_id and order_id not in town.order:
        raise SamspelError(f"Delegationsordningen {order_id} finns inte. Möjliga: {', '.join(town.order) or 'ingen'}.")
    day = on or (report.as_of if report else None)
    order = town.order[order_id] if order_id else _order_of(town, day)
    if kind == "organisation" and collapse:
        return fold_organisation(town, order, language, sheet)
    if kind == "organisation":
        return draw_organisation(town, order, report, language, sheet)
    if kind == "command":
        return draw_command(town, day, language, sheet)
    if kind == "responsibility":
        return draw_responsibility(town, _known(day), report, language, sheet)
    if order is None:
        raise SamspelError("Det finns ingen delegationsordning att rita.")
    if kind == "chain":
        since = order.in_force.start if order.in_force else None
        return draw_chain(town, order, row, _known(day or since), language, sheet)
    return (_FOLDED if collapse else _OF_ORDER)[kind](town, narrowed(town, order, section, role), report, language, sheet)


def _known(day: date | None) -> date:
    if day is None:
        raise SamspelError("Ange vilken dag som avses (on), eller ett resultat av prövningen (report).")
    return day


def _order_of(town: Municipality, day: date | None) -> Order | None:
    """The first order in force that day, else the first."""
    held = (order for order in town.orders if day and order.in_force and order.in_force.covers(day))
    return next(held, town.orders[0] if town.orders else None)

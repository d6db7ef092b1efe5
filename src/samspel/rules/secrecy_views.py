"""Views of data under secrecy: a request for a document, data passed on in a contact, and what is published."""

from __future__ import annotations

from pydantic import Field

from ..model import Maybe
from .view import View

_SECRET = (
    "whether the case holds data under secrecy; presumed so where the record does not say and authority is exercised "
    "against somebody under the acts of the social services"
)


class DocumentRequestView(View):
    """A request for an official document (allmän handling), and what came of it."""

    WORDS = ("board", "on", "review_on")

    answered: Maybe[bool] = Field(description="whether it has been answered")
    waiting_days: int = Field(description="days from the request to the day asked about")
    refused: Maybe[bool] = Field(description="whether it was refused, in whole or part, or granted with a reservation")
    told_of_review: Maybe[bool] = Field(
        description="whether the one who asked was told of the right to the authority's own written decision"
    )
    review_asked: Maybe[bool] = Field(description="whether the one who asked demanded that decision")
    review_days: Maybe[int] = Field(description="days from that demand to the day asked about; none without one")
    reviewed: Maybe[bool] = Field(description="whether the authority itself has decided")


class DisclosureView(View):
    """A contact that somebody on the side of the board that decides made about a case, and what it passed on."""

    WORDS = ("who", "to", "case", "board", "on")

    kind: str = Field(description="information, instruction, lobbying or party (with a party in an open case)")
    secret: Maybe[bool] = Field(description=_SECRET)
    reached: Maybe[str] = Field(
        description="whom it reached: own (of that board, and as far as the facts show the same part of its "
        "administration), other_part (of that administration), other_board (or a company), elected_elsewhere (an elected "
        "role without a seat in that board) or outsider; none: a party, an auditor, a machine, or a court or other that "
        "tries appeals"
    )
    disclosed: Maybe[bool] = Field(description="whether data under secrecy were passed on")
    grounded: Maybe[bool] = Field(description="whether it is recorded what let them be passed on")


class PublicationView(View):
    """A decision that was put on the web or on the notice board, or a document of its case."""

    WORDS = ("decision", "matter", "decider", "board", "on", "row", "order")

    secret: Maybe[bool] = Field(description=_SECRET)
    masked: Maybe[bool] = Field(description="whether data under secrecy were left out")

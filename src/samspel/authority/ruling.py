"""A ruling: the answer to a request, which explains itself when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Citation, Holding
from .chain import chain
from .explain import Explanation, explain
from .index import Index
from .powers import Power
from .request import Answer, Candidate, Request, Step
from .urgency import Urgent
from .weigh import Reason

_NOTHING: Mapping[str, Explanation] = {}


class Ruling:
    """May they decide? `answer` and `row` are known at once; the rest is worked out when it is read.

    `row` (`order/row`) is the row that says yes; None where no row does, as when a board decides itself. `because`,
    `questions` and `provided` are Swedish sentences; `in_("en")` gives English ones.
    """

    __slots__ = ("_chain", "_said", "answer", "board", "holding", "index", "power", "request", "told", "urgent")

    def __init__(
        self,
        answer: Answer,
        request: Request,
        index: Index,
        power: Power | None = None,
        holding: Holding | None = None,
        board: str | None = None,
        urgent: Urgent | None = None,
        told: tuple[Reason, ...] | None = None,
    ) -> None:
        self.answer = answer  # one by one: a tuple on the way costs as much as the whole
        self.request = request
        self.index = index
        self.power = power
        self.holding = holding
        self.board = board
        self.urgent = urgent
        self.told = told
        self._chain: tuple[Step, ...] | None = None
        self._said: Mapping[str, Explanation] = _NOTHING

    def __reduce__(self) -> tuple[Callable[[Index, Request], Ruling], tuple[Index, Request]]:
        from .decide import decide

        return decide, (self.index, self.request)

    def __repr__(self) -> str:
        return f"<Ruling {self.answer} {self.row or ''}>".replace(" >", ">")

    @property
    def row(self) -> str | None:
        """The row that says yes, as `order/row`."""
        if self.power is not None:
            return self.power.entry.key
        return self.urgent.entry.key if self.urgent is not None and self.urgent.entry is not None else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the answer is not yes; worked out now where it was plain without."""
        if self.told is None and self.answer is not Answer.YES:
            from .decide import in_full

            self.told = in_full(self.index, self.request).told
        return self.told or ()

    @property
    def matter_type(self) -> str | None:
        """The matter type that was asked about, when it is known."""
        return self.index.matters(self.request.matter, self.request.board, self.request.on)[0]

    def in_(self, language: str) -> Explanation:
        """Why, what is asked and what is provided, in `sv` or `en`."""
        explanation = self._said.get(language)
        if explanation is None:
            explanation = explain(self, language)
            self._said = {**self._said, language: explanation} if self._said else {language: explanation}
        return explanation

    @property
    def because(self) -> tuple[str, ...]:
        """Why, in Swedish."""
        return self.in_("sv").because

    @property
    def questions(self) -> tuple[str, ...]:
        """What must be known to settle the answer, in Swedish."""
        return self.in_("sv").questions

    @property
    def provided(self) -> tuple[str, ...]:
        """What a yes takes for granted because no record shows it, in Swedish."""
        return self.in_("sv").provided

    @property
    def chain(self) -> tuple[Step, ...]:
        """How the power comes from the council to the one who may decide; nothing where the answer is not yes."""
        if self._chain is None:
            self._chain = chain(self)
        return self._chain

    @property
    def law(self) -> tuple[Citation, ...]:
        """The sections that the chain rests on, or that stand in the way."""
        found = [citation for step in self.chain for citation in step.law]
        found += [citation for reason in self.reasons for citation in reason.law]
        return tuple(dict.fromkeys(found))

    @property
    def instead(self) -> tuple[Candidate, ...]:
        """Who may decide instead, the nearest first; nobody where the answer is yes."""
        if self.answer is Answer.YES:
            return ()
        from .decide import others_who_may

        return others_who_may(self.index, self.request)

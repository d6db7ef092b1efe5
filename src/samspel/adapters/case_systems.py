"""Decisions as open Swedish case-handling services have them (shapes published by Sundsvalls kommun, read in 2026).

Each function takes one record, as JSON gives it, and what the record does not say: the board whose power was used, and what
the matter was. The delegate is an account name: join the facts with those of the municipality, where accounts have roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, TypeVar, Unpack

from ..errors import SamspelError
from ..model import NONE, Appeal, DecidedAmount, Decision, DecisionDocument, Method, Outcome, Reasons
from .mapped import Mapped, Places, Record, identifier, mapped, required, swedish_day

T = TypeVar("T")


class Known(TypedDict, total=False):
    """What the caller knows of the decision beside the record. `board` is the id of the organ whose power was used."""

    board: str
    matter: str
    matter_type: str


_SUPPORT_MANAGEMENT = {
    "APPROVAL": Outcome.GRANTED,
    "PARTIAL_APPROVAL": Outcome.PARTLY_GRANTED,
    "REJECTION": Outcome.REFUSED,
    "DISMISSAL": Outcome.DISMISSED,
    "DISCONTINUATION": Outcome.DISCONTINUED,
    "OTHER": Outcome.OTHER,
}
_CASE_DATA = {
    "APPROVAL": Outcome.GRANTED,
    "REJECTION": Outcome.REFUSED,
    "DISMISSAL": Outcome.DISMISSED,
    "CANCELLATION": Outcome.DISCONTINUED,
}
_PAYMENTS = {
    "APPROVED": Outcome.GRANTED,
    "BIFALL": Outcome.GRANTED,
    "REJECTED": Outcome.REFUSED,
    "AVSLAG": Outcome.REFUSED,
}
_PROPOSALS = {"RECOMMENDED", "PROPOSED", "RECOMMENDATION"}  # advice before a decision, which nobody has decided
_MACHINES = {"operaton", "dmn-engine"}  # names that processes write as who created a decision


def _written(known: Mapping[str, Outcome], outcome: Outcome | None) -> str | None:
    return next((word for word, meant in known.items() if meant is outcome), None)


def _words(one: Decision) -> str | None:
    return one.reasons.words if one.reasons else None


def _decider(one: Decision) -> str | None:
    return one.role or one.decided_by


def _day(value: object) -> date | None:
    return swedish_day(str(value)) if value else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_SUPPORT_MANAGEMENT_PLACES: Places = {
    "id": lambda one: one.id,
    "outcome": lambda one: _written(_SUPPORT_MANAGEMENT, one.outcome),
    "method": lambda one: "AUTOMATIC" if one.method is Method.AUTOMATED else "MANUAL",
    "decidedBy": _decider,
    "decidedAt": lambda one: _iso(one.on),
    "legalBasis": lambda one: one.law[0] if one.law else None,
    "delegationReference": lambda one: one.cites_words,
    "justification": _words,
    "appealable": lambda one: False if one.appeal is Appeal.NONE_POSSIBLE else None,
}
_CASE_DATA_PLACES: Places = {
    "id": lambda one: one.id,
    "errandNumber": lambda one: one.case,
    "decisionType": lambda one: "FINAL",
    "decisionOutcome": lambda one: _written(_CASE_DATA, one.outcome),
    "decidedAt": lambda one: _iso(one.on),
    "validFrom": lambda one: _iso(one.applies_from),
}
_CAREMANAGEMENT_PLACES: Places = {
    "id": lambda one: one.id,
    "errandId": lambda one: one.case,
    "value": lambda one: one.outcome_words,
    "createdBy": _decider,
    "decisionDate": lambda one: _iso(one.on),
    "periodFrom": lambda one: _iso(one.applies_from),
    "description": _words,
}
_LIFECARE_PLACES: Places = {
    "id": lambda one: one.id,
    "type": lambda one: one.outcome_words,
    "date": lambda one: _iso(one.on),
    "fromDate": lambda one: _iso(one.applies_from),
    "reason": _words,
}


def from_support_management(record: Record, **known: Unpack[Known]) -> Mapped:
    """A decision on an errand in support-management: `errands/{id}/decision`.

    Raises SamspelError where id, outcome, method, decidedBy or decidedAt is missing, or has a value the service has not.
    """
    required(record, "id", "outcome", "method", "decidedBy", "decidedAt")
    machine = _one_of(record, "method", {"MANUAL": False, "AUTOMATIC": True})
    who = identifier(record["decidedBy"])
    law, reasons = record.get("legalBasis"), record.get("justification")
    decision = Decision(
        id=identifier(record["id"]),
        outcome=_one_of(record, "outcome", _SUPPORT_MANAGEMENT),
        method=Method.AUTOMATED if machine else Method.MANUAL,
        decided_by=None if machine else who,
        role=who if machine else None,
        on=swedish_day(record["decidedAt"]),
        law=(law,) if law else None,
        cites_words=record.get("delegationReference") or None,
        reasons=Reasons(words=reasons) if reasons else None,
        appeal=Appeal.NONE_POSSIBLE if record.get("appealable") is False else None,
        document=DecisionDocument() if record.get("attachmentId") else None,
        **known,
    )
    return mapped(record, decision, _SUPPORT_MANAGEMENT_PLACES)


def from_case_data(record: Record, *, delegation_key: str = "delegationReference", **known: Unpack[Known]) -> Mapped:
    """A decision on an errand in case-data; what is only recommended or proposed gives facts without a decision.

    The service has no place of its own for the point of the delegation order: `delegation_key` names the key that the
    municipality uses in extraParameters. Names of people stay in `kept`. Raises SamspelError as above.
    """
    required(record, "id", "decisionType", "decisionOutcome", "decidedAt")
    if record["decisionType"] in _PROPOSALS:
        return mapped(record, None, {})
    account = (record.get("decidedBy") or {}).get("adAccount")
    decision = Decision(
        id=identifier(record["id"]),
        case=record.get("errandNumber") or None,
        outcome=_one_of(record, "decisionOutcome", _CASE_DATA),
        method=Method.MANUAL if account else None,
        decided_by=identifier(account) if account else None,
        on=swedish_day(record["decidedAt"]),
        applies_from=_day(record.get("validFrom")),
        law=tuple(_cited(one) for one in record["law"]) if record.get("law") else None,
        cites_words=(record.get("extraParameters") or {}).get(delegation_key) or None,
        **known,
    )
    return mapped(record, decision, _CASE_DATA_PLACES)


def from_caremanagement(record: Record, *, on: date | None = None, **known: Unpack[Known]) -> Mapped:
    """A decision in caremanagement, or the variables by which a process engine has one written there.

    Those variables have no id and no day: the errand's id serves, and `on` gives the day. A recommendation gives facts
    without a decision. `operaton` and `dmn-engine` as creator mean that a machine decided. Raises SamspelError where no
    day is known.
    """
    required(record, "decisionType", "value")
    if record["decisionType"] in _PROPOSALS:
        return mapped(record, None, {})
    day = on or _day(record.get("decisionDate") or record.get("created"))
    if day is None:
        raise SamspelError("Posten saknar dag. Ange den med `on`.")
    outcome = _PAYMENTS.get(str(record["value"]).upper())
    creator = record.get("createdBy")
    machine = creator in _MACHINES
    amount = _number(record["value"] if record.get("amount") is None else record["amount"])
    decision = Decision(
        id=identifier(record.get("id") or record.get("errandId") or ""),
        case=record.get("errandId") or None,
        outcome=outcome or Outcome.OTHER,
        outcome_words=None if outcome else str(record["value"]),
        amount=NONE if amount is None else DecidedAmount(value=amount),
        method=Method.AUTOMATED if machine else Method.MANUAL if creator else None,
        decided_by=identifier(creator) if creator and not machine else None,
        role=identifier(creator) if machine else None,
        on=day,
        applies_from=_day(record.get("periodFrom")),
        reasons=Reasons(words=record["description"]) if record.get("description") else None,
        **known,
    )
    return mapped(record, decision, _CAREMANAGEMENT_PLACES)


def from_lifecare(record: Record, *, accounts: Mapping[str, str] | None = None, **known: Unpack[Known]) -> Mapped:
    """A decision as caremanagement shows those of Lifecare. The delegate is there a person's name.

    `accounts` gives the account of each name; without it, it is not known who decided, and the name stays in `kept`.
    """
    required(record, "id", "date", "type")
    outcome = _PAYMENTS.get(str(record["type"]).upper())
    account = (accounts or {}).get(str(record.get("decisionMaker")))
    amount = record.get("amount")
    decision = Decision(
        id=identifier(record["id"]),
        outcome=outcome or Outcome.OTHER,
        outcome_words=None if outcome else str(record["type"]),
        amount=None if amount is None else DecidedAmount(value=amount),
        decided_by=identifier(account) if account else None,
        on=swedish_day(record["date"]),
        applies_from=_day(record.get("fromDate")),
        reasons=Reasons(words=record["reason"]) if record.get("reason") else None,
        **known,
    )
    return mapped(record, decision, _LIFECARE_PLACES)


def _one_of(record: Record, name: str, known: Mapping[str, T]) -> T:
    value = record[name]
    if value not in known:
        raise SamspelError(f"{name} är {value}. Möjliga: {', '.join(known)}.")
    return known[value]


def _cited(law: Record) -> str:
    """A section as texts have it: `13 kap. 8 § Trafikförordningen (1998:1276)`; the service has sfs with and without SFS."""
    chapter, article = (str(law.get(name) or "").removeprefix("Kapitel ").strip() for name in ("chapter", "article"))
    number = str(law.get("sfs") or "").removeprefix("SFS ").strip()
    place = " ".join([f"{chapter} kap."] * bool(chapter) + [f"{article} §"] * bool(article))
    act = " ".join(filter(None, [str(law.get("heading") or "").strip(), f"({number})" if number else ""]))
    return " ".join(filter(None, [place, act])) or "–"


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(" ", "").replace(",", "."))
    except ValueError:
        return None

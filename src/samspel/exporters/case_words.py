"""The result of a case in words: what it asks, what it expects, what the order says, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..authority.request import Answer
from ..authority.texts import joined
from ..checks.case_results import CaseReport, CaseResult, Expected, Got, Holder, RowName, Told, Untested
from .comparison_words import SAY as AMOUNTS
from .comparison_words import amounts

SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "may": "Får {who} besluta {matter}{amount}, {on}?",
        "who": "Vilka får besluta {matter}{amount}, {on}?",
        "matter": "om ”{matter}”", "by": "enligt {row}",
        "what": "Enligt vilka rader får {who} besluta, {on}?",
        Answer.YES: "ja", Answer.NO: "nej", Answer.NEEDS_ASSESSMENT: "måste bedömas",
        "by_row": "{answer}, enligt rad {row}", "row": "rad {row}", "unnumbered": "raden ”{matter}”",
        "itself": "egna ärenden", "includes": "bland dem {these}", "excludes": "inte {these}",
        "nobody": "ingen", "no_row": "ingen rad", "and": "och", "or": "eller",
        "question": "Fråga", "expected": "Väntat", "got": "Svar", "missing": "Saknas", "unexpected": "Tillkommer",
        "unclear": "Oklart om",
        "about": "Om {about}:", "about_matter": "Om ”{about}”:", "asked": "Oklart", "instead": "De här får i stället",
        "below": "inget fall under gränsen", "within": "inget fall inom gränsen", "above": "inget fall över gränsen",
        "all_pass": "Alla {n} fall stämmer.", "one_passes": "Fallet stämmer.",
        "some_fail": "{failed} av {n} fall stämmer inte.", "cannot": "Fallet går inte att pröva",
        "coverage": "{tried} av {rows} rader är prövade.", "no_rows": "Ingen rad gäller någon av fallens dagar.",
        "untried": "Inte prövade",
        "limits": "Gränser som inte är prövade på båda sidor",
        "titles": "Ingen fil om organisationen (`with`) säger vad de här titlarna är: {titles}. De är lästa som roller "
        "efter vad titeln brukar betyda.",
        "put_to": "Provfall i {file}, prövade mot {files}.",
    },
    "en": {
        "may": "May {who} decide {matter}{amount}, {on}?",
        "who": "Who may decide {matter}{amount}, {on}?",
        "matter": "“{matter}”", "by": "by {row}",
        "what": "By which rows may {who} decide, {on}?",
        Answer.YES: "yes", Answer.NO: "no", Answer.NEEDS_ASSESSMENT: "needs assessment",
        "by_row": "{answer}, by row {row}", "row": "row {row}", "unnumbered": "the row “{matter}”",
        "itself": "its own matters", "includes": "among them {these}", "excludes": "not {these}",
        "nobody": "nobody", "no_row": "no row", "and": "and", "or": "or",
        "question": "Question", "expected": "Expected", "got": "Answer", "missing": "Missing", "unexpected": "Added",
        "unclear": "Unclear on",
        "about": "On {about}:", "about_matter": "On “{about}”:", "asked": "Unclear", "instead": "These may instead",
        "below": "no case below the limit", "within": "no case within the limit", "above": "no case above the limit",
        "all_pass": "All {n} cases pass.", "one_passes": "The case passes.",
        "some_fail": "{failed} of {n} cases do not pass.", "cannot": "The case cannot be put",
        "coverage": "{tried} of {rows} rows are tried.", "no_rows": "No row applies on any day of the cases.",
        "untried": "Not tried",
        "limits": "Limits that are not tried on both sides",
        "titles": "No file about the organisation (`with`) says what these titles are: {titles}. They are read as roles, by "
        "what the title usually means.",
        "put_to": "Cases in {file}, put to {files}.",
    },
}  # fmt: skip


def question(result: CaseResult, language: str) -> str:
    """What a case asks, as a sentence."""
    asked, say = result.asked, SAY[language]
    matter = say["matter"].format(matter=asked.matter)
    if asked.row is not None:
        words = f" ({asked.row.matter})" if asked.row.number and asked.row.matter else ""
        matter = say["by"].format(row=row_words(asked.row, language) + words)
    amount = f", {asked.amount}" if asked.amount else ""
    return say[asked.kind].format(who=asked.who, matter=matter, amount=amount, on=asked.on)


def name(result: CaseResult, language: str) -> str:
    """The owner's name of a case, or its question where it has none."""
    return result.name or question(result, language)


def verdict(report: CaseReport) -> str:
    """How many cases pass, in a sentence."""
    say, failed, number = SAY[report.language], len(report.failed), len(report.cases)
    if failed:
        return say["some_fail"].format(failed=failed, n=number)
    return say["all_pass"].format(n=number) if number > 1 else say["one_passes"]


def differs(result: CaseResult, language: str) -> Iterator[str]:
    """What a case that does not pass expects and what the answer is, one after the other; then why."""
    say = SAY[language]
    if result.name is not None:
        yield f"{say['question']}: {question(result, language)}"
    if result.mistakes:
        for mistake in result.mistakes:
            yield f"{say['cannot']}: {mistake}"
        return
    kind = result.asked.kind
    yield f"{say['expected']}: {_expected(result.expected, kind, say)}."
    if result.got is not None:
        yield f"{say['got']}: {_got(result.got, kind, say)}."
    for key, names in (("missing", result.missing), ("unexpected", result.unexpected), ("unclear", result.unclear)):
        if names:
            yield f"{say[key]}: {_and(_as_rows(names, kind, say), say)}."
    for told in result.why:
        yield from _why(told, result, say)


def _why(told: Told, result: CaseResult, say: Mapping[str, str]) -> Iterator[str]:
    kind = result.asked.kind
    if kind != "may":
        [about] = _as_rows([told.about], kind, say)
        yield say["about_matter" if about == result.asked.matter else "about"].format(about=about)
    yield from (f"– {words}" for words in told.because[1:])  # the first says the answer, which is told already
    yield from (f"– {say['asked']}: {words}" for words in told.questions)
    if told.instead and kind == "may":
        yield f"– {say['instead']}: {_and([_holder(one, kind, say) for one in told.instead], say)}."


def _expected(one: Expected, kind: str, say: Mapping[str, str]) -> str:
    if one.answer is not None:
        return _answer(one.answer, one.row, say)
    parts = []
    if one.just is not None:
        parts.append(_and(_as_rows(one.just, kind, say), say) or _none(kind, say))
    if one.includes:
        parts.append(say["includes"].format(these=_and(_as_rows(one.includes, kind, say), say)))
    if one.excludes:
        parts.append(say["excludes"].format(these=_and(_as_rows(one.excludes, kind, say), say, "or")))
    return "; ".join(parts)


def _got(one: Got, kind: str, say: Mapping[str, str]) -> str:
    if one.answer is not None:
        return _answer(one.answer, one.row, say)
    return _and([_holder(holder, kind, say) for holder in one.listed], say) or _none(kind, say)


def _answer(answer: Answer, row: str | None, say: Mapping[str, str]) -> str:
    return say["by_row"].format(answer=say[answer], row=row) if row else say[answer]


def _none(kind: str, say: Mapping[str, str]) -> str:
    return say["no_row" if kind == "what" else "nobody"]


def _holder(one: Holder, kind: str, say: Mapping[str, str]) -> str:
    asks = "" if one.sure else f" ({say[Answer.NEEDS_ASSESSMENT]})"
    if kind == "what":
        return say["row"].format(row=one.row) + asks
    return f"{one.name} ({say['row'].format(row=one.row) if one.row else say['itself']})"


def _as_rows(names: Sequence[str], kind: str, say: Mapping[str, str]) -> list[str]:
    return [say["row"].format(row=one) for one in names] if kind == "what" else list(names)


def _and(words: Sequence[str], say: Mapping[str, str], last: str = "and") -> str:
    return joined(words, say[last])


def row_words(row: RowName, language: str) -> str:
    """A row by its number, or by its matter where it has none."""
    say = SAY[language]
    return say["row"].format(row=row.number) if row.number else say["unnumbered"].format(matter=row.matter or row.row)


def untested(one: Untested, language: str) -> str:
    """A row whose limit is not tried on every side: `rad 2.1, högst 300 000 kr: inget fall över gränsen`."""
    say = SAY[language]
    sides = ", ".join(say[side] for side in one.sides)
    return f"{row_words(one.row, language)}, {amounts((one.limit,), AMOUNTS[language])}: {sides}"

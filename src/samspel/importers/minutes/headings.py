"""Which line of an item is a heading, and of what: "Yrkanden", "Socialnämndens beslut", "Kommunstyrelsen beslutar att"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...law.titles import key
from . import words
from .organs import organs_named
from .people import NAME
from .text import Line

_POINT = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\))\s+(?=[A-ZÅÄÖ])")
_SAME_LINE = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:(?:från|av)\s[^:.]{1,60})?(?::|\s[–-]\s)\s*(?P<rest>.+)$", re.DOTALL | re.IGNORECASE
)
_MORE = re.compile(r"\s+(?:\d\b|nr\b|från\b|av\b|\(|mot\b|i\b|om\b|för\b|gällande\b|avseende\b|§)", re.IGNORECASE)
_WITH_MORE = {"reservation", "note", "proposals", "conflict", "vote", "immediate", "propositions"}
_WITH_PEOPLE = {"reservation", "proposals", "conflict"}
_GENITIVE = re.compile(r"s\s+(?P<what>[^:]{3,60}(?::.*)?)$", re.DOTALL)
_LONGEST = 90
_NEW = 60  # letters; a heading in words not met before is no longer
_OPEN = (None, "decision", "attendance", "conflict")  # sections in which the organ's own sentence is its decision


def heading(line: Line, organ: str, current: str | None, *, new_words: bool = True) -> tuple[str, str] | None:
    """The kind of section a line opens and what stands after its heading on the same line; None: it opens none.

    `organ`: the name of the one who met. `current`: the section the line would else belong to. `new_words`: whether words
    not met before may be a heading.
    """
    if line.cells or (current == "decision" and line.text[:1].islower()):
        return None
    text = _POINT.sub("", line.text)
    known = _of_organ(text, organ) or _by_words(text, line, current) or _by_verb(text, line, organ, current)
    return known or (_by_stems(text) if new_words and stands_out(line) else None)


def stands_out(line: Line) -> bool:
    """Whether a line looks like a heading, whatever its words: set as one, all in capitals, or ending with a colon."""
    text = line.text
    shape = line.heading or text.isupper() or text.endswith(":")
    named = NAME.search(text.capitalize() if text.isupper() else text)
    return shape and not line.cells and len(text) < _NEW and not text.endswith((".", ",")) and not named


def _by_stems(text: str) -> tuple[str, str] | None:
    """A heading in words not met before, by what its words are about: "Så fattas beslutet", "Besked till"."""
    kind = words.by_stems("section_stems", text)
    return None if kind is None else (kind, "")


def is_heading(text: str) -> str | None:
    """The kind of section whose heading the text is, when it is nothing else."""
    if len(text) > _LONGEST:
        return None
    return next((kind for kind in words.kinds("sections") if words.is_kind("sections", kind, text)), None)


def _by_words(text: str, line: Line, current: str | None) -> tuple[str, str] | None:
    """A heading that stands alone, before a colon, or with a number or a name after it."""
    whole = is_heading(text)
    if whole is not None:
        return whole, ""
    at = words.opening("sections", text)
    if at is None:
        return None
    kind, match = at
    rest = text[match.end() :]
    after = _SAME_LINE.match(rest)
    if after is not None:
        return kind, after["rest"].strip()
    short = len(text) < _LONGEST and not text.rstrip().endswith((".", ","))
    listed = current in ("documents", "sent_to") and not line.heading
    if kind in _WITH_MORE and short and not listed and _MORE.match(rest):
        return kind, rest.strip() if kind in _WITH_PEOPLE else ""
    return (kind, text.strip()) if kind == "immediate" else None


def _of_organ(text: str, organ: str) -> tuple[str, str] | None:
    """ "Socialnämndens beslut": the decision when it is the organ that met, else how the matter was prepared."""
    first = next(iter(organs_named(text, organ)), None)
    genitive = _GENITIVE.match(text[first.end :]) if first is not None and first.start == 0 else None
    if first is None or genitive is None:
        return None
    what, colon, rest = genitive["what"].partition(":")
    what, rest = what.strip(" ."), rest.strip() if colon else ""
    own = is_own(first.name, organ)
    for kind in words.kinds("of_an_organ"):
        if words.is_kind("of_an_organ", kind, what):
            if kind == "proposal" and own and rest:
                return None  # "Arbetsutskottets förslag: …" stands before the decision
            if kind == "proposal":
                bare = (
                    rest and " " not in what
                )  # "Utskottets förslag: Ansökan avslås" stands before what the committee decides
                return ("decision" if own and not bare else "written_proposal"), rest
            return ("preparation" if kind == "decision" and not own else kind), rest
    return None


def _by_verb(text: str, line: Line, organ: str, current: str | None) -> tuple[str, str] | None:
    """ "Socialnämnden beslutar att" above the decision, or a sentence that is the decision itself."""
    first = next(iter(organs_named(text, organ)), None)
    if first is None or first.start != 0:
        return None
    verb = words.opening_of("decides_itself", text[first.end :])
    own = is_own(first.name, organ)
    if verb is None:
        return None
    rest = text[first.end :].lstrip()[verb.end() :]
    if own and rest.startswith(":") and rest.strip(" :"):
        return "decision", rest.strip(" :")
    if not re.search(r"\w", words.finder("after_decides").sub(" ", rest)):
        proposes = words.is_all("proposes_to", verb[0])
        return ("decision" if own else "written_proposal" if proposes else "preparation"), ""
    here = current in _OPEN or (line.heading and current != "written_proposal")
    return ("decision", text.strip()) if own and here and not words.is_all("decided_before", verb[0]) else None


@lru_cache(maxsize=256)
def is_own(name: str, organ: str) -> bool:
    """Whether a name means the organ that met: the name itself, its last word, or just "nämnden"."""
    bare, own = key(name), key(organ)
    last = own.split()[-1].endswith(bare) or organ.casefold().endswith(name.casefold())
    return bare == own or own.endswith(f" {bare}") or (words.is_all("just_organ", name) and last)

"""The word lists of minutes and the modules that read minutes name the same lists."""

from __future__ import annotations

import re
from pathlib import Path

from samspel import plain_yaml, shipped
from samspel.importers.minutes import words as minutes_words

_SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(minutes_words.__file__).parent.glob("*.py")))
_FILE = shipped.packs() / "lexicon" / "minutes.yaml"
_LISTS = plain_yaml.read(_FILE)


def test_every_list_is_read_by_somebody() -> None:
    """By the source, or by a phrase of another list that names it in braces."""
    read = _SOURCE + re.sub(r"\{(\w+)\}", r'"\1"', _FILE.read_text("utf-8"))

    assert [name for name in _LISTS if not re.search(rf"""["']{name}["']""", read)] == []


def test_every_list_that_is_asked_for_is_there() -> None:
    asked = set(
        re.findall(
            r'words\.(?:says|is_all|finder|opening|opening_of|by_stems|last_by_stems|kinds|is_kind|listed|words|first_said)\("(\w+)"',
            _SOURCE,
        )
    )

    assert sorted(asked - set(_LISTS)) == []


def test_no_phrase_stands_twice_in_a_list() -> None:
    plain = {name: part for name, part in _LISTS.items() if not name.endswith("_stems")}
    lists = {name: part if isinstance(part, list) else [] for name, part in plain.items()}
    for name, part in plain.items():
        if isinstance(part, dict) and name != "numbers":
            lists |= {f"{name}.{kind}": phrases for kind, phrases in part.items()}

    assert {
        name: sorted({one for one in phrases if phrases.count(one) > 1})
        for name, phrases in lists.items()
        if len(set(phrases)) < len(phrases)
    } == {}

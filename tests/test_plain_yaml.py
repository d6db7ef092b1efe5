"""YAML and JSON arrive as plain text with lines, and a broken or hostile file gives one clear error."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspel import plain_yaml
from samspel.errors import UnreadableInput


def mistakes(text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(UnreadableInput) as caught:
        plain_yaml.parse(text, "fil.yaml")
    assert all(problem.file == "fil.yaml" and problem.remedy for problem in caught.value.problems)
    return [(problem.line, problem.words) for problem in caught.value.problems]


def test_a_key_whose_value_is_null_is_a_key_left_out() -> None:
    assert plain_yaml.parse("a: null\nb: ~\nc: 'null'", "fil.yaml") == {"c": "null"}
    assert plain_yaml.parse('{"a": null, "c": "null"}', "fil.json") == {"c": "null"}


@pytest.mark.parametrize(
    "value",
    [
        "2009:47",
        "6:38",
        "no",
        "NO",
        "on",
        "off",
        "1.10",
        "007",
        "1e3",
        "true",
        "2024-01-01",
        "0x1F",
        "1_000",
        "19 a",
    ],
)
def test_a_value_stays_the_text_that_stands_in_the_file(value: str) -> None:
    assert plain_yaml.parse(f"nyckel: {value}", "fil.yaml") == {"nyckel": value}
    assert plain_yaml.parse(f"lista: [{value}]", "fil.yaml") == {"lista": [value]}


def test_a_key_stays_the_text_that_stands_in_the_file() -> None:
    assert plain_yaml.parse("on: a\nno: b\n1.10: c\n<<: d\n", "fil.yaml") == {
        "on": "a",
        "no": "b",
        "1.10": "c",
        "<<": "d",
    }


def test_an_empty_value_is_an_empty_text() -> None:
    assert plain_yaml.parse("a:\nb: ''\n", "fil.yaml") == {"a": "", "b": ""}


def test_every_key_and_item_knows_its_line() -> None:
    data = plain_yaml.parse("a: 1\nb:\n  - x\n  - y:\n      z: 2\n", "fil.yaml")

    assert data.lines == {"a": 1, "b": 2}
    assert data["b"].lines == [3, 4]
    assert plain_yaml.line_of(data, ("b", 1, "y", "z")) == 5
    assert plain_yaml.line_of(data, ("b", "gren i unionen", 1, "y")) == 4
    assert plain_yaml.line_of(data, ("b", 9, "saknas")) == 2
    assert plain_yaml.line_of(data, ("saknas",)) == 1


def test_a_key_that_stands_twice_is_refused_on_its_second_line() -> None:
    [(line, words)] = mistakes("a: 1\nb: 2\n'a': 3\n")

    assert line == 3
    assert "`a`" in words


def test_equal_keys_are_all_told_at_once() -> None:
    assert [line for line, _ in mistakes("a: {x: 1, x: 2}\nb:\n  y: 1\n  y: 2\na: 3\n")] == [1, 4, 5]


def test_an_alias_is_refused_where_it_stands() -> None:
    [(line, words)] = mistakes("a: &namn b\nc: d\ne: *namn\n")

    assert (line, "Alias" in words) == (3, True)


@pytest.mark.parametrize("text", ["a: &x b\n*x : c\n", "a: &x [b, *x]\n", "a: &x {<<: *x}\n"])
def test_an_alias_is_refused_as_key_and_inside_itself(text: str) -> None:
    assert any("Alias" in words for _, words in mistakes(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: !!int 5",
        "a: !!str 5",
        "a: !eget 5",
        "!!str a: 5",
        "a: !!python/object:str b",
        "a: !!python/object/apply:os.system [ls]",
    ],
)
def test_a_tag_is_refused(text: str) -> None:
    [(line, words)] = mistakes(f"först: 1\n{text}\n")

    assert (line, "Typmärken" in words) == (2, True)


def test_an_alias_of_nothing_is_an_alias() -> None:
    assert mistakes("a: 1\nb: *c") == [(2, "Alias (*namn) läses inte.")]


def test_a_mistake_inside_a_key_that_is_no_word_is_told_once() -> None:
    assert mistakes("a: 1\n? {[b]: c}\n: d") == [(2, "En nyckel måste vara ett ord.")]


def test_a_second_document_is_refused() -> None:
    assert mistakes("a: 1\n---\nb: 2") == [(2, "Filen följer inte YAML-formatet.")]


def test_aliases_that_would_grow_without_end_are_refused_at_once() -> None:
    layers = "".join(f"l{n + 1}: &l{n + 1} [{', '.join([f'*l{n}'] * 9)}]\n" for n in range(9))

    assert all("Alias" in words for _, words in mistakes("l0: &l0 [x]\n" + layers))


@pytest.mark.parametrize("depth", [plain_yaml.MAX_DEPTH, 900, 200_000])
@pytest.mark.parametrize("closed", [True, False])
def test_too_many_levels_are_refused_and_never_end_the_process(depth: int, closed: bool) -> None:
    """libyaml composes by recursion without a limit: 100 000 brackets ended the process."""
    assert mistakes("a: b\nc: " + "[" * depth + "]" * depth * closed) == [(2, "Filen har för många nivåer.")]


def test_the_deepest_level_allowed_is_read() -> None:
    depth = plain_yaml.MAX_DEPTH - 1

    assert plain_yaml.parse("a: " + "[" * depth + "]" * depth, "fil.yaml")


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n", "---\n"])
def test_an_empty_file_is_said_to_be_empty(text: str, tmp_path: Path) -> None:
    file = tmp_path / "tom.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableInput, match=r"tom\.yaml"):
        plain_yaml.read(file)


@pytest.mark.parametrize("text", ["- a\n- b\n", "hej", "[1, 2]", '"text"'])
def test_the_top_level_must_be_keys_with_values(text: str) -> None:
    [(line, words)] = mistakes(text)

    assert (line, "översta nivån" in words) == (1, True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\nc: [d\ne: f\n", 3),
        ("a: b: c\n", 1),
        ("a: b\n\tc: d\n", 2),
        ("a: b\nc: 'd\n", 3),
        ("a: b\nc: *saknas\n", 2),
        ("a: b\n---\nc: d\n", 2),
        ("a: b\n  c: d\n", 2),
        ("a: {b: c\n", 2),
    ],
)
def test_broken_yaml_is_told_with_its_line(text: str, line: int) -> None:
    assert mistakes(text)[0][0] == line


def test_a_key_must_be_a_word() -> None:
    [(line, words)] = mistakes("a: b\n? [c, d]\n: e\n")

    assert (line, words) == (2, "En nyckel måste vara ett ord.")


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "gammal.yaml"
    file.write_bytes("a: b\nc: nämnd\n".encode("latin-1"))

    with pytest.raises(UnreadableInput) as caught:
        plain_yaml.read(file)

    [problem] = caught.value.problems
    assert (problem.file, problem.line) == ("gammal.yaml", 2)
    assert "UTF-8" in problem.remedy


def test_a_byte_order_mark_is_not_part_of_the_first_key(tmp_path: Path) -> None:
    file = tmp_path / "fil.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: b\n")

    assert plain_yaml.read(file) == {"a": "b"}


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "stor.yaml"
    file.write_text("a: bbbb\n", encoding="utf-8")
    assert plain_yaml.read(file) == {"a": "bbbb"}

    monkeypatch.setattr(plain_yaml, "MAX_BYTES", 7)
    with pytest.raises(UnreadableInput, match=r"stor\.yaml: Filen är för stor"):
        plain_yaml.read(file)


def test_a_file_that_is_not_there_and_a_folder_are_told_apart_from_bugs(tmp_path: Path) -> None:
    for path in (tmp_path / "saknas.yaml", tmp_path):
        with pytest.raises(UnreadableInput, match="går inte att läsa"):
            plain_yaml.read(path)


def test_json_is_read_as_text_with_lines() -> None:
    data = plain_yaml.parse('{\n\t"a": 1.10,\n\t"b": [true, null, "6:38"],\n\t"c": {"d\\u00e4": "x\\/y"}\n}', "fil.json")

    assert data == {"a": "1.10", "b": ["true", "null", "6:38"], "c": {"dä": "x/y"}}
    assert data.lines == {"a": 2, "b": 3, "c": 4}


def test_json_escapes_of_characters_outside_the_basic_plane_are_read() -> None:
    assert plain_yaml.parse(json.dumps({"a": "😀"}), "fil.json") == {"a": "😀"}


def mapping_or_problems(reading: Callable[[], plain_yaml.Mapping]) -> bool:
    """Whether the reading gave a mapping or a refusal that says why; anything else escapes."""
    try:
        return isinstance(reading(), plain_yaml.Mapping)
    except UnreadableInput as error:
        return bool(error.problems)


@given(st.text(max_size=60))
def test_any_text_gives_a_mapping_or_one_clear_error(text: str) -> None:
    assert mapping_or_problems(lambda: plain_yaml.parse(text, "fil.yaml"))


@given(st.binary(max_size=60))
def test_any_bytes_give_a_mapping_or_one_clear_error(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fil.yaml"
        path.write_bytes(data)
        assert mapping_or_problems(lambda: plain_yaml.read(path))

"""The guides for users are run: their files are written, their commands executed, and what they show is what comes out.

A block ```yaml NAME``` or ```text NAME``` is written to that file. Each line of a ```sh``` block is a command, which may
read from a file ("< NAME"); a ```python``` block is run. A ```text``` block behind them is what is printed last; a line "…"
stands for what is left out.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from samspel import shipped
from samspel.cli.main import main

DOCS = Path(__file__).parents[1] / "docs"
GUIDES = [
    "case-systems.md",
    "provfall.md",
    "samspel-roller.md",
    "sammantrade.md",
    "spelregler.md",
    "svar-i-filen.md",
    "undantag.md",
    "writing-rules.md",
]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_steps_of_the_guide_work(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shipped.examples(), tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    printed, compared = "", 0
    for kind, name, body in BLOCK.findall((DOCS / guide).read_text(encoding="utf-8")):
        if name:
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
        elif kind == "sh":
            for command in body.splitlines():
                printed = _run(command, capsys)
        elif kind == "python":
            exec(compile(body, guide, "exec"), {})
            printed = capsys.readouterr().out
        elif kind == "text":
            at = 0
            for piece in re.split(r"^ *…\n", body, flags=re.MULTILINE):
                assert piece in printed[at:], f"{piece}\n--- is not in ---\n{printed}"
                at = printed.index(piece, at) + len(piece)
            compared += 1

    assert compared


def _run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    words = shlex.split(command)
    if words[0] == "cp":
        shutil.copy(words[1], words[2])
        return ""
    if words[0] == "mkdir":
        Path(words[1]).mkdir()
        return ""
    assert words[0] == "samspel", command
    with pytest.MonkeyPatch.context() as patch:
        if "<" in words:
            *words, _, file = words
            patch.setattr("sys.stdin", io.StringIO(Path(file).read_text(encoding="utf-8")))
        with pytest.raises(SystemExit):
            main(words[1:])
    told = capsys.readouterr()
    return told.out + told.err

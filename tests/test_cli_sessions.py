"""Sessions at the command line as text files: command, output and exit code, run in a folder of example files.

`SAMSPEL_WRITE_SESSIONS=1 pytest tests/test_cli_sessions.py` writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from samspel import shipped
from samspel.cli.main import cli, main

from .build_docx import document, paragraph, table
from .make_examples import revised_order

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
WRITE = os.environ.get("SAMSPEL_WRITE_SESSIONS") == "1"

GAPS = """samspel: 1
people:
  - {id: a1, roles: [{role: socialchef, from: 2024-01-01}, {role: avd-ifo, from: 2025-01-01, to: 2026-03-31}]}
  - {id: b2, roles: [{role: jurist, from: 2024-01-01}]}
orders:
  - id: sn-2024
    organ: sn
    in_force: {from: 2025-01-01, to: 2025-06-30}
    rows: [{id: r1, matter: Inköp, delegates: [{role: socialchef}]}]
  - id: sn-2025
    organ: sn
    title: Delegationsordning för socialnämnden
    in_force: {from: 2025-01-02}
    rows:
      - {id: r1, number: "1.1", matter: "Inköp, högst 50 000 kr", delegates: [{role: avd-ifo}], limit: {at_most: 50000, unit: SEK, vat: excluded}}
      - {id: r2, number: "1.2", matter: "Inköp, över 100 000 kr", delegates: [{role: socialchef}], limit: {more_than: 100000, at_most: 500000, unit: SEK, vat: excluded}}
      - {id: r3, number: "1.3", matter: Dödsboanmälan, delegates: [{role: jurist}, {role: socialchef}], acting: each}
      - {id: r4, number: "1.4", matter: Dödsboanmälan, delegates: [{role: jurist}]}
      - {id: r5, number: "1.5", matter: Boendestöd, delegates: [{role: avd-ifo, limit: {at_least: 20, unit: SEK}}], limit: {at_most: 10, unit: SEK}}
onward:
  - {id: v1, order: sn-2025, row: r4, by: socialchef, to: alkohol, in_force: {from: 2025-02-01}, document: Beslut 7}
  - {id: v2, order: sn-2024, row: r1, by: socialchef, to: jurist, in_force: {from: 2025-01-01}}
"""  # noqa: E501

BOARD = """samspel: 1
organs:
  - {id: kn, name: Kulturnämnden, kind: board, members: 5}
  - {id: kn-au, name: Kulturnämndens arbetsutskott, kind: committee, parent: kn}
roles:
  - {id: kn-ordf, name: Ordförande, side: political, organ: kn, seat: chair}
  - {id: kn-led, name: Ledamot, side: political, organ: kn, seat: member}
  - {id: kn-ers, name: Ersättare, side: political, organ: kn, seat: substitute}
  - {id: kulturchef, name: Kulturchef, side: official}
people:
  - {id: ek, name: A. Ek, roles: [{role: kn-ordf}]}
  - {id: al, name: B. Al, roles: [{role: kn-led}]}
  - {id: dal, name: C. Dal, roles: [{role: kn-led}]}
  - {id: fors, name: D. Fors, roles: [{role: kn-led}]}
  - {id: gran, name: E. Gran, roles: [{role: kn-ers}]}
  - {id: hed, name: F. Hed, roles: [{role: kulturchef}]}
"""
MEETING = """samspel: 1
meetings:
  - id: kn-2026-03-10
    organ: kn
    on: 2026-03-10
    opened: 13.00
    closed: 14.10
    attendance: [{person: ek, as: chair}, {person: al, as: member}, {person: dal, as: member}]
    items: [{number: "1", kind: procedure, matter: Upprop}, {number: "2", kind: decision, matter: Bidrag till föreningar}]
"""
GAME_RULES = """# Spelregler

Antagna av kommunstyrelsen 2019-02-06 § 12

## Syfte
Vi vill ha ett gott samarbete.

## Kontaktvägar
Ledamöter frågar förvaltningschefen. Ledamöter får inte väcka ärenden.

## Kaffe
Vi fikar på måndagar.
"""
TELLING = """kallad 2026-03-02
dagordning 1 Upprop (formalia); 2 Bidrag till föreningar (beslut)
klar
öppna 13:00
närvarande Ek, Al, Dal, Fors, Gran, Hed
§ 1
justerare Al och Dal
§ 2 kl 13:05
jäv Al, ersätts av Gran
lämnar Al
yrkande Ek: bifall
yrkande Dal och Fors: avslag på förslaget
propositionsordning bifall mot avslag
votering ja: Ek, Gran; nej: Dal, Fors; utslagsröst
beslut Bidragen beviljas. kl 13:40
reservation Dal
kommer Al 13:41
bselut Annat
lämnar Ubbe 13:50
lämnar Fors 13:30
klar
ångra
visa
klar
avsluta 14:10
frister 2026-03-11
justerat 2026-03-20
anslaget 2026-03-21
frister
spara mote.json
spara mote.yaml
spara namnd.yaml
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example files, and files that cannot be understood."""
    names = (
        "socialnamnden.docx",
        "organisation.yaml",
        "provfall.yaml",
        "samspel.yaml",
        "spelregler.yaml",
        "forvantningar.csv",
    )
    for name in names:
        shutil.copy(shipped.examples() / name, tmp_path)
    (tmp_path / "ny.docx").write_bytes(revised_order())
    (tmp_path / "tom.docx").write_bytes(b"")
    (tmp_path / "text.docx").write_text("Detta är inte en Word-fil.", encoding="utf-8")
    (tmp_path / "ole.docx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    (tmp_path / "utan-tabell.docx").write_bytes(document(paragraph("Protokoll"), paragraph("Mötet öppnas.")))
    (tmp_path / "utan-rubrik.docx").write_bytes(document(table([["Äpplen", "12"], ["Päron", "7"]], header=False)))
    (tmp_path / "trasig.yaml").write_text("samspel: 1\nroles: [{id: a, name: B\n", encoding="utf-8")
    (tmp_path / "fel.yaml").write_text(
        "samspel: 1\norgans:\n  - {id: kf, name: Fullmäktige, kind: councl}\n"
        "roles:\n  - {id: a b, name: Chef, sidde: official}\n",
        encoding="utf-8",
    )
    (tmp_path / "losa.yaml").write_text(
        "samspel: 1\n"
        "organs: [{id: ks, name: Kommunstyrelsen, kind: board, parent: kf}]\n"
        "orders:\n  - {id: o, organ: kss, rows: [{id: r1, matter: Avtal, delegates: [{role: chef}]}]}\n",
        encoding="utf-8",
    )
    (tmp_path / "undantag.yaml").write_text(
        "samspel: 1\nwaivers:\n"
        "  - {key: REF002@socialnamnden-2025/row/1.6, reason: Ses över, office: Socialchef, until: 2026-06-30}\n"
        "  - key: FRM001@socialnamnden-2025/row/3.4\n    reason: Nämnden beslutar själv så länge.\n"
        "    office: Socialnämnden\n    until: 2026-12-31\n    decision: Socialnämnden 2026-03-04 § 31\n"
        "  - {key: DEL006@socialnamnden-2025/row/4.2, reason: Ny organisation., office: Socialchef, until: 2026-12-31}\n"
        "  - {key: FRM004@socialnamnden-2025/row/9.9, reason: Ses över., office: Socialchef, until: 2026-12-31}\n",
        encoding="utf-8",
    )
    for name, text in (("namnd.yaml", BOARD), ("protokoll.yaml", MEETING), ("mote.txt", TELLING), ("fel.txt", "visa\n?\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "regler.md").write_text(GAME_RULES, encoding="utf-8")
    shutil.copy(shipped.examples() / "tema.yaml", tmp_path)
    (tmp_path / "ljust.yaml").write_text('samspel: 1\nline: "#C0C0C0"\n', encoding="utf-8")
    (tmp_path / "fel.csv").write_text("Sida;F1 är\nbåda;3\nförtroendevald;7\n", encoding="utf-8")
    (tmp_path / "luckor.yaml").write_text(GAPS, encoding="utf-8")
    (tmp_path / "trasiga-undantag.yaml").write_text(
        "samspel: 1\nwaivers:\n  - {key: REF002, reason: Ses över, until: 2026-06-31}\n"
        "  - {key: REF002@o/row/1, reason: R, office: O, until: 2026-06-30, beslut: SN § 3}\n",
        encoding="utf-8",
    )
    (tmp_path / "trasiga-provfall.yaml").write_text(
        "samspel: 1\norder: socialnamnden.docx\nwiht: organisation.yaml\ncases:\n"
        "  - may: Socialchef\n    matter: Direktupphandling\n    amount: efter behov\n    answer: kanske\n"
        "  - {mya: Socialchef, matter: Hemtjänst, answer: ja}\n"
        "  - {name: A, who: [], who_includes: [Socialchef], matter: Hemtjänst, on: 2026-02-30}\n"
        "  - {name: A, may: Socialchef, what: Socialchef}\n"
        "  - {what: Socialchef, on: 2026-05-01}\n"
        '  - {may: Socialchef, matter: Hemtjänst, answer: nej, row: "5.1", on: 2026-05-01}\n',
        encoding="utf-8",
    )
    (tmp_path / "okanda-provfall.yaml").write_text(
        "samspel: 1\norder: socialnamnden.docx\non: 2026-05-01\ncases:\n"
        "  - {may: Socialcheff, matter: rad 9.9, answer: nej}\n"
        "  - {name: Ingen köper rymdraketer, who: [], matter: Köpa en rymdraket}\n"
        '  - {what: Förvaltningsjurist, rows: ["1.3", "1.5", "1.6"]}\n',
        encoding="utf-8",
    )
    template = (shipped.examples() / "regelmall.yaml").read_text(encoding="utf-8")
    for name, text in (("mina-regler", template), ("fel-svar", template.replace("more_than: 2", "more_than: 3"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "egna.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("samspel.cli.check.durable_available", lambda: False)  # the same text wherever the tests run
    return tmp_path


def run(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints, both streams, and its exit code."""
    words = shlex.split(command)
    assert words[0] == "samspel"
    with pytest.MonkeyPatch.context() as patch:
        if "<" in words:
            *words, _, file = words
            patch.setattr("sys.stdin", io.StringIO(Path(file).read_text(encoding="utf-8")))
        with pytest.raises(SystemExit) as ended:
            main(words[1:])
    captured = capsys.readouterr()
    text = captured.out + "".join(f"! {line}\n" for line in captured.err.splitlines())
    return f"$ {command}\n{text}slutkod {ended.value.code or 0}\n"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("folder")
def test_the_session_prints_what_stands_in_the_file(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = session.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.+)$", wanted, re.MULTILINE)
    got = "\n".join(run(command, capsys) for command in commands)
    if WRITE:
        session.write_text(got, encoding="utf-8")

    assert got == wanted or WRITE
    assert commands


def test_every_refusal_tells_what_is_wrong_where_and_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        "tom.docx",
        "text.docx",
        "ole.docx",
        "utan-tabell.docx",
        "utan-rubrik.docx",
        "saknas.docx",
        "bild.png",
    ):
        printed = run(f"samspel check {name}", capsys)

        assert printed.endswith("slutkod 2\n"), name
        assert f"! {name}" in printed
        assert "Traceback" not in printed
        assert str(folder) not in printed
        assert len([line for line in printed.splitlines() if line.startswith("! ")]) == 1


def test_nothing_half_written_is_left_behind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name for path in folder.iterdir()}
    for command in (
        "check fel.yaml -o rapport.txt",
        "convert utan-tabell.docx -o ut.json",
        "draw fel.yaml -o bild.svg",
    ):
        assert run(f"samspel {command}", capsys).endswith("slutkod 2\n")

    assert {path.name for path in folder.iterdir()} == before


def test_every_command_of_the_list_can_be_called_by_that_name() -> None:
    listing = click.Context(cli)

    for name in cli.list_commands(listing):
        command = cli.get_command(listing, name)
        assert command is not None
        assert command.name == name


def test_a_command_that_is_not_in_the_list_is_no_command() -> None:
    assert cli.get_command(click.Context(cli), "main") is None

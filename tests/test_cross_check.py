"""A report is confirmed by the second engine, or says that it is not: whatever that engine does, no wrong agreement."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from samspel.checks.run import check
from samspel.cli.main import main
from samspel.engines import durable
from samspel.errors import EnginesDisagree, EngineStopped, SamspelError, SecondOpinionFailed
from samspel.exporters.report_text import report_text
from samspel.findings import Fault, Report
from samspel.rules import RulePack

from . import stand_in
from .packs import one_pack, rule_text
from .stand_in import needs_durable
from .towns import DAY, order

TOWN = order("id: r1, matter: Avtal, delegates: []", "id: r2, matter: Bidrag, delegates: [{text: Socialchef}]")
NATIVE = """\
samspel: 1
organs: [{id: sn, name: Socialnämnden, kind: board}]
orders: [{id: o, organ: sn, rows: [{id: r1, number: "1", matter: Avtal, delegates: [], execution: no}]}]
"""
Behave = Callable[[str], None]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def behave(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Behave:
    """Puts an engine that behaves so in the place of durable-rules."""
    folder = tmp_path_factory.mktemp("stand-in")
    return lambda behaviour: stand_in.put_in_place(behaviour, folder, monkeypatch)


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "_MODULE", "no_such_module")


def cross_checked(*packs: RulePack) -> Report:
    return check(TOWN, on=DAY, packs=packs or [one_pack(rule_text())], cross_check=True)


# --- agreement --------------------------------------------------------------------------------------------------------


def test_a_report_that_both_engines_stand_behind_says_so(behave: Behave) -> None:
    behave(stand_in.WELL)
    report = cross_checked()

    assert report.engines == ("compiled", "durable")
    assert report.fault is None
    assert report == check(TOWN, on=DAY, packs=[one_pack(rule_text())]).model_copy(update={"engines": report.engines})
    assert "Svaren är kontrollräknade" in report_text(report)
    assert "bara det ena" not in report_text(report)


@needs_durable
def test_all_shipped_rules_are_confirmed_by_durable_rules_itself() -> None:
    assert check(TOWN, on=DAY, cross_check=True).engines == ("compiled", "durable")


def test_a_report_by_one_engine_says_so_in_both_languages() -> None:
    assert "inte kontrollräknats" in report_text(check(TOWN, on=DAY))
    assert "not checked by a second" in report_text(check(TOWN, on=DAY, language="en"))


def test_a_rule_outside_the_subset_is_told_and_not_taken_for_confirmed(behave: Behave) -> None:
    behave(stand_in.WELL)
    pack = one_pack(rule_text(), rule_text(code="TST002", slug="other", when=f"{{delegate_count: {{at_least: {2**31}}}}}"))
    report = cross_checked(pack)

    assert report.not_cross_checked == {"TST002": "number_too_large"}
    assert '"TST002": "number_too_large"' in report.model_dump_json().replace('":"', '": "')
    assert "Regler som bara det ena kunde pröva: 1." in report_text(report)


@pytest.mark.usefixtures("without_durable")
def test_asking_for_what_is_not_installed_tells_how_to_install_it() -> None:
    with pytest.raises(SamspelError, match=r"samspel\[crosscheck\]"):
        cross_checked()


@needs_durable
def test_the_c_code_never_comes_into_this_process() -> None:
    code = (
        "import sys; from datetime import date; from samspel import check; from samspel.model import Municipality\n"
        "from samspel.engines import durable_available; assert durable_available()\n"
        "check(Municipality(), on=date(2026, 5, 1), cross_check=True)\n"
        "assert not {'durable', 'durable_rules_engine'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- disagreement -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("behaviour", "told"), [(stand_in.BLIND, "doubt"), ("waiting.clear()", "not_assessed")])
def test_a_disagreement_carries_the_marked_report_and_what_is_needed_to_see_it_again(
    behave: Behave, behaviour: str, told: str
) -> None:
    behave(behaviour)
    with pytest.raises(EnginesDisagree, match="TST001") as raised:
        cross_checked()

    report, [first, *_] = raised.value.report, raised.value.reproduction["disagreements"]
    assert report.fault is Fault.ENGINES_DISAGREE
    assert [finding.about for finding in report.findings] == ["o/row/r1"]
    assert first["rule"] == "TST001"
    assert first["about"] == "o/row/r1"
    assert first["answers"] == {"compiled": "breach", "durable": told}
    assert first["attributes"]["has_delegate"] is False
    assert first["attributes"]["acting"] == "none"
    assert first["days"]["asked"] == DAY.isoformat()
    assert json.loads(json.dumps(raised.value.reproduction)) == raised.value.reproduction


def test_an_engine_that_says_both_yes_and_no_is_not_believed(behave: Behave) -> None:
    behave(stand_in.EAGER)
    with pytest.raises(EngineStopped, match="både ja och nej: TST001 guard holds") as raised:
        cross_checked()

    assert len(raised.value.reproduction["row"]["facts"]) == 2


# --- an engine that stops ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (stand_in.CRASHES, r"kod -11"),
        (stand_in.STOPS_HALFWAY, "inget helt svar"),
        (stand_in.REFUSES, r"kod 1.*error code: 303"),
        ("print('{}')", "inget helt svar"),
        ("RULES.clear(); waiting.clear(); sys.stdout.write('{\"row\": []}'); sys.stdout.flush(); os._exit(0)", "inget helt"),
    ],
    ids=["crash", "half an answer", "error", "noise", "too little"],
)
def test_an_engine_that_stops_is_a_clear_error_with_what_it_was_given(behave: Behave, behaviour: str, words: str) -> None:
    behave(behaviour)
    with pytest.raises(EngineStopped, match=words) as raised:
        cross_checked()

    assert re.search(r"uppgifterna 1–\d+ av \d+", str(raised.value))
    assert raised.value.report.fault is Fault.ENGINE_STOPPED
    assert raised.value.report.findings
    assert raised.value.report.engines == ("compiled",)
    assert len(raised.value.reproduction["row"]["facts"]) == 2


def test_an_engine_that_hangs_is_stopped_in_time_and_leaves_no_process(
    behave: Behave, monkeypatch: pytest.MonkeyPatch
) -> None:
    behave(stand_in.HANGS)
    monkeypatch.setattr(durable, "SECONDS", 0.5)
    start = time.monotonic()
    with pytest.raises(EngineStopped, match=r"inte inom 0\.5 sekunder"):
        cross_checked()

    assert time.monotonic() - start < 5
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # neither running nor waiting to be fetched


def test_a_crash_is_seen_also_in_a_server_that_does_not_ask_how_its_processes_end(behave: Behave) -> None:
    behave(stand_in.CRASHES)
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        with pytest.raises(EngineStopped, match="inget helt svar"):
            cross_checked()
    finally:
        signal.signal(signal.SIGCHLD, before)


@pytest.mark.parametrize("python", ["", "/no/such/python"])
def test_an_engine_that_cannot_be_started_is_a_clear_error(
    behave: Behave, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    behave(stand_in.WELL)
    monkeypatch.setattr(sys, "executable", python)
    with pytest.raises(EngineStopped, match="gick inte att starta"):
        cross_checked()


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `samspel check` on a small order in an empty folder: exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ordning.yaml").write_text(NATIVE, encoding="utf-8")

    def run_check(*options: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["check", "ordning.yaml", "--as-of", "2026-02-01", *options])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return run_check


def test_the_command_cross_checks_where_it_can(behave: Behave, run: Run) -> None:
    behave(stand_in.WELL)

    assert "Svaren är kontrollräknade" in run()[1]
    assert "inte kontrollräknats" in run("--one-engine")[1]


@pytest.mark.usefixtures("without_durable")
def test_the_command_does_with_one_engine_where_there_is_no_other(run: Run) -> None:
    code, out, err = run()

    assert "inte kontrollräknats" in out
    assert (code, err) == (1, "")


def test_a_disagreement_ends_the_command_with_70_after_the_marked_report(behave: Behave, run: Run, tmp_path: Path) -> None:
    behave(stand_in.BLIND)
    code, out, err = run()

    assert code == 70
    assert out.startswith("LITA INTE PÅ DEN HÄR RAPPORTEN.")
    assert "FEL " in out
    assert "kontrollräknade" not in out
    assert "samspel-internt-fel.json" in err
    assert "oense" in err
    assert "--one-engine" in err
    reproduction = json.loads((tmp_path / "samspel-internt-fel.json").read_text(encoding="utf-8"))
    assert {one["answers"]["durable"] for one in reproduction["disagreements"]} == {"doubt"}


def test_what_is_needed_to_see_it_again_lies_beside_the_report(behave: Behave, run: Run, tmp_path: Path) -> None:
    behave(stand_in.BLIND)
    (tmp_path / "ut").mkdir()
    code, out, _ = run("-o", "ut/rapport.json", "--format", "json", "--lang", "en")

    assert (code, out) == (70, "")
    assert json.loads((tmp_path / "ut" / "rapport.json").read_text(encoding="utf-8"))["fault"] == "engines_disagree"
    assert (tmp_path / "ut" / "rapport-samspel-internt-fel.json").exists()


def test_a_crash_ends_the_command_with_70_and_the_report_of_the_first_engine(behave: Behave, run: Run) -> None:
    behave(stand_in.CRASHES)
    code, out, err = run()

    assert code == 70
    assert out.startswith("SVAREN ÄR INTE KONTROLLRÄKNADE.")
    assert "stannade (kod -11)" in err
    assert "Traceback" not in err
    assert run("--one-engine")[0] == 1


def test_the_given_is_enough_to_see_a_crash_again(behave: Behave, tmp_path: Path) -> None:
    behave(stand_in.CRASHES)
    with pytest.raises(SecondOpinionFailed) as raised:
        cross_checked()
    folder = next(path for path in sys.path if (Path(path) / "durable_rules_engine.py").exists())
    again = [sys.executable, "-I", "-S", str(Path(durable.__file__).with_name("durable_child.py")), folder]

    assert subprocess.run(again, input=json.dumps(raised.value.reproduction).encode(), check=False).returncode == -11

"""axe-core finds nothing that WCAG 2.1 AA forbids in the web pages, their pictures among them, in headless Chromium.

Runs where npm and Chromium are (Debian: npm, chromium); axe-core is fetched from npm for the run.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tarfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samspel import check, compare, draw, interplay, load, read_order, write_order
from samspel.exporters.diagrams.theme import load_theme
from samspel.exporters.interplay_paper import interplay_paper
from samspel.exporters.paper.comparison import comparison_paper
from samspel.exporters.paper.minutes import minutes_paper
from samspel.exporters.paper.report import report_paper
from samspel.exporters.paper.themed import themed_paper
from samspel.exporters.paper.writing import write_paper
from samspel.importers import load_files
from samspel.importers.meetings import load_meetings
from tests.make_examples import FILE, revised_order

AXE = "axe-core@4.10.3"
RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(function (found) {
  var pre = document.createElement("pre");
  pre.id = "axe";
  pre.textContent = JSON.stringify({passes: found.passes.length, violations: found.violations.map(function (one) {
    return one.id + ": " + one.nodes.map(function (node) { return node.html.slice(0, 200); }).join(" | ");
  })});
  document.body.appendChild(pre);
});
"""
MINUTES = Path(__file__).parents[1] / "data" / "minutes" / "06-sn-skogsberga.docx"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH (Debian package chromium)"),
    pytest.mark.skipif(shutil.which("npm") is None, reason="no npm on PATH (Debian package npm)"),
]


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    packed = subprocess.run(["npm", "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, check=False)
    if packed.returncode:
        pytest.skip("axe-core could not be fetched from npm")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode()


def audit(page: bytes, axe: str, folder: Path) -> dict[str, Any]:
    """What axe finds in the page. The page's own policy would not let a foreign script in, so it is taken away."""
    text = re.sub(r"<meta http-equiv[^>]*>", "", page.decode())
    file = folder / "page.html"
    file.write_text(text.replace("</body>", f"<script>{axe}</script><script>{RUN}</script></body>"), encoding="utf-8")
    assert CHROMIUM is not None
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=20000",
        "--dump-dom",
        str(file),
    ]
    dumped = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'<pre id="axe">(.*?)</pre>', dumped, re.DOTALL)
    assert found, "axe did not finish"
    answer = json.loads(html.unescape(found[1]))
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_with_its_pictures_has_no_violation(axe: str, language: str, tmp_path: Path) -> None:
    loaded = load_files([FILE.with_name("organisation.yaml"), FILE])
    report = check(loaded.town, on=date(2026, 5, 1), language=language, document=loaded.document(language))
    paper = report_paper(report, loaded.town, loaded.town.orders, "1.0")
    found = audit(write_paper(paper, "html"), axe, tmp_path)

    assert found["violations"] == []
    assert found["passes"] > 20


def test_the_board_paper_has_no_violation(axe: str, tmp_path: Path) -> None:
    new = tmp_path / "ny.docx"
    new.write_bytes(revised_order())
    paper = comparison_paper(compare(load(FILE), load(new)))

    assert audit(write_paper(paper, "html"), axe, tmp_path)["violations"] == []


def test_the_papers_of_a_meeting_of_interplay_and_of_an_order_have_no_violation(axe: str, tmp_path: Path) -> None:
    loaded = load_meetings([MINUTES])
    report = check(loaded.town, on=date(2026, 5, 1))
    theme = load_theme(FILE.with_name("tema.yaml"))
    minutes = themed_paper(minutes_paper(report, loaded.town, loaded.meetings[0], "1.0"), theme)
    town = load(FILE.with_name("organisation.yaml"), FILE.with_name("samspel.yaml"), FILE)
    overview = interplay(town, on=date(2026, 2, 1))
    pages = [
        write_paper(minutes, "html"),
        write_paper(interplay_paper(overview, draw("command", town)), "html"),
        write_order(read_order(FILE), "html").data,
    ]

    for page in pages:
        assert audit(page, axe, tmp_path)["violations"] == []


def test_the_audit_finds_what_is_wrong(axe: str, tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html><head><title>x</title></head><body><img src=x.png></body></html>"

    assert audit(page, axe, tmp_path)["violations"]

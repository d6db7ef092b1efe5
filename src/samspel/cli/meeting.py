"""`samspel meeting`: a meeting by its minutes, or while it goes on; and templates of agendas."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from .. import __version__, shipped
from ..checks.meeting_session import MeetingSession
from ..engines import CompiledEngine
from ..errors import SamspelError
from ..exporters.agenda_text import agenda_markdown
from ..exporters.paper.minutes import HowRead, minutes_paper
from ..exporters.paper.writing import Form, write_paper
from ..findings import Level, Report
from ..importers import load_files
from ..importers.meetings import LoadedMeetings, load_meetings
from ..importers.minutes import Fate, ReadMinutes
from ..planner.agendas import agendas
from ..rules.load import load_packs
from .check import EXIT_FINDINGS, check_and_tell, judged, refuse_fault
from .live_meeting import LiveMeeting
from .options import Day, language_option, refuse_overwriting, report_options, write
from .papers import form_of, in_theme, theme_option

KINDS = ("board", "preparation", "theme", "dialogue")


@click.command("meeting")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL...]")
@click.option("--with", "beside", multiple=True, type=click.Path(path_type=Path), help="Fil om organisationen.")
@click.option("--as-of", type=Day(), help="Dag att pröva mot, annars i dag. Med --live: sammanträdets dag.")
@click.option("--rules", "folders", multiple=True, type=click.Path(path_type=Path), help="Mapp med egna regelpaket.")
@click.option("--live", is_flag=True, help="Följ ett sammanträde medan det pågår. FIL är då filen om organisationen.")
@click.option("--organ", metavar="ORGAN", help="Med --live: id i filen för det organ som sammanträder.")
@click.option("--resume", "saved", type=click.Path(path_type=Path), help="Med --live: fortsätt ett sparat sammanträde.")
@click.option("--agenda", type=click.Choice(KINDS), help="Visa en mall för dagordningen för ett slags möte.")
@report_options
@theme_option
@language_option
@click.pass_context
def meeting_command(
    context: click.Context,
    files: tuple[Path, ...],
    beside: tuple[Path, ...],
    as_of: date | None,
    folders: tuple[Path, ...],
    live: bool,
    organ: str | None,
    saved: Path | None,
    agenda: str | None,
    form: str,
    fail_level: str,
    output: Path | None,
    everything: bool,
    one_engine: bool,
    theme: Path | None,
    language: str,
) -> None:
    """Pröva ett protokoll, eller följ ett sammanträde medan det pågår (--live).

    Med -o granskning.docx, .pdf, .html eller .md skrivs granskningen som ett dokument att lämna till ordföranden, ett
    för varje sammanträde.

    Slutkod 0: inga anmärkningar på vald nivå. 1: anmärkningar. 2: filen gick inte att förstå. 70: internt fel.
    """
    refuse_overwriting(output, [*files, *beside, *filter(None, (theme,))])
    if agenda is not None:
        text = agenda_markdown(agendas()[agenda], language)
        click.echo(text, nl=False) if output is None else write(output, text.encode())
        return
    if not files:
        raise SamspelError("Ange ett protokoll, eller med --live en fil om organisationen. Hjälp: samspel meeting --help")
    on = as_of or date.today()  # noqa: DTZ011
    packs = load_packs(shipped.packs(), *folders)
    if live:
        _live([*files, *beside], organ, saved, on, CompiledEngine(rule for pack in packs for rule in pack.rules))
        return
    if organ is not None or saved is not None:
        raise SamspelError("--organ och --resume hör ihop med --live.")
    loaded = load_meetings(files, beside, language)
    asked: dict[str, Any] = {"on": on, "packs": packs, "language": language, "document": loaded.document}
    read = [*files, *beside]
    if output is not None and form == "text" and (paper := form_of(output)):
        report = _on_paper(loaded, output, paper, theme, one_engine, read, asked)
    else:
        report = check_and_tell(
            loaded.town, form=form, output=output, everything=everything, one_engine=one_engine, read=read, **asked
        )
    if report.at_least(Level(fail_level)):
        context.exit(EXIT_FINDINGS)


def _on_paper(
    loaded: LoadedMeetings,
    output: Path,
    form: Form,
    theme: Path | None,
    one_engine: bool,
    read: Sequence[Path],
    asked: Mapping[str, Any],
) -> Report:
    """Checks, and writes a paper for each meeting, so that each chair gets her own; several have their id in the name."""
    report, fault = judged(loaded.town, one_engine, **asked)
    alone = len(loaded.meetings) == 1
    papers = {}
    for meeting in loaded.meetings:
        name = re.sub(r"[^\w.-]", "_", meeting.id)
        path = output if alone else output.with_stem(f"{output.stem}-{name}")
        if path in papers:
            raise SamspelError(f"{path.name}: Två sammanträden skulle få samma fil. Ge dem olika id, eller ta ett i taget.")
        refuse_overwriting(path, read)
        paper = minutes_paper(report, loaded.town, meeting, __version__, _how_read(loaded.read_of(meeting)))
        papers[path] = write_paper(in_theme(paper, theme), form)
    for path, data in papers.items():
        write(path, data)
        click.echo(path.name)
    refuse_fault(fault, output, read)
    return report


def _how_read(minutes: ReadMinutes | None) -> HowRead | None:
    if minutes is None:
        return None
    understood, kept, doubtful = (minutes.count(fate) for fate in (Fate.UNDERSTOOD, Fate.KEPT, Fate.DOUBT))
    doubts = tuple((one.place, one.words, one.reason) for one in minutes.doubts)
    return HowRead(minutes.file, understood, kept, doubtful, doubts, minutes.notes)


def _live(files: list[Path], organ: str | None, saved: Path | None, on: date, engine: CompiledEngine) -> None:
    town = load_files(files).town
    if saved is not None:
        session = MeetingSession.resume(town, saved.read_bytes(), engine=engine)
    elif organ is not None:
        session = MeetingSession(town, organ, on, engine=engine)
    else:
        raise SamspelError(f"Ange vilket organ som sammanträder: --organ. Möjliga: {', '.join(town.organ) or 'inga'}.")
    meeting = session.meeting
    click.echo(f"{town.organ[meeting.organ].name} {meeting.on}. Skriv vad som händer. hjälp visar orden, sluta avslutar.")
    for answer in LiveMeeting(session, town, files, on).answers(_lines()):
        click.echo(answer)


def _lines() -> Iterator[str]:
    """What is written, line by line; with a prompt where a person writes."""
    person = bool(sys.stdin and sys.stdin.isatty())
    while sys.stdin:
        if person:
            click.echo("> ", nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        yield line

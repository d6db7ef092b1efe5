"""`samspel meeting`: a meeting by its minutes, or while it goes on; and templates of agendas."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from .. import shipped
from ..checks.meeting_session import MeetingSession
from ..engines import CompiledEngine
from ..errors import SamspelError
from ..exporters.agenda_text import agenda_markdown
from ..findings import Level
from ..importers import load_files
from ..importers.meetings import load_meetings
from ..planner.agendas import agendas
from ..rules.load import load_packs
from .check import EXIT_FINDINGS, check_and_tell
from .live_meeting import LiveMeeting
from .options import Day, language_option, refuse_overwriting, report_options, write

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
    language: str,
) -> None:
    """Pröva ett protokoll, eller följ ett sammanträde medan det pågår (--live).

    Slutkod 0: inga anmärkningar på vald nivå. 1: anmärkningar. 2: filen gick inte att förstå. 70: internt fel.
    """
    refuse_overwriting(output, [*files, *beside])
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
    report = check_and_tell(
        loaded.town,
        form=form,
        output=output,
        everything=everything,
        one_engine=one_engine,
        read=[*files, *beside],
        on=on,
        packs=packs,
        language=language,
        document=loaded.document,
    )
    if report.at_least(Level(fail_level)):
        context.exit(EXIT_FINDINGS)


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

"""The `samspel` command: its subcommands, and how errors reach the person at the terminal."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from .. import __version__
from ..errors import SamspelError, SecondOpinionFailed, UnreadableInput
from .check import check_command
from .cite import cite_command
from .compare import compare_command
from .convert import convert_command
from .decide import decide_command, what_command, who_command
from .demo import demo_command
from .draw import draw_command
from .expectations import expectations_group
from .game_rules import game_rules_group
from .gaps import gaps_command
from .interplay import interplay_command
from .meeting import meeting_command
from .onboarding import onboarding_command
from .plan import plan_command
from .report import report_command
from .rules import rule_command, rules_command
from .schema import schema_command
from .test import test_command
from .zone import zone_command

EXIT_UNREADABLE = 2
EXIT_INTERNAL = 70
EXIT_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="samspel")
def cli() -> None:
    """Läser, prövar och ritar delegationsordningar i kommuner och regioner."""


for _command in (
    check_command,
    cite_command,
    decide_command,
    who_command,
    what_command,
    draw_command,
    report_command,
    convert_command,
    compare_command,
    zone_command,
    gaps_command,
    interplay_command,
    test_command,
    plan_command,
    meeting_command,
    game_rules_group,
    expectations_group,
    onboarding_command,
    rule_command,
    rules_command,
    schema_command,
    demo_command,
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits. A file that cannot be understood gives its mistakes and exit code 2."""
    _speak_utf8()
    try:
        code = cli.main(args=None if arguments is None else list(arguments), prog_name="samspel", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.Abort:
        sys.exit(EXIT_INTERRUPTED)
    except click.ClickException as error:
        click.echo(_in_swedish(error), err=True)
        sys.exit(EXIT_UNREADABLE)
    except UnreadableInput as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(EXIT_UNREADABLE)
    except SecondOpinionFailed as error:
        click.echo(f"{error} Med --one-engine hoppas kontrollräkningen över.", err=True)
        sys.exit(EXIT_INTERNAL)
    except SamspelError as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_UNREADABLE)
    except OSError as error:
        click.echo(f"Det gick inte att läsa eller skriva: {error.strerror or type(error).__name__}.", err=True)
        sys.exit(EXIT_UNREADABLE)
    except Exception:
        traceback.print_exc()
        click.echo("Internt fel i samspel. Skicka gärna texten ovan till dem som förvaltar programmet.", err=True)
        sys.exit(EXIT_INTERNAL)


def _in_swedish(error: click.ClickException) -> str:
    """A mistake in the call, and where help is found. Messages of our own are Swedish already."""
    if isinstance(error, click.NoSuchOption):
        words = f"Flaggan {error.option_name} finns inte."
        if error.possibilities:
            words += f" Menade du {' eller '.join(sorted(error.possibilities))}?"
    elif isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "ett värde"
        if isinstance(error.param, click.Option):
            name = f"{error.param.opts[0]} {name}"
        words = f"Det saknas något i anropet: {name}."
    elif isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param and error.param.opts else ""
        choices = getattr(error.param.type, "choices", None) if error.param else None
        words = f"{name}: Möjliga värden är {', '.join(choices)}." if choices else f"{name}: {error.message}"
    elif "No such command" in error.message:
        words = f"Kommandot finns inte ({error.message.split(chr(39))[1]})."
    else:
        words = error.message
    context = getattr(error, "ctx", None)
    return f"{words} Hjälp: {context.command_path if context else 'samspel'} --help"


def _speak_utf8() -> None:
    """Swedish letters must come out right also where the terminal says it speaks something else (Windows, C locale)."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

"""The `samspel` command: its subcommands, and how errors reach the person at the terminal."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from .. import __version__
from ..errors import SamspelError, UnreadableInput
from .check import check_command
from .convert import convert_command
from .demo import demo_command
from .draw import draw_command
from .rules import rule_command, rules_command
from .schema import schema_command

EXIT_UNREADABLE = 2
EXIT_INTERNAL = 70


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="samspel")
def cli() -> None:
    """Läser, prövar och ritar delegationsordningar i kommuner och regioner."""


for _command in (
    check_command,
    draw_command,
    convert_command,
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
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="samspel", standalone_mode=True)
    except UnreadableInput as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        sys.exit(EXIT_UNREADABLE)
    except SamspelError as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_UNREADABLE)
    except Exception:
        traceback.print_exc()
        click.echo("Internt fel i samspel. Skicka gärna texten ovan till dem som förvaltar programmet.", err=True)
        sys.exit(EXIT_INTERNAL)


def _speak_utf8() -> None:
    """Swedish letters must come out right also where the terminal says it speaks something else (Windows, C locale)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")

"""The `samspel` command: its subcommands, and how errors reach the person at the terminal."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from .. import __version__
from ..errors import SamspelError, SecondOpinionFailed, UnreadableInput

EXIT_UNREADABLE = 2
EXIT_INTERNAL = 70
EXIT_INTERRUPTED = 130


_COMMANDS = {
    "check": ("check", "Pröva en delegationsordning, beslut eller sammanträden."),
    "cite": ("cite", "Förklara en hänvisning till lag."),
    "compare": ("compare", "Jämför två versioner av en delegationsordning."),
    "convert": ("convert", "Läs en delegationsordning och skriv den i annat format."),
    "decide": ("decide", "Får rollen, personen eller organet besluta i ärendet?"),
    "demo": ("demo", "Pröva en påhittad delegationsordning."),
    "draw": ("draw", "Rita delegationsordningen eller organisationen."),
    "expectations": ("expectations", "Förväntningar mellan förtroendevalda och tjänstepersoner."),
    "game-rules": ("game_rules", "Spelregler: mall, prövning och dokument."),
    "gaps": ("gaps", "Vad lämnar delegationsordningen öppet?"),
    "interplay": ("interplay", "Samspelet mellan politik och förvaltning."),
    "meeting": ("meeting", "Pröva ett protokoll, eller följ ett sammanträde."),
    "onboarding": ("onboarding", "Introduktion för nyvalda eller nya tjänstepersoner."),
    "plan": ("plan", "Vägen till ett beslut: vem gör vad."),
    "report": ("report", "Skriv en rapport för nämnden."),
    "rule": ("rules", "Visa en regel och dess lagstöd."),
    "rules": ("rules", "Lista reglerna, eller pröva deras exempel."),
    "schema": ("schema", "Visa JSON Schema för samspels filer."),
    "test": ("test", "Säger delegationsordningen det den ska? Kör provfall."),
    "what": ("decide", "Vad får rollen, personen eller organet besluta?"),
    "who": ("decide", "Vilka får besluta i ärendet? De närmaste först."),
    "zone": ("zone", "Är ärendet vad (politik) eller hur (förvaltning)?"),
}
"""Each command: the module it lives in, and what the list of commands says of it."""


class _Commands(click.Group):
    """The commands, each loaded when it is called: what one of them needs is no wait for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f".{_COMMANDS[cmd_name][0]}", __package__)
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="samspel")
def cli() -> None:
    """Läser, prövar och ritar delegationsordningar i kommuner och regioner."""


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

"""`python -m samspel` is the `samspel` command."""

from .cli.main import main

main()

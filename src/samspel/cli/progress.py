"""What a command is doing, shown on the terminal while it takes time; silent where nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def working(words: str) -> Iterator[Callable[[str], None]]:
    """Shows the words until the work is done, and new ones when it is told; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(words)) as status:
        yield lambda new: status.update(escape(new))


def steps(items: Sequence[T], words: Callable[[T], str]) -> Iterator[T]:
    """The items one by one, with the words about each shown while it is worked on."""
    with working("") as tell:
        for at, item in enumerate(items, start=1):
            tell(f"{words(item)} ({at} av {len(items)})")
            yield item

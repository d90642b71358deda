"""Lines for the person at the terminal: what is happening, and how long it has been since the start."""

import os
import sys
import time

# The installation and what follows it are two processes, but one command with one clock.
_CLOCK = "LAUNCHER_STARTED"
_STARTED = float(os.environ.pop(_CLOCK, time.monotonic()))
_TROUBLE = "!"


class Stop(Exception):
    """Ends the command with a sentence for the person at the terminal instead of a traceback."""


def clock() -> dict[str, str]:
    """The variable that hands this command's clock to the process that takes over."""
    return {_CLOCK: str(_STARTED)}


def say(sentence: str, *, mark: str = " ") -> None:
    """Print one line with the seconds since the command began."""
    for line in sentence.splitlines() or [""]:
        print(f"{time.monotonic() - _STARTED:6.1f} s {mark} {line}", flush=True)


def warn(sentence: str) -> None:
    """Print one line that should not be overlooked."""
    say(sentence, mark=_TROUBLE)


def plain(text: str) -> None:
    """Print text as it is, without the clock."""
    print(text, flush=True)


def end(trouble: Stop) -> int:
    """Print the sentence of a `Stop` and return the exit status for it."""
    print(f"\n{trouble}\n", file=sys.stderr, flush=True)
    return 1

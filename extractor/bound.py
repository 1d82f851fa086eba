"""How is one article kept from stopping the run? A time bound around its work."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class TookTooLong(BaseException):
    """The bound was reached. Not an Exception, so that no library's `except Exception` swallows it on its way out."""


@contextmanager
def time_bound(seconds: float) -> Iterator[None]:
    """Raises TookTooLong in the block after that long; does nothing outside the main thread or where there is no SIGALRM."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    # It rings again every second: a `finally` or a bare `except` of a library may swallow the first.
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        try:
            yield
        finally:
            _stop(before)
    except TookTooLong:
        # It may have rung while the line above was stopping it: a timer left behind would hit an innocent article.
        _stop(before)
        raise


def _stop(before: Callable[[int, FrameType | None], object] | int | None) -> None:
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLong

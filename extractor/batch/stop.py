"""How does Ctrl-C end a run between two articles and not in the middle of one?"""

import signal
import threading
from types import FrameType
from typing import Any


class Stop:
    """While open, the first Ctrl-C (or SIGTERM) only sets `asked`, unless the run waits for work: then it raises KeyboardInterrupt there.

    A second one always raises. Outside the main thread signals cannot be had, and nothing changes.
    """

    def __init__(self) -> None:
        self.asked = False
        self.waiting = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> "Stop":
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._before[number] = signal.signal(number, self._ring)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        if self.waiting or self.asked:
            self.asked = True
            raise KeyboardInterrupt
        self.asked = True

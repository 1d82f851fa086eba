"""How long may one address take in all? A wall clock that stands still while manners make us wait."""

import asyncio
from types import TracebackType


class Bound:
    """`async with Bound(seconds) as bound:` raises TimeoutError in the block; a drip feed cannot stretch it, reading by reading."""

    def __init__(self, seconds: float, outer: "Bound | None" = None) -> None:
        self._seconds = seconds
        self._outer = outer
        self._timeout = asyncio.timeout(seconds)
        self._left: float | None = None
        self._pauses = 0

    async def __aenter__(self) -> "Bound":
        await self._timeout.__aenter__()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._timeout.__aexit__(kind, error, trace)

    def pause(self) -> None:
        """Stop the clock, and that of the bound around it. Pauses nest."""
        if self._outer:
            self._outer.pause()
        self._pauses += 1
        when = self._timeout.when()
        if self._pauses == 1 and when is not None and not self._timeout.expired():
            self._left = when - asyncio.get_running_loop().time()
            self._timeout.reschedule(None)

    def resume(self) -> None:
        """Let it run on with what was left."""
        if self._outer:
            self._outer.resume()
        self._pauses = max(0, self._pauses - 1)
        if self._pauses == 0 and self._left is not None:
            self._timeout.reschedule(asyncio.get_running_loop().time() + self._left)
            self._left = None

    def __str__(self) -> str:
        return f"more than {self._seconds:g} seconds"

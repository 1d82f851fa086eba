"""When may the next exchange with a host begin? So many at one time, so long apart, and not before the host allows it."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass

_MOST_HOSTS = 20_000
"""Remembered hosts; the longest unused is forgotten first. 20,000 take about 20 MB, so that a fetcher may run for months."""


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore
    next_start: float = 0.0
    delay: float = 0.0
    users: int = 0


class Gate:
    """The manners of one fetcher. Times are those of the event loop."""

    def __init__(self, *, connections: int, per_host: int, delay: float) -> None:
        self._overall = asyncio.Semaphore(connections)
        self._per_host = per_host
        self._delay = delay
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    async def begin(self, host: str, *, delayed: bool = True) -> None:
        """Waits for one of the host's slots and one of all; undelayed, not for the pause between two pages. Each `begin` that returns needs its `end`."""
        state = self._host(host)
        state.users += 1
        try:
            await state.slots.acquire()
            try:
                if delayed:
                    await self._sit_out(state)
                await self._overall.acquire()
            except BaseException:
                state.slots.release()
                raise
        except BaseException:
            state.users -= 1
            raise

    def end(self, host: str) -> None:
        """Gives both slots back."""
        state = self._hosts[host]
        state.users -= 1
        state.slots.release()
        self._overall.release()

    def slow_down(self, host: str, delay: float) -> None:
        """Keep at least this long between two starts (a crawl-delay)."""
        self._host(host).delay = max(self._delay, delay)

    def hold(self, host: str, seconds: float) -> None:
        """No new start at this host for so long (a Retry-After)."""
        state = self._host(host)
        state.next_start = max(state.next_start, self._now() + seconds)

    def ready_at(self, host: str) -> float:
        """When the host's next exchange may begin, as far as its delay goes."""
        state = self._hosts.get(host)
        return state.next_start if state else 0.0

    async def _sit_out(self, state: _Host) -> None:
        while (wait := state.next_start - self._now()) > 0:
            await asyncio.sleep(wait)
        state.next_start = self._now() + state.delay

    def _host(self, host: str) -> _Host:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host(asyncio.Semaphore(self._per_host), delay=self._delay)
            self._forget_one()
        self._hosts.move_to_end(host)
        return state

    def _forget_one(self) -> None:
        if len(self._hosts) <= _MOST_HOSTS:
            return
        for name, state in self._hosts.items():
            if not state.users and state.next_start <= self._now():
                del self._hosts[name]
                return

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()

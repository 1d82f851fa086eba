import asyncio
from collections.abc import Awaitable, Callable

import pytest

from extractor.fetch.bound import Bound
from extractor.fetch.gate import Gate
from extractor.fetch.schedule import Schedule, run_all


def _most_at_once(gate: Gate, hosts: list[str]) -> tuple[int, dict[str, int]]:
    """How many turns overlapped, in all and for each host."""
    now: dict[str, int] = {}
    most: dict[str, int] = {}
    overall = 0

    async def one(host: str) -> None:
        nonlocal overall
        await gate.begin(host)
        now[host] = now.get(host, 0) + 1
        most[host] = max(most.get(host, 0), now[host])
        overall = max(overall, sum(now.values()))
        await asyncio.sleep(0.01)
        now[host] -= 1
        gate.end(host)

    async def run() -> None:
        await asyncio.gather(*(one(host) for host in hosts))

    asyncio.run(run())
    return overall, most


def test_limits_hold_for_each_host_and_for_all() -> None:
    overall, most = _most_at_once(Gate(connections=5, per_host=2, delay=0), ["a", "b", "c", "d"] * 5)
    assert overall == 5
    assert set(most.values()) == {2}


def test_starts_at_one_host_keep_their_distance_and_other_hosts_do_not_wait() -> None:
    starts: dict[str, list[float]] = {"a": [], "b": []}

    async def one(gate: Gate, host: str) -> None:
        await gate.begin(host)
        starts[host].append(asyncio.get_running_loop().time())
        gate.end(host)

    async def run() -> None:
        gate = Gate(connections=9, per_host=9, delay=0.1)
        await asyncio.gather(*(one(gate, host) for host in ["a", "a", "a", "b"]))

    asyncio.run(run())
    assert all(later - earlier >= 0.095 for earlier, later in zip(starts["a"], starts["a"][1:], strict=False))
    assert starts["b"][0] - starts["a"][0] < 0.05


def test_a_cancelled_wait_gives_its_slot_back() -> None:
    async def run() -> None:
        gate = Gate(connections=1, per_host=1, delay=0)
        await gate.begin("a")
        waiting = asyncio.create_task(gate.begin("a"))
        elsewhere = asyncio.create_task(gate.begin("b"))
        await asyncio.sleep(0.01)
        waiting.cancel()
        elsewhere.cancel()
        await asyncio.gather(waiting, elsewhere, return_exceptions=True)
        gate.end("a")
        async with asyncio.timeout(1):
            await gate.begin("b")
            gate.end("b")
            await gate.begin("a")

    asyncio.run(run())


@pytest.mark.parametrize(("pauses", "raises"), [(0, True), (1, False), (2, False)])
def test_a_bound_stands_still_while_paused(pauses: int, raises: bool) -> None:
    async def run() -> None:
        async with Bound(5) as outer, Bound(0.05, outer) as bound:
            for _ in range(pauses):
                bound.pause()
            await asyncio.sleep(0.1)
            for _ in range(pauses):
                bound.resume()

    if raises:
        with pytest.raises(TimeoutError):
            asyncio.run(run())
    else:
        asyncio.run(run())


def test_a_bound_goes_on_with_what_was_left() -> None:
    async def run() -> None:
        async with Bound(0.1) as bound:
            await asyncio.sleep(0.06)
            bound.pause()
            await asyncio.sleep(0.1)
            bound.resume()
            await asyncio.sleep(0.06)

    with pytest.raises(TimeoutError):
        asyncio.run(run())


def test_hosts_take_turns_and_keep_their_limit() -> None:
    schedule = Schedule(per_host=2, ready_at=lambda host: 0.0)
    for url in ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1"]:
        schedule.add(url)
    taken = [schedule.take(0.0) for _ in range(4)]
    assert taken == ["http://a/1", "http://b/1", "http://c/1", "http://a/2"]
    assert schedule.take(0.0) is None  # a third of a would be beyond its limit
    schedule.done("http://a/1")
    assert schedule.take(0.0) == "http://a/3"
    assert (schedule.take(0.0), schedule.size) == (None, 0)


def test_a_host_that_rests_is_passed_over() -> None:
    ready = {"a": 10.0, "b": 0.0}
    schedule = Schedule(per_host=2, ready_at=lambda host: ready[host])
    schedule.add("http://a/1")
    schedule.add("http://b/1")
    assert schedule.take(1.0) == "http://b/1"
    assert schedule.take(1.0) == 10.0
    assert schedule.take(11.0) == "http://a/1"


def _all(urls: list[str], fetch: Callable[[str], Awaitable[str]], workers: int) -> list[tuple[str, str]]:
    async def run() -> list[tuple[str, str]]:
        return [found async for found in run_all(urls, fetch, lambda host: 0.0, workers=workers, per_host=2)]

    return asyncio.run(run())


def test_one_slow_host_does_not_hold_up_the_rest() -> None:
    async def fetch(url: str) -> str:
        await asyncio.sleep(0.2 if "slow" in url else 0.001)
        return url

    urls = [f"http://slow/{number}" for number in range(4)] + [f"http://fast{number}/" for number in range(40)]
    order = [url for url, _ in _all(urls, fetch, workers=4)]
    assert sorted(order) == sorted(urls)
    assert all("fast" in url for url in order[:40])


def test_at_most_one_result_for_each_worker_waits_for_a_slow_caller() -> None:
    done = 0

    async def fetch(url: str) -> str:
        nonlocal done
        done += 1
        return url

    async def run() -> None:
        stream = run_all([f"http://h{number}/" for number in range(500)], fetch, lambda host: 0.0, workers=3, per_host=1)
        await anext(stream)
        await asyncio.sleep(0.05)
        assert done <= 3 + 2  # each worker's, the one taken and the one in the queue
        await stream.aclose()

    asyncio.run(run())

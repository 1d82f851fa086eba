"""Does fetching hold? Hostile servers, private addresses, and the speed of pages over the network beside the same pages at hand.

    python benchmarks/fetch.py hostile
    python benchmarks/fetch.py private
    python benchmarks/fetch.py speed [pages] [workers] [turns]

`speed` fetches from 200 hosts on loopback with politeness off. "At hand" is the same batch with the same workers, its pages in memory:
both are measured by turns, on the same cores, from the first line written to the last, so that loading is left out.
"""

import asyncio
import ssl
import statistics
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import trustme

from benchmarks import site
from extractor.app import Extractor
from extractor.batch import Job, Options, run_batch
from extractor.core.errors import FetchError
from extractor.core.types import Page
from extractor.fetch import Fetcher, FetchSettings
from extractor.inputs import Url
from extractor.running import PageSupply, load_worker
from extractor.settings import Settings
from tests.fetch.facing import BOUND, face
from tests.fetch.hostile import HOSTILE
from tests.fetch.server import page
from tests.fetch.test_guard import ODD_HOSTS, PRIVATE, REDIRECTED


def hostile() -> int:
    """One line per server; 1 where one was not answered as it should be."""
    untrusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(untrusted)
    costs = {name: (face(handler), reasons) for name, (handler, reasons) in HOSTILE.items()}
    costs["bad TLS"] = (face(page(), tls=untrusted), {"tls"})
    wrong = 0
    for name, (cost, reasons) in costs.items():
        reason = cost.failure.reason if cost.failure else "none"
        good = reason in reasons and cost.seconds < BOUND + 1.0 and cost.megabytes < 50
        wrong += not good
        print(f"{name:20} {reason:20} {cost.seconds:5.2f} s {cost.megabytes:6.1f} MB{'' if good else '   WRONG'}")
    slowest, largest = max(cost.seconds for cost, _ in costs.values()), max(cost.megabytes for cost, _ in costs.values())
    print(f"{len(costs) - wrong} of {len(costs)} one failure each; slowest {slowest:.2f} s of a bound of {BOUND:g}, largest growth {largest:.1f} MB")
    return 1 if wrong else 0


def private() -> int:
    """Every form asked for with a real client, by its spelling and by a name that leads to it; 1 where one was not refused."""
    spelled = [f"http://[{address}]/" if ":" in address else f"http://{address}/" for address in PRIVATE[:-1]]
    odd = [url for url, reason in ODD_HOSTS if reason == "private_address"]
    wrong = [url for url in (*spelled, *odd) if asyncio.run(_reason(url)) not in ("private_address", "bad_url")]
    wrong += [address for address in PRIVATE[:-1] if asyncio.run(_reason("http://name.example/", address)) != "private_address"]
    print(f"{len(spelled)} addresses and {len(odd)} odd spellings, {len(spelled)} by a name that leads there: {len(wrong)} not refused {wrong or ''}")
    print(f"{len(REDIRECTED)} more by a redirect, and names that change their answer: pytest tests/fetch/test_guard.py")
    return 1 if wrong else 0


async def _reason(url: str, leads_to: str = "") -> str:
    async def resolve(_host: str, _port: int) -> tuple[str, ...]:
        return (leads_to,)

    async with Fetcher(FetchSettings(delay=0, attempts=1, max_seconds=5), resolve=resolve if leads_to else None) as fetcher:
        try:
            await fetcher.get(url)
        except FetchError as error:
            return error.reason
    return "none"


class _Clock:
    """When the first and the last input were done."""

    def __init__(self) -> None:
        self.first = self.last = 0.0
        self.inputs = 0

    def skipped(self) -> None:
        """None is."""

    def kept(self, _entry: object) -> None:
        """One more."""
        self.last = perf_counter()
        self.first = self.first or self.last
        self.inputs += 1

    @property
    def rate(self) -> float:
        """Inputs per second."""
        return (self.inputs - 1) / (self.last - self.first)


class _AtHand(PageSupply):
    """The same pages without a network."""

    def __init__(self, extractor: Extractor, bodies: list[bytes]) -> None:
        super().__init__(extractor, None, "")
        self._bodies = bodies

    def prepare(self, jobs: Iterator[Job], first: int) -> Iterator[Job]:  # type: ignore[override]  # nothing to close
        for number, job in enumerate(jobs, first):
            headers = {"content-type": "text/html; charset=utf-8"}
            had = Page(job.name, site.page(self._bodies, number), job.name, 200, headers, "2025-11-10T08:12:33Z")
            yield Job(job.key, job.name, (job.payload, had))


def speed(pages: int, workers: int, turns: int) -> int:
    """Pages a second by turns; 1 where the network takes more than a tenth."""
    settings = Settings(allow_private=True, fetch=FetchSettings(delay=0, robots=False))
    files = site.fixture_pages()
    extractor = Extractor(settings)
    rates: dict[str, list[float]] = {"at hand": [], "over HTTP": []}
    with site.serving(files) as port:
        for turn in range(turns):
            for name in rates:
                supply = _AtHand(extractor, site.bodies_of(files)) if name == "at hand" else PageSupply(extractor, None, "")
                rates[name].append(_rate([site.address(port, number) for number in range(pages)], settings, supply, workers))
                print(f"turn {turn + 1}: {name:10} {rates[name][-1]:7.1f} pages/s", flush=True)
    hand, http = (statistics.median(some) for some in rates.values())
    print(f"{pages:,} pages of {site.HOSTS} hosts, {workers} workers: {http:.1f} of {hand:.1f} pages/s, {http / hand:.0%} (median of {turns})")
    return 0 if http >= 0.9 * hand else 1


def _rate(urls: list[str], settings: Settings, supply: PageSupply, workers: int) -> float:
    clock = _Clock()
    jobs = (Job(url, url, Url(url)) for url in urls)
    with tempfile.TemporaryDirectory() as folder, supply:
        options = Options(str(Path(folder) / "events.jsonl"), workers=workers, link_duplicates=False)
        summary = run_batch(jobs, partial(load_worker, settings), options, supply=supply, watch=clock)
    assert summary.inputs == len(urls)
    assert summary.failures == 0, summary
    return clock.rate


def main() -> int:
    """What the first argument names."""
    numbers = [int(number) for number in sys.argv[2:]]
    match sys.argv[1:2]:
        case ["hostile"]:
            return hostile()
        case ["private"]:
            return private()
        case ["speed"]:
            return speed(*[*numbers, *(2_000, 2, 3)[len(numbers) :]])
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())

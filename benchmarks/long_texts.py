"""Does time grow with length alone? Texts of 1, 4 and 16 lengths, and texts made to hurt: each line tells seconds by room and words per second.

    python -m benchmarks.long_texts            all of them (a minute or two)
    python -m benchmarks.long_texts "3,000 dates"

Processor time of one thread, a single run: what matters is the order of magnitude.
"""

import random
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from time import process_time

from extractor import Extractor
from extractor.core.recording import record_of

GOODS = ("steel", "aluminium", "copper", "gallium", "antimony", "soybeans", "wheat", "rice", "sugar", "beef", "timber", "cars", "batteries", "cement", "nickel")
PLACES = ("China", "India", "Canada", "Mexico", "Japan", "Brazil", "Vietnam", "Turkey", "Kenya", "Chile")
MONTHS = ("January", "March", "May", "July", "September")
PUBLISHED = "2025-10-10"


def paragraphs(sentences: int, seed: int) -> str:
    """News made of four kinds of sentences, three of which tell an act."""
    chance = random.Random(seed)
    told: list[str] = []
    for number in range(sentences):
        place, other, good, month, day = chance.choice(PLACES), chance.choice(PLACES), chance.choice(GOODS), chance.choice(MONTHS), chance.randint(1, 28)
        kinds = (
            f"{place} imposed a {chance.randint(1, 60)}% duty on {good} from {other} on {month} {day}, 20{chance.randint(10, 25)}, the commerce ministry said.",
            f"The ministry would suspend the ban on exports of {good} and {chance.choice(GOODS)} until {month} {day}.",
            "Traders in the port waited for news while the weather turned cold and ships lay at anchor off the coast.",
            f"Officials warned that {place} may raise tariffs on {good} if talks with {other} fail next month.",
        )
        told.append(chance.choice(kinds) + ("\n\n" if number % 3 == 2 else ""))
    return " ".join(told)


def _listed(count: int, item: Callable[[int], str]) -> str:
    return ", ".join(item(number) for number in range(count))


def _story(times: int) -> str:
    return (paragraphs(12, 1) + "\n\n") * times


TEXTS: dict[str, Callable[[], str]] = {
    **{f"news of length {times}": partial(paragraphs, 24 * times, 5) for times in (1, 4, 16, 64)},
    **{f"one story told {times} times": partial(_story, times) for times in (2, 8, 32)},
    "one sentence of 20,000 words": lambda: " ".join(paragraphs(1, seed).replace(".", " ,") for seed in range(1000)),
    "20,000 words without a trigger": lambda: "ship " * 20_000,
    "5,000 goods in one list": lambda: f"India imposed a 25% duty on {_listed(5000, lambda number: GOODS[number % 15])} on Friday.",
    "5,000 places in one list": lambda: f"India imposed a 25% duty on steel from {_listed(5000, lambda number: PLACES[number % 10])}.",
    "3,000 dates": lambda: f"India imposed a duty on steel on {_listed(3000, lambda number: f'{MONTHS[number % 5]} {1 + number % 28}, {2000 + number % 25}')}.",
    "3,000 rates": lambda: f"India imposed duties of {_listed(3000, lambda number: f'{number % 70}% on {GOODS[number % 15]}')}.",
    "2,000 acts in one paragraph": lambda: " ".join(f"{PLACES[number % 10]} banned {GOODS[number % 15]} exports." for number in range(2000)),
    "2,000 acts in one sentence": lambda: _listed(2000, lambda number: f"{PLACES[number % 10]} imposed tariffs on {GOODS[number % 15]}") + ".",
    "1 MB of news, 6,000 acts": lambda: paragraphs(8400, 7),
    "1 MB of one letter": lambda: "a" * 1_000_000,
    "1 MB of stops": lambda: "steel" + ". " * 499_000,
    "1 MB of digits": lambda: "steel " + "1" * 999_000,
    "1 MB of brackets": lambda: "steel " + "(" * 999_000,
    "1 MB of empty lines": lambda: "\n\n" * 250_000 + "steel " * 80_000,
}


def main() -> None:
    """One line per text."""
    extractor = Extractor()
    extractor.events(paragraphs(12, 1), PUBLISHED)
    for name, text in TEXTS.items():
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            print(line(extractor, name, text()), flush=True)


def line(extractor: Extractor, name: str, text: str) -> str:
    """The times of one text by room."""
    rooms = extractor.load()
    marks = [process_time()]
    article = extractor.article(text, PUBLISHED)
    marks.append(process_time())
    analysis = rooms.analyse(article)
    marks.append(process_time())
    events = rooms.link(analysis).events
    marks.append(process_time())
    for event in events:
        record_of(event, article, rooms.codes, rooms.made_by)
    marks.append(process_time())
    read, nlp, link, record = (after - before for before, after in pairwise(marks))
    words, whole = len(text.split()), marks[-1] - marks[0]
    spent = f"read {read:6.2f}  nlp {nlp:6.2f}  link {link:6.2f}  record {record:6.2f}  all {whole:6.2f} s"
    return f"{name:32s} {words:8,d} words {len(events):6,d} events   {spent} {words / whole:9,.0f} words/s"


if __name__ == "__main__":
    main()

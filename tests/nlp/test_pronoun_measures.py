"""Which measure is "that on wheat", and what is a relief relief from?"""

import pytest

from extractor import Extractor, Settings

CASES = [
    pytest.param(
        "Kenya raised the duty on rice to 35% and cut that on wheat to 10%.",
        [("tighten", "tariff", ["rice"], 35.0), ("ease", "tariff", ["wheat"], 10.0)],
        id="that, with its own rate",
    ),
    pytest.param(
        "Fiji abolished its export taxes on beef and trimmed the one on soybeans.",
        [("remove", "export_tax", ["beef"], None), ("ease", "export_tax", ["soybeans"], None)],
        id="the one",
    ),
    pytest.param(
        "Fiji removed the duty on cement and halved that on tractors.",
        [("remove", "tariff", ["cement"], None), ("ease", "tariff", ["tractors"], None)],
        id="that, taken for a clause's",
    ),
    pytest.param(
        "Fiji banned imports of maize in May. Suva lifted it on Friday.",
        [("impose", "import_ban", ["maize"], None), ("remove", "import_ban", ["maize"], None)],
        id="it, of the sentence before",
    ),
    pytest.param("Fiji has a duty on maize. Suva raised it with Lima on Friday.", [], id="it, a matter that is raised"),
    pytest.param("The minister cut those on wheat.", [], id="of no measure"),
    pytest.param("Fiji cut the duty on rice and raised that concern in Geneva.", [("ease", "tariff", ["rice"], None)], id="an object of another kind"),
    pytest.param("Fiji ended the exemption of Chad, Niger and Mali from its steel tariffs.", [("tighten", "tariff", ["steel"], None)], id="from, past a list"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(Settings(ranker=False))


@pytest.mark.parametrize(("text", "acts"), CASES)
def test_a_pronoun_before_goods_is_the_measure_named_before(extractor: Extractor, text: str, acts: list[tuple[str, str, list[str], float | None]]) -> None:
    found = extractor.link(extractor.analyse(extractor.article(text, "2025-03-10", None))).events
    told = [
        (event.action.value, event.measure.value, [good.value.id for good in event.goods], event.rate.value.value if event.rate else None) for event in found
    ]
    assert told == acts

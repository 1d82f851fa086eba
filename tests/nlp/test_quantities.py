"""Rates and volumes in running text, and the numbers that are figures only."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.nlp.times import quantities_in, unmarked

RATES = [
    # percent, as the world writes it
    ("a [25%] duty on tin", {"value": "25", "unit": "percent"}),
    ("a duty of [25 pct] on tin", {"value": "25", "unit": "percent"}),
    ("a duty of [12.5 per cent] on tin", {"value": "12.5", "unit": "percent"}),
    ("a [25-percent] duty", {"value": "25", "unit": "percent"}),
    ("a duty of [twenty-five percent]", {"value": "25", "unit": "percent"}),
    ("a duty of [6-1/2 pct]", {"value": "6.5", "unit": "percent"}),
    ("a fee of [half a percent]", {"value": "0.5", "unit": "percent"}),
    ("a duty of [0 percent]", {"value": "0", "unit": "percent", "zero": "true"}),
    ("duties of [15-20 pct]", {"value": "20", "low": "15", "unit": "percent"}),
    ("tariffs of [10% to 41%]", {"value": "41", "low": "10", "unit": "percent"}),
    ("tariffs between [10% and 41%]", {"value": "41", "low": "10", "unit": "percent"}),
    # from and to
    ("raised the duty [from 10% to 25%]", {"value": "25", "from": "10", "unit": "percent"}),
    ("raised the duty [from 10 to 25 percent]", {"value": "25", "from": "10", "unit": "percent"}),
    ("raised the duty to [25% from 10%]", {"value": "25", "from": "10", "unit": "percent"}),
    ("raised the duty to [25% on tin from the current 10%]", {"value": "25", "from": "10", "unit": "percent"}),
    ("a duty of [15%, down from 25%]", {"value": "15", "from": "25", "unit": "percent"}),
    ("cut the duty [from 10% to zero]", {"value": "0", "from": "10", "unit": "percent"}),
    # by how much
    ("raised the duty by [10 percentage points]", {"change": "10", "unit": "percentage_point"}),
    ("raised the duty by [2.5 pp]", {"change": "2.5", "unit": "percentage_point"}),
    ("cut the levy by [half a percentage point]", {"change": "0.5", "unit": "percentage_point"}),
    ("lowered the duty by [5 percent]", {"change": "5", "unit": "percent"}),
    ("trimmed the levy on cashews by [a fifth]", {"change": "20", "unit": "percent"}),
    ("cut the duty by [half]", {"change": "50", "unit": "percent"}),
    # a comma for the point
    ("duties of [12,3% to 28,9%]", {"value": "28.9", "low": "12.3", "unit": "percent"}),
    ("cut the duty by [between five and 30 pct]", {"change": "30", "unit": "percent"}),
    ("tariff cuts of [up to 50 pct] on tin", {"change": "50", "unit": "percent"}),
    # nothing to pay
    ("[zero duty] on tin", {"value": "0", "unit": "percent", "zero": "true"}),
    ("a [zero-tariff] deal", {"value": "0", "zero": "true"}),
    ("[duty-free] access", {"value": "0", "zero": "true"}),
    ("cut the duty to [zero]", {"value": "0", "zero": "true"}),
    # money for each unit
    ("a duty of [37.6 cents per bushel] on maize", {"value": "37.6", "unit": "cents/bu"}),
    ("a duty of [330 rupees per 100 kg] on coffee", {"value": "330", "unit": "INR/100 kg"}),
    ("a duty of [3/8 cent per kilo] on rubber", {"value": "0.375", "unit": "cents/kg"}),
    ("a duty of [1-1/2 cents a pound]", {"value": "1.5", "unit": "cents/lb"}),
    ("a duty of [84.9 U.S. cts a bushel]", {"value": "84.9", "unit": "cents/bu"}),
    ("cut the duty to [30 cents a bushel from 1.10 dlrs a bushel]", {"value": "30", "from": "110", "unit": "cents/bu"}),
    ("a levy of [$50 a tonne]", {"value": "50", "unit": "USD/t"}),
    ("a levy of [US$50/t]", {"value": "50", "unit": "USD/t"}),
    ("a levy of [50 dlrs per tonne]", {"value": "50", "unit": "USD/t"}),
    ("a levy of [€100/t]", {"value": "100", "unit": "EUR/t"}),
    ("a levy of [2,000 yuan per metric ton]", {"value": "2000", "unit": "CNY/t"}),
    ("a levy of [Rs 500 per quintal]", {"value": "500", "unit": "INR/quintal"}),
    ("a levy of [Rs. 500 per quintal]", {"value": "500", "unit": "INR/quintal"}),
    ("a levy of [C$5 per barrel]", {"value": "5", "unit": "CAD/bbl"}),
    ("a levy of [5 Canadian cents a pound]", {"value": "5", "unit": "cents/lb"}),
    ("a levy of [KSh 200 per bag]", {"value": "200", "unit": "KES/bag"}),
    ("a levy of [1,000 naira per tonne]", {"value": "1000", "unit": "NGN/t"}),
    ("a levy of [10 pence a litre]", {"value": "10", "unit": "pence/l"}),
    ("a levy of [20 to 30 cents a pound]", {"value": "30", "low": "20", "unit": "cents/lb"}),
    ("raised the levy to [58.40 ringgit per tonne from 51.25]", {"value": "58.4", "from": "51.25", "unit": "MYR/t"}),
    ("raised the levy [from $50 to $75 a tonne]", {"value": "75", "from": "50", "unit": "USD/t"}),
    ("cut the duty to [30 rupees ($0.4) from 50 rupees ($0.6) per kilo]", {"value": "30", "from": "50", "unit": "INR/kg"}),
    ("lowered the price cap [from USD 70 to USD 62.5 per barrel]", {"value": "62.5", "from": "70", "unit": "USD/bbl"}),
    ("raised the levy to [$75/t from $50/t]", {"value": "75", "from": "50", "unit": "USD/t"}),
    # volumes
    ("a quota of [96,600 tonnes]", {"value": "96600", "unit": "t"}),
    ("a quota of [1.2 million tons]", {"value": "1200000", "unit": "t"}),
    ("a quota of [two million tonnes]", {"value": "2000000", "unit": "t"}),
    ("a quota of [118,450 short tons]", {"value": "118450", "unit": "st"}),
    ("a [50,000-tonne] quota", {"value": "50000", "unit": "t"}),
    ("a quota of [5 lakh tonnes]", {"value": "500000", "unit": "t"}),
    ("a quota of [75 mln litres]", {"value": "75000000", "unit": "l"}),
    ("a quota of [300,000 head]", {"value": "300000", "unit": "head"}),
    ("a quota of [49,000 vehicles]", {"value": "49000", "unit": "vehicle"}),
    ("a quota of [20,000 cubic metres]", {"value": "20000", "unit": "m3"}),
    ("a quota of [2 mln bbl]", {"value": "2000000", "unit": "bbl"}),
    ("raised the quota [from 50,000 to 80,000 tonnes]", {"value": "80000", "from": "50000", "unit": "t"}),
    ("cut the quota to [118,450 short tons from 204,900]", {"value": "118450", "from": "204900", "unit": "st"}),
    ("a quota of [730,000 tonnes against 760,000 tonnes]", {"value": "730000", "from": "760000", "unit": "t"}),
    ("raised the quota by [150,000 170-kg bales to 500,000 bales]", {"value": "500000", "change": "150000", "unit": "bale"}),
    ("a quota of [2.5 mln 60-kilo bags]", {"value": "2500000", "unit": "bag"}),
]

FIGURES = [
    "exports rose 25% in May",
    "tea exports grew by 3 pct",
    "China accounts for 40 pct of world output",
    "60% of its exports go to Rome",
    "shares fell 3% in Lima",
    "output was up 12% from a year earlier",
    "inflation hit 9 percent",
    "a 25% drop in sales",
    "silver traded at 5.70 dlrs an ounce",
    "exports of 50,000 tonnes",
    "mills shipped 12,000 tonnes in May",
    "stocks fell to 3 mln tonnes",
    "growers produced 1.2 million tons",
    "tax revenue grew 4 percent",
    "exports rose by a fifth",
    "the government owns 51% of the mine",
    "the central bank raised interest rates to 11.25%",
    "coffee exports rise 10.6 pct",
    "a duty on goods containing over 25 pct sugar",
    "will tax oil if the price falls below 15 dlrs a barrel",
    "would face a 25 pct cut in exports",
]

RULED = [
    "duties on tin rose to 25%",
    "India cut its levy on exports to 5 pct",
    "a 10% export tax",
    "Peru limits its exports to 1,700 tonnes",
    "the quota rises to 50,000 tonnes",
    "firms may export 20,000 tonnes under the quota",
    "a duty of 22% of the value",
    "imports face a rate of 40%",
    "removed duties of up to 30 percent on cement",
]

NONE = [
    "$12.5 billion of goods",
    "worth 300 mln dlrs",
    "12 ships and two units",
    "gained 10 points",
    "close to zero",
    "zero tolerance",
    "50 dlrs a day",
    "in 2025",
]


@pytest.mark.parametrize(("marked", "expected"), RATES)
def test_a_rate_or_volume_keeps_its_characters_and_numbers(marked: str, expected: dict[str, str]) -> None:
    text, span = unmarked(marked)

    (mention,) = quantities_in(text)

    assert (mention.start, mention.end) == span
    assert expected.items() <= mention.attrs.items()
    assert "stat" not in mention.attrs
    assert mention.kind == ("quantity" if mention.attrs["unit"] in {"t", "st", "l", "head", "vehicle", "m3", "bbl", "bale", "bag"} else "rate")


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_marked(text: str) -> None:
    assert [mention.attrs.get("stat") for mention in quantities_in(text)] == ["true"]


@pytest.mark.parametrize("text", RULED)
def test_what_a_measure_sets_is_no_figure(text: str) -> None:
    assert [mention.attrs.get("stat") for mention in quantities_in(text)] == [None]


@pytest.mark.parametrize("text", NONE)
def test_sums_of_money_and_other_numbers_are_left_alone(text: str) -> None:
    assert quantities_in(text) == ()


VOCABULARY = (
    "a of by to from between and zero twenty five 25 1,500 2.5 % pct per cent percentage points duty free tonnes ton short $ US Rs rupees cents 100 kg / - "
    "million exports rose tariff quota\n\n"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=80))
@example("zero % rose")  # a figure with no word before it
def test_mentions_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in quantities_in(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert all(float(mention.attrs[key]) >= 0 for key in ("value", "from", "low", "change") if key in mention.attrs)
        end = mention.end


@pytest.mark.parametrize("piece", ["from 10% ", "5 ", "$5 to ", "from the ", "to 10% ", "25% duty ", "1,", "twenty-"])
def test_no_text_takes_longer_than_its_length_allows(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    begin = time.process_time()
    quantities_in(text)

    assert time.process_time() - begin < 10

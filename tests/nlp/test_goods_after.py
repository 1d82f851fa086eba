"""Which goods are on "the list"? The sentence or the lines that follow may say it."""

import pytest

from extractor import Extractor
from extractor.core.types import Article

NAMED = [
    pytest.param("Fiji imposed tariffs on a list of Omani goods. The list includes rice, tobacco and coal.", {"rice", "tobacco", "coal"}, id="the list"),
    pytest.param("Fiji banned imports of 14 products. They include cheese and garlic, an official said.", {"cheese", "garlic"}, id="they"),
    pytest.param("Fiji raised duties on Omani imports. The affected goods are sugar and eggs, but not wheat.", {"sugar", "eggs"}, id="what is left out"),
    pytest.param("Fiji raised duties on Omani imports. The products are used to make steel.", set(), id="a use"),
    pytest.param("Fiji raised duties on Omani imports. The Peruvian list includes copper.", set(), id="another's list"),
    pytest.param("Fiji raised duties on rebar. The list also includes copper.", {"rebar"}, id="named before"),
    pytest.param("Fiji raised duties on steel. The list also includes copper.", {"steel"}, id="one more"),
    pytest.param("Fiji raised duties on steel products. The measure covers rebar and wire rod.", {"steel", "rebar", "wire_rod"}, id="a group before"),
    pytest.param("Fiji raised duties on five items, including tea. The other items are tin and zinc.", {"tea", "tin", "zinc"}, id="an example before"),
    pytest.param("Fiji raised duties on some goods. The increase applies to toys and footwear.", {"toys", "footwear"}, id="what applies"),
    pytest.param("Fiji raised duties on some goods. The increase does not apply to toys.", set(), id="what does not"),
    pytest.param("Fiji raised duties on some goods. Affected items include toys and tyres.", {"toys", "tyres"}, id="no article"),
    pytest.param("Fiji raised duties on some goods. According to the ministry, the products include toys.", {"toys"}, id="who says so"),
    pytest.param("Fiji raised duties on some goods. Toys and tyres are among the goods affected.", {"toys", "tyres"}, id="the other way round"),
    pytest.param("Fiji raised duties on some goods. The goods include but are not limited to toys.", {"toys"}, id="not limited"),
    pytest.param("Fiji raised duties on some goods. The order takes effect on 1 May. The goods include toys.", {"toys"}, id="past its own date"),
    pytest.param(
        "The list of goods banned for export from Fiji includes rice; tin, which it mines; and tobacco.", {"rice", "tin", "tobacco"}, id="in the same sentence"
    ),
    pytest.param(
        "Fiji banned the export of some goods. It said so. The ban is imposed on two kinds:\n\n - rice;\n - tobacco.", {"rice", "tobacco"}, id="items later"
    ),
    pytest.param(
        "Fiji put duties on some Omani goods. The move comes after Oman put tariffs on some Fijian goods. The list of Omani imports includes tea.",
        {"tea"},
        id="past another act",
    ),
    pytest.param(
        "Fiji banned the export of these goods:\n\n - rice;\n - timber (except plywood).\n\nThe ministry bought steel.", {"rice", "lumber"}, id="items"
    ),
    pytest.param("Fiji raised duties on a list of goods that includes toys and tyres.", {"toys", "tyres"}, id="a clause of the act"),
    pytest.param("Fiji banned the export of these goods: toys; tyres.", {"toys", "tyres"}, id="behind a colon"),
    pytest.param("Fiji cut tariffs on consumer goods. The list includes toys and tyres.", {"consumer_goods", "toys", "tyres"}, id="a group without members"),
    pytest.param(
        "Fiji raised duties on steel products on Monday. The duties on rebar and wire rod are seen hitting Oman.",
        {"steel", "rebar", "wire_rod"},
        id="the measure again",
    ),
    pytest.param("Fiji published a list of products, from toys to tyres, that it will hit with duties.", {"toys", "tyres"}, id="a range before"),
    pytest.param("Fiji banned imports of 290 products that it makes itself, among them toys and tyres.", {"toys", "tyres"}, id="examples behind a clause"),
    pytest.param("Fiji raised duties on products from Oman, which exports goods such as zinc.", set(), id="what another sells"),
    pytest.param("Fiji banned imports from Oman. It said:\n\nSugar is dear.", set(), id="a quotation"),
    pytest.param("Fiji raised duties on some goods. Toys and tyres are affected.", {"toys", "tyres"}, id="told before the verb"),
    pytest.param("Fiji raised duties on some goods. Toys and tyres are now on the list.", {"toys", "tyres"}, id="on the list"),
    pytest.param("Fiji banned imports of 20 goods. Toys and tyres come under the ban too.", {"toys", "tyres"}, id="under the ban"),
    pytest.param("Fiji raised duties on some goods. The list includes toys. Tyres are also included.", {"toys", "tyres"}, id="the list goes on"),
    pytest.param("Fiji raised duties on some goods. It applies to toys and tyres.", {"toys", "tyres"}, id="it"),
    pytest.param("Fiji raised duties on some goods. Toys and tyres are not affected.", set(), id="not affected"),
    pytest.param(
        "Fiji banned imports of vegetables. The notice lists ten items, including onions and garlic.", {"vegetables", "onions", "garlic"}, id="a notice"
    ),
    pytest.param("Fiji put anti-dumping duties on some goods. The ministry said the dumping of brandy hurt distillers.", {"brandy"}, id="what is dumped"),
    pytest.param("Fiji kept its import ban on some goods. The ban remains in place for beer and cars.", {"beer", "cars"}, id="in place for"),
    pytest.param("Fiji kept its import ban on some goods. The ban goes on for now, traders of rice said.", set(), id="for now"),
    pytest.param(
        "Fiji put tariffs on Omani goods ranging from toys to gin.\n\nHere are some of the items on its list:\n\nTyres\n\nRice",
        {"toys", "spirits", "tyres", "rice"},
        id="a range",
    ),
    pytest.param("Fiji put tariffs on Omani steel.\n\nHere are some products that Oman sells:\n\nTyres\n\nRice", {"steel"}, id="what another sells, in lines"),
    pytest.param("Fiji cut duties. The ministry said the dumping of brandy hurt distillers.", set(), id="what is dumped, of no remedy"),
    pytest.param("Fiji raised duties on some goods. No toys are included in the list.", set(), id="none included"),
    pytest.param("Fiji raised duties on some goods. Toys and tyres are among Oman's products.", set(), id="what another sells too"),
    pytest.param("Fiji raised duties on some goods. Exports of toys are affected.", set(), id="trade the other way"),
    pytest.param("Fiji raised duties on some goods. Toys, growers say, are hit by floods.", set(), id="another clause between"),
    pytest.param("Fiji banned imports of these items:\n1. Toys\n2. Shaving goods\n3. Tyres", {"toys", "tyres"}, id="numbered, one strange"),
    pytest.param(
        "Fiji banned imports of 20 goods.\n\nIt acted at once.\n\nThe order is short.\n\nList of banned items\n\nToys\n\nTyres",
        {"toys", "tyres"},
        id="a heading",
    ),
    pytest.param("Fiji raised duties on some goods.\n\nMain exports of Oman:\n- Toys\n- Tyres", set(), id="a list of something else"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "goods"), NAMED)
def test_goods_that_follow_are_hit(extractor: Extractor, text: str, goods: set[str]) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert {argument.mention.concept for frame in frames for argument in frame.arguments if argument.role == "good"} - {"all_goods"} == goods

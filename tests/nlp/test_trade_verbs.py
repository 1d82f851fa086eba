"""Where does a verb say that goods cross a border, and who lets or bars it?"""

import pytest

from extractor import Extractor
from extractor.core.types import Article

CASES = [
    pytest.param("Ghana allowed ten mills to export shea nuts until June.", "ease export_ban", id="let export"),
    pytest.param("Nepal authorised five plants to import cassava.", "ease import_ban", id="let import"),
    pytest.param("Tokyo barred Acme from selling memory chips to Iran.", "impose export_ban", id="barred from selling"),
    pytest.param("Oslo banned refiners from buying Russian crude.", "impose import_ban", id="banned from buying"),
    pytest.param("Chile granted Acme a licence to ship copper to Peru.", "ease export_control", id="a licence to ship"),
    pytest.param("Traders will be allowed to export sugar, Kenya's agriculture ministry said.", "ease export_ban", id="a ministry tells"),
    pytest.param("Onion exports have been halted until July, according to Egypt's trade ministry.", "impose export_ban", id="on a ministry's account"),
    pytest.param("Peru set limits on imports of used tyres.", "impose import_quota", id="limits on imports"),
    pytest.param("Peru will limit imports of steel to 60 percent of last year's volume.", "impose import_quota", id="limited to an amount"),
    pytest.param("Ottawa's new programme includes a quota on foreign steel.", "impose import_quota", id="a programme includes it"),
    pytest.param("Better roads allow farmers to sell maize to Kenya.", "", id="roads let nobody"),
    pytest.param("The ministry in Lima permits mills to buy maize from farmers.", "", id="bought at home"),
    pytest.param("The central bank of Peru allowed banks to sell dollars to importers.", "", id="no goods"),
    pytest.param("Peru's biggest exporter has been barred from sending plums to Chad.", "", id="by whom it does not say"),
    pytest.param("The Dutch government will decide whether to grant Acme a licence to export lithography tools.", "", id="asked for case by case"),
    pytest.param("Exports of rice were halted by floods, Peru's minister said.", "", id="a mishap"),
    pytest.param("Coal exports were suspended, the mining firm in Peru said.", "", id="a firm tells"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "told"), CASES)
def test_goods_are_let_through_or_barred(extractor: Extractor, text: str, told: str) -> None:
    frames = extractor.analyse(Article(text)).frames
    assert " ".join(f"{frame.action} {frame.measure}" for frame in frames) == told

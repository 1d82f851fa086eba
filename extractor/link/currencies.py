"""Whose rupees? A currency that several countries call by one name is the one of the country that acts."""

_MONEY = {
    "INR": {"PAK": "PKR", "LKA": "LKR", "NPL": "NPR", "MUS": "MUR", "SYC": "SCR"},
    "GBP": {"EGY": "EGP", "LBN": "LBP", "SDN": "SDG", "SSD": "SSP", "SYR": "SYP"},
    "pesos": {
        "ARG": "ARS",
        "CHL": "CLP",
        "COL": "COP",
        "CUB": "CUP",
        "DOM": "DOP",
        "MEX": "MXN",
        "PHL": "PHP",
        "URY": "UYU",
    },
    "shillings": {"KEN": "KES", "SOM": "SOS", "TZA": "TZS", "UGA": "UGX"},
    "dinars": {"BHR": "BHD", "DZA": "DZD", "IRQ": "IQD", "JOR": "JOD", "KWT": "KWD", "LBY": "LYD", "MKD": "MKD", "SRB": "RSD", "TUN": "TND"},
    "dirhams": {"ARE": "AED", "MAR": "MAD"},
    "riyals": {"IRN": "IRR", "OMN": "OMR", "QAT": "QAR", "SAU": "SAR", "YEM": "YER"},
    "crowns": {"CZE": "CZK", "DNK": "DKK", "ISL": "ISK", "NOR": "NOK", "SWE": "SEK"},
    "kroner": {"DNK": "DKK", "NOR": "NOK"},
    "kwacha": {"MWI": "MWK", "ZMB": "ZMW"},
    "som": {"KGZ": "KGS", "UZB": "UZS"},
    "francs": {
        "BDI": "BIF",
        "BEN": "XOF",
        "BFA": "XOF",
        "CAF": "XAF",
        "CHE": "CHF",
        "CIV": "XOF",
        "CMR": "XAF",
        "COD": "CDF",
        "COG": "XAF",
        "DJI": "DJF",
        "GAB": "XAF",
        "GIN": "GNF",
        "MLI": "XOF",
        "NER": "XOF",
        "RWA": "RWF",
        "SEN": "XOF",
        "TCD": "XAF",
        "TGO": "XOF",
    },
}
"""By the code or word that the reader of rates gives; the dollar stays the American one, in which others price their trade too."""


def unit_of(unit: str, implementers: frozenset[str]) -> str:
    """The unit of a rate with the currency of the one country that sets it; as it is where several act or none of them has such money."""
    money, slash, per = unit.partition("/")
    if not slash or len(implementers) != 1:
        return unit
    return f"{_MONEY.get(money, {}).get(next(iter(implementers)), money)}/{per}"

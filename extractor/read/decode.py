"""Which characters do a page's bytes stand for? HTTP header, byte order mark, `<meta>`, detection, in this order of trust."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META_WITHIN = 4096
"""Browsers look at 1024 bytes; outlets put scripts before it."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDER = {
    # As browsers read these labels (encoding.spec.whatwg.org): the superset that pages really use.
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NO_TEXT_CODECS = {
    "base64",
    "bz2",
    "hex",
    "quopri",
    "rot13",
    "uu",
    "zlib",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
}
_TOLERATED = 0.002
"""Share of broken characters in a page that still is what it declares: one cut off at the end, a pasted quotation mark."""


def decode(body: bytes, content_type: str = "") -> str:
    """The page as text; never raises. What was declared wrongly is seen and passed over."""
    declared = list(dict.fromkeys(_declared(body, content_type)))
    wide = body[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or any(name.startswith(("utf-16", "utf-32")) for name in declared)
    if not wide and _is_surely_utf8(body):
        declared = ["utf-8"]
    for name in declared:
        try:
            return _without_bom(body.decode(name))
        except (UnicodeError, ValueError):
            continue
    for name in declared:
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= max(3, _TOLERATED * len(text)):
            return _without_bom(text)
    return _without_bom(_detect(body))


def _declared(body: bytes, content_type: str) -> Iterator[str]:
    header = _HEADER.search(content_type)
    if header:
        yield from _known(header[1])
    for bom, name in _BOMS:
        if body.startswith(bom):
            yield name
    meta = _META.search(body, 0, _META_WITHIN)
    # A page that can be searched for <meta> as bytes is not in a wide encoding, whatever it says.
    if meta and not meta[1].lower().startswith((b"utf-16", b"utf-32")):
        yield from _known(meta[1].decode("ascii", "replace"))


def _known(label: str) -> Iterator[str]:
    try:
        name = codecs.lookup(label.lower()).name
    except (LookupError, ValueError):
        return
    if name.replace("-", "_") not in _NO_TEXT_CODECS:
        yield _WIDER.get(name, name)


def _is_surely_utf8(body: bytes) -> bool:
    """Valid UTF-8 with characters beyond ASCII: other encodings do not form its sequences by chance, so no declaration outweighs it."""
    if body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _detect(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A sample from the middle too: the beginning of a page is markup and says little.
    middle = len(body) // 2
    best = from_bytes(body[:6000] + body[middle : middle + 6000]).best()
    for name in (*((best.encoding,) if best else ()), "cp1252"):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= max(3, _TOLERATED * len(text)):
            return text
    utf8 = body.decode("utf-8", "replace")
    return utf8 if utf8.count("\ufffd") < len(utf8) / 20 else body.decode("cp1252", "replace")


def _without_bom(text: str) -> str:
    return text.removeprefix("\ufeff")

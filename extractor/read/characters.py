"""Which characters does no text hold? They come by broken encodings, escapes in JSON and references in HTML."""

import re

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Control characters but tab and line ends, half characters, and two that Unicode keeps free: lxml refuses all of them."""
_HALF = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));?", re.IGNORECASE)


def without_controls(text: str) -> str:
    """The text with a blank for each of them: offsets stay."""
    return NO_TEXT.sub(" ", text)


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each half character (lone surrogates: JSON may escape them, no writer takes them): offsets stay."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def mend_references(html: str) -> str:
    """A blank for references to what no text holds; 128 to 159 are meant in Windows-1252, as browsers read them."""
    return _REFERENCE.sub(_mended, html)


def _mended(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0x80 <= number < 0xA0:
        return bytes((number,)).decode("cp1252", "replace")
    return " " if number > 0x10FFFF or NO_TEXT.match(chr(number)) else reference[0]

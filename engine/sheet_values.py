# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the cells of a Vietnamese office mean: text, names, dates, numbers."""

import difflib
import re
import unicodedata
from datetime import date, datetime

from .sheet_cells import serial_date

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f]")
_NO_KEY = re.compile(r"[^a-z0-9]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?")
_THOUSANDS = re.compile(r"-?\d{1,3}([.,]\d{3})+")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
# TCVN3 (ABC) writes ă â ê ô ơ ư đ and their tones as signs of Latin-1 …
_TCVN3 = re.compile(
    "[A-Za-z][¨©ª¬\xadµ¶·¸¹¼½¾]|[A-Za-z][«»][a-z]|[§®][A-Za-z]"
    r"|[a-z][À-ÖØ-Þ](?![A-Z])|[a-z]×(?!\d)"
)
# … and VNI writes a tone as a letter of its own behind a or e, ư as ö, đ as ñ
_VNI = re.compile("[ae][âáàåãäêéèúüëùøûõï]|ö[ôùøûõïaoiu]|ñ[aeiouöôy]", re.IGNORECASE)
YES = ("x", "co", "yes", "y", "true", "dung", "1")
NO = ("khong", "no", "n", "false", "sai", "0")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def clean(text):
    """Return a text with composed letters, without hidden signs and spare spaces.

    >>> clean("  Ha\\u0300\\u00a0 Nội\\u200b ") == "Hà Nội"
    True
    """
    if text.isascii():
        text = text.strip()
        return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip()


def plain_key(text):
    """Return a text as it is compared when accents, case and signs do not matter.

    >>> plain_key("Hoàn thành XUẤT SẮC"), plain_key("Đơn vị *"), plain_key("  ")
    ('hoan thanh xuat sac', 'don vi', '')
    """
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return _NO_KEY.sub(" ", text).strip()


def name_key(text):
    """Return a name as it is compared: case and place of the tone do not matter.

    >>> name_key("Lê  Hoà") == name_key("lê hòa"), name_key("Hoa") == name_key("Hoà")
    (True, False)
    """
    text = " ".join(text.lower().split())
    if text.isascii():
        return text
    words = []
    for word in unicodedata.normalize("NFD", text).split():
        tones = "".join(sign for sign in word if sign in _TONES)
        words.append("".join(s for s in word if s not in _TONES) + tones)
    return " ".join(words)


def is_old_font(text):
    """Whether a text was typed for an old font: TCVN3 (ABC) or VNI.

    >>> is_old_font("NguyÔn V¨n An"), is_old_font("§ång ThÞ B×nh")
    (True, True)
    >>> is_old_font("Nguyeãn Vaên"), is_old_font("Ñoaøn vieân")
    (True, True)
    >>> [is_old_font(t) for t in ("Nguyễn Văn Ân", "TRẦN ĐÌNH", "ngoằn ngoèo", "½ giá")]
    [False, False, False, False]
    """
    return bool(_TCVN3.search(text) or _VNI.search(text))


def to_date(value, date1904=False):
    """Return the day a cell names.

    :param value: day, text ``dd/mm/yyyy`` or ISO, or serial number of Excel
    :raise ValueError: ``year_only`` or ``no_date``

    >>> to_date("05/3/2022"), to_date("2022-03-05 00:00:00"), to_date(44625)
    (datetime.date(2022, 3, 5), datetime.date(2022, 3, 5), datetime.date(2022, 3, 5))
    >>> to_date("31/02/2022")
    Traceback (most recent call last):
    ...
    ValueError: no_date
    >>> to_date(1975)
    Traceback (most recent call last):
    ...
    ValueError: year_only
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        if value.isdecimal() and len(value) < 7:
            return to_date(int(value), date1904)
        try:
            if match := _DAY_FIRST.fullmatch(value):
                day, month, year = map(int, match.groups())
                return date(year, month, day)
            if match := _YEAR_FIRST.fullmatch(value):
                return date(*map(int, match.groups()))
        except ValueError:
            raise ValueError("no_date") from None
    elif 1900 <= value <= 2100:
        raise ValueError("year_only")
    elif 1 <= value < 2_958_466:
        return serial_date(value, date1904)
    raise ValueError("no_date")


def to_number(value):
    """Return the number a cell names, with a decimal comma or point.

    :raise ValueError: ``no_number``, or ``thousands`` where the sign may be either

    >>> to_number("94,4"), to_number("94.4 %"), to_number(7), to_number("1.234,5")
    (94.4, 94.4, 7, 1234.5)
    >>> to_number("1.234")
    Traceback (most recent call last):
    ...
    ValueError: thousands
    """
    if isinstance(value, (int, float)):
        return value
    if not isinstance(value, str):
        raise ValueError("no_number")
    text = value.removesuffix("%").replace(" ", "")
    if _THOUSANDS.fullmatch(text):
        raise ValueError("thousands")
    if "." in text and "," in text:
        inner, outer = sorted(".,", key=text.rindex)
        text = text.replace(inner, "").replace(outer, ".")
    if not _NUMBER.fullmatch(text):
        raise ValueError("no_number")
    return float(text.replace(",", "."))


def to_year(value):
    """Return the year a cell names.

    :raise ValueError: ``no_year``

    >>> to_year("Năm 2021"), to_year(2021.0), to_year("2021")
    (2021, 2021, 2021)
    >>> to_year("2021-2022")
    Traceback (most recent call last):
    ...
    ValueError: no_year
    """
    if isinstance(value, str):
        value = plain_key(value).removeprefix("nam ")
        value = int(value) if value.isdecimal() and len(value) == 4 else None
    if isinstance(value, (int, float)) and value == int(value):
        if 1000 <= value <= 9999:
            return int(value)
    raise ValueError("no_year")


def to_flag(value):
    """Return yes or no.

    :raise ValueError: ``no_flag``

    >>> to_flag("x"), to_flag("Có"), to_flag(0), to_flag("Không")
    (True, True, False, False)
    """
    key = plain_key(str(value))
    if key in YES:
        return True
    if key in NO:
        return False
    raise ValueError("no_flag")


def to_text(value):
    """Return the text of a cell, numbers as they are shown.

    >>> to_text(12), to_text(1.5), to_text(date(2022, 3, 5)), to_text(" a  b ")
    ('12', '1.5', '05/03/2022', 'a b')
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def nearest(word, words, count=3):
    """Return the words that look most like one, or the first ones.

    >>> nearest("Tot", ["Hoàn thành", "Tốt", "Kém"], 1)
    ['Tốt']
    """
    keys = {plain_key(other): other for other in words}
    close = difflib.get_close_matches(plain_key(word), keys, count, cutoff=0.4)
    return [keys[key] for key in close] or list(words)[:count]


def neutral(text):
    """Return a text that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("12/QĐ")
    ("'=1+1", '12/QĐ')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

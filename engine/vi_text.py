# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Vietnamese wording of official papers (Decree 30/2020, Appendix I)."""

import re
import unicodedata

# 09/NQ-CĐVC, 152/2025/NĐ-CP
NUMBER_AND_SYMBOL = re.compile(r"\d+(?:/\d+)?/\w+(?:-\w+)+")


def nfc(text):
    """Return the text with composed letters; empty values become ''.

    >>> nfc("Ha\\u0300") == "Hà"
    True
    >>> nfc(None)
    ''
    """
    return unicodedata.normalize("NFC", text or "")


def paragraphs(text):
    """Return the non-empty lines of a text typed by a person.

    >>> paragraphs("Một\\n\\n  Hai \\r\\nBa")
    ['Một', 'Hai', 'Ba']
    >>> paragraphs(False)
    []
    """
    return [line.strip() for line in nfc(text).splitlines() if line.strip()]


def capitalise(text):
    """Return the text with its first letter large, the others unchanged.

    >>> capitalise("đoàn viên công đoàn Yên Bái")
    'Đoàn viên công đoàn Yên Bái'
    >>> capitalise("")
    ''
    """
    text = nfc(text)
    return text[:1].upper() + text[1:]


def quoted(text):
    """Return a name in quotation marks; one that has its own gets no second pair.

    >>> quoted("văn hóa công sở")
    '“văn hóa công sở”'
    >>> quoted("xây dựng cán bộ “Trung thành, sáng tạo”")
    'xây dựng cán bộ “Trung thành, sáng tạo”'
    """
    text = nfc(text)
    return text if "“" in text else f"“{text}”"


def padded(number):
    """Return a number of a document: below 10 it has a leading zero.

    >>> padded(4), padded(12), padded(2022)
    ('04', '12', '2022')
    """
    return f"{number:02d}"


def document_number(number, symbol):
    """Return number and symbol as printed under the issuing body.

    >>> document_number(4, "HD-CĐVC"), document_number(125, "QĐ-CĐVC")
    ('04/HD-CĐVC', '125/QĐ-CĐVC')
    >>> document_number(7, "")
    '07'
    """
    return f"{padded(number)}/{symbol}" if symbol else padded(number)


def date_words(date):
    """Return a date in words; days below 10 and months 1, 2 have a leading zero.

    >>> import datetime
    >>> date_words(datetime.date(2022, 2, 5))
    'ngày 05 tháng 02 năm 2022'
    >>> date_words(datetime.date(2022, 5, 25))
    'ngày 25 tháng 5 năm 2022'
    """
    month = padded(date.month) if date.month < 3 else str(date.month)
    return f"ngày {padded(date.day)} tháng {month} năm {date.year}"


def place_date(place, date=None):
    """Return the line with place and date; without a date it is left to the pen.

    >>> import datetime
    >>> place_date("Yên Bái", datetime.date(2022, 5, 3))
    'Yên Bái, ngày 03 tháng 5 năm 2022'
    >>> place_date("", datetime.date(2022, 12, 31))
    'Ngày 31 tháng 12 năm 2022'
    >>> place_date("Yên Bái")
    'Yên Bái, ngày …… tháng …… năm ………'
    """
    words = date_words(date) if date else "ngày …… tháng …… năm ………"
    return (
        f"{nfc(place).strip()}, {words}" if (place or "").strip() else capitalise(words)
    )


def short_date(date):
    """Return a date for tables, ``dd/mm/yyyy``; empty without one.

    >>> import datetime
    >>> short_date(datetime.date(2022, 5, 3)), short_date(None)
    ('03/5/2022', '')
    """
    if not date:
        return ""
    month = padded(date.month) if date.month < 3 else str(date.month)
    return f"{padded(date.day)}/{month}/{date.year}"


def period(start, end):
    """Return the years of a period, as short as they can be said.

    >>> import datetime
    >>> period(datetime.date(2017, 1, 1), datetime.date(2022, 12, 31))
    'từ năm 2017 đến năm 2022'
    >>> period(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    'năm 2022'
    >>> period(datetime.date(2017, 1, 1), datetime.date(2022, 6, 30))
    'từ ngày 01/01/2017 đến ngày 30/6/2022'
    >>> period(None, datetime.date(2022, 6, 30))
    ''
    """
    if not start or not end:
        return ""
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"từ ngày {short_date(start)} đến ngày {short_date(end)}"
    if start.year == end.year:
        return f"năm {start.year}"
    return f"từ năm {start.year} đến năm {end.year}"


def roman(number):
    """Return a number from 1 to 99 as the Roman numeral of a section.

    >>> [roman(n) for n in (1, 4, 9, 14, 40, 99)]
    ['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX']
    """
    if not 1 <= number <= 99:
        raise ValueError(f"{number} is not between 1 and 99")
    parts = []
    for value, sign in (
        (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
        (1, "I"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)

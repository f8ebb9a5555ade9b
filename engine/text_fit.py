# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Size and line breaks of a text that has to stay inside a box.

The widths are those of Liberation Serif (the twin of Times New Roman) for 1,000
units of the type size; accents don't widen a Vietnamese letter, but its horn does.
"""

import unicodedata
from functools import lru_cache

POINT_MM = 25.4 / 72
_FIRST = " "
_WIDTHS = {
    "regular": (
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
        500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ),
    "bold": (
        250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
        930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
        611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
        333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
        556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
    ),
    "italic": (
        250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278,
        500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500,
        920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722,
        611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422, 500,
        333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500,
        500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
    ),
}  # fmt: skip
_SPECIAL = {
    "regular": {"đ": 500, "Đ": 722, "ơ": 529, "Ơ": 722, "ư": 542, "Ư": 776},
    "bold": {"đ": 556, "Đ": 722, "ơ": 554, "Ơ": 778, "ư": 600, "Ư": 796},
    "italic": {"đ": 500, "Đ": 722, "ơ": 534, "Ơ": 722, "ư": 545, "Ư": 754},
}
_HORN = "\u031b"
# A line of a name or title may well end before one of these
_BREAK_BEFORE = (
    "tỉnh", "thành phố", "huyện", "quận", "sở", "việt nam", "trực thuộc", "các", "và",
    "của", "trong", "với", "cho", "giai đoạn", "năm", "góp phần", "theo", "tại", "vì",
    "ngành", "kiêm",
)  # fmt: skip
_BREAK_AFTER = (",", ";", ":", ".", "”")
# What an ill-placed break weighs against lines of unlike width
_ILL_BREAK = 0.12
# What is in no table counts as the widest capital: too small is better than cut
_WIDEST = 1000


def _letter_width(letter, face):
    decomposed = unicodedata.normalize("NFD", letter)
    base = decomposed[0] + (_HORN if _HORN in decomposed else "")
    base = unicodedata.normalize("NFC", base)
    special = _SPECIAL[face].get(base)
    if special:
        return special
    index = ord(base[0]) - ord(_FIRST)
    widths = _WIDTHS[face]
    return widths[index] if 0 <= index < len(widths) else _WIDEST


def text_width(text, size, face="regular"):
    """Return the width of a line in millimetres.

    >>> round(text_width("Ơn", 10), 2) == round((722 + 500) / 1000 * 10 * POINT_MM, 2)
    True
    >>> text_width("Hòa", 14) == text_width("Hoa", 14)
    True
    >>> [round(text_width("thành tích", 14, face), 2) for face in _WIDTHS]
    [19.62, 21.54, 19.89]
    """
    text = unicodedata.normalize("NFC", text)
    return sum(_letter_width(letter, face) for letter in text) * size * POINT_MM / 1000


def break_lines(text, width, size, face="regular"):
    """Return the lines of a text in a box, broken at spaces.

    A word wider than the box is broken between letters; typed line ends are kept.

    >>> break_lines("Công đoàn viên chức tỉnh", 30, 14)
    ['Công đoàn', 'viên chức tỉnh']
    >>> break_lines("AAAAAAAAAA", 20, 14)
    ['AAAAA', 'AAAAA']
    >>> break_lines("Một\\nHai", 100, 14)
    ['Một', 'Hai']
    >>> break_lines("", 100, 14)
    []
    """
    lines = []
    for typed in unicodedata.normalize("NFC", text).splitlines():
        line = ""
        for word in typed.split():
            longer = f"{line} {word}".strip()
            if text_width(longer, size, face) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = ""
            for letter in word:
                if line and text_width(line + letter, size, face) > width:
                    lines.append(line)
                    line = ""
                line += letter
        if line:
            lines.append(line)
    return lines


def _ends_well(words, index):
    """Whether a line may end before the word of this index."""
    before = " ".join(words[:index])
    if before.count("“") > before.count("”"):
        return False
    if index == len(words) or before.endswith(_BREAK_AFTER):
        return True
    rest = " ".join(words[index : index + 2]).casefold().lstrip("“(")
    return words[index].startswith("“") or any(
        rest == phrase or rest.startswith(f"{phrase} ") for phrase in _BREAK_BEFORE
    )


def _balance_words(words, count, width, size, face):
    """Return the best way to set the words in so many lines, None when none fits."""
    space = text_width(" ", size, face)
    ends = [0.0]
    for word in words:
        ends.append(ends[-1] + text_width(word, size, face) + space)
    wished = ends[-1] / count - space
    # best[index]: cost and breaks of the words before index in the lines so far
    best = {0: (0.0, ())}
    for _line in range(count):
        longer = {}
        for start, (cost, breaks) in best.items():
            for end in range(start + 1, len(words) + 1):
                line = ends[end] - ends[start] - space
                if line > width:
                    break
                total = cost + ((line - wished) / width) ** 2
                total += 0 if _ends_well(words, end) else _ILL_BREAK
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, (*breaks, end))
        best = longer
    if len(words) not in best:
        return None
    breaks = best[len(words)][1]
    starts = (0, *breaks[:-1])
    return [
        " ".join(words[start:end]) for start, end in zip(starts, breaks, strict=True)
    ]


def balance_lines(text, width, size, face="regular"):
    """Return as few lines as :func:`break_lines`, alike in width and broken well.

    >>> break_lines("Văn phòng Sở Nội vụ tỉnh An Bình", 58, 14)
    ['Văn phòng Sở Nội vụ tỉnh', 'An Bình']
    >>> balance_lines("Văn phòng Sở Nội vụ tỉnh An Bình", 58, 14)
    ['Văn phòng Sở Nội vụ', 'tỉnh An Bình']
    >>> balance_lines("AAAAAAAAAA BB", 20, 14) == break_lines("AAAAAAAAAA BB", 20, 14)
    True
    """
    lines = []
    for typed in unicodedata.normalize("NFC", text).splitlines():
        simple = break_lines(typed, width, size, face)
        if len(simple) > 1:
            words = typed.split()
            simple = _balance_words(words, len(simple), width, size, face) or simple
        lines += simple
    return lines


# Certificates of one decision share most of their blocks
@lru_cache(maxsize=2048)
def fit_text(text, width, height, largest, smallest, leading=1.2, face="regular"):
    """Return the largest type size in steps of half a point, and the lines.

    Never is a word left out. Down to ``smallest`` words stay whole; what does not fit
    then is broken between letters, and set smaller still, so as to stay in its box.

    :param text: what is printed
    :param width: of the box, in millimetres
    :param height: of the box, in millimetres
    :param largest: type size wished for, in points
    :param smallest: type size that is easily legible, in points
    :param leading: height of a line, as a multiple of the type size
    :param face: ``regular, bold`` or ``italic``
    :return: ``(size, tuple of lines)``

    >>> fit_text("Nguyễn Văn An", 200, 12, 26, 9, face="bold")
    (26, ('Nguyễn Văn An',))
    >>> size, lines = fit_text("Nguyễn Thị " * 30, 200, 12, 26, 9, face="bold")
    >>> size < 26 and " ".join(lines).split() == ("Nguyễn Thị " * 30).split()
    True
    >>> fit_text("W" * 20, 100, 12, 26, 9)
    (15.0, ('WWWWWWWWWWWWWWWWWWWW',))
    >>> size, lines = fit_text("W" * 300, 200, 12, 26, 9, face="bold")
    >>> size < 9 and len(lines) * size * 1.2 * POINT_MM <= 12 and len("".join(lines))
    300
    """
    size = largest
    words = text.split()
    while size > 1:
        lines = break_lines(text, width, size, face)
        is_whole = size <= smallest or all(
            text_width(word, size, face) <= width for word in words
        )
        if is_whole and len(lines) * size * leading * POINT_MM <= height:
            break
        size = max(size - 0.5, smallest) if size > smallest else size - 0.5
    return size, tuple(balance_lines(text, width, size, face))

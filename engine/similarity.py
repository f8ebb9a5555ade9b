# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""How much of a text stands in another one.

Texts are compared by runs of words, not by words: two reports about the same work
share most words, but long runs only when one was copied. Composition of letters,
case, punctuation and line breaks don't count.
"""

import re
import zlib

from .vi_text import nfc

RUN = 5
# Numbers kept of each text to find candidates by; fewer than 64 runs are all kept
SKETCH = 64
# What is kept fits a signed integer of the database
_HALF = 2**31


def runs_of_words(text, length=RUN):
    """Return the numbers of all runs of words of a text, as a set.

    >>> len(runs_of_words("một hai ba bốn năm sáu"))
    2
    >>> runs_of_words("Một, hai ba;\\nBốn năm.") == runs_of_words("một hai ba bốn năm")
    True
    >>> import unicodedata
    >>> nfd = unicodedata.normalize("NFD", "phấn đấu hoàn thành nhiệm vụ")
    >>> runs_of_words(nfd) == runs_of_words("Phấn đấu hoàn thành nhiệm vụ!")
    True
    >>> runs_of_words("quá ngắn"), runs_of_words(None)
    (set(), set())
    """
    words = re.findall(r"\w+", nfc(text).casefold())
    return {
        zlib.crc32(" ".join(words[start : start + length]).encode()) - _HALF
        for start in range(len(words) - length + 1)
    }


def sketch(runs, size=SKETCH):
    """Return the smallest numbers of a text: texts that share much share some.

    >>> sketch({5, 3, 9, 1}, 2)
    [1, 3]
    """
    return sorted(runs)[:size]


def share_copied(own, other):
    """Return how many percent of one's own runs stand in the other text, rounded down.

    >>> share_copied({1, 2, 3}, {1, 2, 7, 8})
    66
    >>> share_copied(set(), {1})
    0
    """
    return 100 * len(own & other) // len(own) if own else 0


def count_words(text):
    """Return the number of words of a text; a syllable is a word, as offices count.

    >>> count_words("Chủ trì 02 sáng kiến; giảm 30 % thời gian.")
    9
    >>> count_words("– … –"), count_words(False)
    (0, 0)
    """
    return len(re.findall(r"\w+", nfc(text)))

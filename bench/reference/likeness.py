# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Compare each report with each other, in memory."""

from itertools import combinations

from ...engine.similarity import runs_of_words, share_copied


def find_copies(texts, limit):
    """Return what is copied: {(id, other id): percent}, of at least the limit."""
    runs = {number: runs_of_words(text) for number, text in texts.items()}
    found = {}
    for pair in combinations(runs, 2):
        for own, other in (pair, pair[::-1]):
            percent = share_copied(runs[own], runs[other])
            if percent >= limit:
                found[own, other] = percent
    return found

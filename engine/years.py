# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Years as people write them."""


def year_ranges(years):
    """Write years in the shortest way.

    :param years: iterable of int, in any order
    :return: str

    >>> year_ranges([2021, 2017, 2018, 2019])
    '2017–2019, 2021'
    >>> year_ranges([2020, 2021])
    '2020, 2021'
    >>> year_ranges([])
    ''
    """
    runs = []
    for year in sorted(set(years)):
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    texts = []
    for first, last in runs:
        if last - first > 1:
            texts.append(f"{first}–{last}")
        else:
            texts += [str(year) for year in range(first, last + 1)]
    return ", ".join(texts)

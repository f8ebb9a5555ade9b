# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers of official papers by Decree 30/2020/NĐ-CP, Appendix I."""


def document_number(number, symbol):
    """Return number and symbol as printed; numbers under 10 get a leading zero.

    >>> document_number(4, "HD-CĐVC")
    '04/HD-CĐVC'
    >>> document_number(125, "QĐ-CĐVC")
    '125/QĐ-CĐVC'
    >>> document_number(7, "")
    '07'
    """
    return f"{number:02d}/{symbol}" if symbol else f"{number:02d}"

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""The register by hand: one query, and its cells written as they come."""

import xlsxwriter

CELLS = """
    SELECT row_number() OVER (ORDER BY a.decision_date, a.decision_number, a.id),
           a.subject_name, a.subject_kind, e.emulation_code, d.name ->> 'en_US',
           t.name ->> 'en_US', l.name ->> 'en_US', a.commendation_type,
           a.decision_number, a.decision_date::text, a.issuer_name, a.year, a.citation,
           (SELECT c.golden_book_number FROM emulation_certificate c
             WHERE c.award_id = a.id AND c.state <> 'replaced' LIMIT 1),
           a.state
      FROM emulation_award a
      JOIN emulation_award_type t ON t.id = a.award_type_id
 LEFT JOIN emulation_level l ON l.id = a.level_id
 LEFT JOIN hr_employee e ON e.id = a.employee_id
 LEFT JOIN hr_department d ON d.id = a.unit_id
     WHERE a.company_id = %s AND a.year = %s
  ORDER BY a.decision_date, a.decision_number, a.id
"""


def write_register(cr, company_id, year, stream):
    """Write the cells of a year's register with nothing but xlsxwriter.

    :return: number of rows
    """
    cr.execute(CELLS, [company_id, year])
    number = 0
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        while rows := cr.fetchmany(1000):
            for row in rows:
                sheet.write_row(number, 0, row)
                number += 1
    return number

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The ranking of one unit, written by hand; it is not changed with the product."""

RANKING = """
SELECT rank() OVER (ORDER BY is_failed, final_total DESC) AS place, id, subject_name,
       final_total, is_failed
  FROM emulation_assessment
 WHERE campaign_id = %(campaign)s AND unit_id = %(unit)s AND year = %(year)s
   AND period = 'year' AND state = 'closed' AND subject_kind = 'individual'
 ORDER BY place, subject_name, id
"""

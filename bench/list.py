# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""First page of the list of nominations, with all columns, as an officer."""

from lxml import etree

from odoo import Command

from .data import Workforce
from .figures import SIZE, show

MOST_QUERIES = 40


def main(env):
    work = Workforce(env, SIZE)
    env.cr.execute(
        """
        INSERT INTO emulation_nomination (
            category_id, round_id, award_type_id, company_id, commendation_type, year,
            subject_kind, employee_id, unit_id, subject_name, state, submitted_on,
            submitted_by_id, entered_by_id)
        SELECT category.id, category.round_id, category.award_type_id,
               category.company_id, category.commendation_type, %s, 'individual',
               person.employee_id, person.unit_id, person.name, 'submitted', now(), 1, 1
          FROM bench_person person, emulation_round_category category
         WHERE category.id = %s
        """,
        [work.category.round_id.year, work.category.id],
    )
    officer = env["res.users"].create(
        {
            "name": "Officer",
            "login": "bench_officer",
            "group_ids": [Command.link(env.ref("hr_emulation.group_officer").id)],
        }
    )
    env.cr.commit()
    env.cr._cnx.autocommit = True
    env.cr.execute("VACUUM ANALYZE emulation_nomination")
    env.cr._cnx.autocommit = False
    model = env["emulation.nomination"].with_user(officer)
    view = model.get_views([(False, "list")])["views"]["list"]
    names = {node.get("name") for node in etree.fromstring(view["arch"]).iter("field")}
    specification = {
        name: {"fields": {"display_name": {}}}
        if model._fields[name].type in ("many2one", "many2many", "one2many")
        else {}
        for name in names
    }
    model.web_search_read([], specification, limit=80)
    env.invalidate_all()
    before = env.cr.sql_log_count
    page = model.web_search_read([], specification, limit=80)
    queries = env.cr.sql_log_count - before
    assert len(page["records"]) == 80
    show("list_queries", SIZE, queries, MOST_QUERIES, 1.0, unit="")

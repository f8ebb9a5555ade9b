# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from lxml import etree

from odoo.tests import tagged

from .common import EmulationCommon

LISTS = {
    "emulation.round": ["list", "kanban"],
    "emulation.nomination": ["list", "kanban"],
    "emulation.decision": ["list"],
    "emulation.decision.line": ["list"],
    "emulation.certificate": ["list"],
    "emulation.award": ["list"],
    "emulation.unit.member": ["list"],
    "emulation.campaign": ["list", "kanban"],
    "emulation.criterion": ["list"],
    "hr.department": ["list", "kanban"],
}


@tagged("post_install", "-at_install")
class TestBoards(EmulationCommon):
    """Every list and board reads all its columns in constant queries."""

    def _spec(self, model, view_type):
        view = self.env[model].get_view(view_type=view_type)
        names = {
            node.get("name") for node in etree.fromstring(view["arch"]).iter("field")
        }
        spec = {}
        for name in sorted(names & set(self.env[model]._fields)):
            relational = self.env[model]._fields[name].relational
            spec[name] = {"fields": {"display_name": {}}} if relational else {}
        return spec

    def _grow(self, count):
        people = self.env["hr.employee"].create(
            [
                {
                    "name": f"Người thứ {count}.{index}",
                    "department_id": self.unit_a.id,
                    "date_version": "2016-01-01",
                }
                for index in range(count)
            ]
        )
        nominations = self.env["emulation.nomination"].create(
            [{"category_id": self.inside.id, "employee_id": p.id} for p in people]
        )
        self._passed(nominations)
        decision = self._new_decision(nominations, number=count)
        decision.with_user(self.users["officer"]).action_issue()
        self.env["hr.department"].create(
            [
                {"name": f"Tổ {count}.{index}", "parent_id": self.unit_a.id}
                for index in range(count)
            ]
        )
        for index in range(count):
            self._new_round(name=f"Đợt xét {count}.{index}")
        campaigns = self.env["emulation.campaign"].create(
            [
                {
                    "name": f"Cuộc vận động {count}.{index}",
                    "kind": "campaign",
                    "criterion_ids": [
                        (
                            0,
                            0,
                            {
                                "code": "1",
                                "text": "Trung thành",
                                "nature": "content",
                                "subject_kind": "individual",
                            },
                        )
                    ],
                }
                for index in range(count)
            ]
        )
        self.assertEqual(len(campaigns), count)
        self.env.flush_all()

    def _queries(self, role):
        counts = {}
        for name, view_types in LISTS.items():
            model = self.env[name].with_user(self.users[role])
            for view_type in view_types:
                spec = self._spec(name, view_type)
                self.env.invalidate_all()
                before = self.cr.sql_log_count
                model.web_search_read([], spec, limit=1000)
                counts[name, view_type] = self.cr.sql_log_count - before
        return counts

    def test_constant_queries(self):
        self._grow(3)
        for role in ("officer", "unit_head", "auditor"):
            self._queries(role)  # rights and view caches
        few = {
            role: self._queries(role) for role in ("officer", "unit_head", "auditor")
        }
        self._grow(25)
        for role, counts in few.items():
            many = self._queries(role)
            # Caches and relations empty at first make a few; 25 rows would show
            grown = {
                key: (counts[key], many[key])
                for key in many
                if many[key] > counts[key] + 3
            }
            self.assertFalse(grown, f"as {role}")
            self.assertLess(max(many.values()), 60)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError

from ..eligibility.check_common import CheckCommon

SECRET = "99/QĐ-KL"


class SideDoorsCommon(CheckCommon):
    """A draft nomination, who may do what with it, and acts to be refused."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nomination = cls._new_nomination()
        cls.as_officer = cls.nomination.with_user(cls.users["officer"])
        cls.as_head = cls.nomination.with_user(cls.users["unit_head"])
        cls.as_admin = cls.nomination.with_user(cls.users["administrator"])
        cls.company.emulation_override_user_ids = cls.users["administrator"]
        cls.paper = cls.env["ir.attachment"].create(
            {"name": "bien-ban.pdf", "raw": b"%PDF", "public": True}
        )

    @classmethod
    def _discipline(cls, **vals):
        return cls.env["emulation.discipline"].create(
            {
                "employee_id": cls.person.id,
                "state": "in_force",
                "form": "reprimand",
                "decision_number": SECRET,
                "date_from": cls.today,
                **vals,
            }
        )

    def _ask_for_discipline(self):
        rule = self._new_rule(
            name="No discipline", kind="discipline", window="period", sequence=30
        )
        self.nomination.action_check()
        return rule

    def _make_eligible(self):
        self._rate("excellent")
        self._rate("excellent", back=2)

    def _assert_refused(self, acts):
        for name, act in acts.items():
            with self.subTest(name), self.assertRaises(UserError):
                act()
                self.env.flush_all()
            self.env.invalidate_all()

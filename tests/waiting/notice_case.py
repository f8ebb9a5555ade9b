# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import TransactionCase

from ..common import EmulationMixin


class NoticeMixin(EmulationMixin):
    """A route that the head of the unit approves, then the head of the union."""

    @classmethod
    def _setup_notices(cls):
        cls._setup_emulation()
        cls.head = cls.users["unit_head"]
        cls.head.write({"email": "truongdonvi@example.com", "lang": "vi_VN"})
        cls.upper = cls.users["council_user"]
        cls.upper.write({"email": "chutich@example.com", "lang": "en_US"})
        cls._set_role(cls.staff["council_user"], "member")
        cls.env["emulation.unit.member"].create(
            {
                "employee_id": cls.staff["council_user"].id,
                "department_id": cls.union.id,
                "role": "head",
                "is_concurrent": True,
                "date_from": "2020-01-01",
            }
        )
        cls.route = cls.env["emulation.route"].create(
            {
                "name": "Two heads",
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "Thủ trưởng duyệt",
                            "sequence": 1,
                            "kind": "approval",
                            "responsible": "unit_head",
                            "working_days": 5,
                        },
                    ),
                    (
                        0,
                        0,
                        {
                            "name": "Công đoàn tỉnh duyệt",
                            "sequence": 2,
                            "kind": "approval",
                            "responsible": "head_above",
                            "levels_up": 1,
                            "working_days": 5,
                        },
                    ),
                ],
            }
        )
        cls.round.category_ids.route_id = cls.route
        cls.notices = cls.env["emulation.notice"]

    @classmethod
    def _submit(cls, count, name="Người"):
        people = cls.env["hr.employee"].create(
            [
                {
                    "name": f"{name} thứ {index}",
                    "department_id": cls.unit_a.id,
                    "date_version": "2016-01-01",
                }
                for index in range(count)
            ]
        )
        nominations = cls.env["emulation.nomination"].create(
            [{"category_id": cls.inside.id, "employee_id": p.id} for p in people]
        )
        nominations.with_user(cls.users["administrator"]).action_submit()
        return nominations

    def _activities(self, user=None, done=False):
        return (
            self.env["mail.activity"]
            .with_context(active_test=not done)
            .search([("user_id", "=", (user or self.head).id)])
        )

    def _mails(self, user=None):
        partner = (user or self.head).partner_id
        return self.env["mail.mail"].search([("recipient_ids", "in", partner.ids)])

    def _notify(self):
        self.env["emulation.notice"]._cron_notify()

    def _remind(self):
        self.env["emulation.notice"]._cron_remind()
        self._notify()


class NoticeCase(NoticeMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_notices()

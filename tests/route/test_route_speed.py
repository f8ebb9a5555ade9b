# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from functools import partial

from odoo.tests import tagged

from .route_common import HEAD, TOP, RouteCommon


@tagged("post_install", "-at_install")
class TestRouteSpeed(RouteCommon):
    """The number of queries does not grow with the number of nominations."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_route(HEAD, cls.appraisal, TOP)

    def _new(self, label, count):
        people = [
            self._new_employee(f"{label} {number}", self.unit_a)
            for number in range(count)
        ]
        nominations = self.env["emulation.nomination"].union(
            *[self._new_nomination(person) for person in people]
        )
        nominations.with_user(self.users["unit_officer"]).action_submit()
        return nominations

    def _queries(self, function):
        self.env.flush_all()
        self.env.invalidate_all()
        # Whether an emptied cache holds the users again depends on other caches
        users = self.env["res.users"].union(self.users["officer"], *self.heads.values())
        self.assertTrue(users.partner_id)
        before = self.cr.sql_log_count
        function()
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def test_approving(self):
        def queries(count):
            nominations = self._new(f"Duyệt {count}", count)
            return [
                self._queries(self._as(nominations, name).action_approve)
                for name in ("head_a", "officer", "head_top")
            ]

        queries(2)  # caches of rights and fields
        few, many = queries(5), queries(25)
        for name, less, more in zip(
            ("next step", "appraisal", "passing"), few, many, strict=True
        ):
            with self.subTest(name):
                self.assertLess((more - less) / 20, 1.5, (less, more))

    def test_lists(self):
        nominations = {
            "progress_text": {},
            "state": {},
            "can_approve": {},
            "step_ids": {"fields": {"responsible_text": {}, "days_taken": {}}},
        }
        steps = {"is_mine": {}, "responsible_text": {}, "actor_text": {}, "is_late": {}}

        def queries(count):
            self._new(f"Danh sách {count}", count)
            # The user's own time zone is read anew whenever a cache is emptied
            asked = self.env(user=self.heads["head_a"], context={"tz": "UTC"})
            reads = [
                (
                    "emulation.nomination",
                    [("round_id", "=", self.round.id)],
                    nominations,
                ),
                ("emulation.nomination.step", [("is_mine", "=", True)], steps),
            ]
            return [
                self._queries(partial(asked[model].web_search_read, domain, fields))
                for model, domain, fields in reads
            ]

        queries(1)  # caches of rights and fields
        self.assertEqual(queries(3), queries(30))

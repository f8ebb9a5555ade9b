# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo.tests import tagged

from ..ballot.ballot_case import BallotCase
from .ballot_server import BallotServerMixin


@tagged("post_install", "-at_install")
class TestOpeningOverHttp(BallotServerMixin, BallotCase):
    """Read-only requests to a real server tell the access log all the same."""

    @classmethod
    def _setup_ballot(cls, voters, candidates):
        res = super()._setup_ballot(voters, candidates)
        end = cls.env.cr.now() + timedelta(days=1)
        keys = cls.env["res.users.apikeys"]
        officer = cls.users["officer"]
        cls.key = keys.with_user(officer)._generate("rpc", "reader", end)
        return res

    def _entries(self):
        with self._new_env() as env:
            log = env["emulation.access.log"].search([], order="id")
            return [(e.actor_login, e.kind, e.res_id) for e in log]

    def test_each_way_is_one_entry(self):
        self._make_session()
        with self._new_env() as env:
            items = env["emulation.session.item"].browse(self.item_ids)
            ids = items.nomination_id.ids
        self._start_server()
        nested = {"nomination_id": {"fields": {"summary": {}}}}
        for number, (path, body) in enumerate(
            (
                (
                    "emulation.nomination/read",
                    {"ids": [ids[0]], "fields": ["summary"]},
                ),
                (
                    "emulation.nomination/formatted_read_group",
                    {
                        "domain": [["id", "=", ids[1]]],
                        "groupby": ["summary"],
                        "aggregates": ["__count"],
                    },
                ),
                (
                    "emulation.session.item/web_read",
                    {"ids": [self.item_ids[2]], "specification": nested},
                ),
            )
        ):
            with self.subTest(path):
                for _again in range(2):
                    status, answer = self._json2(self.key, path, **body)
                    self.assertEqual(status, 200, answer)
                    self.assertIn("Hoàn thành xuất sắc", str(answer))
                entry = ("emulation_officer", "dossier", ids[number])
                self.assertEqual(self._entries()[number:], [entry])
        self.assertNotIn(" WARNING ", self._read_log())

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestPledge(YearMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls._setup_heads()

    def test_signed_by_each_head(self):
        pledge = self._new_pledge(self.team_a, self.team_b)
        self._as("unit_head", pledge).action_open()
        self.assertIn(self.team_b.name, pledge.final_text)
        self.assertIn(str(self.today.year), pledge.final_text)
        self.assertNotIn("{", pledge.final_text)
        first, second = self.heads.values()
        self.assertEqual(pledge.activity_ids.user_id, first | second)
        with self.assertRaisesRegex(UserError, "head of none"):
            self._as("unit_officer", pledge).action_sign()
        pledge.with_user(first).action_sign()
        self.assertEqual(pledge.state, "open")
        self.assertEqual(pledge.signed_count, 1)
        with self.assertRaisesRegex(UserError, "signed already"):
            pledge.with_user(first).action_sign()
        pledge.with_user(second).action_sign()
        self.assertEqual(pledge.state, "signed")
        self.assertFalse(pledge.activity_ids)
        party = pledge.party_ids[0]
        self.assertEqual(party.signed_by_id, first)
        self.assertEqual(party.signer_position, "Tổ trưởng")
        with self.assertRaisesRegex(UserError, "has been opened"):
            party.write({"department_id": self.team_b.id})
        for vals in ({"text": "Khác"}, {"place": "Hà Nội"}, {"year": 2020}):
            with self.assertRaisesRegex(UserError, "has been opened"):
                self._as("unit_head", pledge).write(vals)

    def test_bad_parties(self):
        alone = self._new_pledge(self.team_a)
        with self.assertRaisesRegex(UserError, "two parties"):
            alone.action_open()
        self.assertEqual(alone.state, "draft")
        stranger = self._new_pledge(self.team_a, self.unit_b, text="Năm {nam}")
        with self.assertRaises(UserError) as caught:
            stranger.action_open()
        self.assertIn("CĐCS Sở Tài chính does not belong", str(caught.exception))
        self.assertIn("{nam}", str(caught.exception))

    def test_party_that_left(self):
        pledge = self._new_pledge(self.team_a, self.team_b)
        pledge.action_open()
        self.team_b.active = False
        with self.assertRaisesRegex(UserError, "does not belong to .* any more"):
            pledge.with_user(self.heads[self.team_b]).action_sign()
        self.assertFalse(pledge.party_ids.filtered("signed_on"))
        pledge.action_cancel("Tổ đã giải thể")
        self.assertEqual(pledge.state, "cancelled")

    def test_signature_only_by_signing(self):
        pledge = self._new_pledge(self.team_a, self.team_b)
        for vals in ({"signed_on": self.today}, {"signer_name": "Ai đó"}):
            with self.assertRaisesRegex(UserError, "signs by its head"):
                pledge.party_ids[0].write(vals)
        with self.assertRaisesRegex(UserError, "steps of the workflow"):
            pledge.write({"state": "signed"})
        with self.assertRaises(AccessError):
            self._as("employee", pledge).read(["text"])
        with self.assertRaises(AccessError):
            pledge.with_user(self.heads[self.team_a]).action_open()

    def test_cluster(self):
        """Members of this year only; the head goes round."""
        year = self.today.year
        cluster = self.env["emulation.cluster"].create({"name": "Cụm số 1"})
        member = self.env["emulation.cluster.member"]
        member.create(
            [
                {"cluster_id": cluster.id, "unit_id": unit.id, "year": when}
                for unit in (self.unit_a, self.unit_b)
                for when in (year - 1, year)
            ]
        )
        old = cluster.member_ids.filtered(
            lambda m: m.year == year - 1 and m.unit_id == self.unit_a
        )
        old.is_head = True
        cluster.action_rotate_head()
        self.assertEqual(cluster.current_head_id, self.unit_b)
        with self.assertRaisesRegex(UserError, "is head of"):
            cluster.action_rotate_head()
        with self.assertRaises(AccessError):
            self._as("officer", cluster).action_rotate_head()
        pledge = self._new_pledge(
            self.unit_a, self.unit_b, scope="cluster", cluster_id=cluster.id, unit_id=0
        )
        cluster.member_ids.filtered(
            lambda m: m.year == year and m.unit_id == self.unit_a
        ).unlink()
        with self.assertRaisesRegex(UserError, "Sở Nội vụ does not belong to Cụm"):
            pledge.action_open()

    def test_paper(self):
        pledge = self._new_pledge(self.team_a, self.team_b)
        pledge.action_open()
        report = self.env["report.hr_emulation.pledge"]
        paper = report._get_report_values(pledge.ids)["papers"][pledge.id]
        self.assertTrue(paper["draft"])
        self.assertEqual(len(paper["missing"]), 2)
        for user in self.heads.values():
            pledge.with_user(user).action_sign()
        self.env.invalidate_all()
        paper = report._get_report_values(pledge.ids)["papers"][pledge.id]
        self.assertFalse(paper["draft"])
        names = [block["name"] for row in paper["signatures"] for block in row]
        self.assertEqual(names, pledge.party_ids.mapped("signer_name"))

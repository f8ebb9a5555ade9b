# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from datetime import timedelta
from hashlib import sha256

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged

from ..dossier.dossier_case import new_pdf
from .year_common import YearMixin


@tagged("post_install", "-at_install")
class TestPledgePaper(YearMixin, TransactionCase):
    """A pledge that was signed on paper, and one that the head of a cluster prepares."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls._setup_heads()
        cls.pledge = cls._new_pledge(cls.team_a, cls.team_b)
        cls.scan = new_pdf()
        cls.when = fields.Datetime.now() - timedelta(days=3)

    def _record(self, role="unit_head", parties=None, **values):
        pledge = self._as(role, self.pledge)
        parties = self.pledge.party_ids if parties is None else parties
        signers = [
            {"party_id": party.id, "name": f"Bà {party.id}", "position": "Tổ trưởng"}
            for party in parties
        ]
        values = {
            "signers": signers,
            "signed_on": self.when,
            "name": "giao-uoc.pdf",
            "content": self.scan,
            **values,
        }
        return pledge.action_record_paper(**values)

    def test_recorded(self):
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self._record()
        self.pledge.action_open()
        self.assertTrue(self.pledge.activity_ids)
        self._record(difference_note="Chữa một chữ")
        self.assertEqual(self.pledge.state, "signed")
        self.assertFalse(self.pledge.activity_ids)
        for party in self.pledge.party_ids:
            self.assertEqual(party.signer_name, f"Bà {party.id}")
            self.assertEqual(party.signer_position, "Tổ trưởng")
            self.assertEqual(party.signed_on, self.when)
            self.assertEqual(party.signed_by_id, self.users["unit_head"])
            self.assertTrue(party.is_on_paper)
        data = base64.b64decode(self.scan)
        self.assertEqual(self.pledge.signed_attachment_id.raw, data)
        self.assertEqual(self.pledge.signed_sha256, sha256(data).hexdigest())
        log = self.env["emulation.audit.log"].search(
            [("event", "=", "record_paper"), ("res_id", "=", self.pledge.id)]
        )
        self.assertEqual(log.actor_id, self.users["unit_head"].id)
        scan = self.pledge.signed_attachment_id
        for change in (scan.unlink, lambda: scan.write({"raw": b"%PDF-1.4"})):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                change()
        papers = self.env["report.hr_emulation.pledge"]
        paper = papers._get_report_values(self.pledge.ids)["papers"][self.pledge.id]
        self.assertFalse(paper["draft"])
        notes = [block["note"] for row in paper["signatures"] for block in row]
        self.assertEqual(len(notes), 2)
        for note in notes:
            self.assertIn("trên bản giấy ngày", note)

    def test_one_signed_here_before(self):
        self.pledge.action_open()
        first, second = self.pledge.party_ids
        self.pledge.with_user(self.heads[first.department_id]).action_sign()
        with self.assertRaisesRegex(UserError, "not signed yet"):
            self._record()
        self._record(parties=second)
        self.assertEqual(self.pledge.state, "signed")
        self.assertEqual(first.signer_name, "Tổ trưởng 0")
        self.assertFalse(first.is_on_paper)
        self.assertTrue(second.is_on_paper)

    def test_bad_paper(self):
        """All reasons at once; nothing is recorded."""
        self.pledge.action_open()
        first, second = self.pledge.party_ids
        with self.assertRaises(UserError) as caught:
            self._record(
                parties=first, signed_on=fields.Datetime.now() + timedelta(days=1)
            )
        self.assertIn(second.department_id.name, str(caught.exception))
        self.assertIn("cannot be to come", str(caught.exception))
        with self.assertRaisesRegex(UserError, "neither a PDF nor a picture"):
            self._record(content=base64.b64encode(b"text").decode())
        self.team_b.active = False
        with self.assertRaisesRegex(UserError, "does not belong to .* any more"):
            self._record()
        self.assertFalse(self.pledge.party_ids.filtered("signed_on"))
        self.assertEqual(self.pledge.state, "open")

    def test_who_may(self):
        self.pledge.action_open()
        for role in ("employee", "auditor"):
            with self.subTest(role), self.assertRaises(AccessError):
                self._record(role)
        with self.assertRaises(AccessError):
            self.pledge.with_user(self.heads[self.team_a]).action_ask_paper()
        for vals in ({"signed_sha256": "0"}, {"lead_unit_id": self.unit_b.id}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "by the steps"):
                self._as("unit_head", self.pledge).write(vals)

    def test_window(self):
        """It begins with the heads of today."""
        self.pledge.action_open()
        action = self._as("unit_officer", self.pledge).action_ask_paper()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = self._as("unit_officer", wizard)
        self.assertEqual(wizard.line_ids.mapped("name"), ["Tổ trưởng 0", "Tổ trưởng 1"])
        wizard.write({"content": self.scan, "file_name": "giao-uoc.pdf"})
        with self.assertRaises(AccessError):
            self._as("unit_head", wizard).action_apply()
        wizard.action_apply()
        self.assertEqual(self.pledge.state, "signed")

    def test_prepared_by_the_head_of_the_cluster(self):
        year = self.today.year
        cluster = self.env["emulation.cluster"].create({"name": "Cụm số 1"})
        members = self.env["emulation.cluster.member"].create(
            [
                {"cluster_id": cluster.id, "unit_id": unit.id, "year": year}
                for unit in (self.unit_a, self.unit_b)
            ]
        )
        pledges = self._as("unit_head", self.env["emulation.pledge"])
        vals = {
            "campaign_id": self.campaign.id,
            "scope": "cluster",
            "cluster_id": cluster.id,
            "party_ids": [
                (0, 0, {"department_id": unit.id})
                for unit in (self.unit_a, self.unit_b)
            ],
        }
        with self.assertRaises(AccessError):
            pledges.create(vals)
        members[0].is_head = True
        pledge = pledges.create(vals)
        self.assertEqual(pledge.lead_unit_id, self.unit_a)
        pledge.place = "Thái Bình"
        with self.assertRaises(AccessError):
            pledge.year = year + 1
        pledge.action_open()
        self.assertEqual(pledge.state, "open")
        self.assertEqual(pledges._get_cluster_domain()[0][0], "member_ids")
        members[0].is_head = False
        self.env.flush_all()
        members[1].is_head = True
        with self.assertRaises(AccessError):
            pledge.action_cancel("Lập lại")

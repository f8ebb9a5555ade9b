# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo.tests import HttpCase, tagged

from ...engine.package import open_package
from ..common import EmulationMixin

KEY = "khóa chung đủ dài của hai công đoàn 2026"


@tagged("post_install", "-at_install")
class TestProposalTour(EmulationMixin, HttpCase):
    """From what has passed to the sealed package, in the browser and in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.users["officer"].write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.body.write(
            {
                "code": "cdvc_ab",
                "symbol_ids": [
                    (0, 0, {"document_kind": "proposal", "symbol": "TTr-CĐVC"})
                ],
            }
        )
        cls.env["emulation.exchange.partner"].create(
            {"own_body_id": cls.body.id, "body_id": cls.outside.id, "new_key": KEY}
        )
        cls.nominations = cls._passed(
            cls._new_nomination(category=cls.forwarded),
            cls._new_nomination(cls.other, cls.forwarded),
        )

    def test_proposal(self):
        action = self.env.ref("hr_emulation.emulation_round_action")
        self.start_tour(
            f"/odoo/action-{action.id}/{self.round.id}",
            "emulation_proposal_tour",
            login="emulation_officer",
        )
        self.assertEqual(set(self.nominations.mapped("state")), {"forwarded"})
        proposal = self.round.nomination_ids.proposal_line_ids.proposal_id
        self.assertEqual((proposal.state, proposal.number), ("forwarded", 7))
        paper = proposal.document_ids._get_counting_file()
        package = proposal.package_ids
        raw = base64.b64decode(package.with_context(bin_size=False).file)
        content = open_package(raw, KEY, package._get_schema())
        self.assertEqual(content.data["number"], "07/TTr-CĐVC")
        self.assertIn(paper.raw, content.files.values())

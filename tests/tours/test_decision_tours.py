# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, tagged

from ..common import EmulationMixin


@tagged("post_install", "-at_install")
class TestDecisionTours(EmulationMixin, HttpCase):
    """What follows a decision, clicked through by an officer in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()
        cls.officer = cls.users["officer"]
        cls.officer.write({"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        cls.award_inside.certificate_layout_id = cls.env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        for model, vals in (
            ("emulation.base.salary", {"amount": 2_340_000, "state": "confirmed"}),
            (
                "emulation.award.coefficient",
                {
                    "award_type_id": cls.award_inside.id,
                    "subject_kind": "individual",
                    "coefficient": 0.3,
                },
            ),
        ):
            cls.env[model].create({"valid_from": cls.today, **vals})
        cls.nominations = cls._passed(
            cls._new_nomination(), cls._new_nomination(cls.other)
        )
        cls.decision = cls._new_decision(cls.nominations)
        cls.decision.with_user(cls.officer).action_issue()

    def _tour(self, name, record, action):
        action_id = self.env.ref(f"hr_emulation.{action}").id
        self.start_tour(
            f"/odoo/action-{action_id}/{record.id}", name, login=self.officer.login
        )
        self.env.invalidate_all()

    def test_certificates(self):
        self.env["ir.config_parameter"].set_param("hr_emulation.print_limit", 1)
        self._tour(
            "emulation_certificates_tour", self.decision, "emulation_decision_action"
        )
        self.assertTrue(self.decision.signed_sha256)
        certificates = self.env["emulation.certificate"].search(
            [("decision_id", "=", self.decision.id)], order="id"
        )
        job = self.env["emulation.print.job"].search(
            [("certificate_ids", "in", certificates.ids)]
        )
        self.assertEqual((job.state, job.total_count), ("queued", 2))
        self.assertEqual(
            certificates.mapped("handed_to"), [self.person.name, self.other.name]
        )

    def test_correction(self):
        award = self.nominations[0].award_ids
        self._tour("emulation_correction_tour", award, "emulation_award_action")
        self.assertEqual(award.state, "corrected")
        paper = self.env["emulation.certificate"].search(
            [("award_id.corrects_id", "=", award.id)]
        )
        self.assertEqual(paper.subject_name, "Nguyễn Thị Minh Nguyên")

    def test_revocation(self):
        fund = self.env["emulation.fund"].create(
            {"body_id": self.body.id, "year": self.today.year}
        )
        self.env["emulation.fund.move"].create(
            {"fund_id": fund.id, "name": "Cấp", "amount": 5_000_000}
        )
        self.decision.with_user(self.officer).action_charge()
        award = self.nominations[1].award_ids
        self._tour("emulation_revocation_tour", award, "emulation_award_action")
        self.assertEqual(award.state, "revoked")
        self.assertEqual(fund.amount_to_recover, 0)
        self.assertEqual(fund.balance, 5_000_000 - 710_000)

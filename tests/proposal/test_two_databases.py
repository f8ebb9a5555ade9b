# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64
from datetime import date

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tests import tagged

from ..common import EmulationMixin
from ..own_database import OwnDatabaseCase

KEY = "khóa chung của Công đoàn Viên chức tỉnh và Việt Nam"


@tagged("post_install", "-at_install")
class TestTwoDatabases(EmulationMixin, OwnDatabaseCase):
    """The province proposes, the Vietnam union decides and prints, the results return.

    Two databases that share nothing but the packages and the key.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls._filling_own_registry("_province"):
            cls._setup_emulation()
            cls._set_up_province()
            cls.province = cls.database
        with cls._filling_own_registry("_vietnam"):
            cls._setup_emulation()
            cls._set_up_vietnam()
            cls.vietnam = cls.database

    @classmethod
    def _set_up_province(cls):
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
        cls.person.emulation_code = "AB01"
        nominations = cls._passed(
            cls._new_nomination(
                category=cls.forwarded, summary="Có 02 sáng kiến được áp dụng."
            ),
            cls._new_nomination(cls.other, cls.forwarded),
        )
        proposals = cls.env["emulation.proposal"].with_user(cls.users["officer"])
        cls.proposal = proposals._draft_for(nominations)
        cls.proposal.number = 7

    @classmethod
    def _set_up_vietnam(cls):
        """The Vietnam union is at home here, the province an outside body."""
        department = cls.env["hr.department"].create(
            {"name": "Công đoàn Viên chức Việt Nam"}
        )
        department.action_set_emulation_level(
            cls.env.ref("hr_emulation.level_central").id
        )
        unit = cls.env["hr.department"].create(
            {"name": "CĐVC tỉnh An Bình", "parent_id": department.id}
        )
        unit.action_set_emulation_level(cls.env.ref("hr_emulation.level_province").id)
        cls.outside.write(
            {
                "department_id": department.id,
                "place": "Hà Nội",
                "symbol_ids": [
                    (0, 0, {"document_kind": "decision", "symbol": "QĐ-CĐVC"})
                ],
            }
        )
        signer = cls.env["emulation.body.signer"].create(
            {
                "body_id": cls.outside.id,
                "name": "Ngọ Văn Hòa",
                "position": "CHỦ TỊCH",
                "mode": "TM",
                "on_behalf": "BAN THƯỜNG VỤ",
                "date_from": date(2020, 1, 1),
            }
        )
        province = cls.env["emulation.body"].create(
            {"name": "Công đoàn Viên chức tỉnh An Bình", "code": "cdvc_ab"}
        )
        cls.env["emulation.exchange.partner"].create(
            {
                "own_body_id": cls.outside.id,
                "body_id": province.id,
                "department_id": unit.id,
                "new_key": KEY,
            }
        )
        cls.award_outside.certificate_layout_id = cls.env.ref(
            "hr_emulation.certificate_layout_red_gold"
        )
        round_ = cls._new_round(body_id=cls.outside.id)
        cls.upper_round_id, cls.upper_signer_id = round_.id, signer.id

    def _enter(self, database):
        """Open a transaction as the officer of a database."""
        cr = Registry(database).cursor()
        self.addCleanup(cr.close)
        env = api.Environment(cr, SUPERUSER_ID, {})
        officer = env["res.users"].search([("login", "=", "emulation_officer")])
        return env(user=officer.id, context={"force_report_rendering": True})

    def _raw(self, package):
        return base64.b64decode(package.file)

    def _bring_in(self, env, raw, **vals):
        package = env["emulation.package"].create(
            {"file": base64.b64encode(raw), "file_name": "goi.zip", **vals}
        )
        package.action_check()
        self.assertEqual(package.problem_count, 0, package.line_ids.mapped("problem"))
        package.action_import()
        return package

    def test_proposed_decided_printed_and_answered(self):
        province = self._enter(self.province)
        proposal = province["emulation.proposal"].browse(self.proposal.id)
        proposal.action_issue()
        proposal.action_forward()
        sent = province["emulation.package"].browse(proposal.action_export()["res_id"])
        raw = self._raw(sent)
        province.cr.commit()

        vietnam = self._enter(self.vietnam)
        package = self._bring_in(vietnam, raw, round_id=self.upper_round_id)
        nominations = package.line_ids.nomination_id
        self.assertEqual(
            nominations.mapped("snapshot_name"),
            ["Nguyễn Thị Minh Nguyệt", "Trần Văn Hùng"],
        )
        self.assertEqual(nominations[0].summary, "Có 02 sáng kiến được áp dụng.")
        self.assertEqual(package.paper_ids.mapped("name"), ["Tờ trình 07-TTr-CĐVC"])
        nominations[0].action_approve()
        nominations[1].action_refuse("Chưa đủ tiêu chuẩn")
        decision = vietnam["emulation.decision"].browse(
            nominations[0].action_make_decision()["res_id"]
        )
        decision.write({"number": 128, "signer_id": self.upper_signer_id})
        decision.action_issue()
        reports = vietnam["ir.actions.report"]
        certificate = vietnam["emulation.certificate"].search(
            [("decision_id", "=", decision.id)]
        )
        for report, record in (
            ("hr_emulation.report_decision", decision),
            ("hr_emulation.report_certificate", certificate),
        ):
            paper, kind = reports._render_qweb_pdf(report, record.ids)
            self.assertEqual((kind, paper[:5]), ("pdf", b"%PDF-"))
        answer = vietnam["emulation.package"].browse(package.action_answer()["res_id"])
        results = self._raw(answer)
        with self.assertRaisesRegex(UserError, "brought in already"):
            self._bring_in(vietnam, raw, round_id=self.upper_round_id)
        vietnam.cr.commit()

        province = self._enter(self.province)
        with self.assertRaisesRegex(UserError, "not for us"):
            self._bring_in(province, raw)
        self._bring_in(province, results)
        proposal = province["emulation.proposal"].browse(self.proposal.id)
        self.assertEqual(proposal.state, "answered")
        self.assertEqual(proposal.line_ids.mapped("outcome"), ["awarded", "failed"])
        first, second = proposal.line_ids.nomination_id
        award = first.award_ids
        self.assertEqual(award.decision_number, "128/QĐ-CĐVC")
        self.assertEqual(award.decision_date, decision.date)
        self.assertEqual(award.issuer_name, "Công đoàn Viên chức Việt Nam")
        self.assertEqual(award.employee_id.name, "Nguyễn Thị Minh Nguyệt")
        self.assertEqual(award.attachment_ids.mimetype, "application/pdf")
        self.assertEqual(second.state_reason, "Chưa đủ tiêu chuẩn")
        with self.assertRaisesRegex(UserError, "brought in already"):
            self._bring_in(province, results)
        province.cr.commit()
        self._check_correction(package.id, award.id)
        self._check_revocation(package.id, award.id)

    def _change(self, package_id, kind, number, ground, **words):
        """The Vietnam union changes what it gave; return the sealed package."""
        vietnam = self._enter(self.vietnam)
        package = vietnam["emulation.package"].browse(package_id)
        self.assertFalse(package.is_to_amend)
        awards = package.line_ids.nomination_id.award_ids
        draft = getattr(awards.filtered(lambda a: a.state == "valid"), kind)
        decision = vietnam["emulation.decision"].browse(draft()["res_id"])
        decision.write(
            {"number": number, "signer_id": self.upper_signer_id, "ground": ground}
        )
        decision.change_ids.write(words)
        decision.action_issue()
        vietnam.invalidate_all()
        self.assertTrue(package.is_to_amend)
        sent = vietnam["emulation.package"].browse(
            package.action_tell_changes()["res_id"]
        )
        vietnam.invalidate_all()
        self.assertFalse(package.is_to_amend)
        with self.assertRaisesRegex(UserError, "No correction or revocation waits"):
            package.action_tell_changes()
        raw = self._raw(sent)
        with self.assertRaisesRegex(UserError, "not for us"):
            self._bring_in(vietnam, raw)
        vietnam.cr.commit()
        return raw, decision.date

    def _check_correction(self, package_id, award_id):
        raw, day = self._change(
            package_id,
            "action_draft_correction",
            130,
            "Sai sót khi soạn thảo",
            citation="Có 03 sáng kiến được áp dụng",
        )
        province = self._enter(self.province)
        package = self._bring_in(province, raw)
        self.assertEqual(package.kind, "amendment")
        self.assertIn("→ Có 03 sáng kiến được áp dụng", package.line_ids.note)
        old = province["emulation.award"].browse(award_id)
        new = package.line_ids.nomination_id.award_ids - old
        self.assertEqual((old.state, new.state), ("corrected", "valid"))
        self.assertEqual(new.citation, "Có 03 sáng kiến được áp dụng")
        self.assertEqual(new.decision_number, "128/QĐ-CĐVC")
        self.assertEqual((new.outside_number, new.outside_date), ("130/QĐ-CĐVC", day))
        self.assertEqual(new.corrects_id, old)
        self.assertEqual(len(new.attachment_ids), 2)
        with self.assertRaisesRegex(UserError, "brought in already"):
            self._bring_in(province, raw)
        province.cr.commit()

    def _check_revocation(self, package_id, award_id):
        raw, _day = self._change(
            package_id, "action_draft_revocation", 131, "Khai gian thành tích"
        )
        province = self._enter(self.province)
        package = self._bring_in(province, raw)
        nomination = package.line_ids.nomination_id
        self.assertEqual(nomination.state, "revoked")
        self.assertIn("131/QĐ-CĐVC", nomination.state_reason)
        self.assertIn("Khai gian thành tích", nomination.state_reason)
        self.assertEqual(
            nomination.award_ids.sorted("id").mapped("state"), ["corrected", "revoked"]
        )
        self.assertEqual(package.answers_id.proposal_id.id, self.proposal.id)
        with self.assertRaisesRegex(UserError, "brought in already"):
            self._bring_in(province, raw)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from ..council.session_common import SessionMixin
from .common import read_pages
from .golden_case import GOLDEN, GoldenCase


@tagged("post_install", "-at_install")
class TestGoldenPapers(GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for kind, coefficient in (("individual", 0.3), ("collective", 0.6)):
            cls.env["emulation.award.coefficient"].create(
                {
                    "award_type_id": cls.award_inside.id,
                    "subject_kind": kind,
                    "coefficient": coefficient,
                    "valid_from": date(2017, 1, 1),
                }
            )
        cls.env["emulation.award"].create(
            {
                "employee_id": cls.person.id,
                "award_type_id": cls.env.ref("hr_emulation.award_ldtt").id,
                "issuer_name": "Giám đốc Sở Nội vụ",
                "decision_number": "29/QĐ-SNV",
                "decision_date": date(2019, 2, 5),
                "year": 2018,
            }
        )
        cls._set_role(cls._new_employee("Lý Thị Hoa", cls.team_a), "head")
        summary = (
            "Năm năm liên tục hoàn thành xuất sắc nhiệm vụ.\n\nChủ trì 02 sáng kiến."
        )
        cls.nominations = cls._passed(
            cls._new_nomination(summary=summary),
            cls._new_nomination(cls.other),
            cls._new_nomination(cls.team_a, cls.inside_collective, summary=summary),
        )
        cls.decision = cls._new_decision(
            cls.nominations, proposal_text="Hội đồng Thi đua – Khen thưởng"
        )

    def test_every_paper_has_a_reviewed_text(self):
        reports = self.env["ir.actions.report"].search(
            [("emulation_engine", "!=", False), ("report_name", "=like", "hr_emul%")]
        )
        names = {name.partition(".")[2] for name in reports.mapped("report_name")}
        self.assertEqual({file.stem.split("-")[0] for file in GOLDEN.iterdir()}, names)

    def test_nomination(self):
        person = self.nominations[0]
        self._check_paper("achievement_summary", person)
        collective = self.nominations[2]
        self._check_paper(
            "achievement_summary", collective, golden="achievement_summary-collective"
        )
        self._check_paper("approval_sheet", person)

    def test_decision(self):
        self.decision.with_user(self.officer).action_issue()
        pdf = self._check_paper("decision", self.decision)
        self.assertEqual(len(read_pages(pdf)), 3)
        self._check_paper("payment_list", self.decision)
        self._check_paper("ceremony_list", self.decision)
        certificates = self.env["emulation.certificate"].search(
            [("decision_id", "=", self.decision.id)], order="id"
        )
        self._check_paper("certificate", certificates)

    def test_long_lists(self):
        """Table heads on every page, rows in one piece, lists of sixty names."""
        people = [
            self._new_employee(
                f"Đầu{i:02d} " + "Nguyễn Thị " * 6 + f"Cuối{i:02d}", unit
            )
            for unit in (self.unit_a, self.unit_b)
            for i in range(30 * (unit == self.unit_b), 30 + 30 * (unit == self.unit_b))
        ]
        nominations = self._passed(*[self._new_nomination(p) for p in people])
        decision = self._new_decision(nominations, number=5)
        marks = [(f"Đầu{i:02d}", f"Cuối{i:02d}") for i in range(60)]
        for name in ("decision", "payment_list", "ceremony_list"):
            pdf = self._print(f"hr_emulation.{name}", decision)
            report = self.env.ref(f"hr_emulation.report_{name}")
            self._check_decree(pdf, report.paperformat_id)
            head = "Người lên nhận" if name == "ceremony_list" else "STT"
            self._check_rows_whole(pdf, head, marks)


@tagged("post_install", "-at_install")
class TestGoldenMinutes(SessionMixin, GoldenCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_sessions()
        cls.route.name = "Họp đơn vị, hội đồng"

    def test_minutes(self):
        self._submitted(2)
        session = self._opened(present=5, place="Phòng họp 1")
        session.action_record_counts(self._rows(session, (5,), (2, 3)))
        session.action_close()
        session.action_minute()
        self._check_paper("minutes", session)

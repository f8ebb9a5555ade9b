# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from ..assessment.assessment_common import AssessmentMixin
from ..council.session_common import SessionMixin
from ..inspection.inspection_sample import InspectionSample
from ..review.review_common import ReviewMixin
from .common import PaperCase
from .pledge_sample import PledgeSample


class PaperSamplesCase(
    InspectionSample,
    PledgeSample,
    ReviewMixin,
    AssessmentMixin,
    SessionMixin,
    PaperCase,
):
    """One final record of each model that papers are made of."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["emulation.award.coefficient"].create(
            {
                "award_type_id": cls.award_inside.id,
                "subject_kind": "individual",
                "coefficient": 0.3,
                "valid_from": date(2017, 1, 1),
            }
        )
        cls.certificate = cls._new_certificates(cls.staff["employee"])
        cls.decision = cls.certificate.decision_id
        cls._setup_sessions()
        cls.nomination = cls._new_nomination(
            category=cls.inside,
            summary="Hoàn thành xuất sắc nhiệm vụ.\n\nCó 02 sáng kiến cấp cơ sở.",
        )
        for section in cls.nomination.section_ids.filtered(lambda s: s.kind == "text"):
            section.text = "Hoàn thành tốt nhiệm vụ được giao. " * 20
        cls._submitted(2)
        cls.sitting = cls._opened(present=5)
        cls.sitting.action_record_counts(cls._rows(cls.sitting, (5,), (2, 3)))
        cls.sitting.action_close()
        cls.sitting.action_minute()
        cls.body.symbol_ids = [
            (0, 0, {"document_kind": "proposal", "symbol": "TTr-CĐVC"})
        ]
        forwarded = cls._new_nomination(cls.other, cls.forwarded)
        cls.proposal = cls.env["emulation.proposal"]._draft_for(cls._passed(forwarded))
        cls.proposal.number = 7
        cls.proposal.with_user(cls.officer).action_issue()
        cls.sheet = cls._new_closed_sheet()
        cls.samples = {
            record._name: record
            for record in (
                cls.nomination,
                cls.sitting,
                cls.certificate,
                cls.decision,
                cls.proposal,
                cls.sheet,
            )
        }

        tellers = [cls._new_employee(f"Kiểm phiếu {i}", cls.union).id for i in range(3)]
        secret = cls.rule.copy({"method": "secret", "min_voters": 3})
        waiting = {"vote_rule_id": secret.id, "method": "paper", "place": "Phòng họp 1"}
        waiting["teller_ids"] = [(6, 0, tellers)]
        nominations = cls._submitted(2)
        balloting = cls._opened(nominations[0], present=3, **waiting)
        counted = cls._opened(nominations[1], present=3, **waiting)
        counted.action_record_counts(cls._rows(counted, (3,)))
        counted.action_close()
        counted.action_minute()
        campaign = cls.env["emulation.campaign"].create(
            {
                "name": "Văn hóa công sở",
                "leading_body_id": cls.body.id,
                "objective": "Nâng cao văn hóa công sở.",
                "date_start": date(2022, 1, 1),
                "criterion_ids": [(0, 0, {"text": "Đúng giờ", "nature": "content"})],
                "legal_instrument_ids": [
                    (4, cls.env.ref("hr_emulation.legal_nd_91_2017").id)
                ],
            }
        )
        campaign.with_user(cls.officer).action_launch()
        pledge = cls._new_signed_pledge()
        registers = cls.env["emulation.register.wizard"].with_user(cls.officer)
        cls.samples |= {
            "hr_emulation.ballot": balloting,
            "hr_emulation.counting_minutes": counted,
            "emulation.campaign": campaign,
            "emulation.register.wizard": registers.create({"body_id": cls.body.id}),
            "emulation.pledge": pledge,
            "emulation.conference": cls._new_conference(pledge),
            "emulation.inspection": cls._new_concluded(),
            "emulation.review": cls._new_sent_review(),
            "emulation.body": cls.body,
            "emulation.certificate.layout": cls.layout,
        }

    @classmethod
    def _get_sample(cls, report):
        """A record the paper is made of: one for this very paper, or of its model."""
        return cls.samples.get(report.report_name) or cls.samples[report.model]

    @classmethod
    def _get_reports(cls):
        """Every paper of the addon, whoever brought it in."""
        return cls.env["ir.actions.report"].search(
            [("emulation_engine", "=", "weasyprint")], order="report_name"
        )

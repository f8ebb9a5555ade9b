# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from ..council.session_common import SessionMixin
from .common import PaperCase


class PaperSamplesCase(SessionMixin, PaperCase):
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
        cls.samples = {
            record._name: record
            for record in (
                cls.nomination,
                cls.sitting,
                cls.certificate,
                cls.decision,
                cls.proposal,
            )
        }

    @classmethod
    def _get_reports(cls):
        """Every paper of the addon, whoever brought it in."""
        return cls.env["ir.actions.report"].search(
            [("emulation_engine", "=", "weasyprint")], order="report_name"
        )

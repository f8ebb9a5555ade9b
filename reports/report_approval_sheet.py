# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ..engine.vi_text import nfc, padded, short_date
from ..models.core.days import vietnam_day


class ReportApprovalSheet(models.AbstractModel):
    """Phiếu theo dõi quá trình xét: who did each step, for whom, when and how."""

    _name = "report.hr_emulation.approval_sheet"
    _description = "Approval Sheet"
    _inherit = ["report.hr_emulation.achievement_summary"]

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each sheet: {nomination id: dict}.

        What a reader may not know of a step yet stands on no paper of his.
        """
        bodies = self._get_unit_bodies(docs.unit_id)
        # Whatever the reader's language, the paper is Vietnamese
        steps = docs.with_context(lang="vi_VN").step_ids.grouped("nomination_id")
        return {
            doc.id: {
                "title": nfc(f"Quá trình xét – {doc.subject_name}"),
                "draft": doc.state in ("draft", "submitted", "in_review", "returned"),
                "head": self._get_unit_head(doc, bodies.get(doc.unit_id.id)),
                "abstract": self._get_abstract(doc),
                "subject": nfc(doc.snapshot_name or doc.subject_name),
                "unit": self._get_unit_name(doc),
                "steps": [
                    self._get_step(step, number)
                    for number, step in enumerate(
                        self._get_done(steps.get(doc, doc.step_ids)), start=1
                    )
                ],
            }
            for doc in docs
        }

    @api.model
    def _get_missing(self, docs):
        """Nothing: the sheet says how far each nomination has come."""
        return {doc.id: [] for doc in docs}

    @api.model
    def _get_done(self, steps):
        done = steps.filtered(lambda step: step.state == "done")
        return done.sorted(lambda step: (step.done_on, step.id))

    @api.model
    def _get_step(self, step, number):
        day = step.paper_date or vietnam_day(step.done_on)
        return {
            "number": padded(number),
            "name": nfc(step.name),
            "day": short_date(day),
            "actor": nfc(step.actor_text),
            "result": nfc(step.status_text),
            "remarks": nfc(step.remark_text).split("\n"),
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.days import vietnam_today

ENDS = ("withdrawn", "failed")
# What was copied from the person, and the words about him outside the papers
PERSONAL = (
    "snapshot_name",
    "snapshot_job",
    "snapshot_unit",
    "snapshot_sex",
    "snapshot_is_leader",
    "state_reason",
    "achievement_reference",
)


class EmulationNomination(models.Model):
    """A nomination that led to nothing stays as a line; its evidence does not."""

    _inherit = "emulation.nomination"

    ended_on = fields.Date(
        compute="_compute_ended_on",
        store=True,
        help="Day the nomination was withdrawn or failed.",
    )
    evidence_removed_on = fields.Date(
        readonly=True,
        copy=False,
        help="Papers and words were removed because their term had ended.",
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"evidence_removed_on"}

    @api.depends("state")
    def _compute_ended_on(self):
        for nomination in self:
            nomination.ended_on = nomination.state in ENDS and (
                nomination.ended_on or vietnam_today()
            )

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        for nomination in self.filtered("evidence_removed_on"):
            blockers[nomination.id].append(
                self.env._("its papers were removed when their term had ended")
            )
        return blockers

    # --- What is bound is the evidence itself ---------------------------------------

    def action_bind_dossier(self):
        self._check_evidence_kept()
        return super().action_bind_dossier()

    def _write_dossiers(self, stream):
        self._check_evidence_kept()
        return super()._write_dossiers(stream)

    def _check_evidence_kept(self):
        self.check_access("read")
        if gone := self.filtered("evidence_removed_on"):
            raise UserError(
                self.env._(
                    "%(names)s: the papers were removed when their term had ended.",
                    names=", ".join(gone.mapped("display_name")),
                )
            )

    # --- Removal --------------------------------------------------------------------

    def _remove_words(self, held):
        """Empty the words that go with a kind of paper.

        :param str held: value of ``holds_words`` of the kind
        """
        if held == "summary":
            self._write_guarded({"summary": False, "citation": False})
        elif held == "report":
            self.section_ids.filtered("text").write({"text": False})

    def _remove_personal(self):
        """Empty what else tells of the person, once no paper is left."""
        if not self:
            return
        self._write_guarded(dict.fromkeys(PERSONAL, False))
        files = self.env["ir.attachment"].search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        )
        (files | self.message_ids.attachment_ids)._remove_content()
        self.message_ids.write({"body": ""})
        self.env["emulation.nomination.remark"]._remove_of(self)
        self.env["emulation.eligibility.check"]._remove_of(self)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "remove evidence": self.env._("Evidence removed at the end of its term"),
        }

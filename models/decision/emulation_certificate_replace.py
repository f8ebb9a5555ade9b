# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today
from ..core.emulation_workflow_mixin import Transition


class EmulationCertificate(models.Model):
    """A lost or misprinted certificate gets a successor with a number of its own.

    The award and its entry in the golden book stay as they are.
    """

    _inherit = "emulation.certificate"
    _TRANSITIONS = {"replace": Transition(("valid",), "replaced", True)}

    can_replace = fields.Boolean(compute="_compute_can")
    replaces_id = fields.Many2one(
        "emulation.certificate",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    replaced_by_ids = fields.One2many(
        "emulation.certificate", "replaces_id", string="Replaced by"
    )

    _replaced_once = models.UniqueIndex(
        "(replaces_id) WHERE replaces_id IS NOT NULL",
        "This certificate has been replaced already.",
    )

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"replaces_id"}

    @api.model
    def _get_step_label(self, name):
        if name == "replace":
            return self.env._("Replace the certificate")
        return super()._get_step_label(name)

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for certificate in self:
            reasons = blockers[certificate.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if not certificate.is_printed_here:
                reasons.append(
                    self.env._("given by an outside body, which replaces it itself")
                )
        return blockers

    def action_replace(self, reason):
        """Mark certificates as replaced and make their successors.

        :param str reason: lost, damaged, misprinted …
        :return: window action of the new certificates
        :raise UserError: naming every certificate and every reason
        """
        self._transition("replace", reason)
        successors = self._make_successors()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_certificate_action"
        )
        if len(successors) == 1:
            return {
                **action,
                "view_mode": "form",
                "views": [(False, "form")],
                "res_id": successors.id,
            }
        return {**action, "domain": [("id", "in", successors.ids)]}

    def _make_successors(self, entries=None):
        """Make the papers that take the place of these, each with a new number.

        :param dict entries: ``{old entry's id: new entry's id}`` of the register
        :return: the new emulation.certificate records
        """
        today = vietnam_today()
        sequences = self.env["ir.sequence"]
        vals_list = []
        for company, group in self.grouped("company_id").items():
            numbers = sequences.with_company(company)._take_by_code(
                "emulation.certificate", today, len(group)
            )
            vals_list += [
                {
                    "award_id": (entries or {}).get(old.award_id.id, old.award_id.id),
                    "decision_line_id": old.decision_line_id.id,
                    "layout_id": old.layout_id.id,
                    "number": number,
                    "golden_book_number": old.golden_book_number,
                    "replaces_id": old.id,
                }
                for old, number in zip(group, numbers, strict=True)
            ]
        return self._create_guarded(vals_list)


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    def _get_event_words(self):
        words = super()._get_event_words()
        return {**words, "replace": self.env._("Certificate replaced")}

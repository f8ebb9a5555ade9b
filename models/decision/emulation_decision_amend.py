# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..core.days import vietnam_today


class EmulationDecision(models.Model):
    """Decisions that correct or revoke what another one gave."""

    _inherit = "emulation.decision"

    change_ids = fields.One2many(
        "emulation.decision.change", "decision_id", string="What It Changes"
    )
    ground = fields.Text(
        string="Legal Ground and Reason",
        help="Why an award is revoked or a wording corrected; printed in the decision.",
    )
    amended_count = fields.Integer(
        compute="_compute_amended_count",
        help="Issued decisions that correct or revoke what this one gave.",
    )

    def _compute_amended_count(self):
        rows = self.env["emulation.decision.change"]._read_group(
            [("amended_id", "in", self.ids), ("decision_id.state", "=", "issued")],
            ["amended_id"],
            ["decision_id:count_distinct"],
        )
        counts = dict(rows)
        for decision in self:
            decision.amended_count = counts.get(decision._origin, 0)

    @api.depends("change_ids")
    def _compute_line_count(self):
        res = super()._compute_line_count()
        counts = dict(
            self.env["emulation.decision.change"]._read_group(
                [("decision_id", "in", self.ids)], ["decision_id"], ["__count"]
            )
        )
        for decision in self:
            decision.line_count += counts.get(decision._origin, 0)
        return res

    @api.depends(
        "ground",
        *(f"change_ids.{name}" for name in ("award_id", "subject_name", "subject_job")),
        *(f"change_ids.{name}" for name in ("subject_unit", "citation")),
    )
    def _compute_can(self):
        return super()._compute_can()

    def _get_names(self):
        return super()._get_names() if self.kind == "award" else self.change_ids

    def _get_paper_problems(self):
        problems = super()._get_paper_problems()
        if self.kind == "award":
            if self.change_ids:
                problems.append(self.env._("it gives awards and changes none"))
            return problems
        if self.line_ids:
            problems.append(self.env._("it changes awards and gives none"))
        if self.kind == "revocation" and not (self.ground or "").strip():
            problems.append(self.env._("the legal ground is missing"))
        return problems + self.change_ids._get_change_problems(
            self.env.user._emulation_employees()
        )

    # --- Drafting -----------------------------------------------------------------------

    @api.model
    def _draft_change(self, kind, awards):
        """Draft one decision for each body on entries of the register it gave.

        :param str kind: ``correction`` or ``revocation``
        :param awards: emulation.award records, checked
        :return: the new emulation.decision records
        """
        today = vietnam_today()
        decisions = self.browse()
        for body, group in awards.grouped("body_id").items():
            signers = body.signer_ids._valid_on(today)
            decisions |= self._create_guarded(
                [
                    {
                        "kind": kind,
                        "company_id": group.company_id[:1].id,
                        "body_id": body.id,
                        "council_id": group.decision_id[:1].council_id.id,
                        "round_id": group.nomination_id.round_id[:1].id,
                        "date": today,
                        "signer_id": signers.id if len(signers) == 1 else False,
                        "subject": self._get_change_abstract(kind, group),
                        "change_ids": [
                            (0, 0, {"award_id": award.id, "sequence": sequence})
                            for sequence, award in enumerate(group, start=1)
                        ],
                    }
                ]
            )
        return decisions

    # --- Issuing ------------------------------------------------------------------------

    def _get_joint_problems(self, name):
        problems = super()._get_joint_problems(name)
        if name != "issue":
            return problems
        return problems + [
            self.env._(
                "%(name)s: several of these decisions change this entry of the register.",
                name=award.display_name,
            )
            for award, changes in self.change_ids.grouped("award_id").items()
            if len(changes) > 1
        ]

    def action_issue(self):
        changes = self.change_ids
        # Charging asks what was revoked, and a revocation what was charged
        changes.amended_id._emulation_hold()
        # Also what was charged since the draft was made; issued figures stay
        self.env.add_to_compute(changes._fields["amount_due"], changes)
        changes.flush_recordset(["amount_due"])
        res = super().action_issue()
        self.filtered(lambda d: d.kind == "correction").change_ids._correct()
        self.filtered(lambda d: d.kind == "revocation").change_ids._revoke()
        return res

    def action_view_amendments(self):
        """Open the decisions that correct or revoke what this one gave."""
        changes = self.env["emulation.decision.change"].search(
            [("amended_id", "in", self.ids), ("decision_id.state", "=", "issued")]
        )
        return changes.decision_id._get_records_action()

    def action_view_awards(self):
        """Open the entries of the register that these decisions wrote."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_award_action"
        )
        return {**action, "domain": [("decision_id", "in", self.ids)]}

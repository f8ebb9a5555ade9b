# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.seal import seal


class EmulationSession(models.Model):
    """Roll, agenda and rule under a hash: nothing of them changes once it is fixed."""

    _inherit = "emulation.session"

    frozen_is_intact = fields.Boolean(
        string="Unchanged Since Fixed",
        compute="_compute_frozen_is_intact",
        help="Roll, agenda and rule still have the SHA-256 they were fixed with.",
    )

    def write(self, vals):
        if not self._is_door_open() and set(vals) - self._desk_fields():
            fixed = self.filtered(lambda s: s.state != "draft")
            if fixed:
                raise UserError(
                    self.env._(
                        "%(names)s: a session that is fixed stays as it is. Void it and "
                        "make a new one.",
                        names=", ".join(fixed.mapped("display_name")),
                    )
                )
        return super().write(vals)

    def _get_frozen_data(self):
        """Roll, agenda, places and rule as plain data, the content of the hash."""
        self.ensure_one()
        session = self.sudo()
        return {
            "session": session.id,
            "kind": session.kind,
            "unit": session.unit_id.id,
            "council": session.council_id.id,
            "method": session.method,
            "date": fields.Datetime.to_string(session.date),
            "paper_date": fields.Date.to_string(session.paper_date),
            "ballot": session.ballot_number,
            "rule": session.rule_snapshot,
            "roll": [
                [
                    m.id,
                    # Of several deputies the first who is free acts
                    m.sequence,
                    m.employee_id.id,
                    m.name,
                    m.position,
                    m.unit_name,
                    m.role,
                ]
                for m in session.member_ids.sorted("id")
            ],
            "agenda": [
                [i.id, i.sequence, i.nomination_id.id, i.step_id.id, i.subject_name]
                for i in session.item_ids.sorted("id")
            ],
            "places": [
                [s.category_id.id, s.seats] for s in session.seat_ids.sorted("id")
            ],
            "tellers": sorted(session.teller_ids.ids),
        }

    @api.depends("frozen_sha256")
    def _compute_frozen_is_intact(self):
        for session in self:
            session.frozen_is_intact = bool(session.frozen_sha256) and (
                session.frozen_sha256 == seal(session._get_frozen_data())
            )

    def _get_seal_problems(self):
        problems = []
        if not self.frozen_is_intact:
            problems.append(
                self.env._(
                    "roll, agenda or rule are not what was fixed; void the session and "
                    "have the change looked into"
                )
            )
        if self.state == "closed" and self.sealed_sha256 != self._get_seal():
            problems.append(
                self.env._(
                    "the counts are not what was sealed at closing; void the session "
                    "and have the change looked into"
                )
            )
        return problems

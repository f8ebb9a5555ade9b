# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..engine.voting import VOTES, voters
from ..models.council.emulation_session_counts import WRITTEN


class EmulationSessionWizard(models.TransientModel):
    """A sheet with one line for each agenda item: its counts, or who wins a tie."""

    _name = "emulation.session.wizard"
    _description = "Counting Sheet"

    session_id = fields.Many2one("emulation.session", required=True, readonly=True)
    method = fields.Selection(related="session_id.method", related_sudo=False)
    takes_written = fields.Boolean(compute="_compute_takes_written")
    line_ids = fields.One2many("emulation.session.wizard.line", "wizard_id")

    @api.depends("session_id")
    def _compute_takes_written(self):
        for wizard in self:
            session = wizard.session_id
            wizard.takes_written = session.method == "hands" and bool(
                session.written_counts and session.written_count
            )

    @api.model
    def _open_for(self, session, items, view):
        """Open the sheet of some items.

        :param str view: ``counts`` or ``ties``
        :return: window action
        """
        wizard = self.create(
            {
                "session_id": session.id,
                "line_ids": [(0, 0, self._prepare_line(item)) for item in items],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Decide the ties")
            if view == "ties"
            else self.env._("Counting sheet"),
            "res_model": self._name,
            "res_id": wizard.id,
            "views": [
                (
                    self.env.ref(
                        f"hr_emulation.emulation_session_wizard_view_{view}"
                    ).id,
                    "form",
                )
            ],
            "target": "new",
        }

    @api.model
    def _prepare_line(self, item):
        """Start from the hands counted before; papers show nothing until closing."""
        # Whoever opens the sheet has been found to be the one who types
        typed = item.session_id.method == "hands" and item.sudo().typed_counts
        if not typed:
            return {"item_id": item.id}
        return {
            "item_id": item.id,
            **{f"count_{name}": typed[name] for name in VOTES},
            **{name: typed[name] for name in WRITTEN},
        }

    def action_record(self):
        """Record the counts of the sheet.

        :raise UserError: see ``emulation.session.action_record_counts``
        """
        self.ensure_one()
        names = [*(f"count_{name}" for name in VOTES), *WRITTEN]
        self.session_id.action_record_counts(
            [
                {
                    "item_id": line.item_id.id,
                    **{name.removeprefix("count_"): line[name] for name in names},
                }
                for line in self.line_ids
            ]
        )
        return {"type": "ir.actions.act_window_close"}

    def action_decide(self):
        """Decide the ties of the sheet.

        :raise UserError: see ``emulation.session.action_decide_tie``
        """
        self.ensure_one()
        self.session_id.action_decide_tie(
            [[line.item_id.id, line.choice] for line in self.line_ids]
        )
        return {"type": "ir.actions.act_window_close"}


class EmulationSessionWizardLine(models.TransientModel):
    _name = "emulation.session.wizard.line"
    _description = "Line of a Counting Sheet"

    wizard_id = fields.Many2one(
        "emulation.session.wizard", required=True, ondelete="cascade"
    )
    item_id = fields.Many2one(
        "emulation.session.item", required=True, readonly=True, ondelete="cascade"
    )
    # By the rights of the user, who may name any item here
    subject_name = fields.Char(related="item_id.subject_name", related_sudo=False)
    category_id = fields.Many2one(related="item_id.category_id", related_sudo=False)
    voter_count = fields.Integer(string="May Vote", compute="_compute_voter_count")
    count_for = fields.Integer(string="Votes For")
    count_against = fields.Integer(string="Votes Against")
    count_blank = fields.Integer(string="Blank Votes")
    count_invalid = fields.Integer(string="Invalid Votes")
    written_for = fields.Integer(string="For in Writing")
    written_against = fields.Integer(string="Against in Writing")
    written_blank = fields.Integer(string="Blank in Writing")
    choice = fields.Selection([("for", "Passes"), ("against", "Does not pass")])

    @api.depends("item_id")
    def _compute_voter_count(self):
        self.item_id.check_access("read")
        for session in self.wizard_id.session_id:
            heads, rule = session._get_heads(), session._get_rule()
            for line in self.filtered(lambda w, s=session: w.wizard_id.session_id == s):
                numbers = heads[line.item_id.id]
                if session.method == "electronic":
                    count = numbers["written"] - numbers["recused_written"]
                else:
                    count = voters(rule, numbers)
                line.voter_count = count

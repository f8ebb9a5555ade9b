# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

SITTING_KINDS = ("meeting", "council")


class EmulationNominationStep(models.Model):
    _inherit = "emulation.nomination.step"

    def action_open_session(self):
        """Prepare the sessions these steps wait for, or open those there are.

        :return: window action
        :raise UserError: when none of them waits for a session that the user prepares
        """
        self.check_access("read")
        sessions = self.env["emulation.session"]
        waiting = self.filtered(
            lambda s: s.state == "current" and s.kind in SITTING_KINDS
        )
        live = sessions._get_live_items(waiting.nomination_id).session_id
        found = sessions.browse(live.ids)._filtered_access("read")
        found |= sessions._prepare_for(waiting)
        if not found:
            raise UserError(self.env._("None of these steps waits for a session."))
        return found._open_window()


class EmulationNomination(models.Model):
    _inherit = "emulation.nomination"

    vote_summary = fields.Char(
        string="Vote",
        compute="_compute_votes",
        compute_sudo=True,
        help="What the last session whose minutes are finished said.",
    )
    vote_note = fields.Text(string="Votes", compute="_compute_votes", compute_sudo=True)

    @api.depends("step_ids.session_item_id")
    @api.depends_context("lang")
    def _compute_votes(self):
        items = self.env["emulation.session.item"].search(
            Domain("nomination_id", "in", self.ids)
            & Domain("session_id.state", "=", "minuted")
            & Domain("base", ">", 0),
            order="session_id, id",
        )
        by_nomination = items.grouped("nomination_id")
        for nomination in self:
            own = by_nomination.get(nomination._origin, items.browse())
            valid = own.filtered(lambda i: i.result != "void")
            last = valid.sorted(lambda i: i.session_id.minuted_on)[-1:]
            nomination.vote_summary = last._get_vote_summary() if last else False
            nomination.vote_note = "\n\n".join(
                f"{item.session_id.name}\n{item.result_note}" for item in own
            )


class EmulationRound(models.Model):
    _inherit = "emulation.round"

    session_count = fields.Integer(string="Sessions", compute="_compute_session_count")
    can_open_session = fields.Boolean(
        compute="_compute_can_open_session",
        help="Nominations of the round wait for a meeting or council.",
    )

    def _compute_session_count(self):
        counts = dict(
            self.env["emulation.session"]._read_group(
                [("round_id", "in", self.ids)], ["round_id"], ["__count"]
            )
        )
        for round_ in self:
            round_.session_count = counts.get(round_._origin, 0)

    def _domain_sittings(self):
        return (
            Domain("round_id", "in", self.ids)
            & Domain("state", "=", "current")
            & Domain("kind", "in", SITTING_KINDS)
        )

    def _compute_can_open_session(self):
        is_officer = self.env.user.has_group("hr_emulation.group_officer")
        rounds = self.browse()
        if is_officer:
            groups = self.env["emulation.nomination.step"]._read_group(
                self._domain_sittings(), ["round_id"]
            )
            rounds = rounds.union(*[round_ for (round_,) in groups])
        for round_ in self:
            round_.can_open_session = round_._origin in rounds

    def action_open_session(self):
        """Prepare the meetings and councils that nominations of the round wait for.

        :return: window action on the new sessions and those under way
        :raise UserError: when no nomination waits for one
        """
        self.check_access("read")
        steps = self.env["emulation.nomination.step"].search(self._domain_sittings())
        return steps.action_open_session()

    def action_view_sessions(self):
        """Open the sessions of the round.

        :return: window action
        """
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_session_action"
        )
        return {**action, "domain": [("round_id", "in", self.ids)], "context": {}}

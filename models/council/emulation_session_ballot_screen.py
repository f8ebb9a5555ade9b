# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EmulationSession(models.Model):
    """What the voting screen shows; it keeps nothing."""

    _inherit = "emulation.session"

    @api.model
    def get_my_ballots(self):
        """Return the electronic ballots now open to the person behind the user.

        :return: ``[{"id", "name", "has_voted"}, ...]``, those still to cast first
        """
        employees = self.env.user._emulation_employees()
        sessions = self.sudo().search(
            Domain("state", "=", "open")
            & Domain("method", "=", "electronic")
            & Domain("member_ids.employee_id", "in", employees.ids)
        )
        return sorted(
            (
                {
                    "id": session.id,
                    "name": session.name,
                    "has_voted": session.has_voted,
                }
                for session in sessions.with_user(self.env.user).sudo()
            ),
            key=lambda ballot: ballot["has_voted"],
        )

    def action_open_ballot(self):
        """Button: open the ballot of the person behind the user.

        :return: client action of the voting screen
        """
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "hr_emulation.emulation_ballot_action"
        )
        return {**action, "params": {"session_id": self.id}}

    def get_ballot(self):
        """Return the ballot of one session as the person behind the user sees it.

        :return: dict with ``status`` ``open``, ``voted`` or ``refused``; ``items``
            and ``places`` only while he may vote
        :raise UserError: for who is not on the roll
        """
        self.ensure_one()
        lines = self._get_own_lines()[self.id]
        if not lines:
            raise UserError(self.env._("You are not on the roll of this session."))
        session = self.sudo()
        ballot = {
            "id": session.id,
            "name": session.name,
            "items": [],
            "places": [],
            "excluded": self._get_excluded_lines(lines),
            "note": self._get_secrecy_note(),
        }
        if any(line.has_voted for line in lines):
            return {
                **ballot,
                "status": "voted",
                "text": self._get_receipt(),
                "check": session.count_check or "",
            }
        problems = self._get_voting_problems(session.state, session.method, lines)
        if problems:
            return {**ballot, "status": "refused", "text": "\n".join(problems)}
        excluded = self._get_excluded_of(lines)
        items = self._get_votable_items().filtered(lambda i: i.id not in excluded)
        return {
            **ballot,
            "status": "open",
            "items": [self._get_ballot_line(item) for item in items],
            "places": [
                {
                    "name": seat.category_id.display_name,
                    "seats": seat.seats,
                    "ids": items.filtered(
                        lambda i, s=seat: i.category_id == s.category_id
                    ).ids,
                }
                for seat in session.seat_ids
            ],
        }

    @api.model
    def _get_ballot_line(self, item):
        """Return what a voter sees of one candidate."""
        nomination = item.nomination_id
        return {
            "id": item.id,
            "name": item.subject_name,
            "unit": item.unit_id.name or "",
            "award": item.category_id.display_name,
            "summary": nomination.summary or "",
            "employee_id": nomination.employee_id.id,
        }

    def _get_excluded_lines(self, lines):
        """Return the items that conflicts keep a person from, and why."""
        own = {line.member_id for line in lines}
        recusals = self.sudo().recusal_ids.filtered(lambda r: r.member_id.id in own)
        codes = dict(recusals._fields["code"]._description_selection(self.env))
        return [
            {
                "id": recusal.id,
                "name": recusal.item_id.subject_name,
                "reason": recusal.comment or codes[recusal.code],
            }
            for recusal in recusals
        ]

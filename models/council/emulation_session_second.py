# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError


class EmulationSession(models.Model):
    """A second ballot among those tied is a session of its own, with the same roll."""

    _inherit = "emulation.session"

    can_second_ballot = fields.Boolean(compute="_compute_can_second_ballot")

    def _compute_can_second_ballot(self):
        for session in self:
            session.can_second_ballot = not session._get_second_problems()

    def _get_second_problems(self):
        """Why no second ballot can be called, as sentences."""
        problems = self._get_authority_problems("minute")[self.id]
        if problems:
            return problems
        if self.state not in ("closed", "minuted") or not self._get_tied():
            return [self.env._("nothing is tied")]
        if self._get_rule()["tie_rule"] != "second_ballot":
            return [self.env._("the vote rule knows no second ballot")]
        tied = self._get_tied().nomination_id
        followers = self.sudo().next_session_ids.filtered(lambda s: s.state != "void")
        if tied & followers.item_ids.nomination_id:
            return [self.env._("the second ballot has been called already")]
        return []

    def action_second_ballot(self):
        """Call a second ballot among those tied: a session of its own, same roll.

        :return: window action on the new session
        :raise UserError: naming every reason
        """
        self.ensure_one()
        self.check_access("read")
        self._lock()
        if problems := self._get_second_problems():
            raise UserError(
                "\n".join(f"{self.display_name}: {text}" for text in problems)
            )
        tied = self._get_tied()
        seats = {
            category: items[0].arithmetic["seats_left"]
            for category, items in tied.filtered(
                lambda i: i.arithmetic["code"] == "seat_tie"
            )
            .grouped("category_id")
            .items()
        }
        follower = self._create_follower(tied, seats)
        self.env["emulation.audit.log"]._append(
            self, "second ballot", {self.id: {"session": follower.id}}
        )
        return follower.with_env(self.env)._open_window()

    def _create_follower(self, items, seats=None):
        """Make a new session with the same roll that votes on some items again.

        :param items: emulation.session.item of this session
        :param dict seats: ``{emulation.round.category: places}``
        :return: emulation.session in draft, as superuser
        """
        self.ensure_one()
        session = self.sudo()
        follower = session._create_guarded(
            [
                {
                    "kind": session.kind,
                    "company_id": session.company_id.id,
                    "round_id": session.round_id.id,
                    "unit_id": session.unit_id.id,
                    "council_id": session.council_id.id,
                    "vote_rule_id": session.vote_rule_id.id,
                    "method": session.method,
                    "place": session.place,
                    "is_from_paper": session.is_from_paper,
                    "paper_date": session.paper_date,
                    "ballot_number": session.ballot_number + 1,
                    "previous_session_id": session.id,
                    "teller_ids": [(6, 0, session.teller_ids.ids)],
                }
            ]
        )
        follower.write(
            {
                "member_ids": [
                    (
                        0,
                        0,
                        {
                            "employee_id": m.employee_id.id,
                            "role": m.role,
                            "sequence": m.sequence,
                        },
                    )
                    for m in session.member_ids
                ],
                "item_ids": [
                    (
                        0,
                        0,
                        {"nomination_id": i.nomination_id.id, "sequence": i.sequence},
                    )
                    for i in items
                ],
                "seat_ids": [
                    (0, 0, {"category_id": category.id, "seats": number})
                    for category, number in (seats or {}).items()
                ],
            }
        )
        return follower

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ...core.days import vietnam_today


class EmulationNomination(models.Model):
    """Nominations that a unit put forward on paper, where nobody has a log-in."""

    _name = "emulation.nomination"
    _inherit = ["emulation.nomination", "emulation.paper.mixin"]

    submission_date = fields.Date(
        string="Day of the Paper",
        readonly=True,
        copy=False,
        help="When the unit put the subject forward on paper.",
    )
    submission_entered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict"
    )
    attachment_ids = fields.Many2many(
        "ir.attachment", string="Papers", readonly=True, copy=False
    )
    can_submit_paper = fields.Boolean(compute="_compute_can_submit_paper")

    @classmethod
    def _guarded(cls):
        names = {"submission_date", "submission_entered_by_id", "attachment_ids"}
        return super()._guarded() | names

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_submit_paper(self):
        # What the conditions say depends on the day, which the paper tells
        sources = self._TRANSITIONS["submit"].sources
        for nomination in self:
            nomination.can_submit_paper = (
                nomination.state in sources
                and not nomination._get_submission_entry_problems()
            )

    def _get_submission_entry_problems(self):
        """Why the user enters no submission from paper, as sentences."""
        self.ensure_one()
        if not self.env.user.has_group("hr_emulation.group_officer"):
            return [self.env._("only an emulation officer may do this")]
        if not self.company_id.sudo().emulation_allow_paper:
            return [self.env._("the settings do not allow recording from paper")]
        return []

    def action_submit_paper(self, employee_id, date, attachment_ids=None):
        """Enter that a unit's head put these nominations forward on paper.

        Who signed is the nominator, not who types; facts and law of that day count.

        :param int employee_id: who signed for the unit
        :param date: day of the paper, date or ISO text
        :param list attachment_ids: ids of scans the user can read; they are copied
        :raise UserError: naming every nomination and every reason
        """
        self.check_access("read")
        opened = [day for day in self.round_id.mapped("date_open") if day]
        returned = self.filtered(lambda n: n.state == "returned").sudo().step_ids
        opened += [step._get_done_day() for step in returned if step.state == "done"]
        employee, day, files, problems = self._read_paper(
            employee_id, date, attachment_ids, max(opened, default=None)
        )
        dated = self._on_paper(
            day or vietnam_today(),
            nominator_id=employee.id,
            # Who types puts nobody forward, so he may judge
            submitted_by_id=employee.user_id.id or SUPERUSER_ID,
            submission_entered_by_id=self.env.uid,
            submission_date=day,
        )
        blockers = dated._get_transition_blockers("submit")
        units = self._get_units_led(employee, day) if employee and day else None
        for nomination in self:
            reasons = nomination._get_submission_entry_problems()
            reasons += blockers[nomination.id]
            if units is not None and nomination.unit_id not in units:
                reasons.append(
                    self.env._(
                        "%(name)s did not lead the unit on that day",
                        name=employee.name,
                    )
                )
            problems += [
                f"{nomination.display_name}: {text}" for text in dict.fromkeys(reasons)
            ]
        if problems:
            raise UserError("\n".join(problems))
        files._emulation_copy_to(self)
        dated.action_submit()
        self._log_paper(employee, day)
        return True

    def _get_units_led(self, employee, day):
        """Units of these nominations that somebody led on a day, from above or not."""
        paths = {unit: unit.parent_path.split("/") for unit in self.unit_id.sudo()}
        places = self.env["hr.department"].browse(
            {int(place) for path in paths.values() for place in path if place}
        )
        led = {
            str(place)
            for (place, _role), people in places._emulation_leading(day).items()
            if employee.id in people
        }
        units = self.env["hr.department"].union(
            *(unit for unit, path in paths.items() if led & set(path))
        )
        return units.sudo(self.env.su)

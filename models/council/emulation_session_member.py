# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

MEMBER_ROLES = [
    ("chair", "Presiding"),
    ("deputy_chair", "Deputy chair"),
    ("secretary", "Secretary"),
    ("deputy_secretary", "Deputy secretary"),
    ("member", "Member"),
]
PRESENCES = [
    ("absent", "Absent"),
    ("present", "Present"),
    ("written", "Opinion in writing"),
]


class EmulationSessionMember(models.Model):
    """One line of a session's roll, with the name and position of that day."""

    _name = "emulation.session.member"
    _description = "Session Member"
    _inherit = ["emulation.session.part.mixin"]
    _order = "session_id, sequence, id"
    _rec_name = "name"
    _check_company_auto = True
    _STEP_FIELDS = ("name", "position", "unit_name", "presence")

    session_id = fields.Many2one(
        "emulation.session", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="session_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        context={"active_test": False},
    )
    name = fields.Char(readonly=True, copy=False, help="As on the day of the session.")
    position = fields.Char(readonly=True, copy=False)
    unit_name = fields.Char(string="Unit", readonly=True, copy=False)
    role = fields.Selection(MEMBER_ROLES, required=True, default="member")
    presence = fields.Selection(
        PRESENCES, required=True, default="absent", readonly=True, copy=False
    )
    session_state = fields.Selection(related="session_id.state")
    can_set_presence = fields.Boolean(related="session_id.can_set_presence")
    written_counts = fields.Boolean(related="session_id.written_counts")
    avatar_128 = fields.Image(related="employee_id.avatar_128", string="Photo")
    recusal_ids = fields.One2many(
        "emulation.session.recusal", "member_id", depends_context=("uid",)
    )

    _person_once = models.Constraint(
        "UNIQUE(session_id, employee_id)", "A person stands on the roll once."
    )

    # --- Snapshot -------------------------------------------------------------

    @api.depends("name", "employee_id")
    def _compute_display_name(self):
        for member in self:
            member.display_name = member.name or member.employee_id.name

    def _take_snapshot(self, date):
        """Write name, position and unit as of a day; the roll keeps them for good.

        :param date: day of the session
        """
        # Job and unit are read for the roll, whoever may read the person's file
        members_sudo = self.sudo()
        places = (
            self.env["emulation.unit.member"]
            .sudo()
            ._unit_of(members_sudo.employee_id, date)
        )
        for member in members_sudo:
            employee = member.employee_id
            unit = places.get(employee.id) or employee.department_id
            member._write_guarded(
                {
                    "name": employee.name,
                    "position": employee.job_title or employee.job_id.name,
                    "unit_name": unit.name,
                }
            )

    def _is_user(self):
        """Keep the lines of the user, whichever of his employee records they name."""
        persons = self.env.user._emulation_employees()
        return self.filtered(lambda m: m.sudo().employee_id in persons)

    # --- Presence ---------------------------------------------------------------

    def action_mark_present(self):
        """Button of the roll: is in the room.

        :raise UserError: see ``emulation.session.action_set_presence``
        """
        return self._mark("present")

    def action_mark_absent(self):
        """Button of the roll: is not there.

        :raise UserError: see ``emulation.session.action_set_presence``
        """
        return self._mark("absent")

    def action_mark_written(self):
        """Button of the roll: is not there, the opinion came in writing.

        :raise UserError: see ``emulation.session.action_set_presence``
        """
        return self._mark("written")

    def _mark(self, presence):
        self.check_access("read")
        for session, members in self.grouped("session_id").items():
            session._set_presence(dict.fromkeys(members.ids, presence))
        return True

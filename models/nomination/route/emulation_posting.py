# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...core.days import TIME_ZONE


class EmulationPosting(models.Model):
    """The public list: who is proposed for what, and nothing else of the nomination.

    A row is a posting step under way; its number is the step's.
    """

    _name = "emulation.posting"
    _description = "Public Posting"
    _auto = False
    _depends = {
        "emulation.nomination": ["subject_name", "unit_id", "award_type_id"],
        "emulation.nomination.step": ["kind", "state", "started_on", "deadline"],
    }
    _log_access = False
    _order = "date_to, unit_id, subject_name, id"
    _rec_name = "subject_name"

    subject_name = fields.Char(string="Name", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    award_type_id = fields.Many2one(
        "emulation.award.type", string="Award", readonly=True
    )
    date_from = fields.Date(string="Posted From", readonly=True)
    date_to = fields.Date(string="Until", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    can_object = fields.Boolean(compute="_compute_can_object")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT step.id, nomination.subject_name, nomination.unit_id,
                   nomination.award_type_id, step.company_id,
                   (step.started_on AT TIME ZONE 'UTC' AT TIME ZONE %s)::date
                       AS date_from,
                   step.deadline AS date_to
              FROM emulation_nomination_step step
              JOIN emulation_nomination nomination ON nomination.id = step.nomination_id
             WHERE step.kind = 'posting' AND step.state = 'current'
            """,
            TIME_ZONE,
        )

    @api.depends_context("uid")
    def _compute_can_object(self):
        # An employee reads no nomination; whether it is his own he may know
        steps_sudo = self.env["emulation.nomination.step"].sudo().browse(self.ids)
        complaints = self.env["emulation.complaint"]
        own = steps_sudo.nomination_id.filtered_domain(
            complaints._get_about_me_domain()
        )
        is_employee = bool(self.env.user._emulation_employees())
        for posting, step in zip(self, steps_sudo, strict=True):
            posting.can_object = is_employee and step.nomination_id not in own

    def action_object(self, content, attachment_ids=None):
        """Object to what is posted, as the employee who is logged in.

        The nomination waits until the objection is answered.

        :param str content: what speaks against it, in words
        :param list attachment_ids: ids of files the user can read; they are copied
        :return: the new emulation.complaint records
        :raise UserError: naming every reason
        """
        self.check_access("read")
        if self != self.exists():
            raise UserError(self.env._("The posting is over."))
        files = self.env["ir.attachment"]._emulation_readable(attachment_ids)
        employee = self.env.user._emulation_employees()[:1]
        complaints = self.env["emulation.complaint"]
        problems = []
        if not employee:
            problems.append(self.env._("You are no employee of the organisation."))
        if not (content or "").strip():
            problems.append(self.env._("Say what speaks against it."))
        # An employee reads no nomination; his objection names it all the same
        steps_sudo = self.env["emulation.nomination.step"].sudo().browse(self.ids)
        repeated = complaints.sudo().search(
            [
                ("step_id", "in", steps_sudo.ids),
                ("state", "=", "open"),
                ("complainant_id.emulation_is_me", "=", True),
            ]
        )
        problems += [
            self.env._(
                "%(name)s: your objection is being looked into.",
                name=complaint.subject_name,
            )
            for complaint in repeated
        ]
        if problems:
            raise UserError("\n".join(problems))
        complaints_sudo = complaints.sudo().create(
            [
                {
                    "nomination_id": step.nomination_id.id,
                    "kind": "objection",
                    "complainant_id": employee.id,
                    "channel": "screen",
                    "content": content.strip(),
                }
                for step in steps_sudo
            ]
        )
        files._emulation_copy_to(complaints_sudo)
        return complaints_sudo.sudo(False)

    def action_ask_objection(self):
        """Open the window in which an employee objects.

        :return: window action
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Object"),
            "res_model": "emulation.objection.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_posting_id": self.id},
        }

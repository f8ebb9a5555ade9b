# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from ..core.days import vietnam_today

TEMPLATE = "hr_emulation.mail_template_announcement"


class EmulationDecision(models.Model):
    """Issuing puts the letters about a decision into the outbox."""

    _inherit = "emulation.decision"

    announcement_ids = fields.One2many("emulation.announcement", "decision_id")
    announcement_count = fields.Integer(
        compute="_compute_announcement_count", string="Letters to Look Through"
    )

    def _compute_announcement_count(self):
        counts = {}
        if self.env["emulation.announcement"].has_access("read"):
            counts = dict(
                self.env["emulation.announcement"]._read_group(
                    [("decision_id", "in", self.ids), ("state", "=", "draft")],
                    ["decision_id"],
                    ["__count"],
                )
            )
        for decision in self:
            decision.announcement_count = counts.get(decision._origin, 0)

    def action_issue(self):
        res = super().action_issue()
        self._make_announcements()
        return res

    def _make_announcements(self):
        """Draft a letter for each person and each unit named, in their language."""
        vals_list = []
        for decision in self:
            lines = decision.line_ids | decision.change_ids.line_id
            people = lines.filtered(lambda n: n.subject_kind == "individual")
            employees_sudo = people.nomination_id.employee_id.sudo()
            # Read for all of them at once
            (employees_sudo.work_contact_id | employees_sudo.user_id.partner_id).fetch(
                ["email", "lang"]
            )
            for employee, own in people.grouped(
                lambda n: n.nomination_id.employee_id
            ).items():
                vals = decision._prepare_announcement(own, employee.sudo())
                vals_list.append({**vals, "kind": "person", "employee_id": employee.id})
            heads = lines.unit_id._get_announcement_heads()
            for unit, own in lines.grouped("unit_id").items():
                vals = decision._prepare_announcement(own, heads[unit.id])
                name = {"recipient_name": unit.sudo().name}
                vals_list.append({**vals, **name, "kind": "unit", "unit_id": unit.id})
        letters = self.env["emulation.announcement"]._create_guarded(vals_list)
        letters._write_words()

    def _prepare_announcement(self, lines, employees_sudo):
        """Values of a letter to some people about some names."""
        self.ensure_one()
        users = employees_sudo.user_id
        partners = users.partner_id | employees_sudo.filtered(
            lambda e: not e.user_id
        ).work_contact_id.filtered("email")
        emails = [email for email in employees_sudo.mapped("work_email") if email]
        return {
            "decision_id": self.id,
            "recipient_name": ", ".join(employees_sudo.mapped("name")),
            "line_ids": [(6, 0, lines.ids)],
            "partner_ids": [(6, 0, partners.ids)],
            "email_to": ", ".join(emails),
            "lang": partners[:1].lang
            or self.company_id.partner_id.lang
            or self.env.lang,
            # Filled by the template, which needs the record
            "subject": self.subject or self.full_number,
        }

    def action_view_announcements(self):
        """Open the outbox of these decisions."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_announcement_action"
        )
        return {**action, "domain": [("decision_id", "in", self.ids)]}


class EmulationAnnouncement(models.Model):
    _inherit = "emulation.announcement"

    def _write_words(self):
        """Fill subject and text from the mail template, in each reader's language."""
        if not self:
            return
        # Templates are kept by administrators, and read here for the officer
        template_sudo = self.env.ref(TEMPLATE).sudo()
        subjects, bodies = (
            template_sudo._render_field(name, self.ids, compute_lang=True)
            for name in ("subject", "body_html")
        )
        for letter in self:
            letter.write({"subject": subjects[letter.id], "body": bodies[letter.id]})


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _get_announcement_heads(self):
        """Return who reads the letters of units today: {unit id: employees, sudo}."""
        members = self.env["emulation.unit.member"].sudo()
        rows = members._members_on(vietnam_today(), self)
        heads = rows.filtered(lambda m: m.role == "head" and m.department_id in self)
        found = heads.grouped("department_id")
        nobody = self.env["hr.employee"].sudo()
        return {
            unit.id: found[unit].employee_id if unit in found else nobody
            for unit in self
        }

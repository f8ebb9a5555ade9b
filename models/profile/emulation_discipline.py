# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import SUPERUSER_ID, api, fields, models

from ..core.days import vietnam_today


class EmulationDiscipline(models.Model):
    """Discipline of an employee (kỷ luật); only HR officers know of it.

    While a matter is under consideration nothing is proposed for the person:
    what was submitted for him is suspended. After discipline achievements count
    from the end of its period. Source: Decree 152/2025, principles of commendation.

    States: ``under_consideration``; ``in_force`` or ``cleared``. Its own history
    keeps it for HR. The audit log says only whose row was deleted or given to
    somebody else, and only to readers who are of HR as well.
    """

    _name = "emulation.discipline"
    _description = "Discipline"
    _inherit = ["mail.thread", "emulation.history.mixin"]
    _order = "date_from desc, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True
    _mail_post_access = "write"
    _CHECKED_FIELDS = ("employee_id", "state", "form", "date_from", "date_to")
    _LOGGED_FIELDS = ("employee_id",)

    employee_id = fields.Many2one(
        "hr.employee",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        context={"active_test": False},
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        index=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            ("under_consideration", "Under consideration"),
            ("in_force", "Disciplined"),
            ("cleared", "Cleared"),
        ],
        string="Status",
        required=True,
        default="under_consideration",
        index=True,
        tracking=True,
        help="Cleared: the matter ended without discipline and no longer counts.",
    )
    form = fields.Selection(
        [
            ("reprimand", "Reprimand"),
            ("warning", "Formal warning"),
            ("salary", "Lower salary"),
            ("demotion", "Demotion"),
            ("removal", "Removal from office"),
            ("dismissal", "Dismissal"),
        ],
        string="Measure",
        tracking=True,
    )
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: vietnam_today(),
        tracking=True,
    )
    date_to = fields.Date(
        string="To",
        tracking=True,
        help="Last day on which it counts; empty while it goes on.",
    )
    decision_number = fields.Char(string="Decision", tracking=True)
    decision_date = fields.Date()
    note = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The discipline ends before it begins."
    )

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        problems = []
        for row in rows:
            start = fields.Date.to_date(row["date_from"])
            end = fields.Date.to_date(row["date_to"])
            texts = []
            if start and end and start > end:
                texts.append(self.env._("the discipline ends before it begins"))
            if row["state"] == "in_force" and not row["form"]:
                texts.append(self.env._("say which measure was taken"))
            if texts:
                employee = self.env["hr.employee"].browse(row["employee_id"] or [])
                problems.append(f"{employee.name or ''}: {'; '.join(texts)}.")
        return problems

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._suspend_nominations()
        return rows

    def write(self, vals):
        res = super().write(vals)
        if {"state", "employee_id"} & set(vals):
            self._suspend_nominations()
        return res

    def _suspend_nominations(self):
        """Halt what was submitted for persons with a matter under consideration."""
        considered = self.filtered(lambda row: row.state == "under_consideration")
        if not considered:
            return
        # Done by the system: who reads the nomination may not learn from the
        # actor what kind of matter it is
        nominations = self.env["emulation.nomination"].with_user(SUPERUSER_ID)
        sources = nominations._TRANSITIONS["suspend"].sources
        live = nominations.search(
            [
                ("employee_id", "in", considered.employee_id._emulation_persons().ids),
                ("state", "in", sources),
            ]
        )
        # The unit reads it, whatever the language of who enters the matter
        told = self._emulation_in_vietnamese()
        live._suspend_by_system(told._get_neutral_text())

    @api.model
    def _may_know(self):
        """Whether the user may know of discipline.

        Nobody knows who will read what the system itself writes.
        """
        is_system = self.env.uid == SUPERUSER_ID
        return not is_system and self.env.user.has_group("hr.group_hr_user")

    @api.model
    def _get_neutral_text(self):
        """What everybody but HR reads about a matter under consideration."""
        return self.env._("not eligible now: ask the HR office")

    @api.model
    def _get_considered(self, employees):
        """Keep the employees with a matter of their person under consideration.

        Only for code that answers with the neutral text.

        :param employees: hr.employee
        :return: hr.employee as superuser
        """
        # The answer is given without saying why
        rows_sudo = self.sudo().search([("state", "=", "under_consideration")])
        return employees.sudo() & rows_sudo.employee_id._emulation_persons()

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.fields import Domain

from ..core.days import vietnam_today


class _Memory:
    """What was read of the user's person; JSON cannot carry it into a context."""

    def __init__(self):
        self.found = {}


class ResUsers(models.Model):
    _name = "res.users"
    _inherit = ["res.users", "emulation.cited.mixin"]

    @api.model
    def _get_citing_fields(self):
        """Only what keeps the database from deleting a user."""
        return [
            (model, name)
            for model, name in super()._get_citing_fields()
            if self.env[model]._fields[name].ondelete == "restrict"
        ]

    @api.model
    def _emulation_remembering(self):
        """Return an environment in which it is asked once who the user's person is.

        For calls that write nothing and read many models: every record rule asks for
        the user's employee records and memberships anew.
        """
        return self.with_context(_emulation_memory=_Memory()).env

    @api.model
    def _emulation_remember(self, key, read):
        """Return what ``read`` returns, from memory where the environment has one."""
        memory = self.env.context.get("_emulation_memory")
        if not isinstance(memory, _Memory):
            return read()
        if key not in memory.found:
            memory.found[key] = read()
        return memory.found[key]

    def _emulation_employees(self):
        """Return every employee record of the person behind the user.

        A person is the set of employees sharing a user or a work contact, in all
        companies, archived ones included: conflicts of interest compare this set.

        :return: hr.employee as superuser, the present record of the active
            company first
        """
        company = self.env.company

        def read():
            persons = self._emulation_employees_sudo().search(
                self._emulation_person_domain()
            )
            return persons.sorted(
                lambda e: (not e.active, e.company_id != company, e.id)
            )

        found = self._emulation_remember(("employees", self.id, company.id), read)
        return self._emulation_employees_sudo().browse(found.ids)

    def _emulation_employees_sudo(self):
        return self.env["hr.employee"].sudo().with_context(active_test=False)

    def _emulation_person_domain(self):
        """Return the domain of every employee record of the person behind the user."""
        self.ensure_one()
        own = Domain("user_id", "=", self.id)
        contacts = (
            self._emulation_employees_sudo()
            ._search(own & Domain("work_contact_id", "!=", False))
            .select("work_contact_id")
        )
        # Asked in the same query: reading the partner would fetch the whole user
        partner = (
            self.sudo()
            .with_context(active_test=False)
            ._search([("id", "=", self.id)])
            .select("partner_id")
        )
        return (
            own
            | Domain("work_contact_id", "in", partner)
            | Domain("work_contact_id", "in", contacts)
        )

    def _emulation_base_departments(self, rows=None):
        """Return the departments the user acts for today, without those below.

        Heads and deputies act for what they lead; a unit officer acts for the
        unit he is a member of.

        :param rows: his memberships, where they are known already
        :return: set of hr.department ids
        """
        self.ensure_one()
        rows = self._emulation_memberships_sudo() if rows is None else rows
        base = set(rows.filtered(lambda m: m.role != "member").department_id.ids)
        if self.has_group("hr_emulation.group_unit_officer"):
            for row in rows.filtered(lambda m: not m.is_ad_hoc):
                base.add((row.unit_id or row.department_id).id)
        return base

    def _emulation_led_departments(self):
        """Return the departments the user leads today as head or deputy.

        :return: hr.department as superuser
        """
        rows_sudo = self._emulation_memberships_sudo()
        return rows_sudo.filtered(lambda m: m.role != "member").department_id

    def _emulation_memberships_sudo(self, own=None):
        # Reading one's own roles needs no right on everybody's memberships
        members_sudo = self.env["emulation.unit.member"].sudo()
        own = self._emulation_employees() if own is None else own
        domain = members_sudo._domain_on(vietnam_today())
        domain &= Domain("employee_id", "in", own.ids)
        found = self._emulation_remember(
            ("memberships", *own.ids), lambda: members_sudo.search(domain)
        )
        return members_sudo.browse(found.ids)

    def _emulation_departments(self):
        """Return the departments that are the user's, with all below them.

        :return: hr.department
        """
        self.ensure_one()
        return (
            self.env["hr.department"]
            .with_user(self)
            .search([("emulation_is_mine", "=", True)])
        )

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError, ValidationError


class EmulationHistoryMixin(models.AbstractModel):
    """What is known of a subject's past and counts for its awards.

    Nobody writes what is about himself or the collective he leads; what was corrected or deleted stays in
    the audit log; wrong entries are refused all at once, before the INSERT.
    """

    _name = "emulation.history.mixin"
    _description = "Entry of a Subject's History"

    # What the check of entries looks at, and what the audit log keeps
    _CHECKED_FIELDS: tuple[str, ...] = ()
    _LOGGED_FIELDS: tuple[str, ...] = ()

    # --- What a model says about its entries --------------------------------------

    @api.model
    def _get_entry_problems(self, rows, entries=None):
        """Tell what is wrong with entries, before they are written.

        :param list rows: one dict of the checked fields for each entry
        :param entries: the records to be changed, in the order of the rows; None
            for new ones
        :return: list of sentences
        """
        return []

    def _get_persons(self):
        """Return the employees the entries are about."""
        return self.employee_id

    def _get_collectives(self):
        """Return the departments the entries are about."""
        return self.env["hr.department"]

    # --- Writing --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        names = self._CHECKED_FIELDS
        defaults = self.default_get(list(names))
        self._refuse_entries(
            self._get_entry_problems(
                [
                    {name: vals.get(name, defaults.get(name)) for name in names}
                    for vals in vals_list
                ]
            )
        )
        entries = super().create(vals_list)
        entries._check_not_own()
        return entries

    def write(self, vals):
        self.check_access("write")
        self._check_not_own()
        if set(vals) & set(self._CHECKED_FIELDS):
            self._refuse_entries(
                self._get_entry_problems(
                    [entry._get_checked_values() | vals for entry in self], self
                )
            )
        is_logged = not set(vals).isdisjoint(self._LOGGED_FIELDS)
        before = self._get_logged_values() if is_logged else {}
        res = super().write(vals)
        self._check_not_own()
        if is_logged:
            self._log_edit(before)
        return res

    @api.ondelete(at_uninstall=False)
    def _log_unlink(self):
        self._check_not_own()
        if self._LOGGED_FIELDS:
            self.env["emulation.audit.log"]._append(
                self, "deleted", self._get_logged_values()
            )

    def _check_not_own(self):
        """Nobody enters, mends or deletes entries about himself, under any record,
        or about the collective he leads.

        :raise UserError: naming the subjects
        """
        if self.env.su:
            return
        own = self._get_persons() & self.env.user._emulation_employees()
        names = set(own.mapped("name"))
        if collectives := self._get_collectives():
            led = collectives & self.env.user._emulation_led_departments()
            names.update(led.mapped("name"))
        if names:
            raise UserError(
                self.env._(
                    "%(names)s: nobody enters or changes what is recorded about "
                    "himself or the collective that he leads; ask a colleague.",
                    names=", ".join(sorted(names)),
                )
            )

    @api.model
    def _refuse_entries(self, problems):
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))

    def _get_checked_values(self):
        self.ensure_one()
        return {
            name: self._fields[name].convert_to_write(self[name], self)
            for name in self._CHECKED_FIELDS
        }

    # --- The audit log ----------------------------------------------------------------

    def _get_logged_values(self):
        return {
            entry.id: {
                name: entry._get_logged_text(name) for name in self._LOGGED_FIELDS
            }
            for entry in self
        }

    def _get_logged_text(self, name):
        value = self.sudo()[name]
        if isinstance(value, models.BaseModel):
            return ", ".join(value.mapped("display_name"))
        return "" if value is False else str(value)

    def _log_edit(self, before):
        after = self._get_logged_values()
        changes = {
            entry.id: {
                name: [old, after[entry.id][name]]
                for name, old in before[entry.id].items()
                if old != after[entry.id][name]
            }
            for entry in self
        }
        changed = self.filtered(lambda entry: changes[entry.id])
        self.env["emulation.audit.log"]._append(changed, "edit", changes)

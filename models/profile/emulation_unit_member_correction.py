# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from .emulation_unit_member import _FOLLOW, _FOLLOW_KEY


class EmulationUnitMember(models.Model):
    """Corrections: what anybody but the follower writes is an officer's word."""

    _inherit = "emulation.unit.member"

    def _check_company(self, fnames=None):
        # The file is followed as it is, also where it mixes companies
        if self._is_following():
            return None
        return super()._check_company(fnames)

    @api.model
    def _corrected_fields(self):
        """Fields that make a period the officer's own once he changes them."""
        return {
            "employee_id",
            "department_id",
            "role",
            "is_concurrent",
            "date_from",
            "date_to",
        }

    @api.model_create_multi
    def create(self, vals_list):
        self._forget_whose_units()
        if self._is_following():
            return super().create(vals_list)
        self._check_dates_given(vals_list)
        self._check_not_own({vals.get("employee_id") for vals in vals_list})
        self._defer_one_regular_place()
        follower = self.with_context(**{_FOLLOW_KEY: _FOLLOW})
        rows = super(EmulationUnitMember, follower).create(
            [{**vals, "source": "manual"} for vals in vals_list]
        )
        rows = rows.with_env(self.env)
        rows._after_correction("corrected", rows.employee_id)
        return rows

    def write(self, vals):
        self._forget_whose_units()
        if self._is_following():
            return super().write(vals)
        vals = {name: value for name, value in vals.items() if name != "source"}
        if not set(vals) & self._corrected_fields():
            res = super().write(vals)
            if "is_start_certain" in vals:
                self._log("start confirmed")
            return res
        self._check_dates_given([vals])
        self._check_not_own({*self.employee_id.ids, vals.get("employee_id")})
        self._defer_one_regular_place()
        employees = self.employee_id
        # Whoever writes a date or a place knows it
        vals = {"is_start_certain": True, **vals, "source": "manual"}
        follower = self.with_context(**{_FOLLOW_KEY: _FOLLOW})
        res = super(EmulationUnitMember, follower).write(vals)
        self._after_correction("corrected", employees | self.employee_id)
        return res

    def unlink(self):
        self._forget_whose_units()
        if self._is_following():
            return super().unlink()
        employees = self.employee_id
        self._check_not_own(set(employees.ids))
        self._log("removed")
        res = super().unlink()
        self.env["emulation.unit.member"]._sync_employees(employees)
        return res

    def _check_not_own(self, employee_ids):
        """Who corrects his own place could make himself fit to judge."""
        self.check_access("write")
        if not self.env.su and employee_ids & set(
            self.env.user._emulation_employees().ids
        ):
            raise UserError(
                self.env._("Nobody corrects his own membership; ask another officer.")
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_corrections(self):
        kept = self.filtered(lambda m: m.source == "version")
        if kept and not self._is_following():
            raise UserError(
                self.env._(
                    "%(names)s: this period comes from the employee's file. Change it "
                    "here, or correct the file.",
                    names=", ".join(kept.mapped("display_name")),
                )
            )

    def _forget_whose_units(self):
        # Computed for the user from these rows, so no field dependency tells it
        self.env["hr.department"].invalidate_model(["emulation_is_mine"], flush=False)

    def _check_dates_given(self, vals_list):
        # Before the INSERT, so that the user reads words and not a CHECK
        for vals in vals_list:
            start = fields.Date.to_date(vals.get("date_from"))
            end = fields.Date.to_date(vals.get("date_to"))
            rows = self if len(vals_list) == 1 else self.browse()
            wrong = start and end and end < start
            if "date_from" not in vals and end:
                wrong = any(end < row.date_from for row in rows)
            if "date_to" not in vals and start:
                wrong = any(row.date_to and row.date_to < start for row in rows)
            if wrong:
                person = rows.employee_id or rows.employee_id.browse(
                    vals.get("employee_id")
                )
                raise ValidationError(
                    self.env._(
                        "%(name)s: the period ends before it begins.",
                        name=", ".join(person.mapped("name")),
                    )
                )

    def _defer_one_regular_place(self):
        self.env.cr.execute(
            SQL(
                "SET CONSTRAINTS %s DEFERRED",
                SQL.identifier(f"{self._table}_one_regular_place"),
            )
        )

    def _enforce_one_regular_place(self):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "SET CONSTRAINTS %s IMMEDIATE",
                SQL.identifier(f"{self._table}_one_regular_place"),
            )
        )

    def _after_correction(self, event, employees):
        self._check_company()
        self._sync_employees(employees)
        self._check_periods()
        self._enforce_one_regular_place()
        self._log(event)

    def _log(self, event):
        self.env["emulation.audit.log"]._append(
            self,
            event,
            {
                row.id: {
                    "department_id": row.department_id.id,
                    "role": row.role,
                    "date_from": fields.Date.to_string(row.date_from),
                    "date_to": fields.Date.to_string(row.date_to) or None,
                    "is_start_certain": row.is_start_certain,
                }
                for row in self.sudo()
            },
        )

    def action_confirm_start(self):
        """Confirm that the periods really began on their first day.

        :return: True
        :raise AccessError: for others than emulation officers
        """
        self.write({"is_start_certain": True})
        return True

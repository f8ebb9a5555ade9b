# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import re

from psycopg2.errors import ForeignKeyViolation

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

PREFIX = "emulation."


class Base(models.AbstractModel):
    """Refusals of the ORM about this addon's models, in words for their users.

    Core's own speak of models, fields and constraints, one at a time, and most
    are not translated.
    """

    _inherit = "base"

    # --- Parallel sessions ----------------------------------------------------

    def _emulation_hold(self):
        """Let one session at a time rely on these records.

        Who comes second fails, is repeated by Odoo and sees what the first did; a
        lock alone would let him go on with what he read before.
        """
        if self.ids:
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET id = id WHERE id IN %s",
                    SQL.identifier(self._table),
                    tuple(self.ids),
                )
            )

    # --- Words that are kept --------------------------------------------------

    def _emulation_in_vietnamese(self):
        """Return these records in the language of words that are stored.

        Papers and other people show them, whatever the language of who acts; a
        scheduled action has none. Where Vietnamese is not installed, it stays.
        """
        lang = self.env["res.lang"]._get_data(code="vi_VN").code or self.env.lang
        return self.with_context(lang=lang)

    # --- Required fields ------------------------------------------------------

    def write(self, vals):
        if self._name.startswith(PREFIX):
            self._refuse_missing(self._get_missing_problems([vals]))
        return super().write(vals)

    @api.model
    def _create(self, data_list):
        if self._name.startswith(PREFIX):
            values_list = [data["stored"] for data in data_list]
            self._refuse_missing(self._get_missing_problems(values_list, whole=True))
        return super()._create(data_list)

    @api.model
    def _refuse_missing(self, problems):
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model
    def _get_missing_problems(self, values_list, whole=False):
        """Say which required fields are empty.

        :param values_list: values as for ``write``, one dict for each record
        :param bool whole: fields that are not among the values are empty too
        :return: list with one sentence that names them all, or empty list
        """
        missing = [
            f"“{field._description_string(self.env)}”"
            for field in self._fields.values()
            if field.required and field.store and field.column_type
            if any(
                vals.get(field.name) is None
                or field.convert_to_column(vals[field.name], self, validate=False)
                is None
                for vals in values_list
                if whole or field.name in vals
            )
        ]
        if not missing:
            return []
        return [
            self.env._(
                "%(model)s: fill in %(fields)s.",
                model=self.env["ir.model"]._get(self._name).name,
                fields=", ".join(missing),
            )
        ]

    # --- Companies --------------------------------------------------------------

    def _check_company(self, fnames=None):
        try:
            return super()._check_company(fnames)
        except UserError as error:
            problems = self._name.startswith(PREFIX) and self._get_company_problems()
            if not problems:
                raise
            raise UserError("\n".join(problems)) from error

    def _get_company_problems(self):
        """Name what belongs to another company, but neither its name nor whose it is.

        :return: list of sentences
        """
        problems = []
        model = self.env["ir.model"]._get(self._name).name
        for record in self:
            for field in self._fields.values():
                if not (field.relational and field.check_company):
                    continue
                # The user may not reach records of another company
                named_sudo = record.sudo()[field.name].with_context(active_test=False)
                domain = named_sudo._check_company_domain(record.company_id)
                if named_sudo != named_sudo.filtered_domain(domain):
                    problems.append(
                        self.env._(
                            "%(name)s: “%(field)s” belongs to another organisation "
                            "(company).",
                            name=record.display_name or model,
                            field=field._description_string(self.env),
                        )
                    )
        return problems

    # --- What others refer to -----------------------------------------------------

    @api.model
    def _sql_error_to_message_generic(self, exc):
        # The detail names the key that is held, or the field that leads nowhere
        key = re.search(r"\((\w+)\)=", exc.diag.message_detail or "")
        if not (
            self._name.startswith(PREFIX)
            and isinstance(exc, ForeignKeyViolation)
            and key
        ):
            return super()._sql_error_to_message_generic(exc)
        model = self.env["ir.model"]._get(self._name).name
        if key[1] == "id":
            return self.env._(
                "What is to be deleted is still used by: %(model)s. Archive it instead.",
                model=model,
            )
        return self.env._(
            "%(model)s: what is chosen as “%(field)s” does not exist.",
            model=model,
            field=self._fields[key[1]]._description_string(self.env),
        )

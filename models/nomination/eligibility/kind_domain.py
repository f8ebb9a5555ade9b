# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import ast

import psycopg2

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

SUBJECT_MODELS = {"individual": "hr.employee.public", "collective": "hr.department"}
# What a text that is no list of conditions makes the parsers raise
UNREADABLE = (ValueError, TypeError, SyntaxError, MemoryError, RecursionError)
# The words of the data are compared in the language they are kept in
DATA_LANG = "vi_VN"
# Models whose rows are not for every officer, though the model is: messages, files,
# keys and accounts
PRIVATE_MODELS = ("mail.", "ir.", "res.users.", "res.partner.bank")


class EmulationEligibilityRule(models.Model):
    """A filter on employees or departments, for conditions of one's own.

    It answers alike for every reader, so it may only ask for what any emulation
    officer may read and what is stored.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("domain", "Filter")], ondelete={"domain": "cascade"}
    )
    subject_domain = fields.Text(string="Who Meets It")
    subject_model = fields.Char(compute="_compute_subject_model")

    @api.depends("subject_kind")
    def _compute_subject_model(self):
        for rule in self:
            rule.subject_model = SUBJECT_MODELS[rule.subject_kind or "individual"]

    @api.model
    def _kind_fields(self):
        return {**super()._kind_fields(), "domain": ("subject_domain",)}

    @api.model
    def _kind_attributes(self):
        return {
            **super()._kind_attributes(),
            "subject_domain": {
                "widget": "domain",
                "options": "{'model': 'subject_model'}",
                "colspan": "2",
            },
        }

    def _get_domain_problems(self):
        if not (self.subject_domain or "").strip():
            return [self.env._("say who meets it")]
        try:
            domain = self._parse_subject_domain()
        except UNREADABLE:
            return [self.env._("the filter cannot be understood")]
        if domain.is_true() or domain.is_false():
            return [self.env._("the filter says nothing about the subject")]
        problems = self._get_unreadable(domain, self.env[self.subject_model])
        return problems or self._get_unanswerable()

    def _parse_subject_domain(self):
        """:raise ValueError: or another of UNREADABLE when the text is no domain"""
        value = ast.literal_eval(self.subject_domain.strip())
        if not isinstance(value, list):
            raise ValueError(value)
        return Domain(value)

    def _get_unreadable(self, domain, model):
        """What of a filter an emulation officer may not read, as sentences."""
        problems = []
        for condition in domain.iter_conditions():
            names = condition.field_expr.split(".")
            problems += self._get_unreadable_path(model, names, condition)
        return list(dict.fromkeys(problems))

    def _get_unreadable_path(self, model, names, condition):
        field = model._fields.get(names[0])
        if not field:
            return [self.env._("“%(field)s” is no field", field=names[0])]
        label = field._description_string(self.env)
        if not self._is_field_readable(field):
            return [self.env._("“%(field)s” is not for officers", field=label)]
        if not (field.store or field.related):
            return [self.env._("“%(field)s” is not stored", field=label)]
        if not field.relational:
            return []
        deeper = names[1:] or "any" in condition.operator
        value = condition.value
        values = value if isinstance(value, (list, tuple, set)) else [value]
        comodel = self.env[field.comodel_name]
        if (deeper or any(isinstance(item, str) for item in values)) and not (
            self._is_model_readable(comodel)
        ):
            return [self.env._("“%(field)s” is not for officers", field=label)]
        if names[1:]:
            return self._get_unreadable_path(comodel, names[1:], condition)
        if "any" in condition.operator:
            return self._get_unreadable(Domain(value), comodel)
        return []

    @api.model
    def _is_field_readable(self, field):
        if not field.groups:
            return True
        groups = self.env["res.groups"]._get_group_definitions()
        officer = self.env.ref("hr_emulation.group_officer").sudo()
        allowed = groups.parse(field.groups, raise_if_not_found=False)
        return allowed.matches(officer.all_implied_ids.ids)

    @api.model
    def _is_model_readable(self, model):
        if model._name.startswith(PRIVATE_MODELS):
            return False
        officer = self.env.ref("hr_emulation.group_officer").sudo()
        access = self.env["ir.model.access"].sudo()
        return bool(
            access.search_count(
                [
                    ("model_id.model", "=", model._name),
                    ("perm_read", "=", True),
                    ("group_id", "in", [False, *officer.all_implied_ids.ids]),
                ],
                limit=1,
            )
        )

    def _get_unanswerable(self):
        """Values that do not fit their fields show when the filter is asked."""
        try:
            query = SQL(
                "SELECT FROM (VALUES (0)) AS subject (id) WHERE id IN %s",
                self._subject_domain_sql(),
            )
            with self.env.cr.savepoint():
                self.env.cr.execute(query, log_exceptions=False)
        except (*UNREADABLE, psycopg2.Error):
            return [self.env._("the values of the filter do not fit its fields")]
        return []

    def _subject_domain_sql(self):
        """Ids of who meets the filter, as a sub-select."""
        # What may be asked for was checked when the rule was saved
        subjects_sudo = (
            self.env[self.subject_model]
            .sudo()
            .with_context(active_test=False, lang=DATA_LANG)
        )
        return subjects_sudo._search(self._parse_subject_domain()).subselect()

    def _sql_domain(self, ctx):
        return SQL(
            """
            SELECT id AS subject_id,
                   CASE WHEN is_met THEN 'pass' ELSE 'fail' END AS result,
                   CASE WHEN is_met THEN 'domain.met' ELSE 'domain.unmet' END AS code,
                   '{}'::jsonb AS params
              FROM (SELECT id, id IN %s AS is_met FROM subject) AS answer
            """,
            self._subject_domain_sql(),
        )

    def _params_domain(self, ctx):
        return {}

    def _words_domain(self, code, params):
        if code == "domain.met":
            return self.env._("meets it")
        return self.env._("does not meet it")

    def _demand_domain(self):
        return self.env._("Meets the filter")

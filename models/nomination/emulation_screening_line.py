# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..profile.emulation_subject_mixin import SUBJECT_KINDS
from .emulation_nomination_checks import DEAD_STATES
from .emulation_screening import VERDICTS


class EmulationScreeningLine(models.Model):
    """Verdict on one subject of a screening, with the evidence of each condition.

    Written by one INSERT a batch. Evidence is codes and figures; what a reader
    sees is put in his words at reading, and of discipline everybody but HR reads
    the second text, as on a nomination.
    """

    _name = "emulation.screening.line"
    _description = "Screening Result"
    _rec_name = "subject_name"
    _order = "subject_name, id"
    _log_access = False

    screening_id = fields.Many2one(
        "emulation.screening",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, ondelete="cascade"
    )
    subject_kind = fields.Selection(SUBJECT_KINDS, required=True, readonly=True)
    employee_id = fields.Many2one(
        "hr.employee", string="Individual", readonly=True, ondelete="cascade"
    )
    department_id = fields.Many2one(
        "hr.department", string="Collective", readonly=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(
        "hr.department",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="The unit the subject belonged to on the day.",
    )
    subject_name = fields.Char(string="Subject", required=True, readonly=True)
    result = fields.Selection(VERDICTS, string="Verdict", required=True, readonly=True)
    fail_count = fields.Integer(
        string="Conditions Not Met", readonly=True, aggregator=None
    )
    unknown_count = fields.Integer(
        string="Conditions Without Data", readonly=True, aggregator=None
    )
    warn_count = fields.Integer(string="Warnings", readonly=True, aggregator=None)
    evidence = fields.Json(readonly=True, groups="hr.group_hr_user")
    category_id = fields.Many2one(related="screening_id.category_id")
    answers = fields.Json(string="Conditions", compute="_compute_answers")
    reasons = fields.Char(compute="_compute_answers")
    is_nominated = fields.Boolean(
        string="Already Nominated",
        compute="_compute_is_nominated",
        search="_search_is_nominated",
    )
    is_one_short = fields.Boolean(
        string="Only One Condition Short",
        compute="_compute_is_one_short",
        search="_search_is_one_short",
    )
    failed_rule_id = fields.Many2one(
        "emulation.eligibility.rule",
        string="Condition Not Met",
        compute="_compute_answers",
        search="_search_failed_rule_id",
        help="The first condition that is not met.",
    )

    # The subject first: it serves the deletion of a subject too
    _once_individual = models.UniqueIndex(
        "(employee_id, screening_id) WHERE employee_id IS NOT NULL",
        "Somebody else works on this screening just now. Try again in a moment.",
    )
    _once_collective = models.UniqueIndex(
        "(department_id, screening_id) WHERE department_id IS NOT NULL",
        "Somebody else works on this screening just now. Try again in a moment.",
    )
    _subject_matches_kind = models.Constraint(
        """CHECK (
            (subject_kind = 'individual') = (employee_id IS NOT NULL)
            AND (subject_kind = 'collective') = (department_id IS NOT NULL))""",
        "A result has exactly one subject of the kind it names.",
    )

    # --- Words ----------------------------------------------------------------------

    @api.depends("result")
    @api.depends_context("lang", "uid")
    def _compute_answers(self):
        for screening, lines in self.grouped("screening_id").items():
            tell = screening._get_teller()
            for line in lines:
                answers = tell(line.sudo().evidence or {})
                line.answers = answers
                line.reasons = "; ".join(line._tell_reasons(answers))
                line.failed_rule_id = next(
                    (answer["id"] for answer in answers if answer["result"] == "fail"),
                    False,
                )

    def _tell_reasons(self, answers):
        """Sentences on what stands against the subject, the worst first."""
        said = {
            (severity, result): [
                answer["words"]
                if answer["is_masked"]
                else f"{answer['name']}: {answer['words']}"
                for answer in answers
                if answer["severity"] == severity and answer["result"] == result
            ]
            for severity in ("block", "warn")
            for result in ("fail", "unknown")
        }
        texts = said["block", "fail"] + said["block", "unknown"]
        texts += [
            self.env._("Warning: %(text)s", text=text)
            for text in said["warn", "fail"] + said["warn", "unknown"]
        ]
        return texts

    # --- Filters ----------------------------------------------------------------------

    @api.depends("fail_count", "unknown_count")
    def _compute_is_one_short(self):
        for line in self:
            line.is_one_short = line.fail_count + line.unknown_count == 1

    def _search_is_one_short(self, operator, value):
        if operator != "in":
            return NotImplemented
        fails, unknowns = Domain("fail_count", "=", 1), Domain("unknown_count", "=", 1)
        return (fails & Domain("unknown_count", "=", 0)) | (
            unknowns & Domain("fail_count", "=", 0)
        )

    @api.model
    def _nominated_sql(self, alias):
        """Whether a live nomination of the category names the subject of a line."""
        return SQL(
            """EXISTS (
                SELECT FROM emulation_nomination nomination
                  JOIN emulation_screening screening
                    ON screening.category_id = nomination.category_id
                 WHERE screening.id = %(screening)s
                   AND nomination.state <> ALL(%(dead)s)
                   AND (nomination.employee_id = %(employee)s
                        OR nomination.department_id = %(department)s))""",
            screening=SQL.identifier(alias, "screening_id"),
            employee=SQL.identifier(alias, "employee_id"),
            department=SQL.identifier(alias, "department_id"),
            dead=list(DEAD_STATES),
        )

    def _compute_is_nominated(self):
        self.env["emulation.nomination"].flush_model()
        query = SQL(
            "SELECT line.id FROM emulation_screening_line line"
            " WHERE line.id = ANY(%s) AND %s",
            self.ids,
            self._nominated_sql("line"),
        )
        nominated = {line_id for (line_id,) in self.env.execute_query(query)}
        for line in self:
            line.is_nominated = line._origin.id in nominated

    def _search_is_nominated(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env["emulation.nomination"].flush_model()
        return Domain.custom(
            to_sql=lambda model, alias, query: model._nominated_sql(alias)
        )

    def _search_failed_rule_id(self, operator, value):
        """Lines on which any of some rules or groups failed."""
        if operator == "any":
            value = self.env["emulation.eligibility.rule"]._search(value)
        elif operator != "in":
            return NotImplemented
        # Nothing goes out but the lines, which have rules of their own
        rules = (
            self.env["emulation.eligibility.rule"].sudo().browse(filter(None, value))
        )
        rules = rules.exists()
        leaves = rules._leaves()

        def to_sql(model, alias, query):
            evidence = SQL.identifier(alias, "evidence")
            outcomes = [rule._stored_outcome_sql(evidence, leaves) for rule in rules]
            failed = [SQL("%s = 'fail'", sql) for sql in outcomes if sql is not None]
            return SQL("(%s)", SQL(" OR ").join(failed or [SQL("FALSE")]))

        return Domain.custom(to_sql=to_sql)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import datetime
from typing import NamedTuple

from odoo import api, models
from odoo.tools import SQL

from ...profile.emulation_subject_mixin import SUBJECT_FIELDS


class EligibilityContext(NamedTuple):
    """What the rules are asked for.

    :param subject_kind: ``individual`` or ``collective``
    :param year: year of proposal
    :param date: day as of which facts count
    :param period_from: first day of the honoured period, or None
    :param period_to: last day of it, or None
    :param category: emulation.round.category the subjects are proposed for
    :param company_id: id of the company whose register is asked
    """

    subject_kind: str
    year: int
    date: datetime.date
    period_from: datetime.date | None
    period_to: datetime.date | None
    category: models.Model
    company_id: int

    @property
    def subject_field(self):
        """Column of the profile models that names the subject."""
        return SQL.identifier(SUBJECT_FIELDS[self.subject_kind])


class EmulationEligibilityRule(models.Model):
    """The one way rules are evaluated: one statement for any number of subjects."""

    _inherit = "emulation.eligibility.rule"

    def _valid_on(self, date):
        """Keep the rules that count on a day."""
        return self.filtered(
            lambda rule: (
                (not rule.valid_from or rule.valid_from <= date)
                and (not rule.valid_to or rule.valid_to >= date)
            )
        )

    def _leaves(self, date=None):
        """Rules that are answered by facts: everything below but the groups.

        :param date: keep what counts on this day, parts of groups included
        """
        rules, leaves = self, self.browse()
        while rules:
            rules = rules._valid_on(date) if date else rules
            groups = rules.filtered(lambda rule: rule.kind == "group")
            leaves |= rules - groups
            rules = groups.child_ids
        return leaves

    def _evaluate(self, ctx, subject_ids, nomination_ids=None):
        """Answer all rules for some subjects, in one query.

        :param EligibilityContext ctx: year, date and category of the proposal
        :param subject_ids: ids of employees or departments
        :param nomination_ids: ids of their nominations in the same order, for the
            rules whose facts are written there; without them such rules are
            ``unknown`` and do not count in the verdict
        :return: ``{subject id: (verdict, {rule id: (result, code, params)})}``;
            the rules are those at the end of the branches, groups are not in it
        """
        if not (self and subject_ids):
            return {subject_id: ("pass", {}) for subject_id in subject_ids}
        self.env.flush_all()
        self._tune_statement()
        query = self._evaluation_sql(ctx, subject_ids, nomination_ids)
        rows = self.env.execute_query(query)
        return {
            subject_id: (
                verdict,
                {int(rule): tuple(answer) for rule, answer in evidence.items()},
            )
            for subject_id, verdict, _fails, _unknowns, _warns, evidence in rows
        }

    @api.model
    def _tune_statement(self):
        """Settings of this transaction for a statement about very many subjects.

        PostgreSQL's compiler takes longer than the statement, and groups that do
        not fit into its usual working memory go to the disk.
        """
        self.env.cr.execute(
            "SELECT set_config('jit', 'off', TRUE), set_config('work_mem', '64MB', TRUE)"
        )

    def _evaluation_sql(self, ctx, subject_ids, nomination_ids=None):
        """Return the SELECT that answers all rules for some subjects.

        Columns: ``subject_id, result, fail_count, unknown_count, warn_count,
        evidence``. The counts are of root rules that must be met (the last one of
        warnings not passed); ``evidence`` is
        ``{rule id: [result, code, params]}`` of the rules without groups.

        :param self: the root rules of a category that count on the day
        """
        roots = self.sorted(lambda rule: (rule.sequence, rule.id))
        leaves = roots._leaves(ctx.date)
        parts = [
            SQL(
                "subject (id, nomination_id) AS (%s)",
                self._subject_sql(subject_ids, nomination_ids),
            ),
            SQL(
                "person (subject_id, record_id) AS MATERIALIZED (%s)",
                self._person_sql(ctx),
            ),
        ]
        for rule in leaves:
            query = getattr(rule, f"_sql_{rule.kind}")(ctx)
            parts.append(SQL("%s AS MATERIALIZED (%s)", rule._alias(), query))
        evidence = SQL(", ").join(
            SQL(
                "%(key)s, jsonb_build_array(%(rule)s.result, %(rule)s.code, %(rule)s.params)",
                key=str(rule.id),
                rule=rule._alias(),
            )
            for rule in leaves
        )
        joins = SQL(" ").join(
            SQL("JOIN %(rule)s ON %(rule)s.subject_id = subject.id", rule=rule._alias())
            for rule in leaves
        )
        later = nomination_ids is None
        outcomes = {
            rule: outcome
            for rule in roots
            if (outcome := rule._outcome_sql(leaves, later)) is not None
        }
        must = [sql for rule, sql in outcomes.items() if rule.severity == "block"]
        warn = [sql for rule, sql in outcomes.items() if rule.severity == "warn"]
        return SQL(
            """
            WITH %(parts)s
            SELECT subject.id AS subject_id,
                   %(verdict)s AS result,
                   %(fails)s AS fail_count,
                   %(unknowns)s AS unknown_count,
                   %(warns)s AS warn_count,
                   jsonb_build_object(%(evidence)s) AS evidence
              FROM subject %(joins)s
             ORDER BY subject.id
            """,
            parts=SQL(", ").join(parts),
            verdict=self._all_sql(must),
            fails=self._count_sql(must, SQL("= 'fail'")),
            unknowns=self._count_sql(must, SQL("= 'unknown'")),
            warns=self._count_sql(warn, SQL("<> 'pass'")),
            evidence=evidence,
            joins=joins,
        )

    def _alias(self):
        return SQL.identifier(f"rule_{self.id}")

    @api.model
    def _subject_sql(self, subject_ids, nomination_ids):
        nominations = nomination_ids or [None] * len(subject_ids)
        return SQL(
            "SELECT * FROM unnest(%s::int[], %s::int[])",
            list(subject_ids),
            list(nominations),
        )

    @api.model
    def _person_sql(self, ctx):
        """Records of the person behind a subject: his other employee records too."""
        if ctx.subject_kind != "individual":
            return SQL("SELECT id, id FROM subject")
        twins = SQL(" UNION ").join(
            SQL(
                """
                SELECT subject.id, twin.id
                  FROM subject
                  JOIN hr_employee own ON own.id = subject.id
                  JOIN hr_employee twin
                    ON twin.%(column)s = own.%(column)s AND twin.id <> own.id
                """,
                column=SQL.identifier(column),
            )
            for column in ("user_id", "work_contact_id")
        )
        return SQL("SELECT id, id FROM subject UNION ALL (%s)", twins)

    # --- Results of groups and verdict --------------------------------------------

    def _outcome_sql(self, leaves, later):
        """Expression of the result of a rule, None when it is passed over.

        :param leaves: rules that count on the day
        :param later: pass over what only a nomination can answer
        """
        self.ensure_one()
        if self.kind != "group":
            if self not in leaves or (later and self.kind in self._LATER_KINDS):
                return None
            return SQL("%s.result", self._alias())
        parts = [child._outcome_sql(leaves, later) for child in self.child_ids]
        parts = [part for part in parts if part is not None]
        if not parts:
            return None
        return self._any_sql(parts) if self.operator == "any" else self._all_sql(parts)

    @api.model
    def _all_sql(self, results):
        if not results:
            return SQL("'pass'")
        return SQL(
            """CASE WHEN 'fail' IN (%(results)s) THEN 'fail'
                    WHEN 'unknown' IN (%(results)s) THEN 'unknown'
                    ELSE 'pass' END""",
            results=SQL(", ").join(results),
        )

    @api.model
    def _any_sql(self, results):
        return SQL(
            """CASE WHEN 'pass' IN (%(results)s) THEN 'pass'
                    WHEN 'unknown' IN (%(results)s) THEN 'unknown'
                    ELSE 'fail' END""",
            results=SQL(", ").join(results),
        )

    @api.model
    def _count_sql(self, results, condition):
        if not results:
            return SQL("0")
        return SQL(" + ").join(
            SQL("(%s %s)::int", result, condition) for result in results
        )

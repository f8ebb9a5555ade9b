# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..core.minutes import format_minutes

RESULTS = [("pass", "Met"), ("fail", "Not met"), ("unknown", "Data missing")]
SYMBOLS = {"pass": "✓", "fail": "✗", "unknown": "?"}


class EmulationEligibilityCheck(models.Model):
    """What one condition said of a nomination, at the moment when it counted.

    Rows are written by the evaluation alone, in one statement for all nominations;
    nobody changes them. What a later check says is added; only the preview of a
    draft gives way to the next one.
    """

    _name = "emulation.eligibility.check"
    _description = "Eligibility Check"
    _order = "nomination_id desc, checked_on desc, position, id"
    _rec_name = "rule_name"
    _log_access = False

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="cascade"
    )
    rule_id = fields.Many2one(
        "emulation.eligibility.rule", required=True, index=True, ondelete="restrict"
    )
    rule_name = fields.Char(
        string="Condition", required=True, translate=True, help="As it was worded then."
    )
    severity = fields.Selection(
        [("block", "Must be met"), ("warn", "Warning")], required=True
    )
    source = fields.Char(help="Instrument and article the condition came from then.")
    position = fields.Integer(aggregator=None)
    depth = fields.Integer(aggregator=None)
    label = fields.Char(string="Condition in Its Place", compute="_compute_label")
    result = fields.Selection(RESULTS, required=True)
    verdict = fields.Char(compute="_compute_verdict")
    # Codes and facts would tell of discipline: read by HR, put into words for others
    code = fields.Char(groups="hr.group_hr_user")
    params = fields.Json(groups="hr.group_hr_user")
    evidence = fields.Text(compute="_compute_evidence", compute_sudo=True)
    stage = fields.Selection(
        [
            ("preview", "Preview"),
            ("submission", "At submission"),
            ("appraisal", "At appraisal"),
            ("session", "At the session"),
            ("decision", "At the decision"),
        ],
        required=True,
    )
    date = fields.Date(
        string="Facts As Of", required=True, help="Facts of later days do not count."
    )
    checked_on = fields.Datetime(required=True)
    checked_by_id = fields.Many2one("res.users", required=True, ondelete="restrict")
    is_current = fields.Boolean()
    override_id = fields.Many2one(
        "emulation.eligibility.override", index="btree_not_null", ondelete="restrict"
    )
    override_text = fields.Char(
        string="Overridden", compute="_compute_override_text", compute_sudo=True
    )
    can_override = fields.Boolean(compute="_compute_can_override")

    _one_answer = models.UniqueIndex(
        "(nomination_id, rule_id) WHERE is_current",
        "A condition has one current answer for each nomination.",
    )

    @api.depends("rule_name", "depth")
    @api.depends_context("lang")
    def _compute_label(self):
        for check in self:
            indent = "\N{NO-BREAK SPACE}" * 4 * check.depth
            check.label = indent + ("– " if check.depth else "") + check.rule_name

    @api.depends("result")
    @api.depends_context("lang")
    def _compute_verdict(self):
        words = dict(self._fields["result"]._description_selection(self.env))
        for check in self:
            check.verdict = f"{SYMBOLS[check.result]} {words[check.result]}"

    @api.depends("result", "code", "params")
    @api.depends_context("uid", "lang")
    def _compute_evidence(self):
        told = {}
        for check in self:
            check.evidence = check.rule_id._tell(check.code, check.params, told)

    @api.depends("override_id")
    @api.depends_context("uid", "lang")
    def _compute_override_text(self):
        for check in self:
            check.override_text = check.override_id._get_text()

    @api.depends("result", "override_id", "nomination_id.state")
    @api.depends_context("uid")
    def _compute_can_override(self):
        open_rows = self.filtered(
            lambda c: (
                c.is_current
                and not c.depth
                and c.result != "pass"
                and not c.override_id
            )
        )
        blockers = {
            severity: checks.nomination_id._get_override_blockers(severity)
            for severity, checks in open_rows.grouped("severity").items()
        }
        for check in self:
            check.can_override = (
                check in open_rows
                and not blockers[check.severity][check.nomination_id.id]
            )

    # --- Only the evaluation writes -----------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse()
        return super().create(vals_list)

    def write(self, vals):
        self._refuse()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        self.browse().check_access("write")
        raise UserError(self.env._("Checks of conditions are kept as they were made."))

    @api.model
    def _store(self, answers, stage, date, sources):
        """Keep the answers of nominations as their current ones.

        :param dict answers: ``{nomination id: [Answer, ...]}`` in the order shown
        :param str stage: what the check is made for
        :param date: day as of which facts counted
        :param dict sources: ``{rule id: words}``
        """
        rows = [
            {
                "nomination_id": nomination_id,
                "rule_id": answer.rule.id,
                "override_id": answer.override_id,
                "source": sources[answer.rule.id],
                "position": position,
                **{
                    name: getattr(answer, name)
                    for name in ("depth", "result", "code", "params")
                },
                "severity": answer.root.severity,
            }
            for nomination_id, found in answers.items()
            for position, answer in enumerate(found)
        ]
        self._drop_previews(SQL("nomination_id = ANY(%s)", list(answers)))
        self.env.cr.execute(
            SQL(
                "UPDATE emulation_eligibility_check SET is_current = FALSE"
                " WHERE is_current AND nomination_id = ANY(%s)",
                list(answers),
            )
        )
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO emulation_eligibility_check (
                    nomination_id, rule_id, override_id, source, position, depth,
                    result, code, params, severity, rule_name,
                    stage, date, checked_on, checked_by_id, is_current)
                SELECT row.*, rule.name, %s, %s, %s, %s, TRUE
                  FROM jsonb_to_recordset(%s::jsonb) AS row (
                           nomination_id int, rule_id int, override_id int,
                           source varchar, position int, depth int, result varchar,
                           code varchar, params jsonb, severity varchar)
                  JOIN emulation_eligibility_rule rule ON rule.id = row.rule_id
                 ORDER BY row.nomination_id, row.position
                """,
                stage,
                date,
                fields.Datetime.now(),
                self.env.uid,
                json.dumps(rows),
            )
        )
        self.env["emulation.nomination"]._forget_checks()

    @api.model
    def _drop_previews(self, condition):
        """Forget previews, which nothing rests on.

        :param SQL condition: which rows of the table
        """
        self.env.cr.execute(
            SQL(
                "DELETE FROM emulation_eligibility_check"
                " WHERE stage = 'preview' AND %s",
                condition,
            )
        )
        self.env["emulation.nomination"]._forget_checks()

    # --- Actions --------------------------------------------------------------------

    def action_ask_override(self):
        """Button: ask for reason and papers, then override this condition.

        :return: window action of the wizard
        """
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Override a condition"),
            "res_model": "emulation.override.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_check_id": self.id},
        }

    def _get_note(self):
        """Say what the rows were checked for and when."""
        check = self[:1]
        if not check:
            return False
        stage = dict(self._fields["stage"]._description_selection(self.env))
        return f"{stage[check.stage]}, {format_minutes(check, check.checked_on)}"

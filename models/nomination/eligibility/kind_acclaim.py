# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, float_repr, format_date

from ...core.days import vietnam_today

ACCLAIM_FIELDS = {
    "acclaim_for",
    "acclaim_total",
    "acclaim_date",
    "acclaim_attachment_ids",
}


class EmulationEligibilityRule(models.Model):
    """Acclaimed by the collective (suy tôn): the vote recorded on the nomination.

    Numbers and day answer; the scan stands beside them for whoever doubts. Which
    papers have to be there is asked by the dossier, not by a condition.
    """

    _inherit = "emulation.eligibility.rule"

    kind = fields.Selection(
        selection_add=[("acclaim", "Acclaimed by the collective")],
        ondelete={"acclaim": "cascade"},
    )
    min_percent = fields.Float(
        string="Votes in Favour (%)",
        digits=(5, 2),
        aggregator=None,
        help="Least share of those who took part in the vote.",
    )

    @api.model
    def _kind_fields(self):
        return {**super()._kind_fields(), "acclaim": ("min_percent",)}

    @property
    def _LATER_KINDS(self):  # noqa: N802
        return (*super()._LATER_KINDS, "acclaim")

    def _get_acclaim_problems(self):
        if 0 < self.min_percent <= 100:
            return []
        return [self.env._("say which share of the votes, up to 100 percent")]

    def _sql_acclaim(self, ctx):
        is_recorded = SQL(
            "nomination.acclaim_total > 0 AND nomination.acclaim_date <= %s", ctx.date
        )
        is_met = SQL(
            "COALESCE(nomination.acclaim_for, 0) * 100"
            " >= %s::numeric * nomination.acclaim_total",
            float_repr(self.min_percent, 2),
        )
        return SQL(
            """
            SELECT subject.id AS subject_id,
                   CASE WHEN (%(is_recorded)s) IS NOT TRUE THEN 'unknown'
                        WHEN %(is_met)s THEN 'pass'
                        ELSE 'fail' END AS result,
                   CASE WHEN (%(is_recorded)s) IS NOT TRUE THEN 'acclaim.missing'
                        WHEN %(is_met)s THEN 'acclaim.met'
                        ELSE 'acclaim.low' END AS code,
                   jsonb_build_object(
                       'for', COALESCE(nomination.acclaim_for, 0),
                       'total', nomination.acclaim_total,
                       'date', nomination.acclaim_date) AS params
              FROM subject
              LEFT JOIN emulation_nomination nomination
                ON nomination.id = subject.nomination_id
            """,
            is_recorded=is_recorded,
            is_met=is_met,
        )

    def _params_acclaim(self, ctx):
        return {"percent": self.min_percent}

    def _words_acclaim(self, code, params):
        percent = self._words_percent(params["percent"])
        if code == "acclaim.missing":
            return self.env._("the vote of the collective is not recorded")
        text = self.env._(
            "%(votes)s of %(total)s in favour (%(share)s %%) on %(day)s",
            votes=params["for"],
            total=params["total"],
            share=self._words_percent(params["for"] * 100 / params["total"]),
            day=format_date(self.env, params["date"]),
        )
        if code == "acclaim.met":
            return text
        return self.env._(
            "%(votes)s; needed: %(percent)s %%", votes=text, percent=percent
        )

    @api.model
    def _words_percent(self, value):
        """A share as people write it, cut and not rounded up to what is asked."""
        lang = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        cut = int(value * 10 + 1e-6) / 10
        return lang.format("%.1f" if cut % 1 else "%.0f", cut)

    def _demand_acclaim(self):
        return self.env._(
            "Acclaimed by the collective with at least %(percent)s %% of the votes",
            percent=self._words_percent(self.min_percent),
        )


class EmulationNomination(models.Model):
    """The vote of the collective, recorded by the unit before it submits.

    A vote that is missing on what was submitted is added by an officer.
    """

    _inherit = "emulation.nomination"

    acclaim_for = fields.Integer(
        string="In Favour", copy=False, aggregator=None, tracking=True
    )
    acclaim_total = fields.Integer(
        string="Took Part",
        copy=False,
        aggregator=None,
        tracking=True,
        help="People of the collective who took part in the vote.",
    )
    acclaim_date = fields.Date(string="Vote On", copy=False, tracking=True)
    acclaim_attachment_ids = fields.Many2many(
        "ir.attachment",
        "emulation_nomination_acclaim_attachment_rel",
        "nomination_id",
        "attachment_id",
        string="Minutes",
        copy=False,
        bypass_search_access=True,
        help="Scan of the minutes of the vote.",
    )

    asks_acclaim = fields.Boolean(compute="_compute_asks_acclaim")
    can_record_acclaim = fields.Boolean(compute="_compute_can_record_acclaim")

    @api.depends("category_id.rule_tree_ids.kind")
    def _compute_asks_acclaim(self):
        for nomination in self:
            # The rules of a round in preparation are not for everybody to read
            rules_sudo = nomination.category_id.sudo().rule_tree_ids
            nomination.asks_acclaim = "acclaim" in rules_sudo.mapped("kind")

    @api.depends("state", "acclaim_total")
    @api.depends_context("uid")
    def _compute_can_record_acclaim(self):
        officers_own = self._get_officer_texts()
        for nomination in self:
            # What is typed in the form does not close it
            is_missing = not nomination._origin.acclaim_total
            nomination.can_record_acclaim = nomination._accepts_text(
                is_missing and nomination in officers_own
            )

    @api.constrains("acclaim_for", "acclaim_total", "acclaim_date")
    def _check_acclaim(self):
        problems = [
            f"{nomination.display_name}: {text}"
            for nomination in self
            for text in nomination._get_acclaim_problems()
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_acclaim_problems(self):
        """What cannot be true of the recorded vote, as a list of sentences."""
        self.ensure_one()
        problems = []
        if self.acclaim_for < 0 or self.acclaim_total < 0:
            problems.append(self.env._("numbers of votes are not negative"))
        if self.acclaim_for > self.acclaim_total:
            problems.append(
                self.env._(
                    "%(votes)s votes in favour of %(total)s who took part is not "
                    "possible",
                    votes=self.acclaim_for,
                    total=self.acclaim_total,
                )
            )
        if self.acclaim_date and self.acclaim_date > vietnam_today():
            problems.append(self.env._("the vote of the collective is to come"))
        return problems

    def write(self, vals):
        res = super().write(vals)
        if ACCLAIM_FIELDS & set(vals):
            prepared = self.filtered(lambda n: n.state in ("draft", "returned"))
            prepared._record_checks("preview")
        return res

    def _check_content_writable(self, vals):
        super()._check_content_writable(vals)
        if not ACCLAIM_FIELDS & set(vals):
            return
        settled = self.filtered(lambda n: not n.can_record_acclaim)
        if settled:
            raise UserError(
                self.env._(
                    "%(names)s: the vote of the collective was submitted and stays as "
                    "it is.",
                    names=", ".join(settled.mapped("display_name")),
                )
            )

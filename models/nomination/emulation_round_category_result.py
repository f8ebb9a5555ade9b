# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError

from .emulation_round_workflow import UNFINISHED

# What counts as awarded once the results of a category are closed
RESULT_STATES = ("passed", "forwarded", "awarded")


class EmulationRoundCategory(models.Model):
    """Results of a category, closed before the round where a quota builds on them."""

    _inherit = "emulation.round.category"

    closed_on = fields.Datetime(
        string="Results Closed On",
        readonly=True,
        copy=False,
        help="Quotas that are a share of those awarded here are counted then.",
    )
    closed_by_id = fields.Many2one(
        "res.users",
        string="Results Closed By",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )
    can_close_results = fields.Boolean(compute="_compute_can_close_results")

    def _compute_can_close_results(self):
        problems = self._get_close_results_problems()
        for category in self:
            category.can_close_results = not problems[category.id]

    def _get_close_results_problems(self):
        """Why the results cannot be closed: ``{category id: [reason, ...]}``."""
        officer = self.env.user.has_group("hr_emulation.group_officer")
        # Rights on nominations do not matter to whether they are decided
        undecided = {
            category.id: count
            for category, count in self.env["emulation.nomination"]
            .sudo()
            ._read_group(
                [("category_id", "in", self.ids), ("state", "in", UNFINISHED)],
                ["category_id"],
                ["__count"],
            )
        }
        problems = {}
        for category in self:
            reasons = problems[category.id] = []
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if category.closed_on:
                reasons.append(self.env._("the results are closed already"))
            if category.round_id.state not in ("open", "deliberation"):
                reasons.append(
                    self.env._(
                        "the round “%(round)s” is not open",
                        round=category.round_id.name,
                    )
                )
            if count := undecided.get(category.id):
                reasons.append(
                    self.env._("%(count)s nominations are not decided yet", count=count)
                )
        return problems

    def action_close_results(self):
        """Close the results; the quotas that are a share of them are counted now.

        :return: True
        :raise UserError: naming every category and every reason
        """
        self.check_access("read")
        problems = self._get_close_results_problems()
        self._raise_reasons(problems)
        self._do_close_results()
        return True

    def _do_close_results(self):
        open_results = self.filtered(lambda c: not c.closed_on)
        open_results._write_results(
            {"closed_on": fields.Datetime.now(), "closed_by_id": self.env.uid}
        )
        open_results._shut_out_submissions()
        open_results._get_built_on()._set_capacities()
        self.env["emulation.audit.log"]._append(open_results, "results closed")

    def action_reopen_results(self, reason=None):
        """Open the results again; quotas that are a share of them wait anew.

        :param str reason: why
        :return: True
        :raise UserError: when a quota built on them has places taken, among others
        """
        self.check_access("read")
        problems = {category.id: [] for category in self}
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for category in self:
            reasons = problems[category.id]
            if not officer:
                reasons.append(self.env._("only an emulation officer may do this"))
            if not category.closed_on:
                reasons.append(self.env._("the results are not closed"))
            if category.round_id.state == "closed":
                reasons.append(
                    self.env._(
                        "the round “%(round)s” is closed", round=category.round_id.name
                    )
                )
            reasons += [
                self.env._(
                    "%(category)s, %(quota)s: %(used)s places are taken that are a "
                    "share of these results",
                    category=quota.category_id.display_name,
                    quota=quota.display_name,
                    used=quota.used,
                )
                for quota in category._get_built_on().filtered("used")
            ]
        if not (reason or "").strip():
            problems[False] = [self.env._("Give a reason in words.")]
        self._raise_reasons(problems)
        built_on = self._get_built_on()
        self._write_results({"closed_on": False, "closed_by_id": False})
        built_on._set_capacities()
        self.env["emulation.audit.log"]._append(self, "results reopened", reason=reason)
        return True

    def _get_built_on(self):
        """Counters that are a share of those awarded in these categories."""
        return (
            self.env["emulation.quota"]
            .sudo()
            .search(
                [
                    ("base_category_id", "in", self.ids),
                    ("percent_base", "=", "category"),
                    ("unit", "=", "percent"),
                    ("is_counter", "=", True),
                ]
            )
            .filtered("is_open")
        )

    def _count_results(self):
        """Count who is awarded in the category: ``{unit id: number}``."""
        groups = (
            self.env["emulation.nomination"]
            .sudo()
            ._read_group(
                [("category_id", "in", self.ids), ("state", "in", RESULT_STATES)],
                ["unit_id"],
                ["__count"],
            )
        )
        return {unit.id: count for unit, count in groups}

    def _raise_reasons(self, problems):
        names = {category.id: category.display_name for category in self}
        texts = [
            f"{names[category_id]}: {text}" if category_id else text
            for category_id, reasons in problems.items()
            for text in reasons
        ]
        if texts:
            raise UserError("\n".join(texts))

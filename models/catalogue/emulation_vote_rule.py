# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import float_repr

from ...engine.voting import share

VOTE_METHODS = [("hands", "Show of hands"), ("secret", "Secret ballot")]


class EmulationVoteRule(models.Model):
    """How a meeting or council votes and when an item has passed.

    Thresholds, quorums and denominators are the regulation's, kept as data.
    """

    _name = "emulation.vote.rule"
    _description = "Vote Rule"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True, ondelete="restrict")
    method = fields.Selection(VOTE_METHODS, required=True, default="hands")
    threshold = fields.Float(
        required=True,
        digits=(6, 3),
        aggregator=None,
        help="Percentage of votes in favour that an item needs; 66.667 is two thirds.",
    )
    comparison = fields.Selection(
        [("at_least", "At least"), ("more_than", "More than")],
        required=True,
        default="at_least",
        help="Whether reaching the threshold exactly is enough.",
    )
    denominator = fields.Selection(
        [
            ("all_members", "All members"),
            ("present", "Members present"),
            ("valid", "Valid votes"),
        ],
        required=True,
        default="all_members",
        help="What the percentage is taken of. With written opinions counted, who "
        "sends one counts as taking part. Valid are all votes but the invalid ones: "
        "a blank vote abstains.",
    )
    quorum = fields.Float(
        required=True,
        digits=(6, 3),
        aggregator=None,
        help="Percentage of the roll that has to take part; 0 when none is asked for. "
        "Reaching it exactly is enough; 66.667 is two thirds.",
    )
    written_counts = fields.Boolean(
        string="Written Opinions Count",
        help="Opinions that absent members send in writing are counted.",
    )
    recused_leave = fields.Boolean(
        string="Conflicts Leave the Denominator",
        default=True,
        help="Who may not vote on an item for a conflict of interest is not counted "
        "for it at all.",
    )
    tie_rule = fields.Selection(
        [
            ("chair", "The opinion of the person presiding decides"),
            ("second_ballot", "A second ballot among those tied"),
            ("none", "None of those tied"),
        ],
        required=True,
        default="second_ballot",
        help="What happens with equal votes, and with equal votes for the last place.",
    )
    min_voters = fields.Integer(
        string="Fewest Voters of a Secret Ballot",
        required=True,
        default=0,
        aggregator=None,
        help="With fewer a secret ballot would tell who voted how: it is not opened, "
        "and its counts are discarded unread.",
    )
    instrument_id = fields.Many2one(
        "emulation.legal.instrument", index="btree_not_null", ondelete="restrict"
    )
    source = fields.Char(help="Article the rule comes from.")
    summary = fields.Char(string="In Short", compute="_compute_summary")

    _threshold_possible = models.Constraint(
        "CHECK (threshold > 0 AND threshold <= 100)",
        "The threshold is a percentage above 0 and up to 100.",
    )
    _quorum_possible = models.Constraint(
        "CHECK (quorum >= 0 AND quorum <= 100)",
        "The quorum is a percentage from 0 to 100.",
    )
    _threshold_reachable = models.Constraint(
        "CHECK (comparison = 'at_least' OR threshold < 100)",
        "More than 100 percent cannot be reached.",
    )
    _min_voters_secret = models.Constraint(
        "CHECK (min_voters >= 0 AND (method = 'hands' OR min_voters >= 2))",
        "A secret ballot needs at least two voters.",
    )

    @api.depends("threshold", "comparison", "denominator", "quorum", "method")
    @api.depends_context("lang")
    def _compute_summary(self):
        for rule in self:
            rule.summary = rule._get_summary(rule._snapshot())

    def _snapshot(self):
        """Return the rule as plain data, the form it is frozen and counted in.

        Percentages are text: a float is not what it looks like.
        """
        self.ensure_one()
        rule = self.with_context(lang=None)
        return {
            "name": rule.name,
            **{name: float_repr(rule[name], 3) for name in ("threshold", "quorum")},
            **{
                name: rule[name] or False
                for name in (
                    "method",
                    "comparison",
                    "denominator",
                    "written_counts",
                    "recused_leave",
                    "tie_rule",
                    "min_voters",
                    "source",
                )
            },
            "instrument": rule.instrument_id.display_name or False,
        }

    @api.model
    def _get_summary(self, rule):
        """Say a rule in one line.

        :param dict rule: snapshot of a rule
        """
        threshold = self._percent_text(rule["threshold"])
        sign = "≥" if rule["comparison"] == "at_least" else ">"
        text = f"{sign} {threshold} {self._get_base_words(rule['denominator'])}"
        if float(rule["quorum"]):
            text = self.env._(
                "%(threshold)s; quorum %(quorum)s of the roll",
                threshold=text,
                quorum=self._percent_text(rule["quorum"]),
            )
        return text

    @api.model
    def _get_base_words(self, denominator):
        return {
            "all_members": self.env._("of all members"),
            "present": self.env._("of those taking part"),
            "valid": self.env._("of the valid votes"),
        }[denominator]

    @api.model
    def _percent_text(self, percent):
        """A percentage of a rule as people write it: 90 %, 12,5 %, two thirds as 2/3.

        :param str percent: as in a snapshot
        """
        part = share(percent)
        if part.denominator == 3:
            return f"{part.numerator}/{part.denominator}"
        lang = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        places = len(percent.rstrip("0").partition(".")[2])
        return f"{lang.format(f'%.{places}f', float(percent))} %"

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.evidence import combine
from ..core.days import vietnam_today
from .emulation_eligibility_check import RESULTS, SYMBOLS

PREPARED = ("draft", "returned")
APPRAISED = ("submitted", "in_review", "passed")
# What the conditions have to say before a step, and for what their answer is kept
_STAGES = {"submit": "submission", "approve": "appraisal", "forward": "decision"}


class EmulationNomination(models.Model):
    """Conditions of a nomination: asked at each step, kept with what they said."""

    _inherit = "emulation.nomination"

    check_ids = fields.One2many(
        "emulation.eligibility.check",
        "nomination_id",
        string="Conditions",
        domain=[("is_current", "=", True)],
        readonly=True,
        copy=False,
    )
    override_ids = fields.One2many(
        "emulation.eligibility.override",
        "nomination_id",
        string="Overridden Conditions",
        readonly=True,
        copy=False,
    )
    check_result = fields.Selection(
        RESULTS,
        string="Result of Conditions",
        compute="_compute_checks",
        compute_sudo=True,
    )
    check_summary = fields.Char(
        string="Conditions Met", compute="_compute_checks", compute_sudo=True
    )
    check_note = fields.Char(
        string="Checked", compute="_compute_checks", compute_sudo=True
    )
    can_check = fields.Boolean(compute="_compute_can_check")
    is_check_stale = fields.Boolean(
        compute="_compute_is_check_stale",
        help="Data or conditions changed since; the check says something else now.",
    )

    # --- Computes -------------------------------------------------------------------

    @api.depends("check_ids.result", "check_ids.override_id")
    @api.depends_context("lang", "tz")
    def _compute_checks(self):
        words = dict(self._fields["check_result"]._description_selection(self.env))
        for nomination in self:
            checks = nomination.check_ids
            roots = checks.filtered(lambda c: not c.depth)
            met = roots.filtered(lambda c: c.result == "pass" or c.override_id)
            warned = (roots - met).filtered(lambda c: c.severity == "warn")
            must = roots - met - warned
            result = combine("all", must.mapped("result")) if must else "pass"
            nomination.check_result = roots and result
            summary = f"{SYMBOLS[result]} {len(met)}/{len(roots)} {words[result]}"
            if warned and not must:
                summary = self.env._(
                    "%(summary)s, warnings: %(count)s",
                    summary=summary,
                    count=len(warned),
                )
            nomination.check_summary = summary if roots else False
            nomination.check_note = checks._get_note()

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_check(self):
        blockers = self._get_check_blockers()
        for nomination in self:
            nomination.can_check = not blockers[nomination.id]

    @api.depends("check_ids", "state", "category_id")
    @api.depends_context("uid")
    def _compute_is_check_stale(self):
        askable = self.filtered(lambda n: n.id and n.can_check)
        now = askable._evaluate_eligibility()
        for nomination in self:
            checks = nomination.sudo().check_ids
            kept = [(c.rule_id, c.result, c.evidence) for c in checks]
            nomination.is_check_stale = nomination in askable and kept != [
                (
                    answer.rule,
                    answer.result,
                    answer.rule._get_words(answer.code, answer.params),
                )
                for answer in now[nomination.id]
            ]

    @api.model
    def _forget_checks(self):
        names = ["check_ids", "check_result", "check_summary", "check_note"]
        self.invalidate_model([*names, "is_check_stale"], flush=False)
        self.env["emulation.eligibility.check"].invalidate_model(flush=False)

    # --- What hinders ------------------------------------------------------------------

    def _get_eligibility_problems(self, strict=False, date=None):
        """Why these nominations do not meet the conditions, with the evidence.

        :param bool strict: missing data and warnings hinder too, as from the
            appraisal on
        :param date: day as of which facts and conditions count; today by default
        :return: ``{nomination id: [sentence, ...]}``
        """
        told = {}
        return {
            nomination_id: [
                self._get_condition_problem(answer, found, told)
                for answer in found
                if not answer.depth and answer.is_open and _hinders(answer, strict)
            ]
            for nomination_id, found in self._ask_eligibility(date).items()
        }

    @api.model
    def _get_condition_problem(self, answer, found, told):
        """Say why a condition is not met, with the evidence the reader may know.

        :param Answer answer: that of the condition itself
        :param found: list of Answer of the subject
        :param dict told: see ``emulation.eligibility.rule._tell``
        """
        evidence = self._get_condition_evidence(answer, found, told)
        if answer.rule._is_masked(answer.code, answer.params):
            return evidence
        values = {"rule": answer.rule.name, "evidence": evidence}
        if answer.result == "unknown":
            return self.env._(
                "data are missing for the condition “%(rule)s”: %(evidence)s", **values
            )
        if answer.root.severity == "warn":
            return self.env._(
                "the warning “%(rule)s” is not overridden by an officer: %(evidence)s",
                **values,
            )
        return self.env._("the condition “%(rule)s” is not met: %(evidence)s", **values)

    @api.model
    def _get_condition_evidence(self, root_answer, found, told):
        """Words of everything that is not met below a condition, for the reader."""
        texts = [
            answer.rule._tell(answer.code, answer.params, told)
            for answer in found
            if answer.root == root_answer.rule
            and answer.rule.kind != "group"
            and answer.result != "pass"
        ]
        return "; ".join(dict.fromkeys(texts))

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        if name not in _STAGES:
            return blockers
        sources = self._TRANSITIONS[name].sources
        asked = self.filtered(lambda n: n.id and n.state in sources)
        # Only who may take the step learns what the conditions say
        asked -= self.browse(asked._get_authority_problems(name))
        asked = asked._filter_judged(name)
        problems = asked._get_eligibility_problems(strict=name != "submit")
        for nomination_id, texts in problems.items():
            blockers[nomination_id] += texts
        return blockers

    # --- Keeping the answers ------------------------------------------------------------

    def _transition(self, name, reason=None, **vals):
        res = super()._transition(name, reason=reason, **vals)
        if name in _STAGES:
            self._record_checks(_STAGES[name])
        return res

    def _record_checks(self, stage, date=None):
        """Ask the conditions and keep what they say as what counts now.

        :param str stage: what the check is made for
        :param date: day as of which facts and conditions count; today by default
        """
        answers = self._ask_eligibility(date)
        rules = {answer.rule for found in answers.values() for answer in found}
        sources = {rule.id: rule._get_source() for rule in rules}
        date = date or vietnam_today()
        if rules or self.sudo().check_ids:
            self.env["emulation.eligibility.check"]._store(
                answers, stage, date, sources
            )

    @api.model_create_multi
    def create(self, vals_list):
        nominations = super().create(vals_list)
        nominations._record_checks("preview")
        return nominations

    def write(self, vals):
        res = super().write(vals)
        if set(vals) & set(self._SUBJECT_DATA):
            self.filtered(lambda n: n.state in PREPARED)._record_checks("preview")
        return res

    def _get_check_blockers(self):
        """Why the conditions cannot be asked anew now.

        :return: ``{nomination id: [sentence, ...]}``
        """
        writable = self._filtered_access("write")
        judged = self._get_officer_texts()
        blockers = {nomination_id: [] for nomination_id in self.ids}
        labels = dict(self._fields["state"]._description_selection(self.env))
        for nomination in self:
            reasons = blockers.setdefault(nomination.id, [])
            if nomination.state not in PREPARED + APPRAISED:
                reasons.append(
                    self.env._(
                        "not possible in the state “%(state)s”",
                        state=labels[nomination.state],
                    )
                )
            elif nomination.state in PREPARED and nomination not in writable:
                reasons.append(
                    self.env._("only the head or officer of the unit may do this")
                )
            elif nomination.state in APPRAISED and nomination not in judged:
                reasons.append(
                    self.env._(
                        "only an emulation officer who is not concerned himself may "
                        "do this"
                    )
                )
        return blockers

    def action_check(self):
        """Ask the conditions now and keep the answers.

        Of drafts and returned nominations it is a preview, for who may change them;
        of those under review it counts for the appraisal, for officers.

        :raise UserError: naming every nomination and every reason
        """
        self.check_access("read")
        blockers = self._get_check_blockers()
        problems = [
            f"{rec.display_name}: {text}" for rec in self for text in blockers[rec.id]
        ]
        if problems:
            raise UserError("\n".join(problems))
        prepared = self.filtered(lambda n: n.state in PREPARED)
        prepared._record_checks("preview")
        (self - prepared)._record_checks("appraisal")
        return True

    def action_view_checks(self):
        """Open every check ever made of this nomination.

        :return: window action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_eligibility_check_action"
        )
        action["domain"] = [("nomination_id", "=", self.id)]
        return action


def _hinders(answer, strict):
    if answer.root.severity == "warn":
        return strict and answer.result == "fail"
    return strict or answer.result == "fail"

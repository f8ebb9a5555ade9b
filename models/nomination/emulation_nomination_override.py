# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError


class EmulationNomination(models.Model):
    """Setting conditions aside: warnings by officers, others by named administrators."""

    _inherit = "emulation.nomination"

    def action_override(self, rule_id, reason=None, attachment_ids=None):
        """Set a condition aside for these nominations, with the evidence of today.

        A warning is overridden by an officer; what must be met only by an emulation
        administrator whom the company names, with a paper. Source: issue of part B;
        nobody overrides for himself.

        :param int rule_id: a condition of their category, not a part of a group
        :param str reason: why, in words
        :param list attachment_ids: ids of files the user can read; they are copied
        :return: the new emulation.eligibility.override records
        :raise UserError: naming every nomination and every reason
        """
        self.check_access("read")
        # A rule the user may not read is no condition of these nominations
        rule = self.env["emulation.eligibility.rule"].sudo()
        rule = rule.browse(rule_id if isinstance(rule_id, int) else ()).exists()
        files = self._get_override_files(attachment_ids)
        problems = []
        if not (reason or "").strip():
            problems.append(self.env._("Give a reason in words."))
        if rule.severity == "block" and not files:
            problems.append(self.env._("Attach the paper on which the override rests."))
        answers = self._ask_eligibility()
        blockers = self._get_override_blockers(rule.severity)
        for nomination in self:
            reasons = blockers[nomination.id] or nomination._get_rule_problems(
                rule, answers[nomination.id]
            )
            problems += [f"{nomination.display_name}: {text}" for text in reasons]
        if problems:
            raise UserError("\n".join(problems))
        overrides = self._create_overrides(rule, answers, reason.strip(), files)
        prepared = self.filtered(lambda n: n.state in ("draft", "returned"))
        prepared._record_checks("preview")
        (self - prepared)._record_checks("appraisal")
        return overrides

    def _get_override_files(self, attachment_ids):
        files = self.env["ir.attachment"].browse(attachment_ids or ()).exists()
        files.check_access("read")
        return files.filtered("file_size")

    def _get_override_blockers(self, severity):
        """Why the user may not override a condition of these nominations.

        :param str severity: that of the condition
        :return: ``{nomination id: [sentence, ...]}``
        """
        user = self.env.user
        conflicts = self._get_conflicts()
        labels = dict(self._fields["state"]._description_selection(self.env))
        over = ("failed", "withdrawn", "revoked", "awarded", "forwarded", "suspended")
        for nomination in self:
            reasons = conflicts[nomination.id]
            if not user.has_group("hr_emulation.group_officer"):
                reasons.append(self.env._("only an emulation officer may do this"))
            # Whom the company names is no secret
            named = nomination.company_id.sudo().emulation_override_user_ids
            if severity != "warn" and not (
                user in named and user.has_group("hr_emulation.group_administrator")
            ):
                reasons.append(
                    self.env._(
                        "what must be met is only overridden by an administrator whom "
                        "the settings name"
                    )
                )
            if nomination.state in over:
                reasons.append(
                    self.env._(
                        "not possible in the state “%(state)s”",
                        state=labels[nomination.state],
                    )
                )
        return conflicts

    def _get_rule_problems(self, rule, found):
        """Why a condition is none to override, from what was found of it."""
        answer = next((a for a in found if a.rule == rule and not a.depth), None)
        if not answer:
            return [self.env._("this is no condition of the nomination today")]
        if answer.override_id:
            return [self.env._("the condition is overridden already")]
        if answer.result == "pass":
            return [self.env._("the condition is met")]
        return []

    def _create_overrides(self, rule, answers, reason, files):
        # Printed with the decision: always Vietnamese, where the language is there
        frozen = rule._emulation_in_vietnamese()
        lang = frozen.env.lang
        vals_list = []
        for nomination in self:
            found = answers[nomination.id]
            answer = next(a for a in found if a.rule == rule)
            overridden = self._get_open_leaves(answer, found)
            leaves = [a for a in found if str(a.rule.id) in overridden]
            texts = [a.rule._get_full_words(a.code, a.params, lang) for a in leaves]
            vals_list.append(
                {
                    "nomination_id": nomination.id,
                    "rule_id": rule.id,
                    "rule_name": frozen.name,
                    "severity": rule.severity,
                    "result": answer.result,
                    "frozen_evidence": "; ".join(dict.fromkeys(texts)),
                    "overridden": overridden,
                    "reason": reason,
                    "user_id": self.env.uid,
                    "date": fields.Datetime.now(),
                    "is_confidential": any(
                        a.rule._is_confidential(a.code, a.params) for a in leaves
                    ),
                }
            )
        # Nobody may create one but by this method, which has checked its caller
        overrides_sudo = self.env["emulation.eligibility.override"].sudo()
        overrides = overrides_sudo._create_with_papers(vals_list, files.sudo())
        told = not any(overrides.mapped("is_confidential"))
        self.env["emulation.audit.log"]._append(
            self,
            "overridden",
            {
                override.nomination_id.id: {
                    "override": override.id,
                    "condition": override.rule_name,
                    "severity": override.severity,
                    "result": override.result,
                }
                for override in overrides
            },
            reason=reason if told else None,
        )
        return overrides.sudo(False)

    def _is_untouched(self):
        return super()._is_untouched() and not self.sudo().override_ids

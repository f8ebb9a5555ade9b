# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from ....engine.evidence import covers


class EmulationNomination(models.Model):
    """The one way the conditions of nominations are asked."""

    _inherit = "emulation.nomination"

    def _evaluate_eligibility(self, date=None):
        """Ask all conditions of these nominations, one statement for each category.

        :param date: day as of which facts and conditions count; today by default
        :return: ``{nomination id: [Answer, ...]}`` in the order shown, groups before
            their parts, without overrides
        """
        found = {}
        for category, nominations in self.sudo().grouped("category_id").items():
            while nominations:
                # A subject that failed once may be nominated again
                batch = {n._get_subject().id: n.id for n in nominations}
                nominations = nominations.filtered(
                    lambda n, b=batch: b[n._get_subject().id] != n.id
                )
                answers = category._ask_conditions(
                    list(batch), list(batch.values()), date
                )
                found |= {batch[subject_id]: a for subject_id, a in answers.items()}
        return found

    def _ask_eligibility(self, date=None):
        """Ask the conditions and mark what an override holds for.

        :return: see ``_evaluate_eligibility``
        """
        answers = self._evaluate_eligibility(date)
        # Everybody is bound by an override, also by one he may not read
        overrides = self.sudo().override_ids.grouped(
            lambda o: (o.nomination_id.id, o.rule_id.id)
        )
        if not overrides:
            return answers
        rules = self.env["emulation.eligibility.rule"]
        for nomination_id, found in answers.items():
            for index, answer in enumerate(found):
                key = (nomination_id, answer.rule.id)
                if answer.depth or answer.result == "pass" or key not in overrides:
                    continue
                open_leaves = self._get_open_leaves(answer, found)
                holding = overrides[key].filtered(
                    lambda o, now=open_leaves: covers(
                        o.overridden, now, rules._is_no_worse
                    )
                )
                if holding:
                    found[index] = answer._replace(override_id=holding[-1:].id)
        return answers

    @api.model
    def _get_open_leaves(self, root_answer, found):
        """What is not met below a condition, in words that no label changes.

        :return: ``{rule id: [result, code, words, params]}``, JSON-able
        """
        return {
            str(answer.rule.id): [
                answer.result,
                answer.code,
                answer.rule._get_full_words(answer.code, answer.params, None),
                answer.params,
            ]
            for answer in found
            if answer.root == root_answer.rule
            and answer.rule.kind != "group"
            and answer.result != "pass"
        }

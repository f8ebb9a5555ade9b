# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import api, models

from ....engine.evidence import combine, covers


class Answer(NamedTuple):
    """What one condition says of one nomination.

    :param rule: emulation.eligibility.rule, a group or a leaf
    :param root: the condition of the category it is part of, possibly itself
    :param depth: how many groups it stands in
    :param override_id: of a root, the override that holds for this answer
    """

    rule: models.Model
    root: models.Model
    depth: int
    result: str
    code: str
    params: dict
    override_id: int | None = None

    @property
    def is_open(self):
        """Whether it is neither met nor overridden."""
        return self.result != "pass" and not self.override_id


class EmulationNomination(models.Model):
    """The one way the conditions of nominations are asked."""

    _inherit = "emulation.nomination"

    def _evaluate_eligibility(self, date=None):
        """Ask all conditions of these nominations, one statement for each category.

        :param date: day as of which facts and conditions count; today by default
        :return: ``{nomination id: [Answer, ...]}`` in the order shown, groups before
            their parts, without overrides
        """
        found = {nomination_id: [] for nomination_id in self.ids}
        # The facts decide, whoever asks; what is shown of them is filtered later
        for category, nominations in self.sudo().grouped("category_id").items():
            ctx = category._get_eligibility_context(date)
            roots = category.rule_ids._valid_on(ctx.date)
            if not roots:
                continue
            tree = list(roots._walk())
            asked = {
                rule.id: rule._get_params(ctx)
                for rule, _root, _depth in tree
                if rule.kind != "group"
            }
            while nominations:
                # A subject that failed once may be nominated again
                batch = {n._get_subject().id: n.id for n in nominations}
                nominations = nominations.filtered(
                    lambda n, b=batch: b[n._get_subject().id] != n.id
                )
                rows = category._evaluate(
                    list(batch), list(batch.values()), date=ctx.date
                )
                for subject_id, (_verdict, answers) in rows.items():
                    found[batch[subject_id]] = self._get_answers(tree, answers, asked)
        return found

    @api.model
    def _get_answers(self, tree, answers, asked):
        """Put the answers of leaves into the order of the tree, with its groups."""
        results = {rule_id: result for rule_id, (result, _c, _p) in answers.items()}
        for rule, _root, _depth in reversed(tree):
            if rule.kind == "group":
                parts = [
                    results[part.id] for part in rule.child_ids if part.id in results
                ]
                if parts:
                    results[rule.id] = combine(rule.operator, parts)
        found = []
        for rule, root, depth in tree:
            if rule.id not in results:
                continue
            code, params = f"group.{rule.operator}", {}
            if rule.id in answers:
                _result, code, params = answers[rule.id]
                params = {**asked[rule.id], **(params or {})}
            found.append(Answer(rule, root, depth, results[rule.id], code, params))
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

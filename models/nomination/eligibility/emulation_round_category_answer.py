# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from typing import NamedTuple

from odoo import models

from ....engine.evidence import combine


class Answer(NamedTuple):
    """What one condition says of one subject.

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


class EmulationRoundCategory(models.Model):
    """The answers of all conditions in the order in which people read them."""

    _inherit = "emulation.round.category"

    def _ask_conditions(self, subject_ids, nomination_ids=None, date=None):
        """Ask the conditions of the category, in one statement.

        :param subject_ids: ids of employees or departments, each once
        :param nomination_ids: ids of their nominations in the same order; without
            them conditions whose facts stand on a nomination are passed over
        :param date: day as of which facts and conditions count; today by default
        :return: ``{subject id: [Answer, ...]}``, groups before their parts
        """
        self.ensure_one()
        # The facts decide, whoever asks; what is shown of them is filtered later
        category_sudo = self.sudo()
        ctx = category_sudo._get_eligibility_context(date)
        roots = category_sudo.rule_ids._valid_on(ctx.date)
        if not (roots and subject_ids):
            return {subject_id: [] for subject_id in subject_ids}
        tree = list(roots._walk())
        later = () if nomination_ids else roots._LATER_KINDS
        asked = {
            rule.id: rule._get_params(ctx)
            for rule, _root, _depth in tree
            if rule.kind not in ("group", *later)
        }
        rows = category_sudo._evaluate(subject_ids, nomination_ids, date=ctx.date)
        return {
            subject_id: self._order_answers(tree, answers, asked)
            for subject_id, (_verdict, answers) in rows.items()
        }

    def _order_answers(self, tree, answers, asked):
        """Put the answers of leaves into the order of the tree, with its groups."""
        results = {
            rule_id: answer[0]
            for rule_id, answer in answers.items()
            if rule_id in asked
        }
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
            if rule.id in asked:
                _result, code, params = answers[rule.id]
                params = {**asked[rule.id], **(params or {})}
            found.append(Answer(rule, root, depth, results[rule.id], code, params))
        return found

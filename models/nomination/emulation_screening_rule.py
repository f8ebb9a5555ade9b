# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import hashlib
import json

from odoo import api, models
from odoo.tools import SQL


class EmulationScreening(models.Model):
    _inherit = "emulation.screening"

    def _get_sorted_rules(self):
        """Return the rules asked, as superuser, in the order they are told in."""
        return (
            self.sudo()
            ._get_rules_and_context()[0]
            .sorted(lambda rule: (rule.sequence, rule.id))
        )

    def _get_teller(self):
        """See the method of the rules; whoever reads a line may read what was asked."""
        # The names of all awards at once: words of a line may name any of them
        self.env["emulation.award.type"].sudo().with_context(
            active_test=False
        ).search_fetch([], ["official_name"])
        return self._get_sorted_rules()._get_teller(self.sudo().asked or {})


class EmulationEligibilityRule(models.Model):
    """Rules as a screening keeps them: fingerprint, answers stored and told."""

    _inherit = "emulation.eligibility.rule"

    # --- Definition -----------------------------------------------------------------

    def _get_fingerprint(self, ctx):
        """Digest of what the rules say, to see later whether they still do.

        :param self: the root rules of a category
        :param EligibilityContext ctx: year and period the rules are asked for
        :return: SHA-256 as hexadecimal text
        """
        rules = (
            self.search([("id", "child_of", self.ids)], order="id") if self else self
        )
        kinds = self._kind_fields()
        names = ("kind", "parent_id", "severity", "valid_from", "valid_to")
        period = (ctx.subject_kind, ctx.year, str(ctx.period_from), str(ctx.period_to))
        data = [period] + [
            [rule.id]
            + [
                rule[name].ids if rule._fields[name].relational else str(rule[name])
                for name in (*names, *kinds.get(rule.kind, ()))
            ]
            for rule in rules
        ]
        return hashlib.sha256(json.dumps(data).encode()).hexdigest()

    def _get_asked(self, ctx):
        """What the rules ask for, kept with their answers.

        :param self: root rules
        :param EligibilityContext ctx: what they are asked for
        :return: ``{rule id as text: params}`` of the rules that answer by facts
        """
        return {str(rule.id): rule._get_params(ctx) for rule in self._leaves(ctx.date)}

    # --- Answers that were stored ----------------------------------------------------

    def _get_outcome(self, results):
        """Result of a rule from the stored results of those below it.

        :param dict results: ``{rule id: result}`` of the rules answered by facts
        :return: ``pass``, ``fail``, ``unknown``; None when it is passed over, as
            ``_outcome_sql`` does in a screening
        """
        self.ensure_one()
        if self.kind != "group":
            return None if self.kind in self._LATER_KINDS else results.get(self.id)
        found = {child._get_outcome(results) for child in self.child_ids} - {None}
        order = ("fail", "unknown", "pass")
        if self.operator == "any":
            order = order[::-1]
        return next((result for result in order if result in found), None)

    def _stored_outcome_sql(self, evidence, leaves):
        """Expression of the result of a rule in stored evidence, None without one.

        :param SQL evidence: column of ``{rule id: [result, code, params]}``
        :param leaves: rules that were answered
        """
        self.ensure_one()
        if self.kind != "group":
            if self not in leaves or self.kind in self._LATER_KINDS:
                return None
            return SQL("(%s -> %s ->> 0)", evidence, str(self.id))
        parts = [
            child._stored_outcome_sql(evidence, leaves) for child in self.child_ids
        ]
        parts = [part for part in parts if part is not None]
        if not parts:
            return None
        return self._any_sql(parts) if self.operator == "any" else self._all_sql(parts)

    def _get_teller(self, asked):
        """Return a function that puts stored answers in the reader's words.

        What it needs of the rules is read once, an answer heard before is repeated.

        :param self: root rules in their order
        :param dict asked: see ``_get_asked``
        :return: callable ``(evidence) -> list`` of dicts ``id, name, severity,
            result, label, words, is_masked``; ``result`` is ``pass, fail, unknown``
            or ``later`` for what only a nomination answers; masked words are the
            second text that the reader has in place of the evidence
        """
        labels, said = self._get_result_words(), {}
        later = self.env._("answered on the nomination itself")
        plan = [
            (rule, rule._get_parts() if rule.kind == "group" else rule) for rule in self
        ]
        plan = [
            (
                rule,
                {"id": rule.id, "name": rule.name, "severity": rule.severity},
                [(part, part.id, part.name, str(part.id)) for part in parts],
            )
            for rule, parts in plan
        ]

        def say(part, key, code, params):
            heard = (key, code, json.dumps(params))
            if heard not in said:
                answer = code, {**asked[key], **(params or {})}
                said[heard] = part._get_words(*answer), part._is_masked(*answer)
            return said[heard]

        def tell(evidence):
            results = {int(key): answer[0] for key, answer in evidence.items()}
            answers = []
            for rule, head, parts in plan:
                found = [part for part in parts if part[1] in results]
                if not found:
                    continue
                result = rule._get_outcome(results) or "later"
                words, is_masked = later, False
                if result != "later":
                    telling = [p for p in found if results[p[1]] == result] or found
                    texts = [
                        (name, *say(part, key, *evidence[key][1:]))
                        for part, _id, name, key in telling
                    ]
                    _name, words, is_masked = texts[0]
                    if rule.kind == "group":
                        is_masked = False
                        words = "; ".join(
                            text if masked else f"{name}: {text}"
                            for name, text, masked in texts
                            if text
                        )
                answers.append(
                    {
                        **head,
                        "result": result,
                        "label": labels[result],
                        "words": words,
                        "is_masked": is_masked,
                    }
                )
            return answers

        return tell

    def _get_parts(self):
        """Rules below a group that are answered by facts, in their order."""
        parts = self.browse()
        for child in self.child_ids:
            parts |= child._get_parts() if child.kind == "group" else child
        return parts

    @api.model
    def _get_result_words(self):
        """Name of each result of a condition in the reader's language."""
        return {
            "pass": self.env._("Met"),
            "fail": self.env._("Not met"),
            "unknown": self.env._("Data missing"),
            "later": self.env._("On the nomination"),
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json

from odoo import SUPERUSER_ID, api, models
from odoo.tools import SQL


class EmulationEligibilityRule(models.Model):
    """What checks need of a rule."""

    _inherit = "emulation.eligibility.rule"

    def _walk(self):
        """Yield the rules with their parts in the order shown.

        :return: iterator of ``(rule, root, depth)``
        """
        for root in self.sorted(lambda rule: (rule.sequence, rule.id)):
            stack = [(root, 0)]
            while stack:
                rule, depth = stack.pop()
                yield rule, root, depth
                parts = rule.child_ids.sorted(lambda r: (r.sequence, r.id))
                stack += [(part, depth + 1) for part in reversed(parts)]

    def _get_source(self):
        """Instrument and article, as papers cite them."""
        self.ensure_one()
        parts = (self.instrument_id.name, self.source_article)
        return ", ".join(filter(None, parts)) or None

    def _words_group(self, code, params):
        if code == "group.any":
            return self.env._("at least one of its parts")
        return self.env._("all of its parts")

    def _is_masked(self, code, params):
        """Whether the user reads a second text in place of the evidence."""
        return self._mask(code, params)[0] != code

    def _is_confidential(self, code, params):
        """Whether not everybody who reads the nomination may read the evidence."""
        # The mask takes out for the system whatever it takes out for anybody
        return self.with_user(SUPERUSER_ID)._is_masked(code, params)

    def _tell(self, code, params, told):
        """Say an answer in the reader's language, the same one only once.

        :param dict told: what was said so far, for many answers in one call
        """
        key = (self.id, code, json.dumps(params, sort_keys=True))
        if key not in told:
            told[key] = self._get_words(code, params)
        return told[key]

    def _get_full_words(self, code, params, lang):
        """Say an answer in full; for what is kept, not for the reader.

        :param lang: code of the language; None for words that no translation changes
        """
        self.ensure_one()
        return getattr(self.with_context(lang=lang), f"_words_{self.kind}")(
            code, params
        )

    @api.model
    def _is_no_worse(self, code, then, now):
        """Whether facts are at least as good as others, though worded differently.

        Time in the unit grows by itself; other facts are new ones.
        """
        return (
            code == "tenure.short"
            and (then["unit"], then["since"]) == (now["unit"], now["since"])
            and then["months"] <= now["months"]
        )

    def unlink(self):
        self.check_access("unlink")
        branch = self.search([("id", "child_of", self.ids)])
        self.env["emulation.eligibility.check"]._drop_previews(
            SQL("rule_id = ANY(%s)", branch.ids)
        )
        return super().unlink()

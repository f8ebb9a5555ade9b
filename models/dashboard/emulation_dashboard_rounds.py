# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models

from .emulation_dashboard import Number

SHOWN = 6
COUNTERS = ("proposed", "in_review", "passed", "forwarded", "failed", "awarded")


class EmulationDashboard(models.AbstractModel):
    """Rounds under way: how far their nominations are, how far their places go."""

    _inherit = "emulation.dashboard"

    @api.model
    def _get_rounds_block(self):
        if not self._sees_all():
            return None
        rounds = self.env["emulation.round"].search(
            [["state", "in", ["open", "deliberation"]], ["is_template", "=", False]],
            limit=SHOWN,
        )
        return {
            "title": self.env._("Rounds under way"),
            "rows": [self._get_round_row(round_) for round_ in rounds],
            "empty": self.env._("No round is under way."),
        }

    @api.model
    def _get_round_row(self, round_):
        """Counters and places of one round; read for all rounds together."""
        states = {}
        for state, counter in round_._COUNTERS.items():
            states.setdefault(counter, []).append(state)
        numbers = [
            Number(
                f"{name}_{round_.id}",
                round_._fields[f"count_{name}"]._description_string(self.env),
                "",
                "emulation.nomination",
                [
                    ["round_id", "=", round_.id],
                    ["state", "in", states[f"count_{name}"]],
                ],
                count=round_[f"count_{name}"],
            )
            for name in COUNTERS
        ]
        return {
            "id": round_.id,
            "title": round_.name,
            "note": self._get_round_note(round_),
            "numbers": numbers,
            "places": [
                {
                    "id": category.id,
                    "label": category.display_name,
                    "used": category.quota_used,
                    "capacity": category.quota_capacity,
                }
                for category in round_.category_ids
                if category.quota_capacity
            ],
        }

    @api.model
    def _get_round_note(self, round_):
        if round_.state == "open" and round_.days_left:
            return self.env._("%(days)s days left", days=round_.days_left)
        states = dict(round_._fields["state"]._description_selection(self.env))
        return states[round_.state]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.emulation_workflow_mixin import Transition

# What the reports of an open round were made from
_FIXED = frozenset(
    {
        "campaign_id",
        "company_id",
        "date_from",
        "date_to",
        "kind",
        "template_id",
        "year",
    }
)


class EmulationReviewRound(models.Model):
    """How a review round begins, grows and ends."""

    _inherit = "emulation.review.round"
    _TRANSITIONS = {
        "open": Transition(("draft",), "open"),
        "close": Transition(("open",), "closed"),
        "cancel": Transition(("draft", "open"), "cancelled", needs_reason=True),
    }
    _MAIN_STEPS = ("open", "close")

    can_open = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    @api.depends("department_ids", "deadline_ids", "template_id", "review_ids.state")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.su or self.env.user.has_group("hr_emulation.group_officer")
        for rec in self.filtered(lambda r: not blockers[r.id]):
            if not officer:
                blockers[rec.id].append(
                    self.env._("only commendation officers may do this")
                )
            if name == "open":
                blockers[rec.id] += rec._get_opening_problems(rec._get_units())
        return blockers

    @api.model
    def _get_step_label(self, name):
        return {
            "open": self.env._("Open"),
            "close": self.env._("Close"),
            "cancel": self.env._("Cancel the review"),
        }.get(name) or super()._get_step_label(name)

    def _get_units(self):
        """Return the units that report: those chosen, or all of the campaign."""
        self.ensure_one()
        return self.department_ids or self.campaign_id._get_participants()

    def _get_opening_problems(self, units):
        """Say why these units cannot be given their reports, as sentences."""
        self.ensure_one()
        problems = []
        if not units:
            problems.append(self.env._("no unit takes part"))
        if not self.template_id.section_ids:
            problems.append(self.env._("its outline has no section"))
        levels = units.emulation_level_id - self.deadline_ids.level_id
        if levels:
            problems.append(
                self.env._(
                    "no deadline for: %(levels)s",
                    levels=", ".join(levels.mapped("name")),
                )
            )
        bare = units.filtered(lambda unit: not unit.emulation_level_id)
        if bare:
            problems.append(
                self.env._("no units: %(names)s", names=", ".join(bare.mapped("name")))
            )
        return problems

    # --- Steps ----------------------------------------------------------------------

    def action_open(self):
        """Give each unit its report to write, with the sections of the outline.

        :return: True
        :raise UserError: naming every round and every reason
        """
        self.check_access("write")
        for rec in self:
            rec.department_ids = rec._get_units()
        self._transition("open")
        self._make_reviews()
        return True

    def action_close(self):
        """End rounds: reports that were not sent stay drafts and are listed as late.

        :return: True
        :raise UserError: naming every round and every reason
        """
        self.check_access("write")
        self._transition("close")
        self.review_ids._stop_asking()
        return True

    def action_cancel(self, reason=None):
        """Give rounds up; what was written stays readable.

        :param str reason: words for the record, required
        :return: True
        :raise UserError: naming every round and every reason
        """
        self.check_access("write")
        self._transition("cancel", reason=reason)
        self.review_ids._stop_asking()
        return True

    def write(self, vals):
        begun = self.filtered(lambda rec: rec.state != "draft")
        if begun and _FIXED & vals.keys():
            raise UserError(
                self.env._(
                    "%(names)s: campaign, outline, kind, year and period stay as the "
                    "reports were opened with.",
                    names=", ".join(begun.mapped("name")),
                )
            )
        known = {rec: rec.department_ids for rec in begun}
        result = super().write(vals)
        if "department_ids" in vals:
            begun._take_new_units(known)
        return result

    def _take_new_units(self, known):
        """Give units that join an open round their reports; none leaves it.

        :param dict known: ``{round: units before}``
        :raise UserError: naming every round and every reason
        """
        problems = []
        for rec in self:
            added, gone = (
                rec.department_ids - known[rec],
                known[rec] - rec.department_ids,
            )
            if added and rec.state != "open":
                problems.append(
                    self.env._("%(round)s is not open any more.", round=rec.name)
                )
            if gone:
                problems.append(
                    self.env._(
                        "%(round)s: these units have their reports already: %(names)s",
                        round=rec.name,
                        names=", ".join(gone.mapped("name")),
                    )
                )
            if added:
                problems += [
                    f"{rec.name}: {text}" for text in rec._get_opening_problems(added)
                ]
        if problems:
            raise UserError("\n".join(problems))
        self.filtered(lambda rec: rec.state == "open")._make_reviews()

    # --- Reports --------------------------------------------------------------------

    def _make_reviews(self):
        """Make the reports that are missing, each below the nearest unit above.

        :return: emulation.review, the new ones
        """
        # Reports are made by their round only, whatever its officer may write
        reviews = self.env["emulation.review"].sudo()
        new = reviews._create_guarded(
            [
                {
                    "round_id": rec.id,
                    "department_id": unit.id,
                    "level_id": unit.emulation_level_id.id,
                }
                for rec in self
                for unit in rec.department_ids - rec.review_ids.department_id
            ]
        )
        new.round_id._link_reviews(new)
        new._take_sections()
        new._ask_to_write()
        return new

    def _link_reviews(self, new):
        """Put reports below each other as the units stand now.

        What was sent already stays where it is.
        """
        parents = {}
        for reviews in self.review_ids.sudo().grouped("round_id").values():
            by_unit = {review.department_id.id: review for review in reviews}
            for review in reviews:
                above = review.department_id._emulation_path()[-2::-1]
                nearest = next((by_unit[x] for x in above if x in by_unit), None)
                if nearest is None:
                    continue
                is_open = nearest in new and review.state in ("draft", "returned")
                if review in new or is_open:
                    parents.setdefault(nearest, review.browse())
                    parents[nearest] |= review
        for nearest, below in parents.items():
            below._write_guarded({"parent_id": nearest.id})

    def action_choose_units(self):
        """Open the window that chooses reporting units by tree, level and cluster.

        :return: window action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_unit_wizard_action"
        )
        action["context"] = {
            "default_campaign_id": self.campaign_id.id,
            "default_review_round_id": self.id,
        }
        return action

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..core.emulation_workflow_mixin import Transition
from .emulation_review import SENT


class EmulationReview(models.Model):
    """Who submits, returns and accepts a report."""

    _inherit = "emulation.review"
    _TRANSITIONS = {
        "submit": Transition(("draft", "returned"), "submitted"),
        "return": Transition(("submitted", "accepted"), "returned", needs_reason=True),
        "accept": Transition(("submitted",), "accepted"),
    }
    _MAIN_STEPS = ("submit", "accept")

    can_submit = fields.Boolean(compute="_compute_can")
    can_return = fields.Boolean(compute="_compute_can")
    can_accept = fields.Boolean(compute="_compute_can")

    @api.depends("section_ids.body", "round_id.state")
    def _compute_can(self):
        return super()._compute_can()

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        allowed = self.filtered(lambda r: not blockers[r.id])
        people = allowed._get_authority_problems(name)
        for rec in allowed:
            reasons = blockers[rec.id]
            reasons += people.get(rec.id, [])
            if rec.round_id.state != "open":
                reasons.append(self.env._("its review round is not open"))
            if name == "submit":
                reasons += rec._get_gaps()
            if name == "return" and rec.parent_id.state == "accepted":
                reasons.append(
                    self.env._("the report above, which counts it, is accepted")
                )
        return blockers

    def _get_gaps(self):
        """What a report still lacks to be submitted, as sentences."""
        self.ensure_one()
        if any(section.body for section in self.section_ids):
            return []
        return [self.env._("none of its sections is written yet")]

    def _get_authority_problems(self, name):
        """A unit writes its own; the unit above or the office judges it.

        :param str name: key of ``_TRANSITIONS``
        :return: ``{report id: [sentence, …]}``
        """
        if self.env.su:
            return {}
        user = self.env.user
        officer = user.has_group("hr_emulation.group_officer")
        own_units = user._emulation_base_departments()
        problems = {rec.id: [] for rec in self}
        for rec in self:
            unit = rec.department_id
            if name == "submit":
                if not (officer or unit.emulation_is_mine):
                    problems[rec.id].append(
                        self.env._("only the head or officer of the unit may do this")
                    )
                continue
            above = rec.parent_id.sudo().department_id.with_env(self.env)
            if not (officer or above.emulation_is_mine):
                problems[rec.id].append(
                    self.env._("only the head or officer of the unit above may do this")
                )
            # Above the first one there is nobody here: an officer notes the answer
            is_own = rec.parent_id and unit.id in own_units
            if is_own or rec.submitted_by_id == user:
                problems[rec.id].append(
                    self.env._("nobody accepts or returns a report of his own")
                )
        return problems

    @api.model
    def _get_step_label(self, name):
        return {
            "submit": self.env._("Submit"),
            "return": self.env._("Return"),
            "accept": self.env._("Accept"),
        }.get(name) or super()._get_step_label(name)

    def _take_for_transition(self, name):
        res = super()._take_for_transition(name)
        if name in ("submit", "return"):
            # The report above is sent or accepted with this one or without it
            self.sudo().parent_id._emulation_hold()
        return res

    # --- Steps ----------------------------------------------------------------------

    def action_submit(self):
        """Hand reports up: their words and figures are fixed.

        :return: True
        :raise UserError: naming every report and every reason
        """
        self.check_access("read")
        self._transition(
            "submit",
            submitted_date=fields.Datetime.now(),
            submitted_by_id=self.env.uid,
            state_reason=False,
        )
        self._mark_addenda()
        self._stop_asking()
        self._ask_to_judge()
        return True

    def action_return(self, reason=None):
        """Give reports back to be changed.

        :param str reason: why
        :return: True
        :raise UserError: naming every report and every reason
        """
        self.check_access("read")
        self._transition(
            "return",
            reason=reason,
            state_reason=reason,
            accepted_date=False,
            accepted_by_id=False,
        )
        self._stop_asking()
        self._ask_to_write()
        return True

    def action_accept(self):
        """Accept what was submitted.

        :return: True
        :raise UserError: naming every report and every reason
        """
        self.check_access("read")
        self._transition(
            "accept",
            accepted_date=fields.Datetime.now(),
            accepted_by_id=self.env.uid,
        )
        self._stop_asking()
        return True

    def _mark_addenda(self):
        """Note what comes after the report above was sent, which is not rewritten."""
        # The report above is not the sender's to read
        for parent, own in self.sudo().grouped("parent_id").items():
            late = parent if parent.state in SENT else parent.browse()
            own._write_guarded({"addendum_of": late.id})
        # A report that is sent again counts what came meanwhile
        counted = self.sudo().addenda.filtered(lambda r: r.state in SENT)
        counted._write_guarded({"addendum_of": False})

    # --- Sections -------------------------------------------------------------------

    def _take_sections(self):
        """Start reports with the sections of their outline, one create a depth."""
        sections = self.env["emulation.review.section"].sudo()
        for review_round, reviews in self.grouped("round_id").items():
            outline = review_round.template_id.section_ids.sorted("sort_path")
            made = {}
            for _depth, level in outline.grouped("depth").items():
                rows = [(review, part) for review in reviews for part in level]
                created = sections.create(
                    [
                        review._get_section_vals(
                            part, made.get((review, part.parent_id))
                        )
                        for review, part in rows
                    ]
                )
                made.update(zip(rows, created, strict=True))
        # They are read in the order of the outline, not of their making
        self.invalidate_recordset(["section_ids"])

    def _get_section_vals(self, part, parent):
        self.ensure_one()
        task = part.task_id
        return {
            "review_id": self.id,
            "template_section_id": part.id,
            "parent_id": parent.id if parent else False,
            "sequence": part.sequence,
            "code": part.code,
            "name": part.name,
            "guidance": part.guidance,
            # An outline of another campaign tells of tasks that are not those here
            "task_id": task.id if task.campaign_id == self.campaign_id else False,
        }

    def write(self, vals):
        self.check_access("write")
        return super().write(vals)

    def _check_editable(self):
        """Refuse to change what was handed up, or what nobody waits for any more.

        :raise UserError: naming every report
        """
        problems = [
            self.env._(
                "%(name)s was submitted; it can be changed once it is returned.",
                name=rec.display_name,
            )
            for rec in self
            if rec.state in SENT
        ]
        problems += [
            self.env._("%(name)s: its review round is not open.", name=rec.display_name)
            for rec in self
            if rec.round_id.state != "open"
        ]
        if problems:
            raise UserError("\n".join(problems))

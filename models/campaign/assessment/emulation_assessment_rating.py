# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError


class EmulationAssessment(models.Model):
    """What a closed sheet leads to: the rating of the year, and being honoured."""

    _inherit = "emulation.assessment"

    can_confirm_rating = fields.Boolean(compute="_compute_can_settle")
    can_honour = fields.Boolean(compute="_compute_can_settle")

    @api.depends("state", "rating_id", "is_honoured")
    @api.depends_context("uid")
    def _compute_can_settle(self):
        people = self._get_column_blockers("final")
        for sheet in self:
            may = sheet.state == "closed" and not people[sheet.id]
            sheet.can_confirm_rating = may and not sheet.rating_id
            sheet.can_honour = may and not sheet.is_honoured

    def action_confirm_rating(self, level=None, reason=None):
        """Confirm the rating that closed sheets propose, or another one.

        :param str level: rating given to all of them; by default what each proposes
        :param str reason: words, required where a rating differs from the proposal
        :return: True; the ratings are in ``rating_id``
        :raise UserError: naming every sheet and every reason
        """
        self.check_access("read")
        problems = self._get_rating_problems(level, reason)
        if problems:
            raise UserError("\n".join(problems))
        ratings = self.env["emulation.rating"].create(
            [
                {
                    "subject_kind": sheet.subject_kind,
                    "employee_id": sheet.employee_id.id,
                    "department_id": sheet.department_id.id,
                    "company_id": sheet.company_id.id,
                    "year": sheet.year,
                    "period": sheet.period,
                    "system": sheet.campaign_id.rating_system,
                    "level": level or sheet.proposed_level,
                    "points": sheet.final_total,
                }
                for sheet in self
            ]
        )
        for sheet, rating in zip(self, ratings, strict=True):
            sheet._write_guarded({"rating_id": rating.id})
        self.env["emulation.audit.log"]._append(
            self,
            "rating",
            {sheet.id: {"level": sheet.rating_id.level} for sheet in self},
            reason=reason,
        )
        return True

    def _get_rating_problems(self, level, reason):
        people = self._get_column_blockers("final")
        levels = self._fields["proposed_level"].get_values(self.env)
        problems = []
        for sheet in self:
            texts = list(people[sheet.id])
            if sheet.state != "closed":
                texts.append(self.env._("the sheet is not closed yet"))
            if sheet.rating_id:
                texts.append(self.env._("its rating is confirmed already"))
            if not (level or sheet.proposed_level):
                texts.append(
                    self.env._("the sheet proposes no rating: choose one yourself")
                )
            if level and level not in levels:
                texts.append(self.env._("there is no such rating"))
            differs = sheet.proposed_level and level and level != sheet.proposed_level
            if differs and not (reason or "").strip():
                texts.append(
                    self.env._("give a reason for another rating than proposed")
                )
            problems += [f"{sheet.display_name}: {text}" for text in texts]
        return problems

    def action_ask_settle(self):
        """Button: ask for another rating, or for the words of the honour.

        :return: window action
        """
        self.check_access("read")
        act = self.env.context.get("emulation_settle")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Honour") if act == "honour" else self.env._("Rating"),
            "res_model": "emulation.settle.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_act": "honour" if act == "honour" else "rating",
                "default_assessment_ids": self.ids,
                "default_level": self[:1].proposed_level,
            },
        }

    def action_honour(self, words=None):
        """Praise the subjects of closed sheets publicly, without an award.

        :param str words: what they are honoured for, required
        :raise UserError: naming every sheet and every reason
        """
        self.check_access("read")
        people = self._get_column_blockers("final")
        problems = []
        for sheet in self:
            texts = list(people[sheet.id])
            if sheet.state != "closed":
                texts.append(self.env._("the sheet is not closed yet"))
            if sheet.is_honoured:
                texts.append(self.env._("it is honoured already"))
            problems += [f"{sheet.display_name}: {text}" for text in texts]
        if not (words or "").strip():
            problems.append(self.env._("Say in words what they are honoured for."))
        if problems:
            raise UserError("\n".join(problems))
        self._write_guarded({"is_honoured": True, "honour_text": words})
        self.env["emulation.audit.log"]._append(self, "honour", reason=words)
        return True


class EmulationAuditLog(models.Model):
    _inherit = "emulation.audit.log"

    @api.model
    def _get_event_words(self):
        return {
            **super()._get_event_words(),
            "send": self.env._("Sent"),
            "score": self.env._("Scored by the unit"),
            "rating": self.env._("Rating confirmed"),
            "honour": self.env._("Honoured"),
            "revise": self.env._("Criteria under revision"),
            "freeze": self.env._("New revision frozen"),
        }

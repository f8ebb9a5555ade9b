# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ..core.days import vietnam_today


class EmulationCertificate(models.Model):
    """When a certificate was handed over, to whom and by whom, for many at once."""

    _inherit = "emulation.certificate"

    def action_hand_over(self, date, handed_by_id, handed_to=None):
        """Note that certificates were handed over.

        :param date: the day
        :param int handed_by_id: hr.employee who handed them over
        :param str handed_to: who received them; empty when each subject did himself
        :raise UserError: naming every certificate and every reason
        """
        self.check_access("write")
        day = fields.Date.to_date(date)
        giver = self.env["hr.employee"].browse(handed_by_id or 0).exists()
        problems = []
        if not day:
            problems.append(self.env._("Say on which day."))
        if not giver:
            problems.append(self.env._("Say who handed them over."))
        problems += [
            f"{certificate.display_name}: "
            + self.env._(
                "it was handed to %(name)s on %(day)s",
                name=certificate.handed_to,
                day=format_date(self.env, certificate.handed_on),
            )
            for certificate in self
            if certificate.handed_on
        ]
        problems += self._get_handover_problems(dict.fromkeys(self, day))
        if problems:
            raise UserError("\n".join(problems))
        receiver = (handed_to or "").strip()
        for name, group in self.grouped(
            lambda certificate: receiver or certificate.subject_name
        ).items():
            group.write({"handed_on": day, "handed_to": name, "handed_by_id": giver.id})
        return True

    @api.constrains("handed_on", "handed_to", "handed_by_id", "golden_book_number")
    def _check_handover(self):
        problems = self._get_handover_problems({c: c.handed_on for c in self})
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_handover_problems(self, days):
        """Why certificates cannot be handed over on some days, as sentences.

        :param dict days: ``{certificate: date}``
        """
        today = vietnam_today()
        problems = []
        if any(day and day > today for day in days.values()):
            problems.append(self.env._("The day is to come."))
        for certificate, day in days.items():
            texts = []
            if certificate.state != "valid":
                texts.append(self.env._("it is no longer valid"))
            decided = certificate.award_id.decision_date
            if day and decided and day < decided:
                texts.append(self.env._("the day is before its decision"))
            problems += [f"{certificate.display_name}: {text}" for text in texts]
        return problems

    def action_ask_handover(self):
        """Button or list: ask when, to whom and by whom.

        :return: window action
        """
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand over certificates"),
            "res_model": "emulation.handover.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_certificate_ids": self.ids},
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from textwrap import shorten

from odoo import api, models

from ...core.days import vietnam_today

SHOWN = 80


class EmulationInspectionFinding(models.Model):
    """Whom findings are brought before, and when they are recalled."""

    _inherit = "emulation.inspection.finding"

    def _tell_responsible(self):
        """Ask who is responsible, and the head of the place, for the remedy."""
        self._ask(
            lambda f: f.responsible_id.user_id,
            lambda f, env: env._("Remedy: %(finding)s", finding=f._get_short()),
        )

    def _tell_leader(self):
        """Ask the inspectors to look at what was reported."""
        self.sudo().activity_ids.unlink()
        self._ask(
            lambda f: f.inspection_id.member_ids.employee_id.user_id,
            lambda f, env: env._(
                "Check the remedy: %(finding)s", finding=f._get_short()
            ),
            with_heads=False,
        )

    def _get_short(self):
        self.ensure_one()
        return shorten(self.text, SHOWN, placeholder=" …")

    def _ask(self, get_users, get_words, with_heads=True):
        """Give activities to the users of each finding.

        :param get_users: function of a finding that returns res.users
        :param get_words: function of a finding and an environment in the language of
            the reader that returns the summary
        :param bool with_heads: whether the heads of the places are asked as well
        """
        plans = self.env["emulation.plan"]
        heads = plans._get_head_users(self.place_id) if with_heads else {}
        nobody = self.env["res.users"]
        today = vietnam_today()
        rows = []
        # Log-ins of employees are no secret of the personnel file
        for finding in self.sudo():
            users = get_users(finding).union(heads.get(finding.place_id.id, nobody))
            rows += [
                (
                    finding,
                    user,
                    get_words(finding, finding.with_context(lang=user.lang).env),
                    max(finding.deadline, today) if with_heads else today,
                )
                for user in users
            ]
        plans._tell(rows)

    @api.model
    def _remind(self, company, today, soon):
        """Recall findings that are due soon, and once more when they are late.

        :param today: the day where the organisation is
        :param soon: last day that counts as soon
        """
        due = self.search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "open"),
                ("deadline", "<=", soon),
            ]
        )
        near = due.filtered(
            lambda f: f.deadline >= today and f.soon_reminded != f.deadline
        )
        late = due.filtered(
            lambda f: f.deadline < today and f.late_reminded != f.deadline
        )
        near._ask(
            lambda f: f.responsible_id.user_id,
            lambda f, env: env._("Due soon: %(finding)s", finding=f._get_short()),
        )
        late._ask(
            lambda f: (f.responsible_id | f._get_leaders()).user_id,
            lambda f, env: env._("Late: %(finding)s", finding=f._get_short()),
        )
        for name, findings in (("soon_reminded", near), ("late_reminded", late)):
            for deadline, same in findings.grouped("deadline").items():
                same._write_guarded({name: deadline})

    def _get_leaders(self):
        members = self.inspection_id.member_ids
        return members.filtered(lambda m: m.role == "leader").employee_id


class EmulationCampaignYear(models.Model):
    """Findings are recalled with the other yearly work."""

    _inherit = "emulation.campaign.year"

    @api.model
    def _remind_work(self, company, today, soon):
        result = super()._remind_work(company, today, soon)
        self.env["emulation.inspection.finding"]._remind(company, today, soon)
        return result

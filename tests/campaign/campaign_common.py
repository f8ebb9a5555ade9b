# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import TransactionCase

from ..common import ROLES, EmulationMixin


class ShippedTemplates:
    def _shipped(self, model, document, domain=()):
        """The records of the data files; copies made from them do not count."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "hr_emulation"), ("model", "=", model)]
        )
        return self.env[model].search(
            [
                ("id", "in", data.mapped("res_id")),
                ("source_document", "=", document),
                *domain,
            ]
        )


class CampaignCommon(EmulationMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        people = ("employee", "unit_officer", "officer", "administrator", "auditor")
        cls.users = cls._new_users(
            "campaign", {role: group for role, group in ROLES.items() if role in people}
        )

    @classmethod
    def _as(cls, role, record):
        return record.with_user(cls.users[role])

    @classmethod
    def _new_campaign(cls, criteria=2, role="officer", **vals):
        campaign = cls.env["emulation.campaign"].create(
            {"name": "Cuộc vận động thử", "date_start": "2026-01-01", **vals}
        )
        cls.env["emulation.criterion"].create(
            [
                {
                    "campaign_id": campaign.id,
                    "code": str(number),
                    "sequence": number,
                    "text": f"Tiêu chí {number}",
                    "nature": "criterion",
                }
                for number in range(1, criteria + 1)
            ]
        )
        return cls._as(role, campaign)

    @classmethod
    def _template(cls, name):
        return cls.env.ref(f"hr_emulation.template_{name}")

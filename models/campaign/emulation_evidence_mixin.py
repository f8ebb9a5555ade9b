# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date


class EmulationEvidenceMixin(models.AbstractModel):
    """A record that cites what units did, as evidence of what it says.

    The model says in ``_get_evidence_domain`` which activities may be cited; an
    activity that is cited is not deleted.
    """

    _name = "emulation.evidence.mixin"
    _description = "Record That Cites Activities"

    evidence_ids = fields.Many2many(
        "emulation.campaign.activity",
        string="Activities Cited",
        copy=False,
        help="Work done that proves it: a talk, a training, a bulletin …",
    )

    def _get_evidence_domain(self):
        """Return which activities the record may cite, as a domain.

        :return: Domain on ``emulation.campaign.activity``, none by default
        """
        self.ensure_one()
        return Domain.FALSE

    @api.model
    def _evidence_of(self, campaign, unit, year):
        """Domain of what a unit, or one below it, did in a year of a campaign."""
        return (
            Domain("campaign_id", "=", campaign.id)
            & Domain("unit_id", "child_of", unit.id)
            & Domain("year", "=", year)
        )

    @api.constrains("evidence_ids")
    def _check_evidence(self):
        problems = []
        for rec in self.filtered("evidence_ids"):
            fitting = rec.evidence_ids.filtered_domain(rec._get_evidence_domain())
            problems += [
                self.env._(
                    "“%(activity)s” cannot be cited here: it is not of this campaign, "
                    "unit and year.",
                    activity=activity.name,
                )
                for activity in rec.evidence_ids - fitting
            ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_evidence_words(self):
        """Return what is cited with its day, for screens and papers.

        :return: ``[{"id", "name"}, …]`` in the order of the days
        """
        self.ensure_one()
        return [
            {
                "id": activity.id,
                "name": f"{activity.name} ({format_date(self.env, activity.date)})",
            }
            for activity in self.evidence_ids.sorted(lambda a: (a.date, a.id))
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models


class EmulationClause(models.Model):
    """Provision of a guidance document that is no criterion, task or role."""

    _name = "emulation.clause"
    _description = "Provision"
    _inherit = ["emulation.campaign.part.mixin"]
    _order = "campaign_id, round_id, sequence, id"
    _rec_name = "text"
    _rec_names_search = ["code", "title", "text"]

    campaign_id = fields.Many2one(
        "emulation.campaign", index="btree_not_null", ondelete="cascade"
    )
    round_id = fields.Many2one(
        "emulation.round", index="btree_not_null", ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [
            ("purpose", "Purpose"),
            ("requirement", "Requirement"),
            ("participant", "Participants"),
            ("leadership", "Leadership"),
            ("activity", "Carrying out"),
            ("model", "Models and exemplars"),
            ("continuing", "Continuing movement"),
            ("inspection", "Inspection"),
            ("content", "Content of the review"),
            ("conference", "Conference"),
            ("deadline", "Deadline"),
            ("commendation", "Commendation"),
            ("honour", "Honour without award"),
            ("dossier", "Dossier paper"),
            ("funding", "Funding"),
            ("reporting", "Reporting"),
        ],
        required=True,
        index=True,
    )
    code = fields.Char(
        string="No.", help="Number or mark as printed in the source document."
    )
    title = fields.Char(
        string="Heading", help="Heading of the provision in the source document."
    )
    text = fields.Text(required=True)
    subject_kind = fields.Selection(
        [
            ("individual", "Individuals"),
            ("collective", "Collectives"),
            ("both", "Individuals and collectives"),
        ],
        string="For",
    )
    level_id = fields.Many2one(
        "emulation.level", index="btree_not_null", ondelete="restrict"
    )
    date_from = fields.Date(string="From")
    date_to = fields.Date(string="Until")
    year = fields.Integer(aggregator=None)
    award_type_ids = fields.Many2many(
        "emulation.award.type",
        string="Awards Named",
        help="Titles or forms the provision names.",
    )
    document_type_id = fields.Many2one(
        "emulation.dossier.document.type",
        string="Paper",
        index="btree_not_null",
        ondelete="restrict",
    )
    source_document = fields.Char(help="Key of the guidance document.")

    _one_owner = models.Constraint(
        "CHECK ((campaign_id IS NULL) <> (round_id IS NULL))",
        "A provision belongs either to a campaign or to a round.",
    )
    _date_order = models.Constraint(
        "CHECK (date_from <= date_to)", "The provision ends before it begins."
    )

    @api.depends("code", "title", "text")
    def _compute_display_name(self):
        for clause in self:
            words = (clause.code, clause.title or clause.text)
            clause.display_name = " ".join(filter(None, words))

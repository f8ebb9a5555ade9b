# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...profile.emulation_award import COMMENDATION_TYPES
from ...profile.emulation_subject_mixin import SUBJECT_KINDS

SECTION_KINDS = [
    ("heading", "Heading only"),
    ("text", "Text, written by the unit"),
    ("facts", "Facts about the subject"),
    ("ratings", "Table of ratings"),
    ("initiatives", "Table of initiatives"),
    ("titles", "Table of earlier titles"),
    ("forms", "Table of earlier forms of commendation"),
]


class EmulationReportOutline(models.Model):
    """Sections that a report of achievements has, and what each is to say."""

    _name = "emulation.report.outline"
    _description = "Report Outline"
    _inherit = ["emulation.cited.mixin"]
    _order = "sequence, id"
    _rec_names_search = ["name", "official_name"]

    name = fields.Char(required=True, translate=True)
    official_name = fields.Char(
        string="Title of the Paper",
        required=True,
        help="As printed, in Vietnamese. It is never translated.",
    )
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    document_type_id = fields.Many2one(
        "emulation.dossier.document.type",
        string="Paper",
        required=True,
        index=True,
        ondelete="restrict",
    )
    subject_kind = fields.Selection(
        SUBJECT_KINDS, help="Empty for people and collectives alike."
    )
    commendation_type = fields.Selection(
        COMMENDATION_TYPES,
        help="Empty for every type that has no outline of its own.",
    )
    line_ids = fields.One2many(
        "emulation.report.outline.line", "outline_id", string="Sections", copy=True
    )

    @api.model
    def _find(self, document_type, kinds):
        """Return the outline for each kind of report; the closest one first.

        :param document_type: emulation.dossier.document.type
        :param kinds: iterable of ``(subject kind, commendation type)``
        :return: ``{(subject kind, commendation type): emulation.report.outline}``
        """
        outlines = self.search([("document_type_id", "=", document_type.id)])
        found = {}
        for subject, commendation in set(kinds):
            fitting = outlines.filtered(
                lambda o, s=subject, c=commendation: (
                    o.subject_kind in (s, False) and o.commendation_type in (c, False)
                )
            )
            found[subject, commendation] = fitting.sorted(
                lambda o: (not o.commendation_type, not o.subject_kind)
            )[:1]
        return found


class EmulationReportOutlineLine(models.Model):
    _name = "emulation.report.outline.line"
    _description = "Section of a Report Outline"
    _order = "outline_id, sequence, id"
    _rec_name = "heading"

    outline_id = fields.Many2one(
        "emulation.report.outline", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(
        string="No.", help="As printed before the heading: “I”, “1”, “a”."
    )
    heading = fields.Char(
        required=True, help="As printed, in Vietnamese. It is never translated."
    )
    kind = fields.Selection(SECTION_KINDS, required=True, default="text")
    guidance = fields.Text(help="What the section is to say, shown beside the text.")
    is_required = fields.Boolean(
        string="Required", help="The final paper is not made while it is empty."
    )
    min_words = fields.Integer(
        string="Fewest Words", aggregator=None, help="0 for no limit."
    )
    max_words = fields.Integer(
        string="Most Words", aggregator=None, help="0 for no limit."
    )

    _words_possible = models.Constraint(
        "CHECK (min_words >= 0 AND max_words >= 0)",
        "A number of words is not negative.",
    )

    @api.constrains("kind", "is_required", "min_words", "max_words")
    def _check_words(self):
        problems = []
        for line in self:
            if line.max_words and line.max_words < line.min_words:
                problems.append(
                    self.env._(
                        "“%(name)s”: the most words are fewer than the fewest.",
                        name=line.heading,
                    )
                )
            written = line.is_required or line.min_words or line.max_words
            if written and line.kind != "text":
                problems.append(
                    self.env._(
                        "“%(name)s”: only a text can be required or have a length.",
                        name=line.heading,
                    )
                )
        if problems:
            raise ValidationError("\n".join(problems))

    def _prepare_section(self):
        """Return the values of a nomination's section made from this line."""
        self.ensure_one()
        names = ("sequence", "number", "heading", "kind", "guidance")
        names += ("is_required", "min_words", "max_words")
        return {name: self[name] for name in names}

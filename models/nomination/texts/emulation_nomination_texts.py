# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, fields, models

from ....engine.vi_text import nfc
from .emulation_nomination_section import WRITING_STATES


class EmulationNomination(models.Model):
    """The report of achievements, written in sections."""

    _inherit = "emulation.nomination"

    section_ids = fields.One2many(
        "emulation.nomination.section", "nomination_id", string="Report", copy=False
    )
    word_count = fields.Integer(
        string="Words", compute="_compute_word_count", aggregator=None
    )

    @api.depends("section_ids.word_count")
    def _compute_word_count(self):
        counts = dict(
            self.env["emulation.nomination.section"]._read_group(
                [("nomination_id", "in", self.ids)],
                ["nomination_id"],
                ["word_count:sum"],
            )
        )
        for nomination in self:
            nomination.word_count = counts.get(nomination._origin, 0)

    @api.model_create_multi
    def create(self, vals_list):
        nominations = super().create(vals_list)
        nominations._make_sections()
        return nominations

    def write(self, vals):
        if "category_id" not in vals:
            return super().write(vals)
        before = {rec.id: rec.category_id.outline_id for rec in self.sudo()}
        result = super().write(vals)
        self.filtered(
            lambda n: n.sudo().category_id.outline_id != before[n.id]
        )._make_sections()
        return result

    def action_make_sections(self):
        """Take the sections of the outline anew; what was written stays.

        :raise AccessError: for who may not write the nomination
        """
        self.check_access("write")
        self.filtered(lambda n: n.state in WRITING_STATES)._make_sections()
        return True

    def _make_sections(self):
        """Give each nomination the sections of its outline.

        Words that were written stay with the heading they were written under.
        """
        # Sections follow the outline, whoever makes the nomination
        nominations_sudo = self.sudo()
        written = defaultdict(dict)
        for section in nominations_sudo.section_ids:
            if section.text:
                written[section.nomination_id.id][nfc(section.heading)] = section
        (
            nominations_sudo.section_ids
            - nominations_sudo.section_ids.browse(
                [s.id for own in written.values() for s in own.values()]
            )
        ).unlink()
        vals_list = []
        for nomination in nominations_sudo:
            own = written[nomination.id]
            for line in nomination.category_id.outline_id.line_ids:
                kept = own.get(nfc(line.heading)) if line.kind == "text" else None
                if kept:
                    kept.write(line._prepare_section())
                else:
                    vals_list.append(
                        {"nomination_id": nomination.id, **line._prepare_section()}
                    )
        nominations_sudo.section_ids.create(vals_list)

    def _get_report_texts(self):
        """Return all that was written about each nominee: {nomination id: text}.

        Whoever may read it: for comparing, not for showing.
        """
        texts = {rec.id: [rec.summary] for rec in self.sudo() if rec.summary}
        sections = self.env["emulation.nomination.section"].sudo()
        for section in sections.search_fetch(
            [("nomination_id", "in", self.ids), ("text", "!=", False)],
            ["nomination_id", "text"],
        ):
            texts.setdefault(section.nomination_id.id, []).append(section.text)
        return {rec_id: "\n".join(texts.get(rec_id, ())) for rec_id in self.ids}

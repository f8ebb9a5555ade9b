# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ....engine.similarity import count_words
from .emulation_report_outline import SECTION_KINDS

# To read these is to have the dossier before one
WRITING_STATES = ("draft", "returned")


class EmulationNominationSection(models.Model):
    """One section of a report of achievements: its heading and what is written.

    Heading, guidance and limits are those of the outline on the day the nomination
    was made. The words are the unit's until it submits, and stay as submitted.
    """

    _name = "emulation.nomination.section"
    _description = "Section of an Achievement Report"
    _inherit = ["emulation.logged.mixin"]
    _LOGGED_FIELDS = frozenset({"text"})
    _order = "nomination_id, sequence, id"
    _rec_name = "heading"

    nomination_id = fields.Many2one(
        "emulation.nomination",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    number = fields.Char(string="No.", readonly=True)
    heading = fields.Char(string="Section", required=True, readonly=True)
    kind = fields.Selection(SECTION_KINDS, required=True, readonly=True)
    guidance = fields.Text(string="What It Is to Say", readonly=True)
    is_required = fields.Boolean(string="Required", readonly=True)
    min_words = fields.Integer(string="Fewest Words", readonly=True, aggregator=None)
    max_words = fields.Integer(string="Most Words", readonly=True, aggregator=None)
    text = fields.Text()
    word_count = fields.Integer(
        string="Words", compute="_compute_word_count", store=True, aggregator=None
    )
    length_note = fields.Char(string="Length", compute="_compute_length_note")
    can_write = fields.Boolean(compute="_compute_can_write")
    is_readable = fields.Boolean(
        compute="_compute_is_readable", search="_search_is_readable"
    )

    @api.depends("text")
    def _compute_word_count(self):
        for section in self:
            section.word_count = count_words(section.text)

    @api.depends("word_count", "is_required", "min_words", "max_words")
    @api.depends_context("lang")
    def _compute_length_note(self):
        for section in self:
            section.length_note = section._get_length_problem() or (
                self.env._("%(count)s words", count=section.word_count)
                if section.word_count
                else False
            )

    def _get_length_problem(self):
        """Say what is wrong with the length of a text; empty when nothing is."""
        self.ensure_one()
        count, least, most = self.word_count, self.min_words, self.max_words
        if not count:
            return self.env._("not written yet") if self.is_required else ""
        if count < least:
            return self.env._(
                "%(count)s words, at least %(least)s asked for",
                count=count,
                least=least,
            )
        if most and count > most:
            return self.env._(
                "%(count)s words, at most %(most)s allowed", count=count, most=most
            )
        return ""

    @api.depends("nomination_id.state")
    @api.depends_context("uid")
    def _compute_can_write(self):
        writable = self.nomination_id._filtered_access("write")
        for section in self:
            section.can_write = (
                section.kind == "text"
                and section.nomination_id in writable
                and section.nomination_id.sudo().state in WRITING_STATES
            )

    # --- Who reads the nomination reads its texts ---------------------------------

    @api.depends("nomination_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_is_readable(self):
        nominations = self.nomination_id.sudo(False)
        readable = nominations._filtered_access("read").ids
        for section in self:
            section.is_readable = section.nomination_id.id in readable

    @api.model
    def _search_is_readable(self, operator, value):
        if operator != "in":
            return NotImplemented
        # The record rule asks as superuser; the answer is the reader's
        nominations = self.env["emulation.nomination"].sudo(False)
        return [("nomination_id", "in", nominations._search([]))]

    def _get_opened(self):
        return self._origin.nomination_id

    # --- Writing ---------------------------------------------------------------------

    def write(self, vals):
        self.check_access("write")
        if self.env.su:
            return super().write(vals)
        self.nomination_id.check_access("write")
        problems = []
        if set(vals) - {"text"}:
            problems.append(self.env._("Only the words of a section can be changed."))
        for section in self:
            values = {
                "name": section.nomination_id.display_name,
                "section": section.heading,
            }
            if section.kind != "text":
                problems.append(
                    self.env._(
                        "%(name)s: “%(section)s” is filled in from the records.",
                        **values,
                    )
                )
            elif section.nomination_id.state not in WRITING_STATES:
                problems.append(
                    self.env._(
                        "%(name)s: “%(section)s” stays as it was submitted.", **values
                    )
                )
        if problems:
            raise UserError("\n".join(problems))
        return super().write(vals)

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import models
from odoo.exceptions import UserError

from .emulation_review import SENT


class EmulationReview(models.Model):
    """A report as it is written: each section with what is at hand for it."""

    _inherit = "emulation.review"

    def get_report(self):
        """Return the sections of a report with what was said elsewhere.

        :return: list of dicts in reading order: ``id``, ``code``, ``name``,
            ``guidance``, ``depth``, ``body``, ``version``, ``writer``, ``can_write``,
            ``previous`` (words of the last report), ``below`` (words of the units
            below: ``{"id", "unit", "body"}``) and ``figures`` of its task
            (``{"label", "value", "previous"}``)
        :raise AccessError: when the user may not read the report
        """
        self.ensure_one()
        self.check_access("read")
        sections = self.section_ids
        mine = sections.browse()
        if self.state not in SENT and self.round_id.state == "open":
            mine = sections._filtered_access("write")
        previous = self.previous_id.section_ids._by_place()
        figures = self._get_figures_by_section()
        below = defaultdict(list)
        children = self.child_ids.filtered(lambda r: r.state in SENT)
        for section in children.section_ids.filtered("body"):
            below[section._get_place()].append(
                {
                    "id": section.id,
                    "unit": section.review_id.department_id.name,
                    "body": section.body,
                }
            )
        return [
            {
                "id": section.id,
                "code": section.code or "",
                "name": section.name,
                "guidance": section.guidance or "",
                "depth": section.depth,
                "body": section.body or "",
                "version": section.version,
                # A colleague's name is no secret
                "writer": section.sudo().user_id.name or "",
                "can_write": section in mine,
                "previous": previous.get(section._get_place()) or "",
                "below": below.get(section._get_place(), []),
                "figures": figures.get(section.id, []),
            }
            for section in sections
        ]

    def _get_figures_by_section(self):
        """Return the figures that belong to a section: ``{section id: [row, …]}``."""
        figures, whole = defaultdict(list), ""
        for row in self._get_figure_rows():
            if not row["is_part"]:
                whole = row["label"]
            if row["section_id"]:
                # The section names the task already
                figures[row["section_id"]].append(
                    {
                        "label": whole,
                        "value": row["value"] or "",
                        "previous": row["previous"] or "",
                    }
                )
        return figures

    def action_view_children(self):
        """Open the reports below, as the units stood when the round was opened."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_review_action"
        )
        action.update(domain=[("parent_id", "in", self.ids)], context={})
        return action


class EmulationReviewSection(models.Model):
    _inherit = "emulation.review.section"

    def _get_place(self):
        """Where the section stands in any report: its task, or else its words."""
        self.ensure_one()
        return self.task_id.id or (self.name or "").strip().casefold()

    def _by_place(self):
        return {section._get_place(): section.body for section in self}

    def action_insert(self, source_ids, version):
        """Append what units below wrote in the same section, each with its name.

        :param list source_ids: sections of submitted reports below
        :param int version: the version of the section that was read
        :return: as :meth:`action_save`
        :raise AccessError: when the user may not read a source
        :raise UserError: when a source is no section of a report below that was sent
        """
        self.ensure_one()
        sources = self.browse(source_ids)
        sources.check_access("read")
        strangers = sources.filtered(
            lambda s: (
                s.review_id.parent_id != self.review_id
                or s.review_id.state not in SENT
                or s._get_place() != self._get_place()
            )
        )
        if strangers:
            raise UserError(
                self.env._(
                    "%(sections)s: only what a unit below has submitted in the same "
                    "section can be inserted.",
                    sections=", ".join(strangers.mapped("display_name")),
                )
            )
        drawn = [
            f"{source.review_id.department_id.name}: {source.body}"
            for source in sources
            if source.body
        ]
        text = "\n".join(filter(None, [self.body, *drawn]))
        return self.action_save(text, version)

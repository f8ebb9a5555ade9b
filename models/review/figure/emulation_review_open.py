# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..emulation_review import SENT


class EmulationReviewFigure(models.Model):
    """The records behind a figure, with the rights of the reader."""

    _inherit = "emulation.review.figure"

    def action_open_records(self):
        """Open the records behind the figure: the unit's and those of units below.

        A figure that is fixed opens what there is today, and says so when that is
        something else. The reader sees no more records than anywhere else.

        :return: window action, after a notice where there is something to say
        :raise UserError: when the reader may see no such records at all
        """
        self.ensure_one()
        self.check_access("read")
        source = self._get_source()
        records = self.env[source.model].with_context(active_test=False)
        if not records.has_access("read"):
            raise UserError(
                self.env._(
                    "The records behind “%(figure)s” are not open to you.",
                    figure=self.label,
                )
            )
        domain = self._get_records_domain(source)
        action = {
            "type": "ir.actions.act_window",
            "name": self._get_title(),
            "res_model": source.model,
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "domain": list(domain),
            "context": {"create": False, "active_test": False},
        }
        notices = self._get_notices(source, records, domain)
        if not notices:
            return action
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "message": " ".join(notices),
                "sticky": True,
                "next": action,
            },
        }

    def _get_source(self):
        self.ensure_one()
        return next(s for s in self._get_sources() if s.name == self.source)

    def _get_measure(self, source):
        """Return what the figure counts, of a share the whole."""
        entry = source.get_entry(self.code)
        return source.get_entry(entry.whole) if self.measure == "percent" else entry

    def _get_records_domain(self, source):
        """Return exactly the records that the figure counts today."""
        review = self.review_id.sudo()
        reviews = review._get_counted()
        answering = review.round_id._map_departments()
        places = [place for place, owner in answering.items() if owner in reviews._ids]
        domain = (
            Domain(source.get_domain(review.round_id))
            & self._get_measure(source).get_domain()
            & source.get_place_domain(places, review.round_id._get_top() in reviews)
        )
        if self.dimension:
            domain &= Domain(self.dimension, "=", self._get_key()[2] or False)
        return domain

    def _get_title(self):
        """Return the name of the list: a part with the figure it is part of."""
        if not self.dimension:
            return self.label
        return f"{dict(self._get_code_selection())[self.code]} {self.label}"

    def _get_notices(self, source, records, domain):
        """Say what of the records is not as the reader would think."""
        records_sudo = records.sudo()
        count = records_sudo.search_count(domain)
        seen = records.search_count(domain)
        notices = []
        measure = self._get_measure(source)
        if self.measure != "percent":
            [(number,)] = records_sudo._read_group(domain, [], [measure.aggregate])
            number = measure.sign * (number or 0)
            if self._tell(number) != self._tell(self.total):
                notices.append(
                    self.env._(
                        "As of today: %(now)s. In the report: %(then)s.",
                        now=self._tell(number),
                        then=self.total_text,
                    )
                )
        if seen < count:
            notices.append(
                self.env._(
                    "You see %(seen)s of %(count)s records: the others are not open "
                    "to you.",
                    seen=seen,
                    count=count,
                )
            )
        return notices


class EmulationReview(models.Model):
    """Which reports are in the figures of another."""

    _inherit = "emulation.review"

    def _get_counted(self):
        """Return the report and those below that were sent up to it."""
        self.ensure_one()
        counted = found = self.sudo()
        while found:
            found = found.child_ids.filtered(lambda r: r.state in SENT)
            counted |= found
        return counted

    def action_view_figures(self):
        """Open the figures of the reports, to be grouped, compared and drawn.

        :return: window action
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_emulation.emulation_review_figure_action"
        )
        action["domain"] = [("review_id", "in", self.ids)]
        return action

    def _get_figure_rows(self):
        """Return the figures for a paper, group by group.

        :return: list of dicts with the texts ``group``, ``label``, ``value`` (with the
            units below), ``own``, ``children``, ``previous``, ``addendum`` and
            ``unit``, the flags ``is_part`` and ``is_first`` of its group, and the id
            ``section_id`` of the section that reports on the figure's task, if any
        """
        self.ensure_one()
        groups = dict(self.figure_ids._get_source_selection())
        units = dict(
            self.figure_ids._fields["measure"]._description_selection(self.env)
        )
        sections = {s.task_id: s.id for s in self.section_ids if s.task_id}
        rows, last = [], None
        for figure in self.figure_ids:
            rows.append(
                {
                    "group": groups[figure.source],
                    "is_first": figure.source != last,
                    "is_part": bool(figure.dimension),
                    "section_id": sections.get(figure.task_id),
                    "label": figure.label,
                    "value": figure.total_text,
                    "own": figure.value_text,
                    "children": figure.children_text,
                    "previous": figure.previous_text,
                    "addendum": figure.addendum_text,
                    "unit": units[figure.measure],
                }
            )
            last = figure.source
        return rows

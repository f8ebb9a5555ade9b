# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import format_date

from ..core.days import vietnam_today

RECENT_YEARS = 6


class EmulationProfileMixin(models.AbstractModel):
    """Years at a glance of a subject: ratings, awards, initiatives."""

    _name = "emulation.profile.mixin"
    _description = "Years at a Glance"

    # The field of ratings, awards and authors that names the subject
    _PROFILE_FIELD = ""

    emulation_history = fields.Json(
        string="Years at a Glance", compute="_compute_emulation_history"
    )

    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_emulation_history(self):
        histories = self._get_emulation_histories()
        for subject in self:
            subject.emulation_history = histories.get(subject._origin.id, False)

    def _filter_emulation_readable(self):
        """Keep the subjects whose file the user may read."""
        raise NotImplementedError

    def _get_emulation_histories(self):
        """Return the years of subjects as far as the user may see them.

        :return: ``{subject id: {"years": [year], "recent": number, "rows":
            [{"name", "label", "cells": {year: [{"text", "tone", "tip"}]}}]}}``;
            nothing for subjects the user may not read or that have no history
        """
        subjects = self._filter_emulation_readable()
        if not subjects:
            return {}
        rows = dict(
            self.env["emulation.rating"]
            ._fields["system"]
            ._description_selection(self.env)
        )
        rows |= {"award": self.env._("Awards"), "initiative": self.env._("Initiatives")}
        cells = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for subject_id, name, year, cell in (
            *self._get_rating_cells(subjects),
            *self._get_award_cells(subjects),
            *self._get_initiative_cells(subjects),
        ):
            cells[subject_id][name][year].append(cell)
        today = vietnam_today().year
        recent = set(range(today - RECENT_YEARS + 1, today + 1))
        return {
            subject_id: {
                "years": sorted(recent.union(*by_row.values())),
                "recent": RECENT_YEARS,
                "rows": [
                    {
                        "name": name,
                        "label": label,
                        "cells": {
                            str(year): by_row[name][year] for year in by_row[name]
                        },
                    }
                    for name, label in rows.items()
                ],
            }
            for subject_id, by_row in cells.items()
        }

    def _get_rating_cells(self, subjects):
        labels = self.env["emulation.rating.label"]
        short, full = labels._get_words(short=True), labels._get_words()
        ratings = self.env["emulation.rating"].search(
            [(self._PROFILE_FIELD, "in", subjects.ids)],
            order="year, period desc, id",
        )
        for rating in ratings:
            key = (rating.system, rating.level, rating.year, rating.subject_kind)
            text = short(*key)
            if rating.period == "h1":
                text = self.env._("H1: %(rating)s", rating=text)
            tip = self._join_tip(
                rating._get_word("period", rating.period),
                full(*key),
                rating.points
                and self.env._("%(points)s points", points=f"{rating.points:g}"),
                self._get_paper_text(rating.document_number, rating.document_date),
            )
            yield (
                rating[self._PROFILE_FIELD].id,
                rating.system,
                rating.year,
                {"text": text, "tone": rating.level, "tip": tip},
            )

    def _get_award_cells(self, subjects):
        awards = self.env["emulation.award"].search(
            [
                (self._PROFILE_FIELD, "in", subjects.ids),
                ("state", "!=", "revoked"),
            ],
            order="year, decision_date, id",
        )
        types = dict(
            awards._fields["commendation_type"]._description_selection(self.env)
        )
        for award in awards:
            tip = self._join_tip(
                award.award_type_id.name,
                types[award.commendation_type],
                award.issuer_name,
                self._get_paper_text(award.decision_number, award.decision_date),
            )
            yield (
                award[self._PROFILE_FIELD].id,
                "award",
                award.year,
                {"text": award.award_type_id.name, "tone": "award", "tip": tip},
            )

    def _get_initiative_cells(self, subjects):
        authors = self.env["emulation.initiative.author"].search(
            [(self._PROFILE_FIELD, "in", subjects.ids)], order="year, id"
        )
        scopes = dict(authors._fields["scope"]._description_selection(self.env))
        for author in authors:
            initiative = author.initiative_id
            paper = self._get_paper_text(
                initiative.recognition_number, initiative.recognition_date
            )
            tip = self._join_tip(
                initiative.title,
                scopes.get(author.scope),
                initiative.recognition_body,
                paper or self.env._("not recognised yet"),
            )
            tone = "initiative" if author.is_recognised else "open"
            text = initiative.title
            if tone == "open":
                text = self.env._("%(title)s (not recognised)", title=text)
            yield (
                author[self._PROFILE_FIELD].id,
                "initiative",
                author.year,
                {"text": text, "tone": tone, "tip": tip},
            )

    def _get_paper_text(self, number, day):
        if number and day:
            return self.env._(
                "decision %(number)s of %(day)s",
                number=number,
                day=format_date(self.env, day),
            )
        return number or (day and format_date(self.env, day))

    @api.model
    def _join_tip(self, *texts):
        return " · ".join(text for text in texts if text)

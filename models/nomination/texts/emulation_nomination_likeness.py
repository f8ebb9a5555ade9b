# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from ....engine.similarity import runs_of_words, share_copied, sketch

# Of all whose sketches meet, so many are compared word by word
CANDIDATES = 10
# What everybody writes leads to so many of them only
SHARERS = 20


class EmulationNominationSketch(models.Model):
    """Numbers by which reports that share long runs of words find each other."""

    _name = "emulation.nomination.sketch"
    _description = "Sketch of a Report"
    _log_access = False

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="cascade"
    )
    value = fields.Integer(required=True, aggregator=None)

    _value_idx = models.Index("(value, nomination_id)")


class EmulationNominationLikeness(models.Model):
    """How much of a report stands in that of another nominee."""

    _name = "emulation.nomination.likeness"
    _description = "Likeness of Two Reports"
    _order = "percent desc, id"

    nomination_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="cascade"
    )
    other_id = fields.Many2one(
        "emulation.nomination", required=True, index=True, ondelete="cascade"
    )
    percent = fields.Integer(required=True, aggregator=None)

    _one_row = models.Constraint(
        "UNIQUE(nomination_id, other_id)", "The two are already compared."
    )


class EmulationNomination(models.Model):
    """Reports that copy another one are marked; it is for the reviewers to judge."""

    _inherit = "emulation.nomination"

    copied_percent = fields.Integer(
        string="Copied Text (%)",
        readonly=True,
        copy=False,
        aggregator=None,
        help="How much of the report stands in that of another nominee.",
    )
    copy_note = fields.Text(string="Copied Text", compute="_compute_copy_note")

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"copied_percent"}

    @api.depends("copied_percent")
    @api.depends_context("uid", "lang", "allowed_company_ids")
    def _compute_copy_note(self):
        likeness_sudo = self.env["emulation.nomination.likeness"].sudo()
        rows = likeness_sudo.search(
            [("nomination_id", "in", self.filtered("copied_percent").ids)]
        )
        # Whom it copies is told to who may read that one
        open_ids = set(rows.other_id.with_env(self.env)._filtered_access("read").ids)
        notes = {}
        for row in rows:
            values = {"percent": row.percent, "round": row.other_id.round_id.name}
            notes.setdefault(row.nomination_id.id, []).append(
                self.env._(
                    "%(percent)s %% of the report stands in that of %(name)s, "
                    "%(award)s (%(round)s).",
                    name=row.other_id.subject_name,
                    award=row.other_id.award_type_id.name,
                    **values,
                )
                if row.other_id.id in open_ids
                else self.env._(
                    "%(percent)s %% of the report stands in that of another nominee "
                    "(%(round)s).",
                    **values,
                )
            )
        for nomination in self:
            nomination.copy_note = "\n".join(notes.get(nomination._origin.id, []))

    def action_submit(self):
        result = super().action_submit()
        self._find_copies()
        return result

    def action_find_copies(self):
        """Compare the reports with all others again, as after a changed setting.

        :raise AccessError: for others than officers
        """
        self.check_access("write")
        if not self.env.user.has_group("hr_emulation.group_officer"):
            raise AccessError(self.env._("Only an emulation officer may do this."))
        self.filtered("submitted_on")._find_copies()
        return True

    def _find_copies(self):
        """Mark those of the reports that share much text with another nominee's.

        Reports of this and earlier rounds are compared, in a fixed number of queries.
        """
        subjects_sudo = self.sudo()
        likeness_sudo = self.env["emulation.nomination.likeness"].sudo()
        runs = {
            rec_id: runs_of_words(text)
            for rec_id, text in subjects_sudo._get_report_texts().items()
        }
        sketches = {rec_id: sketch(own) for rec_id, own in runs.items()}
        subjects_sudo._write_sketches(sketches)
        pairs = subjects_sudo._get_candidates(sketches)
        others = subjects_sudo.browse({other for _own, other in pairs}) - subjects_sudo
        for rec_id, text in others._get_report_texts().items():
            runs[rec_id] = runs_of_words(text)
        old = likeness_sudo.search(
            ["|", ("nomination_id", "in", self.ids), ("other_id", "in", self.ids)]
        )
        touched = subjects_sudo | old.nomination_id
        old.unlink()
        found = {}
        for own, other in pairs:
            limit = subjects_sudo.browse(own).company_id.emulation_copy_percent
            for one, two in ((own, other), (other, own)):
                percent = share_copied(runs[one], runs[two])
                if limit and percent >= limit:
                    found[one, two] = percent
        likeness_sudo.create(
            [
                {"nomination_id": one, "other_id": two, "percent": percent}
                for (one, two), percent in found.items()
            ]
        )
        touched |= subjects_sudo.browse({one for one, _two in found})
        touched._write_copied_percent()

    def _write_copied_percent(self):
        groups = self.env["emulation.nomination.likeness"]._read_group(
            [("nomination_id", "in", self.ids)], ["nomination_id"], ["percent:max"]
        )
        percents = {nomination.id: percent for nomination, percent in groups}
        for percent, nominations in self.grouped(
            lambda n: percents.get(n.id, 0)
        ).items():
            changed = nominations.filtered(lambda n, p=percent: n.copied_percent != p)
            changed._write_guarded({"copied_percent": percent})

    def _write_sketches(self, sketches):
        self.env["emulation.nomination.sketch"].flush_model()
        rows = [(rec.id, value) for rec in self for value in sketches[rec.id]]
        ids, values = ([row[i] for row in rows] for i in (0, 1))
        self.env.cr.execute(
            SQL(
                "DELETE FROM emulation_nomination_sketch WHERE nomination_id = ANY(%s)",
                self.ids,
            )
        )
        self.env.cr.execute(
            SQL(
                """INSERT INTO emulation_nomination_sketch (nomination_id, value)
                   SELECT * FROM unnest(%s::int[], %s::int[])""",
                ids,
                values,
            )
        )

    def _get_candidates(self, sketches):
        """Return the pairs of nominations whose sketches meet most: [(own, other)]."""
        self.env.cr.execute(
            SQL(
                """SELECT value, nomination_id FROM emulation_nomination_sketch
                    WHERE value = ANY(%s) ORDER BY nomination_id""",
                list({value for rec in self for value in sketches[rec.id]}),
            )
        )
        rows = self.env.cr.fetchall()
        met = self.browse({rec_id for _value, rec_id in rows})
        companies = {rec.id: rec.company_id.id for rec in met}
        sharing = defaultdict(list)
        for value, rec_id in rows:
            key = value, companies[rec_id]
            if len(sharing[key]) < SHARERS:
                sharing[key].append(rec_id)
        pairs = []
        for own in self.ids:
            company = companies.get(own)
            shared = Counter(
                other
                for value in sketches[own]
                for other in sharing[value, company]
                if other != own
            )
            pairs += [(own, other) for other, _count in shared.most_common(CANDIDATES)]
        nominations = self.browse({rec_id for pair in pairs for rec_id in pair})
        persons = nominations.employee_id._emulation_records_by_person()
        whose = {
            n.id: (frozenset(persons.get(n.employee_id.id, ())), n.department_id.id)
            for n in nominations
        }
        # Who writes about himself again copies nobody
        return [(own, other) for own, other in pairs if whose[own] != whose[other]]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import hashlib

from odoo import fields, models
from odoo.exceptions import UserError

# Problems told when the import itself is refused
TOLD_PROBLEMS = 10


class EmulationImport(models.Model):
    """The two steps of an import: check and write."""

    _inherit = "emulation.import"

    can_check = fields.Boolean(compute="_compute_can")
    can_import = fields.Boolean(compute="_compute_can")

    def action_check(self):
        """Dry run: find problems and count what would change; nothing is written.

        :raise AccessError: when this kind is not the user's to import
        :raise UserError: when the file is refused, saying why
        """
        for record in self:
            record._start("check")
            found, data = record._examine()
            record._get_kind()._try(found)
            record._transition("check", **record._get_figures(found, data))
            record._record_findings(found.problems, found.choices)

    def action_import(self):
        """Bring the whole file in, or nothing of it; what was checked is checked anew.

        :raise AccessError: when this kind is not the user's to import
        :raise UserError: when the file was not checked or a row has a problem
        """
        for record in self:
            record._start("import")
            kind = record._get_kind()
            kind._take_turn()
            found, data = record._examine()
            if found.problem_count:
                record._refuse_import(found)
            if found.new:
                kind._write_new(found.new)
            if found.changed:
                kind._write_changed(found.changed)
            record._record_findings([], [])
            record._transition(
                "import",
                done_on=fields.Datetime.now(),
                **record._get_figures(found, data),
            )

    def _start(self, name):
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update()
        self._check_may_import()
        self._check_transition(name)

    def _examine(self):
        data = self._get_data()
        candidates = self.candidate_ids.filtered("is_chosen")
        return self._get_kind()._examine(
            data,
            self._get_limits(),
            {candidate.key: candidate._get_subject_id() for candidate in candidates},
            self.update_existing,
        ), data

    def _refuse_import(self, found):
        lines = [
            self.env._(
                "Nothing was imported: %(count)s problems. Check the file again.",
                count=found.problem_count,
            )
        ]
        for number, label, value, text in found.problems[:TOLD_PROBLEMS]:
            where = " – ".join(filter(None, (label, value)))
            lines.append(
                self.env._(
                    "Row %(row)s: %(where)s: %(text)s",
                    row=number,
                    where=where,
                    text=text,
                )
                if where
                else self.env._("Row %(row)s: %(text)s", row=number, text=text)
            )
        raise UserError("\n".join(lines))

    def _get_figures(self, found, data):
        return {
            "row_count": found.row_count,
            "new_count": len(found.new),
            "changed_count": len(found.changed),
            "unchanged_count": found.unchanged,
            "problem_count": found.problem_count,
            "unknown_heads": ", ".join(found.unknown)[:500],
            "sha256": hashlib.sha256(data).hexdigest(),
        }

    def _record_findings(self, problems, choices):
        """Replace the lists of problems and of doubtful names."""
        # Users read these lists and never write them
        lines_sudo, candidates_sudo = self.sudo().line_ids, self.sudo().candidate_ids
        lines_sudo.unlink()
        lines_sudo.create(
            [
                {
                    "import_id": self.id,
                    "row_number": number,
                    "column_label": label,
                    "value": value,
                    "problem": text,
                }
                for number, label, value, text in problems
            ]
        )
        candidates_sudo._replace(self, choices)

    def _log_transition(self, name, before, reason):
        """A dry run leaves no trace; an import says which file and how much."""
        if name != "import":
            return
        self.env["emulation.audit.log"]._append(
            self,
            "imported",
            {
                record.id: {
                    "kind": record.kind,
                    "file": record.file_name,
                    "sha256": record.sha256,
                    **{count: record[count] for count in self._COUNTS},
                }
                for record in self
            },
        )

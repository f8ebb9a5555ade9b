# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ....engine.package import digest
from ...core.emulation_workflow_mixin import Transition

# Problems told when the import itself is refused
TOLD_PROBLEMS = 10


class _RehearsedError(Exception):
    """Ends a rehearsal, so that the database takes back all of it."""


class EmulationPackage(models.Model):
    """The two steps of bringing in a package: check and import."""

    _inherit = "emulation.package"

    _TRANSITIONS = {
        "check": Transition(("draft", "checked"), "checked"),
        "import": Transition(("checked",), "done"),
    }

    can_check = fields.Boolean(compute="_compute_can")
    can_import = fields.Boolean(compute="_compute_can")

    def _get_transition_blockers(self, name):
        blockers = super()._get_transition_blockers(name)
        officer = self.env.user.has_group("hr_emulation.group_officer")
        for package in self:
            if not officer:
                reason = self.env._("only an emulation officer may do this")
                blockers[package.id].append(reason)
        return blockers

    def action_check(self):
        """Dry run: the package is brought in and taken back; nothing is written.

        :raise UserError: when the package is refused, saying why
        """
        for package in self:
            package._start("check")
            partner, content = package._open_sealed()
            rows = package._rehearse(partner, content)
            package._record(partner, content, rows)
            package._transition("check")
        return True

    def action_import(self):
        """Bring in the whole package, or nothing of it.

        :raise UserError: when the package is refused or a row has a problem
        """
        for package in self:
            package._start("import")
            partner, content = package._open_sealed()
            package._take_turn(partner)
            with self.env.cr.savepoint():
                rows = package._bring_in(partner, content)
                package._refuse_problems(rows)
            package._record(partner, content, rows)
            package._transition(
                "import", done_on=fields.Datetime.now(), done_by_id=self.env.uid
            )
            package._after_import()
        return True

    def _take_turn(self, partner):
        """Let one transaction at a time bring in packages of a partner.

        Who comes second fails, is repeated by Odoo and sees what the first did.
        """
        self.env.cr.execute(
            SQL(
                "UPDATE emulation_exchange_partner SET id = id WHERE id = %s",
                partner.id,
            )
        )

    def _refuse_problems(self, rows):
        problems = [
            f"{row['name']}: {row['problem']}" for row in rows if row["problem"]
        ]
        if problems:
            more = ["…"] if len(problems) > TOLD_PROBLEMS else []
            raise UserError("\n".join(problems[:TOLD_PROBLEMS] + more))

    def _start(self, name):
        self.ensure_one()
        self.check_access("write")
        self.lock_for_update()
        self._check_transition(name)

    def _rehearse(self, partner, content):
        """Bring the package in and take everything back; return what was found.

        The very code of the import finds every problem it would meet.
        """
        rows = []
        try:
            with self.env.cr.savepoint():
                rows = self._bring_in(partner, content)
                raise _RehearsedError
        except _RehearsedError:
            for row in rows:
                # What was made is gone again
                row.update(nomination_id=False)
        return rows

    def _bring_in(self, partner, content):
        """Write what the package says, as far as it can be.

        :param partner: emulation.exchange.partner that sent it
        :param Package content: what it holds
        :return: one dict of values of emulation.package.line for each row; where
            ``problem`` says why not, nothing of the row is written
        """
        bring_in = getattr(self, f"_bring_in_{content.manifest['kind']}")
        rows = bring_in(partner, content)
        for number, row in enumerate(rows, start=1):
            row["row_number"] = number
        return rows

    def _try_rows(self, pairs, call, *args):
        """Write rows together; when that is refused, in halves until it is known why.

        :param pairs: (values of the emulation.package.line, row as the package has it)
        :param call: takes rows and ``args``, returns further values for each
        """
        able = [pair for pair in pairs if not pair[0]["problem"]]
        try:
            self._write_rows(able, call, *args)
        except UserError as error:
            if len(able) == 1:
                able[0][0]["problem"] = str(error)
                return
            half = len(able) // 2
            self._try_rows(able[:half], call, *args)
            self._try_rows(able[half:], call, *args)

    def _write_rows(self, pairs, call, *args):
        if not pairs:
            return
        with self.env.cr.savepoint():
            values = call([record for _row, record in pairs], *args)
        for (row, _record), vals in zip(pairs, values, strict=True):
            row.update(vals)

    def _record(self, partner, content, rows):
        """Keep what was found with the package."""
        manifest, data = content.manifest, content.data
        lines_sudo = self.env["emulation.package.line"].sudo()
        self.sudo().line_ids.unlink()
        lines_sudo.create([{**row, "package_id": self.id} for row in rows])
        answered = self.env["emulation.package"]
        if manifest["kind"] != "proposal":
            answered = self._find_answered(partner, data)
        self._write_guarded(
            {
                "partner_id": partner.id,
                "kind": manifest["kind"],
                "code": manifest["id"],
                "made_on": manifest["made_on"],
                "sha256": digest(
                    base64.b64decode(self.with_context(bin_size=False).file)
                ),
                "subject": self._get_subject_text(data, answered),
                "answers_id": answered.id,
                "proposal_id": answered.proposal_id.id,
                "row_count": len(rows),
                "problem_count": len([row for row in rows if row["problem"]]),
            }
        )

    def _get_subject_text(self, data, answered):
        if answered:
            return answered.subject
        return f"{data['number']} – {data['subject']}"

    def _after_import(self):
        """Note in the package that was answered which rows have their result."""
        if self.kind != "result":
            return
        answered = {line.ref for line in self.line_ids}
        lines_sudo = self.answers_id.sudo().line_ids
        lines_sudo.filtered(lambda n: n.ref in answered).write({"answer_id": self.id})

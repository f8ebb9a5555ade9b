# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..emulation_award_outside import CHANGES

_WORDS = ("name", "job", "unit", "citation")


class EmulationPackageLine(models.Model):
    _inherit = "emulation.package.line"

    change = fields.Selection(CHANGES, string="Kind of Change")
    change_id = fields.Many2one(
        "emulation.decision.change",
        index="btree_not_null",
        ondelete="restrict",
        help="The correction or revocation that the partner learns.",
    )

    _change_once = models.UniqueIndex(
        "(change_id) WHERE change_id IS NOT NULL",
        "The partner has been told this correction or revocation already.",
    )


class EmulationDecisionChange(models.Model):
    _inherit = "emulation.decision.change"

    package_line_ids = fields.One2many(
        "emulation.package.line", "change_id", groups="hr_emulation.group_officer"
    )


class EmulationPackage(models.Model):
    """Corrections and revocations by an upper body reach the register here."""

    _inherit = "emulation.package"

    kind = fields.Selection(
        selection_add=[("amendment", "Corrections and revocations")]
    )

    def _bring_in_amendment(self, partner, content):
        return self._bring_in_answer(
            partner, content, "changes", self._get_change_problem, self._take_changes
        )

    def _get_change_problem(self, line, _record):
        if not line.nomination_id.award_ids:
            return self.env._("its result has not come yet")
        return False

    def _take_changes(self, records, content, lines):
        """Enter changes as if they were typed from the papers, each paper once.

        :param records: changes as the package holds them
        :param dict lines: {ref: line of the package that is answered}
        :return: values of the emulation.package.line of each
        :raise UserError: saying why not
        """
        awards = {
            record["ref"]: lines[record["ref"]].nomination_id.award_ids.sorted("id")[
                -1:
            ]
            for record in records
        }
        notes = {r["ref"]: self._get_change_note(awards[r["ref"]], r) for r in records}
        for group in self._group_by_paper(records, ("change", "ground", "scan")):
            first = group[0]
            entries = self.env["emulation.award"].union(
                *(awards[record["ref"]] for record in group)
            )
            document = self._get_decision_document(content, first)
            document["reason"] = first["ground"]
            if first["change"] == "revocation":
                entries.action_record_revocation(**document)
                continue
            self._refuse_wordless(group)
            entries._correct_outside(
                document,
                {
                    awards[r["ref"]].id: (
                        r["words"]["citation"],
                        r["golden_book_number"],
                    )
                    for r in group
                },
            )
        return [
            {
                "nomination_id": lines[record["ref"]].nomination_id.id,
                "change": record["change"],
                "note": notes[record["ref"]],
            }
            for record in records
        ]

    def _refuse_wordless(self, records):
        if any(not record["words"] for record in records):
            raise UserError(self.env._("the correct wording is missing"))

    @api.model
    def _get_change_note(self, award, record):
        """Return the decision, and old and new wording where it is another."""
        texts = [self._get_decision_note(record["decision"])]
        nomination, words = award.nomination_id, record["words"] or {}
        before = (
            nomination.snapshot_name,
            nomination.snapshot_job,
            nomination.snapshot_unit,
            award.citation,
        )
        texts += [
            f"{old or '–'} → {words[name] or '–'}"
            for name, old in zip(_WORDS, before, strict=True)
            if words and (words[name] or "") != (old or "")
        ]
        return "; ".join(texts)

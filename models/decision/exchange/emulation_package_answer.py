# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...core.days import vietnam_today
from .emulation_package_send import Papers

# What is answered to the partner; a suspended nomination still waits
_ENDED = ("awarded", "failed", "withdrawn", "revoked")


class EmulationPackage(models.Model):
    """What the upper body sends back: results, later corrections and revocations."""

    _inherit = "emulation.package"

    is_to_answer = fields.Boolean(
        compute="_compute_is_to_answer",
        help="Received nominations have a result that the partner does not know yet.",
    )
    is_to_amend = fields.Boolean(
        compute="_compute_is_to_answer",
        help="Results that were sent have been corrected or revoked since.",
    )

    @api.depends("line_ids.answer_id")
    def _compute_is_to_answer(self):
        for package in self:
            package.is_to_answer = bool(package._get_lines_to_answer())
            package.is_to_amend = bool(package._get_changes_to_tell())

    def _get_proposed_lines(self):
        """Return the rows that a partner proposed with this package."""
        self.ensure_one()
        here = (self.direction, self.kind, self.state)
        return self.line_ids.filtered(
            lambda _line: here == ("received", "proposal", "done")
        )

    def _get_lines_to_answer(self):
        """Return the rows with a result that the partner does not know yet."""
        return self._get_proposed_lines().filtered(
            lambda n: not n.answer_id and n.nomination_id.sudo().state in _ENDED
        )

    def _get_changes_to_tell(self):
        """Return the issued changes that the partner does not know yet.

        :return: ``{row: emulation.decision.change}``, the first of each row; a later
            one goes with the next package
        """
        told = self._get_proposed_lines().filtered("answer_id")
        lines = told.grouped("nomination_id")
        # What became of it goes back to who proposed it, whoever decided
        changes_sudo = self.env["emulation.decision.change"].sudo()
        untold = changes_sudo.search(
            [
                ("award_id.nomination_id", "in", told.nomination_id.ids),
                ("decision_id.state", "=", "issued"),
                ("package_line_ids", "=", False),
            ],
            order="id desc",
        )
        return {
            lines[change.award_id.nomination_id.sudo(False)]: change
            for change in untold
        }

    def action_answer(self):
        """Seal the results of a received proposal that the partner does not know yet.

        :return: window action of the package
        :raise UserError: when there is none, or the package cannot be made
        """
        self._start_answer()
        lines = self._get_lines_to_answer()
        self._refuse_empty_answer(
            lines, self.env._("There is no result that waits to be sent.")
        )
        papers = Papers()
        results = self._get_results(lines, papers)
        answer = self._seal_answer(
            "result",
            {"answers": self.code, "results": results},
            papers,
            [
                {
                    **self._prepare_answer_line(line, row),
                    "award_code": row["award"] or line.award_code,
                    "result": row["result"],
                    "note": (row["decision"] or {}).get("number") or row["reason"],
                }
                for line, row in zip(lines, results, strict=True)
            ],
        )
        lines.sudo().write({"answer_id": answer.id})
        return answer._get_form_action()

    def action_tell_changes(self):
        """Seal the corrections and revocations of results that the partner knows.

        :return: window action of the package
        :raise UserError: when there is none, or the package cannot be made
        """
        self._start_answer()
        changes = self._get_changes_to_tell()
        self._refuse_empty_answer(
            changes, self.env._("No correction or revocation waits to be sent.")
        )
        papers = Papers()
        rows = self._get_amendments(changes, papers)
        answer = self._seal_answer(
            "amendment",
            {"answers": self.code, "changes": rows},
            papers,
            [
                {
                    **self._prepare_answer_line(line, row),
                    "award_code": line.award_code,
                    "change": row["change"],
                    "change_id": change.id,
                    "note": row["decision"]["number"],
                }
                for (line, change), row in zip(changes.items(), rows, strict=True)
            ],
        )
        return answer._get_form_action()

    def _start_answer(self):
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group("hr_emulation.group_officer"):
            raise UserError(self.env._("only an emulation officer may do this"))
        self.lock_for_update()

    def _refuse_empty_answer(self, rows, text):
        problems = self.partner_id._get_key_problems()
        if not rows:
            problems.append(text)
        if problems:
            raise UserError("\n".join(problems))

    def _seal_answer(self, kind, data, papers, lines):
        today = vietnam_today()
        vals = {"answers_id": self.id, "subject": self.subject}
        return self._seal(self.partner_id, kind, data, papers, today, vals, lines)

    @api.model
    def _prepare_answer_line(self, line, row):
        return {
            "ref": line.ref,
            "name": line.name,
            "subject_kind": line.subject_kind,
            "unit_name": line.unit_name,
            "award_name": line.award_name,
            "nomination_id": line.nomination_id.id,
        }

    # --- What the partner learns --------------------------------------------------------

    def _get_results(self, lines, papers):
        """Return what the partner learns of each nomination.

        :param lines: rows of the proposal that have a result
        :param Papers papers: takes the decisions
        """
        # What became of it goes back to who proposed it, whoever decided
        nominations = lines.nomination_id.sudo()
        awards = nominations.award_ids.sorted("id").grouped("nomination_id")
        numbers = self._get_golden_book_numbers(nominations)
        rows = []
        for line in lines:
            nomination = line.nomination_id.sudo()
            row = {
                "ref": line.ref,
                "name": line.name,
                "result": "failed",
                "award": None,
                "reason": None,
                "decision": None,
                "golden_book_number": None,
                "scan": None,
            }
            # What was corrected or revoked since is told in a package of its own
            award = awards.get(nomination, nominations.award_ids.browse())[:1]
            if not award:
                row["reason"] = nomination.state_reason or "–"
            else:
                decision = award.decision_line_id.decision_id
                is_other = award.award_type_id.code != line.award_code
                row |= {
                    "result": "other" if is_other else "awarded",
                    "award": award.award_type_id.code if is_other else None,
                    "decision": {
                        "number": award.decision_number,
                        "date": fields.Date.to_string(award.decision_date),
                        "issuer": award.issuer_name,
                        "signer": decision.signer_id.name or award.issuer_name,
                    },
                    "golden_book_number": numbers.get(nomination),
                    "scan": papers.add_decision(decision)
                    if decision
                    else papers.add(award.attachment_ids[:1].raw or b""),
                }
            rows.append(row)
        return rows

    def _get_amendments(self, changes, papers):
        """Return what the partner learns of each correction and revocation.

        :param dict changes: ``{row of the proposal: emulation.decision.change}``
        :param Papers papers: takes the decisions
        """
        nominations = self.line_ids.union(*changes).nomination_id.sudo()
        numbers = self._get_golden_book_numbers(nominations)
        rows = []
        for line, change in changes.items():
            decision = change.decision_id
            is_correction = change.kind == "correction"
            rows.append(
                {
                    "ref": line.ref,
                    "name": line.name,
                    "change": change.kind,
                    "decision": {
                        "number": decision.full_number,
                        "date": fields.Date.to_string(decision.date),
                        "issuer": decision.body_id.official_name,
                        "signer": decision.signer_id.name,
                    },
                    "ground": decision.ground or None,
                    "words": {
                        "name": change.subject_name,
                        "job": change.subject_job or None,
                        "unit": change.subject_unit or None,
                        "citation": change.citation,
                    }
                    if is_correction
                    else None,
                    "golden_book_number": numbers.get(line.nomination_id.sudo())
                    if is_correction
                    else None,
                    "scan": papers.add_decision(decision),
                }
            )
        return rows

    @api.model
    def _get_golden_book_numbers(self, nominations):
        """Return the numbers of the latest certificates: {nomination: number}."""
        certificates = self.env["emulation.certificate"].sudo()
        found = certificates.search(
            [("award_id.nomination_id", "in", nominations.ids)], order="id"
        )
        return {
            certificate.award_id.nomination_id: certificate.golden_book_number
            for certificate in found
            if certificate.golden_book_number
        }

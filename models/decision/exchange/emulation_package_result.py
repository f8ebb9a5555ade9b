# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import models
from odoo.exceptions import UserError


class EmulationPackage(models.Model):
    """The results of an upper body close the nominations that were proposed to it."""

    _inherit = "emulation.package"

    def _bring_in_result(self, partner, content):
        sent = self._find_answered(partner, content.data)
        lines = {line.ref: line for line in sent.line_ids}
        types = self._get_award_types(content.data)
        rows = []
        for record in content.data["results"]:
            line = lines.get(record["ref"])
            row = {
                "ref": record["ref"],
                "name": record["name"],
                "result": record["result"],
                "subject_kind": line.subject_kind if line else False,
                "unit_name": line.unit_name if line else False,
                "award_name": line.award_name if line else False,
                "problem": self._get_answer_problem(line, record),
            }
            self._note_twice(rows, row)
            self._try_row(row, self._take_result, content, types, line, record)
            rows.append(row)
        return rows

    def _find_answered(self, partner, data):
        """Return the package with the proposal that the results answer.

        :raise UserError: when we sent the partner no such package
        """
        sent = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("direction", "=", "sent"),
                ("kind", "=", "proposal"),
                ("partner_id", "=", partner.id),
                ("code", "=", data["answers"]),
            ]
        )
        if not sent:
            raise UserError(
                self.env._(
                    "The results answer a package that was never sent from here "
                    "(%(code)s).",
                    code=data["answers"],
                )
            )
        return sent

    def _get_award_types(self, data):
        """Return the awards that results name: {code: emulation.award.type}."""
        codes = [record["award"] for record in data["results"] if record["award"]]
        types = self.env["emulation.award.type"].search([("code", "in", codes)])
        return types.grouped("code")

    def _get_answer_problem(self, line, record):
        if not line:
            return self.env._("the proposal has no such row")
        if line.name != record["name"]:
            return self.env._("this row of the proposal is %(name)s", name=line.name)
        if line.answer_id:
            return self.env._(
                "its result came already, with %(file)s", file=line.answer_id.file_name
            )
        return False

    def _take_result(self, content, types, line, record):
        """Enter one result, as if it were typed from the paper.

        :return: values of its emulation.package.line
        :raise UserError: saying why not
        """
        nomination = line.nomination_id
        result, decision = record["result"], record["decision"]
        if result == "failed":
            nomination.action_record_result(result, reason=record["reason"])
            return {"nomination_id": nomination.id, "note": record["reason"]}
        if not decision:
            raise UserError(self.env._("the decision is not named"))
        document = {
            "number": decision["number"],
            "date": decision["date"],
            "issuer": decision["issuer"],
            "golden_book_number": record["golden_book_number"] or False,
        }
        if result == "other":
            document["award_type_id"] = types.get(record["award"], nomination).id
            if record["award"] not in types:
                raise UserError(
                    self.env._(
                        "the award “%(code)s” is not known here", code=record["award"]
                    )
                )
        if record["scan"]:
            document["scan"] = base64.b64encode(
                self._get_paper(content, record["scan"])
            )
            number = decision["number"].replace("/", "-")
            document["scan_name"] = f"{number}{record['scan'][-4:]}"
        nomination.action_record_result(result, **document)
        return {
            "nomination_id": nomination.id,
            "note": ", ".join(
                (decision["number"], decision["date"], decision["signer"])
            ),
        }

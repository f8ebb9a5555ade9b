# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, models
from odoo.exceptions import UserError


class EmulationPackage(models.Model):
    """The results of an upper body close the nominations that were proposed to it."""

    _inherit = "emulation.package"

    def _bring_in_result(self, partner, content):
        sent = self._find_answered(partner, content.data)
        lines = {line.ref: line for line in sent.line_ids}
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
            rows.append(row)
        pairs = zip(rows, content.data["results"], strict=True)
        self._try_rows(pairs, self._take_results, content, lines)
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

    def _take_results(self, records, content, lines):
        """Enter results as if they were typed from the papers, each paper once.

        :param records: results as the package holds them
        :param dict lines: {ref: line of the package that is answered}
        :return: values of the emulation.package.line of each
        :raise UserError: saying why not
        """
        types = self._get_award_types(content.data)
        papers = {}
        for record in records:
            key = [record[name] for name in ("result", "award", "reason", "scan")]
            key += sorted((record["decision"] or {}).items())
            papers.setdefault(repr(key), []).append(record)
        for group in papers.values():
            nominations = self.env["emulation.nomination"].union(
                *(lines[record["ref"]].nomination_id for record in group)
            )
            awards = nominations.action_record_result(
                group[0]["result"], **self._get_document(content, types, group[0])
            )
            self._number_certificates(awards, group, lines)
        return [
            {
                "nomination_id": lines[record["ref"]].nomination_id.id,
                "note": self._get_result_note(record),
            }
            for record in records
        ]

    def _get_document(self, content, types, record):
        """Return what is known of the paper with a result."""
        result, decision = record["result"], record["decision"]
        if result == "failed":
            return {"reason": record["reason"]}
        if not decision:
            raise UserError(self.env._("the decision is not named"))
        document = {name: decision[name] for name in ("number", "date", "issuer")}
        if result == "other":
            if record["award"] not in types:
                raise UserError(
                    self.env._(
                        "the award “%(code)s” is not known here", code=record["award"]
                    )
                )
            document["award_type_id"] = types[record["award"]].id
        if record["scan"]:
            raw = self._get_paper(content, record["scan"])
            number = decision["number"].replace("/", "-")
            document["scan"] = base64.b64encode(raw)
            document["scan_name"] = f"{number}{record['scan'][-4:]}"
        return document

    def _number_certificates(self, awards, records, lines):
        """Write the numbers in the golden book that the upper body has given."""
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", awards.ids)]
        )
        numbers = {
            lines[r["ref"]].nomination_id: r["golden_book_number"] for r in records
        }
        for certificate in certificates:
            number = numbers.get(certificate.award_id.nomination_id)
            certificate.golden_book_number = number or False

    @api.model
    def _get_result_note(self, record):
        decision = record["decision"]
        if record["result"] == "failed" or not decision:
            return record["reason"]
        return ", ".join(decision[name] for name in ("number", "date", "signer"))

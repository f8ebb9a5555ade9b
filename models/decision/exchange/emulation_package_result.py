# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class EmulationPackage(models.Model):
    """The results of an upper body close the nominations that were proposed to it."""

    _inherit = "emulation.package"

    def _bring_in_result(self, partner, content):
        return self._bring_in_answer(
            partner, content, "results", self._get_result_problem, self._take_results
        )

    def _bring_in_answer(self, partner, content, part, check, take):
        """Write what an upper body says of rows that were proposed to it.

        :param str part: where the rows stand in the data
        :param check: takes the row of the proposal and the answer, returns a problem
        :param take: see ``_try_rows``
        :return: one dict of values of emulation.package.line for each row
        """
        sent = self._find_answered(partner, content.data)
        lines = {line.ref: line for line in sent.line_ids}
        rows = []
        for record in content.data[part]:
            line = lines.get(record["ref"], sent.line_ids.browse())
            row = {
                "ref": record["ref"],
                "name": record["name"],
                "result": record.get("result"),
                "subject_kind": line.subject_kind,
                "unit_name": line.unit_name,
                "award_name": line.award_name,
                "problem": self._get_row_problem(line, record) or check(line, record),
            }
            self._note_twice(rows, row)
            rows.append(row)
        pairs = zip(rows, content.data[part], strict=True)
        self._try_rows(pairs, take, content, lines)
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

    def _get_row_problem(self, line, record):
        if not line:
            return self.env._("the proposal has no such row")
        if line.name != record["name"]:
            return self.env._("this row of the proposal is %(name)s", name=line.name)
        return False

    def _get_result_problem(self, line, _record):
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
        names = ("result", "award", "reason", "scan")
        for group in self._group_by_paper(records, names):
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

    @api.model
    def _group_by_paper(self, records, names):
        """Group rows that one decision settles alike: [[row, ...], ...].

        :param names: keys in which they agree, besides the decision
        """
        papers = {}
        for record in records:
            key = [record[name] for name in names]
            key += sorted((record["decision"] or {}).items())
            papers.setdefault(repr(key), []).append(record)
        return papers.values()

    def _get_document(self, content, types, record):
        """Return what is known of the paper with a result."""
        if record["result"] == "failed":
            return {"reason": record["reason"]}
        if not record["decision"]:
            raise UserError(self.env._("the decision is not named"))
        document = self._get_decision_document(content, record)
        if record["result"] == "other":
            if record["award"] not in types:
                raise UserError(
                    self.env._(
                        "the award “%(code)s” is not known here", code=record["award"]
                    )
                )
            document["award_type_id"] = types[record["award"]].id
        return document

    def _get_decision_document(self, content, record):
        """Return number, day, issuer and scan of the decision that a row names."""
        decision = record["decision"]
        document = {name: decision[name] for name in ("number", "date", "issuer")}
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
        return self._get_decision_note(decision)

    @api.model
    def _get_decision_note(self, decision):
        day = format_date(self.env, decision["date"])
        return ", ".join((decision["number"], day, decision["signer"]))

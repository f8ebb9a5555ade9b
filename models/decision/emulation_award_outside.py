# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

CHANGES = [("correction", "Correction"), ("revocation", "Revocation")]


class EmulationAward(models.Model):
    """Entries that an outside body gave: it corrects and revokes them itself.

    What its decision says is entered here from the paper or a package, as the result
    was. A correction leaves the old entry and writes a new one, as our own do.
    """

    _inherit = "emulation.award"

    outside_number = fields.Char(
        string="Changed By Decision",
        readonly=True,
        copy=False,
        help="Of the outside body, which corrected or revoked the entry.",
    )
    outside_date = fields.Date(string="Changed On", readonly=True, copy=False)

    @classmethod
    def _guarded(cls):
        return super()._guarded() | {"outside_number", "outside_date"}

    def action_ask_outside_change(self):
        """Open the window in which an officer enters the outside body's decision."""
        return self.env["emulation.outside.change.wizard"]._open(self)

    def action_record_correction(self, **document):
        """Enter that the outside body corrected what it wrote of these awards.

        :param document: ``number`` and ``date`` of its decision, ``citation`` (empty:
            the achievement stays), ``reason`` (what else was corrected, in words),
            ``golden_book_number``, ``scan`` (base64 bytes) with ``scan_name``
        :return: the new emulation.award entries
        :raise UserError: naming every entry and everything that is missing
        """
        words = (document.get("citation"), document.get("golden_book_number"))
        return self._correct_outside(document, dict.fromkeys(self.ids, words))

    def action_record_revocation(self, **document):
        """Enter that the outside body revoked these awards.

        Source: Law 06/2022/QH15, chapter VII (awards cancelled, object and money back).

        :param document: ``number`` and ``date`` of its decision, ``reason`` (the
            legal ground), ``scan`` (base64 bytes) with ``scan_name``
        :raise UserError: naming every entry and everything that is missing
        """
        date, problems = self._check_outside_change(document)
        if not (document.get("reason") or "").strip():
            problems.append(self.env._("the legal ground is missing"))
        if problems:
            raise UserError("\n".join(problems))
        self._write_guarded(
            {"outside_number": document["number"].strip(), "outside_date": date}
        )
        self._mark_revoked(self._get_outside_text(document, date))
        if document.get("scan"):
            self._attach_scan(document.get("scan_name"), document["scan"])
        return True

    def _correct_outside(self, document, words):
        """Write the new entries of a correction by an outside body.

        :param dict document: see :meth:`action_record_correction`
        :param words: ``{entry's id: (achievement, golden-book number)}``, empty for
            what stays
        :return: the new emulation.award entries
        """
        date, problems = self._check_outside_change(document)
        if problems:
            raise UserError("\n".join(problems))
        reason = self._get_outside_text(document, date)
        before = {award.id: award.state for award in self}
        self._write_guarded({"state": "corrected"})
        # The unique index allows one valid entry a nomination
        self.flush_recordset(["state"])
        self._log_transition("correct", before, reason)
        new = self._create_guarded(
            [
                {
                    **award._prepare_successor(),
                    "citation": words[award.id][0] or award.citation,
                    "outside_number": document["number"].strip(),
                    "outside_date": date,
                }
                for award in self
            ]
        )
        new._message_log_batch(bodies=dict.fromkeys(new.ids, reason))
        for award in new:
            award.attachment_ids = award.corrects_id.attachment_ids
        if document.get("scan"):
            new._attach_scan(document.get("scan_name"), document["scan"])
        certificates = self.env["emulation.certificate"].search(
            [("award_id", "in", self.ids), ("state", "=", "valid")]
        )
        states = {certificate.id: certificate.state for certificate in certificates}
        certificates._write_guarded({"state": "replaced"})
        certificates._log_transition("replace", states, reason)
        entries = {award.corrects_id.id: award.id for award in new}
        certificates._create_guarded(
            [
                {
                    "award_id": entries[old.award_id.id],
                    "layout_id": old.layout_id.id,
                    "golden_book_number": words[old.award_id.id][1]
                    or old.golden_book_number,
                    "replaces_id": old.id,
                }
                for old in certificates
            ]
        )
        return new

    def _check_outside_change(self, document):
        """Return the day of an outside body's decision, and what stands in its way.

        :param dict document: ``number`` and ``date`` of the decision
        :return: (date, list of sentences)
        """
        self.check_access("write")
        self._check_not_own({})
        nominations = self.env["emulation.nomination"]
        date, problems = nominations._check_result("awarded", document)
        number = (document.get("number") or "").strip()
        labels = dict(self._fields["state"]._description_selection(self.env))
        for award in self:
            texts = []
            if award.decision_line_id:
                texts.append(self.env._("a decision issued here has given it"))
            if award.state != "valid":
                texts.append(
                    self.env._(
                        "the entry of the register is “%(state)s” already",
                        state=labels[award.state],
                    )
                )
            if number and award.outside_number == number:
                texts.append(
                    self.env._(
                        "the decision %(number)s is entered already", number=number
                    )
                )
            since = award.outside_date or award.decision_date
            if date and since and date < since:
                texts.append(
                    self.env._(
                        "the decision is dated before %(number)s, which it changes",
                        number=award.outside_number or award.decision_number,
                    )
                )
            problems += [f"{award.display_name}: {text}" for text in texts]
        return date, problems

    def _get_outside_text(self, document, date):
        number, day = document["number"].strip(), format_date(self.env, date)
        return ": ".join(filter(None, (f"{number}, {day}", document.get("reason"))))

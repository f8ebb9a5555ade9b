# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from odoo import SUPERUSER_ID, models
from odoo.exceptions import UserError

from ...profile.emulation_subject_mixin import SUBJECT_FIELDS


class EmulationPackage(models.Model):
    """A proposal of a lower body becomes nominations of a round here.

    They are submitted by nobody of this database: whoever brings the package in has
    not put anybody forward and may judge like everybody else.
    """

    _inherit = "emulation.package"

    def _bring_in_proposal(self, partner, content):
        data = content.data
        self._refuse_unready(partner, data)
        rows = []
        for record in data["nominations"]:
            row = {
                "ref": record["ref"],
                "subject_kind": record["kind"],
                "name": record["name"],
                "unit_name": record["unit"],
                "award_code": record["award"]["code"],
                "award_name": record["award"]["name"],
                "problem": False,
            }
            self._note_twice(rows, row)
            rows.append(row)
        pairs = zip(rows, data["nominations"], strict=True)
        self._try_rows(pairs, self._make_nominations, partner, content)
        for file in data["files"]:
            self._keep_paper(self, file["name"], self._get_paper(content, file["path"]))
        return rows

    def _refuse_unready(self, partner, data):
        """What keeps the whole package out.

        :raise UserError: naming all of it
        """
        problems = []
        if not partner.department_id:
            problems.append(
                self.env._(
                    "%(partner)s: say at the exchange partner which unit stands for it "
                    "here.",
                    partner=partner.display_name,
                )
            )
        if data["proposer"]["code"] != partner.body_id.code:
            problems.append(
                self.env._(
                    "%(name)s proposes, but %(partner)s sent the package.",
                    name=data["proposer"]["name"],
                    partner=partner.display_name,
                )
            )
        if not self.round_id:
            problems.append(
                self.env._("Choose the round into which the nominations go.")
            )
        if problems:
            raise UserError("\n".join(problems))

    def _note_twice(self, rows, row):
        """Note that a row stands in the package a second time."""
        if row["ref"] in {other["ref"] for other in rows}:
            row["ref"] = False
            row["problem"] = self.env._("the package names this row twice")

    def _make_nominations(self, records, partner, content):
        """Enter and submit nominations with their papers, all or none.

        :param records: nominations as the package holds them
        :return: values of the emulation.package.line of each
        :raise UserError: saying why not
        """
        categories = [self._find_category(content.data, record) for record in records]
        subjects = self._find_subjects(partner, records)
        model = (
            self.env["emulation.nomination"]
            .with_user(SUPERUSER_ID)
            .with_company(self.company_id)
        )
        nominations = model._create_guarded(
            [
                {
                    "category_id": category.id,
                    SUBJECT_FIELDS[record["kind"]]: subject.id,
                    "unit_id": partner.department_id.id,
                    "summary": record["summary"],
                    "citation": record["citation"],
                    "entered_by_id": self.env.uid,
                }
                for record, category, (subject, _is_new) in zip(
                    records, categories, subjects, strict=True
                )
            ]
        )
        for nomination, record in zip(nominations, records, strict=True):
            self._file_papers(nomination, content, record["files"])
        nominations.action_submit()
        notes = {
            True: self.env._("New here; submitted for %(category)s"),
            False: self.env._("Known here; submitted for %(category)s"),
        }
        values = []
        for nomination, record, (_subject, is_new) in zip(
            nominations, records, subjects, strict=True
        ):
            # What the partner's paper says, not what is filed here
            nomination._write_guarded(
                {
                    "snapshot_name": record["name"],
                    "snapshot_job": record["job"],
                    "snapshot_unit": record["unit"],
                }
            )
            category = nomination.category_id.display_name
            note = notes[is_new] % {"category": category}
            values.append({"nomination_id": nomination.id, "note": note})
        return values

    def _find_category(self, data, record):
        categories = self.round_id.category_ids.filtered(
            lambda c: (
                c.award_type_id.code == record["award"]["code"]
                and c.subject_kind == record["kind"]
                and c.commendation_type == data["commendation_type"]
            )
        )
        if len(categories) != 1:
            raise UserError(
                self.env._(
                    "the round has %(count)s categories for “%(award)s” of this kind "
                    "of subject and commendation; one is needed",
                    count=len(categories),
                    award=record["award"]["name"],
                )
            )
        return categories

    def _file_papers(self, nomination, content, files):
        """Keep the papers with the nomination, in its dossier where it asks for them."""
        kinds = nomination.category_id.document_type_ids.grouped("code")
        for file in files:
            raw = self._get_paper(content, file["path"])
            kind = kinds.get(file["paper"])
            if kind and kind.scope == "nomination":
                nomination.action_upload_document(
                    kind.id, file["name"], base64.b64encode(raw)
                )
                continue
            self._keep_paper(nomination, file["name"], raw)

    def _keep_paper(self, record, name, raw):
        # Kept with the record, whoever may attach files to it
        self.env["ir.attachment"].sudo().create(
            {"name": name, "raw": raw, "res_model": record._name, "res_id": record.id}
        )

    def _get_paper(self, content, path):
        if path not in content.files:
            raise UserError(
                self.env._("the paper %(path)s is not in the package", path=path)
            )
        raw = content.files[path]
        # Refuses what is no readable PDF or picture
        self.env["emulation.signed.mixin"]._read_signed_file(
            path, base64.b64encode(raw)
        )
        return raw

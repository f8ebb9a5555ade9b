# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models

from .emulation_subject_mixin import SUBJECT_FIELDS

_MOST_ROWS = 20


class EmulationImportCandidate(models.Model):
    """One of several people or departments that a name in the file may mean."""

    _name = "emulation.import.candidate"
    _description = "Same Name in an Import"
    _order = "import_id, text, key, id"
    _rec_name = "text"

    import_id = fields.Many2one(
        "emulation.import", required=True, readonly=True, index=True, ondelete="cascade"
    )
    key = fields.Char(required=True, readonly=True)
    text = fields.Char(string="In the File", required=True, readonly=True)
    rows = fields.Char(string="In Rows", readonly=True)
    employee_id = fields.Many2one(
        "hr.employee",
        string="Individual",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    department_id = fields.Many2one(
        "hr.department",
        string="Collective",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    name = fields.Char(readonly=True)
    code = fields.Char(string="Staff Code", readonly=True)
    unit_name = fields.Char(string="Belongs To", readonly=True)
    is_former = fields.Boolean(string="Has Left", readonly=True)
    is_chosen = fields.Boolean(string="Chosen", readonly=True)

    def action_choose(self):
        """Take this one for the name; the others of the name are let go.

        :raise AccessError: when the import is somebody else's
        :raise UserError: when the import is done
        """
        for candidate in self:
            record = candidate.import_id
            record.check_access("write")
            record._check_may_import()
            record._check_not_done()
            # The choice is checked above; the list itself is read-only
            same = record.sudo().candidate_ids.filtered(
                lambda c, key=candidate.key: c.key == key
            )
            same.write({"is_chosen": False})
            candidate.sudo().is_chosen = True

    def _get_subject_id(self):
        self.ensure_one()
        return (self.employee_id or self.department_id).id

    def _replace(self, record, choices):
        """Write the candidates of an import anew; what was chosen stays chosen.

        :param record: the import
        :param dict choices: ``{key: {"text", "kind", "ids", "rows"}}``
        """
        chosen = {c.key: c._get_subject_id() for c in self if c.is_chosen}
        self.unlink()
        vals_list = []
        for key, doubt in (choices or {}).items():
            rows = ", ".join(map(str, doubt["rows"][:_MOST_ROWS]))
            vals = {
                "import_id": record.id,
                "key": key,
                "text": doubt["text"],
                "rows": rows + (" …" if len(doubt["rows"]) > _MOST_ROWS else ""),
            }
            vals_list += [
                {
                    **vals,
                    **facts,
                    SUBJECT_FIELDS[doubt["kind"]]: subject_id,
                    "is_chosen": chosen.get(key) == subject_id,
                }
                for subject_id, facts in self._get_facts(doubt)
            ]
        self.create(vals_list)

    def _get_facts(self, doubt):
        """Tell people of one name apart by what every colleague may see."""
        if doubt["kind"] == "collective":
            departments = self.env["hr.department"].browse(doubt["ids"])
            return [
                (d.id, {"name": d.name, "unit_name": d.parent_id.complete_name})
                for d in departments
            ]
        return [
            (
                person.id,
                {
                    "name": person.name,
                    "code": person.emulation_code,
                    "unit_name": person.department_id.complete_name,
                    "is_former": not person.active,
                },
            )
            for person in self.env["hr.employee"].browse(doubt["ids"])
        ]

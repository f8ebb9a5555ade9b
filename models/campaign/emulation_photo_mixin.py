# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EmulationPhotoMixin(models.AbstractModel):
    """Records with photos: none larger than the company allows, all of them their own.

    The model has a ``company_id``.
    """

    _name = "emulation.photo.mixin"
    _description = "Record with Photos"
    _PHOTO_FIELDS = ("photo_ids",)

    photo_ids = fields.Many2many("ir.attachment", string="Photos", copy=False)
    photo_count = fields.Integer(compute="_compute_photo_count")

    @api.depends("photo_ids")
    def _compute_photo_count(self):
        for record in self:
            record.photo_count = len(record.photo_ids)

    @api.constrains(lambda self: self._PHOTO_FIELDS)
    def _check_photos(self):
        """Refuse files that are too large, naming each; the rest of the form stays."""
        problems = [
            text
            for record in self
            for text in record._get_photos()._get_size_problems(record.company_id)
        ]
        if problems:
            raise ValidationError("\n".join(problems))

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._take_photos()
        return records

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & set(self._PHOTO_FIELDS):
            self._take_photos()
        return result

    def _get_photos(self):
        """Return the photos of all fields that hold some."""
        files = self.env["ir.attachment"]
        return files.union(*(self[name] for name in self._PHOTO_FIELDS))

    def _take_photos(self):
        """Photos just uploaded are their owner's alone until they have a record."""
        for record in self:
            loose = record._get_photos().filtered(
                lambda a: a.res_model in (False, self._name) and not a.res_id
            )
            loose.write({"res_model": self._name, "res_id": record.id})

    def _is_fixed(self):
        """Whether the photos of the record stay as they are."""
        self.ensure_one()
        return False

    def _get_fixed_files(self):
        """Return the photos that are neither replaced nor deleted any more."""
        photos = self.env["ir.attachment"]
        return photos.union(*(r._get_photos() for r in self if r._is_fixed()))

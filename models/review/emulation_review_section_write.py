# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import models
from odoo.exceptions import UserError

# No caller from outside has it: what is written with it has been checked
_CHECKED = object()
_CHECKED_KEY = "emulation_section_checked"
# What a unit writes in its own report; the rest comes from the outline
_OWN = frozenset({"body", "user_id"})


class EmulationReviewSection(models.Model):
    """Several people write a report at once, each section with the version he read.

    Who saves an older version is told what stands there now and keeps what he typed.
    """

    _inherit = "emulation.review.section"

    def action_save(self, text, version):
        """Save the words of one section.

        :param str text: the whole text
        :param int version: the version of the section that was read
        :return: ``{"saved": True, "version", "body"}``; when somebody else was faster
            ``saved`` is false, ``by`` names him and ``body`` is what stands there now
        :raise AccessError: when the user may not write the section
        :raise UserError: when the report was submitted
        """
        self.ensure_one()
        self._take()
        is_read = self.version == version
        if is_read:
            self._write_checked({"body": text or False})
        return {
            "saved": is_read,
            "version": self.version,
            "body": self.body or "",
            # A colleague's name is no secret
            **({} if is_read else {"by": self.sudo().write_uid.name}),
        }

    def write(self, vals):
        """Write sections; ``version`` names the version of the words that was read.

        :raise UserError: for fields that come from the outline, for reports that were
            submitted, and when another version of the words stands there
        """
        if not self or self.env.context.get(_CHECKED_KEY) is _CHECKED:
            return super().write(vals)
        foreign = set(vals) - _OWN - {"version"}
        if foreign:
            raise UserError(
                self.env._(
                    "%(fields)s of a section come from the outline.",
                    fields=", ".join(
                        self._fields[name]._description_string(self.env)
                        for name in sorted(foreign)
                    ),
                )
            )
        self._take()
        if "user_id" in vals:
            self._check_may_assign()
        if "body" in vals and (late := self._get_overtaken(vals.get("version"))):
            raise UserError("\n".join(late))
        own = {name: value for name, value in vals.items() if name in _OWN}
        return self._write_checked(own) if own else True

    def _take(self):
        """Read the sections as they stand now, for who may write them.

        Saving one locks its row: a second one that comes at the same moment is tried
        again by Odoo and finds the new version.
        """
        self.check_access("write")
        # The writer of a section need not be one who may write the report
        self.sudo().review_id._check_editable()
        self._emulation_hold()
        self.invalidate_recordset(["body", "version"])

    def _write_checked(self, vals):
        checked = self.with_context(**{_CHECKED_KEY: _CHECKED})
        if "body" not in vals:
            return checked.write(vals)
        for version, same in checked.grouped("version").items():
            same.write({**vals, "version": version + 1})
        return True

    def _get_overtaken(self, version):
        """Say whose words would be overwritten."""
        if version is None:
            return [
                self.env._(
                    "Say which version of the section was read, so that nobody's words "
                    "are overwritten."
                )
            ]
        return [
            self.env._(
                "%(section)s: %(user)s has saved this section meanwhile. Your own words "
                "are not saved; load the report again and compare.",
                section=section.display_name,
                user=section.sudo().write_uid.name,
            )
            for section in self
            if section.version != version
        ]

    def _check_may_assign(self):
        """Only who answers for the report says who writes it.

        :raise AccessError: for others
        """
        self.review_id.check_access("write")

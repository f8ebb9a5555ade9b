# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

DEAD_STATES = ("failed", "withdrawn", "revoked")


class EmulationNomination(models.Model):
    """What a nomination must be to exist, and who may change which words when."""

    _inherit = "emulation.nomination"

    @api.model
    def _check_subject_vals(self, vals_list):
        # The kind of subject is the category's, whatever the caller sends
        categories = self.env["emulation.round.category"].browse(
            filter(None, (vals.get("category_id") for vals in vals_list))
        )
        kinds = {rec.id: rec.subject_kind for rec in categories.sudo().exists()}
        default = self.default_get(["category_id"]).get("category_id")
        if default:
            category = categories.browse(default).sudo()
            kinds[None] = category.subject_kind
        problems = []
        for vals in vals_list:
            asked = vals.pop("subject_kind", None)
            kind = kinds.get(vals.get("category_id"))
            if not kind:
                continue
            vals["subject_kind"] = kind
            if asked and asked != kind:
                problems.append(
                    self.env._("This award is not given to this kind of subject.")
                )
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))
        return super()._check_subject_vals(vals_list)

    @api.constrains("category_id", "employee_id", "department_id", "unit_id")
    def _check_nomination(self):
        problems = []
        for nomination in self.filtered(lambda n: n.state in ("draft", "returned")):
            problems += [
                f"{nomination.display_name}: {text}"
                for text in nomination._get_subject_data_problems()
                + nomination._get_late_problems()
            ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_subject_data_problems(self):
        """What no nomination may be created with, as a list of sentences."""
        self.ensure_one()
        category = self.category_id
        subject = self._get_subject().sudo().with_context(active_test=False)
        problems = []
        if self.subject_kind != category.subject_kind or not (
            category.award_type_id._accepts(self.subject_kind)
        ):
            problems.append(
                self.env._("this award is not given to this kind of subject")
            )
        if not self.unit_id:
            problems.append(self.env._("the subject belongs to no unit"))
        elif not self.unit_id.sudo().emulation_level_id:
            problems.append(
                self.env._(
                    "“%(unit)s” is no unit of emulation: it has no level",
                    unit=self.unit_id.name,
                )
            )
        if not subject.active and not category.allow_former_staff:
            problems.append(
                self.env._("the subject is archived; this category is for active staff")
            )
        return problems

    def _get_late_problems(self):
        """Why no nomination can be prepared any more in the round."""
        round_ = self.round_id
        if round_.is_template:
            return [self.env._("the round is a template")]
        ended = round_.date_close and round_.date_close < fields.Date.context_today(
            self
        )
        if round_.state in ("deliberation", "closed") or ended:
            return [
                self.env._(
                    "the round “%(round)s” no longer accepts nominations",
                    round=round_.name,
                )
            ]
        return []

    def _get_double_problems(self):
        """Subjects of these records that another live nomination names already."""
        return self._get_doubles(
            [(n.category_id.id, n.employee_id.id, n.department_id.id) for n in self],
            self.ids,
        )

    @api.model
    def _get_doubles(self, keys, own_ids=()):
        """Return a sentence for each key that is taken or comes twice.

        :param keys: ``(category id, employee id, department id)`` of nominations
        :param own_ids: ids of these nominations, when they exist already
        """
        categories, employees, departments = zip(*keys, strict=True)
        others = self.sudo().search(
            [
                ("id", "not in", list(own_ids)),
                ("category_id", "in", list(filter(None, categories))),
                ("state", "not in", DEAD_STATES),
                "|",
                ("employee_id", "in", list(filter(None, employees))),
                ("department_id", "in", list(filter(None, departments))),
            ]
        )
        taken = {
            (n.category_id.id, n.employee_id.id, n.department_id.id) for n in others
        }
        problems = []
        for key in keys:
            if key in taken:
                category, employee, department = key
                subject = (
                    self.env["hr.employee"].browse(employee)
                    or self.env["hr.department"].browse(department)
                ).sudo()
                award = self.env["emulation.round.category"].browse(category).sudo()
                problems.append(
                    self.env._(
                        "%(name)s is already nominated for %(award)s.",
                        name=subject.name,
                        award=award.name,
                    )
                )
            taken.add(key)
        return problems

    # --- Writing ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        # In words and for all rows at once, before the unique index speaks
        self._check_vals_not_double(vals_list)
        return super().create(vals_list)

    @api.model
    def _check_vals_not_double(self, vals_list):
        names = ("category_id", "employee_id", "department_id")
        defaults = self.default_get(list(names))
        keys = [
            tuple(vals.get(name, defaults.get(name)) or False for name in names)
            for vals in vals_list
        ]
        if keys and (problems := self._get_doubles(keys)):
            raise ValidationError("\n".join(problems))

    def write(self, vals):
        if not self._is_door_open():
            self.check_access("write")
            self._check_content_writable(vals)
        return super().write(vals)

    def _check_content_writable(self, vals):
        problems = []
        officer = self.env.user.has_group("hr_emulation.group_officer")
        subject_data = set(vals) & set(self._SUBJECT_DATA)
        texts = set(vals) & set(self._TEXTS)
        for nomination in self:
            if subject_data and nomination.state != "draft":
                problems.append(
                    self.env._(
                        "%(name)s: award, subject and unit cannot be changed after "
                        "submission.",
                        name=nomination.display_name,
                    )
                )
            if texts and not nomination._accepts_text(officer):
                problems.append(
                    self.env._(
                        "%(name)s: the texts can no longer be changed.",
                        name=nomination.display_name,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

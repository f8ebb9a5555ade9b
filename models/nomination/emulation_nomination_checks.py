# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import AccessError, UserError, ValidationError

from ..core.days import vietnam_today

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
        problems, checked = [], []
        for vals in vals_list:
            asked = vals.pop("subject_kind", None)
            kind = kinds.get(vals.get("category_id")) or "individual"
            checked.append({**vals, "subject_kind": kind})
            if asked and asked != kind:
                problems.append(
                    self.env._("This award is not given to this kind of subject.")
                )
        if problems:
            raise ValidationError("\n".join(dict.fromkeys(problems)))
        return super()._check_subject_vals(checked)

    @api.constrains("category_id", "employee_id", "department_id", "unit_id")
    def _check_nomination(self):
        problems = []
        prepared = self.filtered(lambda n: n.state in ("draft", "returned"))
        nominees = prepared._get_nominee_problems()
        for nomination in prepared:
            problems += [
                f"{nomination.display_name}: {text}"
                for text in nominees[nomination.id] + nomination._get_late_problems()
            ]
        if problems:
            raise ValidationError("\n".join(problems))

    def _get_nominee_problems(self):
        """What no nomination may be created with.

        :return: ``{nomination id: [sentence, ...]}``
        """
        units = self.env["emulation.unit.member"]._unit_of(
            self.employee_id, vietnam_today()
        )
        return {
            nomination.id: nomination._get_subject_data_problems(
                nomination.department_id or units.get(nomination.employee_id.id)
            )
            for nomination in self
        }

    def _get_subject_data_problems(self, place):
        """What is wrong with one nomination, as a list of sentences.

        :param place: hr.department the subject belongs to today, or None
        """
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
        path = place.sudo().parent_path.split("/") if place else []
        if self.unit_id and place and str(self.unit_id.id) not in path:
            problems.append(
                self.env._(
                    "“%(unit)s” is not the unit of the subject nor above it",
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
        ended = round_.date_close and round_.date_close < vietnam_today()
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

        :param keys: see ``_find_doubles``
        :param own_ids: ids of these nominations, when they exist already
        """
        problems = []
        for position in self._find_doubles(keys, own_ids):
            category, employee, department = keys[position]
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
        return problems

    @api.model
    def _find_doubles(self, keys, own_ids=()):
        """Return the positions of keys that are taken or come a second time.

        A person with several employee records is one subject.

        :param keys: ``(category id, employee id, department id)`` of nominations
        :param own_ids: ids of these nominations, when they exist already
        """
        if not keys:
            return []
        categories, employees, departments = zip(*keys, strict=True)
        persons = self.env["hr.employee"].browse(filter(None, employees))
        records = persons._emulation_records_by_person()
        others = self.sudo().search(
            [
                ("id", "not in", list(own_ids)),
                ("category_id", "in", list(filter(None, categories))),
                ("state", "not in", DEAD_STATES),
                "|",
                ("employee_id", "in", list(set().union(*records.values()))),
                ("department_id", "in", list(filter(None, departments))),
            ]
        )
        taken = {
            (n.category_id.id, n.employee_id.id, n.department_id.id) for n in others
        }
        doubles = []
        for position, key in enumerate(keys):
            category, employee, department = key
            same = records.get(employee, (employee,))
            if any((category, record, department) in taken for record in same):
                doubles.append(position)
            taken.add(key)
        return doubles

    # --- Writing ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.browse().check_access("create")
        self._check_vals_of_own_units(vals_list)
        # In words and for all rows at once, before the unique index speaks
        self._check_vals_not_double(vals_list)
        return super().create(vals_list)

    @api.model
    def _check_vals_of_own_units(self, vals_list):
        """Only officers put forward others than the people of their units.

        Checked before anything is said about the subject.
        """
        if self._find_strangers(vals_list):
            raise AccessError(
                self.env._(
                    "You can only nominate people and collectives of your units."
                )
            )

    @api.model
    def _find_strangers(self, vals_list):
        """Return the positions of values that others than the caller put forward."""
        if self.env.su or self.env.user.has_group("hr_emulation.group_officer"):
            return []
        names = ("category_id", "employee_id", "department_id", "unit_id")
        defaults = self.default_get(list(names))
        rows = [
            [vals.get(name, defaults.get(name)) or False for name in names]
            for vals in vals_list
        ]
        categories = {row[0] for row in rows} - {False}
        self.env["emulation.round.category"].browse(categories).check_access("read")
        # Where the people belong, not what else is known of them
        members = self.env["emulation.unit.member"].sudo()
        employees = self.env["hr.employee"].browse({row[1] for row in rows} - {False})
        units = members._unit_of(employees, vietnam_today())
        own = self.env.user._emulation_departments()
        return [
            position
            for position, (_category, employee, *places) in enumerate(rows)
            if (employee and units.get(employee) not in own)
            or set(places) - {False, *own.ids}
        ]

    @api.model
    def _check_vals_not_double(self, vals_list):
        names = ("category_id", "employee_id", "department_id")
        defaults = self.default_get(list(names))
        keys = [
            tuple(vals.get(name, defaults.get(name)) or False for name in names)
            for vals in vals_list
        ]
        if problems := self._get_doubles(keys):
            raise ValidationError("\n".join(problems))

    def write(self, vals):
        if self._is_door_open():
            return super().write(vals)
        self.check_access("write")
        self._check_content_writable(vals)
        res = super().write(vals)
        if set(vals) & set(self._SUBJECT_DATA):
            # Not handed to a unit where the writer has no say
            self.check_access("write")
        return res

    def _check_content_writable(self, vals):
        problems = []
        officers_own = self._get_officer_texts()
        subject_data = set(vals) & set(self._SUBJECT_DATA)
        texts = set(vals) & set(self._TEXTS)
        for nomination in self:
            if subject_data and (
                nomination.state != "draft" or nomination.submitted_on
            ):
                problems.append(
                    self.env._(
                        "%(name)s: award, subject and unit cannot be changed after "
                        "submission.",
                        name=nomination.display_name,
                    )
                )
            elif subject_data and not nomination._is_untouched():
                problems.append(
                    self.env._(
                        "%(name)s: award, subject and unit cannot be changed once a "
                        "condition is overridden.",
                        name=nomination.display_name,
                    )
                )
            if texts and not nomination._accepts_text(nomination in officers_own):
                problems.append(
                    self.env._(
                        "%(name)s: the texts can no longer be changed.",
                        name=nomination.display_name,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

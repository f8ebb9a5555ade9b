# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
from collections import defaultdict
from functools import partial

from odoo import api, models
from odoo.tools import SQL

from ...engine.sheet_table import Column
from ...engine.sheet_values import name_key
from .emulation_import_department import Places

SUBJECT_NAMES = {"subject_kind", "code", "name", "birthday", "unit"}


class EmulationImportKind(models.AbstractModel):
    """From names in a file to employees and departments."""

    _inherit = "emulation.import.kind"

    @api.model
    def _get_subject_columns(self, with_kind=True):
        """Return the columns that name the subject of a row."""
        kinds = self._get_selection(
            "emulation.rating", "subject_kind", ("individual", "collective")
        )
        return [
            *(
                [
                    Column(
                        "subject_kind",
                        self.env._("Kind of Subject"),
                        "choice",
                        help=self.env._("Empty: an individual."),
                        example=kinds["words"][0],
                        aliases=("doi tuong", "loai doi tuong"),
                        **kinds,
                    )
                ]
                if with_kind
                else []
            ),
            Column(
                "code",
                self.env._("Staff Code"),
                help=self.env._(
                    "The surest way to name a person. Empty for a collective."
                ),
                example="NV001",
                width=12,
                aliases=("ma nhan vien", "ma nv", "ma can bo", "ma cb", "ma so"),
            ),
            Column(
                "name",
                self.env._("Name"),
                help=self.env._(
                    "Name of the person, or of the collective as in the list of "
                    "departments."
                ),
                example="Nguyễn Văn An",
                width=28,
                aliases=(
                    "ho ten",
                    "ho va ten",
                    "ten",
                    "ten tap the",
                    "ca nhan tap the",
                ),
            ),
            Column(
                "birthday",
                self.env._("Date of Birth"),
                "date",
                help=self.env._(
                    "Tells people of the same name apart when there is no staff code."
                ),
                width=12,
                aliases=("ngay sinh", "ngay thang nam sinh", "sinh ngay"),
            ),
            Column(
                "unit",
                self.env._("Unit"),
                help=self.env._(
                    "Department of the person, or the one above a collective; tells "
                    "the same names apart."
                ),
                width=24,
                aliases=("don vi", "phong ban", "don vi cong tac", "co quan"),
            ),
        ]

    # --- All rows ---------------------------------------------------------------

    @api.model
    def _match_subjects(self, rows, choices, found):
        """Find the subject of each row, in a few queries for all of them.

        :param dict choices: ``{key of a doubtful name: id}`` as chosen by the user
        """
        # A row that has another fault tells this one too
        rows = [row for row in rows if row.faults.isdisjoint(SUBJECT_NAMES)]
        places = Places(self._get_departments(), self._get_languages())
        people = [row for row in rows if row.kind == "individual"]
        coded = [row for row in people if "code" in row.values]
        self._match_codes(coded, found)
        named = [row for row in people if "code" not in row.values]
        self._match_names(named, places, choices, found)
        collectives = [row for row in rows if row.kind == "collective"]
        self._match_departments(collectives, places, choices, found)
        if self._REFUSES_OWN and not self.env.su:
            own = {
                "individual": set(self.env.user._emulation_employees().ids),
                "collective": set(self.env.user._emulation_led_departments().ids),
            }
            text = self.env._(
                "Nobody brings in what is about himself or the collective that he leads."
            )
            for row in people + collectives:
                if row.subject in own[row.kind]:
                    found.add(row, self.env._("Name"), self._get_shown(row), text)

    @api.model
    def _get_people(self, clause):
        """Return ``[(id, staff code, name)]`` of employees, former ones included.

        Only the name is compared with the file and only the id leaves the match;
        who is no officer finds the people of his own units alone.

        :param SQL clause: condition on ``hr_employee``
        """
        scope = SQL("TRUE")
        if not self._is_reader():
            scope = SQL(
                """id IN (SELECT employee_id FROM emulation_unit_member
                           WHERE department_id = ANY(%s) OR unit_id = ANY(%s))""",
                self.env.user._emulation_departments().ids,
                self.env.user._emulation_departments().ids,
            )
        self.env["hr.employee"].flush_model(["emulation_code", "name", "company_id"])
        self.env["emulation.unit.member"].flush_model()
        return self.env.execute_query(
            SQL(
                """SELECT id, emulation_code, name FROM hr_employee
                    WHERE company_id = %s AND %s AND %s""",
                self.env.company.id,
                clause,
                scope,
            )
        )

    # --- By staff code ----------------------------------------------------------

    def _match_codes(self, rows, found):
        codes = list({row.values["code"].lower() for row in rows})
        if not codes:
            return
        people = {
            code.lower(): (person_id, name_key(name))
            for person_id, code, name in self._get_people(
                SQL("lower(emulation_code) = ANY(%s)", codes)
            )
        }
        label = self.env._("Staff Code")
        for row in rows:
            code = row.values["code"]
            person = people.get(code.lower())
            name = row.values.get("name")
            if not person:
                found.add(row, label, code, self.env._("Nobody has this staff code."))
            elif name and name_key(name) != person[1]:
                text = self.env._("The person with this staff code has another name.")
                found.add(row, label, f"{code} – {name}", text)
            else:
                row.subject = person[0]

    # --- By name ----------------------------------------------------------------

    def _match_names(self, rows, places, choices, found):
        if not rows:
            return
        people = defaultdict(list)
        for person_id, _code, name in self._get_people(SQL("TRUE")):
            people[name_key(name)].append(person_id)
        keys = [name_key(row.values.get("name", "")) for row in rows]
        facts = self._get_facts({i for key in set(keys) for i in people.get(key, ())})
        days = defaultdict(set)
        for row, key in zip(rows, keys, strict=True):
            if "birthday" in row.values:
                days[key].add(row.values["birthday"])
        label = self.env._("Name")
        for row, key in zip(rows, keys, strict=True):
            if not key:
                text = self.env._("Give a staff code or a name.")
                found.add(row, label, "", text)
            elif key not in people:
                text = self.env._("Nobody here has this name.")
                found.add(row, label, row.values["name"], text)
            elif len(days[key]) > len(people[key]) and "birthday" in row.values:
                # Else a file with every day of the calendar would find a birthday
                text = self.env._(
                    "The file has more dates of birth for this name than there are "
                    "people of this name. Write the staff code."
                )
                found.add(row, label, self._get_shown(row), text)
            else:
                units = self._get_units(row, places, found)
                if units is not False:
                    self._choose(
                        row, self._filter_people(row, people[key], facts, units),
                        choices, found,
                    )  # fmt: skip

    @api.model
    def _get_facts(self, ids):
        """Return ``{id: (birthday, ids of the departments)}`` of employees.

        The birthday is for HR alone: it is compared here and shown nowhere.
        """
        people_sudo = self.env["hr.employee"].sudo().browse(sorted(ids))
        return {
            person.id: (person.birthday, person.department_id.parent_path or "")
            for person in people_sudo
        }

    @api.model
    def _filter_people(self, row, ids, facts, units):
        birthday = row.values.get("birthday")
        if birthday:
            known = [i for i in ids if facts[i][0] == birthday]
            # A birthday that HR has not entered contradicts nobody
            ids = known or [i for i in ids if not facts[i][0]]
        if units is not None:
            near = [i for i in ids if units & set(facts[i][1].split("/"))]
            # People move: the only one of a name is found in his old unit too
            ids = near or (ids if len(ids) == 1 and birthday else [])
        return ids

    def _get_units(self, row, places, found):
        """Return the ids, as text, of the departments a row's unit may mean.

        :return: None without a unit, False when there is no such department
        """
        text = row.values.get("unit")
        if not text:
            return None
        ids = places.find(text)
        if not ids:
            words = partial(self._get_department_words, text, places)
            found.add(row, self.env._("Unit"), text, words)
            return False
        return {str(i) for i in ids}

    def _choose(self, row, ids, choices, found):
        """Take the one subject that fits, or the one the user has chosen."""
        name = row.values["name"]
        key = json.dumps(
            [
                row.kind,
                name_key(name),
                str(row.values.get("birthday", "")),
                name_key(row.values.get("unit", "")),
            ],
            ensure_ascii=False,
        )
        label = self.env._("Name")
        if len(ids) == 1:
            row.subject = ids[0]
        elif choices.get(key) in ids:
            row.subject = choices[key]
        if len(ids) > 1:
            doubt = found.choices.setdefault(
                key, {"text": self._get_shown(row), "kind": row.kind, "rows": []}
            )
            doubt["ids"] = sorted(ids)
            doubt["rows"].append(row.number)
            if not row.subject:
                text = self.env._(
                    "%s have this name. Choose the right one under “Same names”.",
                    len(ids),
                )
                found.add(row, label, self._get_shown(row), text)
        elif not ids:
            text = self.env._(
                "Nobody of this name has this date of birth or belongs to this unit."
            )
            found.add(row, label, self._get_shown(row), text)

    @api.model
    def _get_shown(self, row):
        values = row.values
        birthday = values.get("birthday")
        parts = (
            values.get("code") or values.get("name", ""),
            birthday and birthday.strftime("%d/%m/%Y"),
            values.get("unit"),
        )
        return ", ".join(filter(None, parts))

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from .rules_case import RulesCase


class HistoryCase(RulesCase):
    """Puts persons given as plain dicts into the database.

    Rows of one model are created in one call, however many persons there are.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(
            context={
                **cls.env.context,
                "tracking_disable": True,
                "mail_create_nolog": True,
                "mail_create_nosubscribe": True,
            }
        )
        cls.committee = cls.env["hr.department"].create(
            {
                "name": "Ban Chấp hành",
                "parent_id": cls.union.id,
                "emulation_is_ad_hoc": True,
            }
        )
        cls.units = {"A": cls.unit_a, "B": cls.unit_b, "A1": cls.team_a}

    # --- Subjects ---------------------------------------------------------------------

    @classmethod
    def new_subjects(cls, persons, kind="individual"):
        """Create employees or departments with their histories.

        :param list persons: as ``histories`` reads them
        :return: ids of the subjects, in the order of the persons
        """
        records = [person["records"][0] for person in persons]
        if kind == "collective":
            subjects = cls.env["hr.department"].create(
                [
                    {
                        "name": person["name"] or "Tổ Tổng hợp",
                        "parent_id": cls.unit_a.id,
                    }
                    for person in persons
                ]
            )
            cls._new_history(list(zip(subjects, records, strict=True)))
            return subjects.ids
        employees = cls.env["hr.employee"].create(
            [cls._employee_vals(person) for person in persons]
        )
        cls._follow_files(persons, employees)
        cls._new_history(
            [
                *zip(employees, records, strict=True),
                *cls._new_second_records(persons, employees),
            ]
        )
        return employees.ids

    @classmethod
    def new_nominations(cls, category, persons, ids):
        """Nominate the subjects, with the vote of the collective as it is recorded.

        :return: ids of the nominations, in the order of the subjects
        """
        is_person = category.subject_kind == "individual"
        field = "employee_id" if is_person else "department_id"
        votes = [person["acclaim"] or {} for person in persons]
        return (
            cls.env["emulation.nomination"]
            .create(
                [
                    {
                        "category_id": category.id,
                        field: subject_id,
                        "unit_id": cls.union.id,
                        "acclaim_for": vote.get("for"),
                        "acclaim_total": vote.get("total"),
                        "acclaim_date": vote.get("date"),
                    }
                    for subject_id, vote in zip(ids, votes, strict=True)
                ]
            )
            .ids
        )

    @classmethod
    def _employee_vals(cls, person):
        vals = {
            "name": person["name"] or "Nguyễn Thị Minh Nguyệt",
            "company_id": cls.company.id,
            "date_version": date(2009, 1, 1),
        }
        if person["file"]:
            day, unit = person["file"][0]
            vals.update(date_version=day, department_id=cls.units[unit].id)
        return vals

    @classmethod
    def _follow_files(cls, persons, employees):
        """Transfers and departures as the employee's file records them."""
        for person, employee in zip(persons, employees, strict=True):
            for day, unit in (person["file"] or ())[1:]:
                employee.create_version(
                    {"date_version": day, "department_id": cls.units[unit].id}
                )
            if person["left"]:
                employee.with_context(no_wizard=True).action_archive()
                employee.departure_date = person["left"]

    @classmethod
    def _new_second_records(cls, persons, employees):
        """A further employee record of some persons, of the kind a merge leaves."""
        doubles = [
            (person, employee)
            for person, employee in zip(persons, employees, strict=True)
            if len(person["records"]) > 1
        ]
        records = cls.env["hr.employee"].create(
            [
                {
                    "name": employee.name,
                    "company_id": cls.company.id,
                    "active": False,
                    "work_contact_id": employee.work_contact_id.id,
                }
                for person, employee in doubles
            ]
        )
        return [
            (record, person["records"][1])
            for (person, _employee), record in zip(doubles, records, strict=True)
        ]

    # --- Histories ----------------------------------------------------------------------

    @classmethod
    def _new_history(cls, owners):
        """Create the rows of all owners, one call for each model.

        :param list owners: ``[(employee or department, facts)]``
        """
        cls._new_rows("emulation.rating", "ratings", owners, cls._rating_vals)
        awards = cls._new_rows("emulation.award", "awards", owners, cls._award_vals)
        facts = [fact for _owner, record in owners for fact in record["awards"]]
        for state in ("corrected", "revoked"):
            ids = [
                award.id
                for award, fact in zip(awards, facts, strict=True)
                if fact["state"] == state
            ]
            awards.browse(ids)._write_guarded({"state": state})
        cls._new_initiatives(owners)
        cls._new_sheets(owners)
        people = [row for row in owners if row[0]._name == "hr.employee"]
        cls._new_rows(
            "emulation.discipline", "disciplines", people, cls._discipline_vals
        )
        cls._new_rows("emulation.absence", "absences", people, cls._absence_vals)
        members = [row for row in people if not row[0].department_id]
        cls._new_rows("emulation.unit.member", "members", members, cls._member_vals)

    @classmethod
    def _new_rows(cls, model, kind, owners, prepare):
        return cls.env[model].create(
            [prepare(owner, fact) for owner, record in owners for fact in record[kind]]
        )

    @classmethod
    def _subject_vals(cls, owner):
        if owner._name == "hr.department":
            return {"subject_kind": "collective", "department_id": owner.id}
        return {"employee_id": owner.id}

    @classmethod
    def _rating_vals(cls, owner, fact):
        return {**cls._subject_vals(owner), **fact}

    @classmethod
    def _award_vals(cls, owner, fact):
        body = fact["body"] and cls.ref(f"body_{fact['body']}")
        return {
            **cls._subject_vals(owner),
            "award_type_id": cls.ref(f"award_{fact['type']}").id,
            "commendation_type": fact["commendation"],
            "body_id": body and body.id,
            "issuer_name": "Chủ tịch Ủy ban nhân dân tỉnh An Bình",
            "decision_number": fact["number"],
            "decision_date": fact["date"],
            "year": fact["year"],
        }

    @classmethod
    def _new_initiatives(cls, owners):
        """Initiatives of one title are one initiative with several authors."""
        authors = {}
        for owner, record in owners:
            for number, fact in enumerate(record["initiatives"]):
                title = fact["title"] or f"Sáng kiến {owner.id}-{number}"
                authors.setdefault(title, (fact, []))[1].append(owner)
        cls.env["emulation.initiative"].create(
            [
                {
                    "title": title,
                    "year": fact["year"],
                    "scope": fact["scope"],
                    "recognition_number": fact["recognised"] and "12/QĐ-SK",
                    "recognition_date": fact["recognised"],
                    "is_applied": fact["applied"],
                    "author_ids": [(0, 0, cls._subject_vals(o)) for o in owners_],
                }
                for title, (fact, owners_) in authors.items()
            ]
        )

    @classmethod
    def _discipline_vals(cls, owner, fact):
        return {
            "employee_id": owner.id,
            "state": fact["state"],
            "form": fact["state"] == "in_force" and "reprimand",
            "date_from": fact["from"],
            "date_to": fact["to"],
        }

    @classmethod
    def _absence_vals(cls, owner, fact):
        return {
            "employee_id": owner.id,
            "kind": fact["kind"],
            "date_from": fact["from"],
            "date_to": fact["to"],
        }

    @classmethod
    def _member_vals(cls, owner, fact):
        place = cls.committee if fact["committee"] else cls.units[fact["unit"]]
        return {
            "employee_id": owner.id,
            "department_id": place.id,
            "date_from": fact["from"],
            "date_to": fact["to"],
            "is_start_certain": fact["certain"],
            "is_concurrent": fact["beside"],
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date, timedelta

from odoo import Command
from odoo.tests import TransactionCase

from ..models.core.days import vietnam_today

ROLES = {
    "employee": "base.group_user",
    "unit_head": "base.group_user",
    "unit_officer": "hr_emulation.group_unit_officer",
    "officer": "hr_emulation.group_officer",
    "administrator": "hr_emulation.group_administrator",
    "council_user": "hr_emulation.group_council_user",
    "auditor": "hr_emulation.group_auditor",
    "inspector": "hr_emulation.group_inspector",
}


class EmulationMixin:
    """A small union: two units, one user per role, an open round with two awards.

    Built from the catalogue data that every installation has; no demo data.
    """

    @classmethod
    def _setup_emulation(cls):
        env = cls.env
        cls.company = env.company
        cls.today = vietnam_today()
        level = env.ref("hr_emulation.level_province")
        grassroots = env.ref("hr_emulation.level_grassroots")
        department = env["hr.department"]
        cls.union = department.create({"name": "Công đoàn Viên chức tỉnh"})
        cls.union.action_set_emulation_level(level.id)
        cls.unit_a, cls.unit_b = department.create(
            [
                {"name": "CĐCS Sở Nội vụ", "parent_id": cls.union.id},
                {"name": "CĐCS Sở Tài chính", "parent_id": cls.union.id},
            ]
        )
        (cls.unit_a | cls.unit_b).action_set_emulation_level(grassroots.id)
        cls.team_a = department.create(
            {"name": "Tổ công đoàn Văn phòng", "parent_id": cls.unit_a.id}
        )
        cls.users = cls._new_users("emulation", ROLES)
        places = {"officer": cls.union, "administrator": cls.union}
        *staff, cls.person, cls.other = cls._new_employees(
            *(
                {
                    "name": user.name,
                    "department_id": places.get(role, cls.unit_a).id,
                    "user_id": user.id,
                }
                for role, user in cls.users.items()
            ),
            {"name": "Nguyễn Thị Minh Nguyệt", "department_id": cls.unit_a.id},
            {"name": "Trần Văn Hùng", "department_id": cls.unit_b.id},
        )
        cls.staff = dict(zip(cls.users, staff, strict=True))
        cls._set_role(cls.staff["unit_head"], "head")
        cls.body = env["emulation.body"].create(
            {
                "name": "Province union",
                "official_name": "Công đoàn Viên chức tỉnh An Bình",
                "kind": "union",
                "level_id": level.id,
                "department_id": cls.union.id,
                "place": "An Bình",
                "symbol_ids": [
                    (0, 0, {"document_kind": "decision", "symbol": "QĐ-CĐVC"})
                ],
            }
        )
        cls.signer = env["emulation.body.signer"].create(
            {
                "body_id": cls.body.id,
                "name": "Lê Văn Thành",
                "position": "CHỦ TỊCH",
                "mode": "TM",
                "on_behalf": "BAN THƯỜNG VỤ",
                "date_from": date(2020, 1, 1),
            }
        )
        cls.outside = env.ref("hr_emulation.body_cdvcvn")
        cls.award_inside = env.ref("hr_emulation.award_gk_cdvc_tinh")
        cls.award_outside = env.ref("hr_emulation.award_bk_cdvcvn")
        cls.round = cls._new_round()
        cls.inside, cls.inside_collective, cls.forwarded = cls.round.category_ids

    @classmethod
    def _new_users(cls, prefix, groups):
        """In: the start of the logins, {role: XML id of its group}. Out: {role: user}.

        One call for all and no invitations by mail: users and employees made one
        by one were a third of the statements of all tests.
        """
        model = cls.env["res.users"].with_context(no_reset_password=True)
        users = model.create(
            [
                {
                    "name": role.title(),
                    "login": f"{prefix}_{role}",
                    "password": f"{prefix}_{role}",
                    "email": f"{prefix}.{role}@example.com",
                    "group_ids": [Command.set(cls.env.ref(group).ids)],
                }
                for role, group in groups.items()
            ]
        )
        return dict(zip(groups, users, strict=True))

    @classmethod
    def _new_employees(cls, *vals_list):
        """In: values of each employee. Out: the employees, there since 2016."""
        common = {"date_version": date(2016, 1, 1), "company_id": cls.company.id}
        return cls.env["hr.employee"].create([{**common, **vals} for vals in vals_list])

    @classmethod
    def _new_people(cls, prefix, people, group="base.group_user"):
        """In: start of the logins, {login: values of the employee}, XML id of a group.

        Out: the employees in this order, each with a user of that group.
        """
        users = cls._new_users(prefix, dict.fromkeys(people, group))
        return cls._new_employees(
            *(
                {"name": users[login].name, "user_id": users[login].id, **vals}
                for login, vals in people.items()
            )
        )

    @classmethod
    def _new_employee(cls, name, department, since=date(2016, 1, 1), **vals):
        return cls._new_employees(
            {
                "name": name,
                "department_id": department.id,
                "date_version": since,
                **vals,
            }
        )

    @classmethod
    def _set_role(cls, employee, role):
        member = cls.env["emulation.unit.member"].search(
            [("employee_id", "=", employee.id), ("date_to", "=", False)]
        )
        member.write({"role": role, "source": "manual"})

    @classmethod
    def _new_round(cls, state="open", **vals):
        round_ = cls.env["emulation.round"].create(
            {
                "name": "Khen thưởng sơ kết 5 năm",
                "kind": "interim",
                "year": cls.today.year,
                "period_from": date(2017, 8, 3),
                "period_to": cls.today,
                "date_open": cls.today - timedelta(days=5),
                "date_close": cls.today + timedelta(days=5),
                "body_id": cls.body.id,
                "category_ids": [
                    (
                        0,
                        0,
                        {
                            "award_type_id": award.id,
                            "subject_kind": kind,
                            "body_id": body.id,
                            "sequence": sequence,
                            "citation": "Đã có thành tích xuất sắc",
                        },
                    )
                    for sequence, (award, kind, body) in enumerate(
                        [
                            (cls.award_inside, "individual", cls.body),
                            (cls.award_inside, "collective", cls.body),
                            (cls.award_outside, "individual", cls.outside),
                        ]
                    )
                ],
                **vals,
            }
        )
        if state == "open":
            round_.action_open()
        return round_

    @classmethod
    def _new_nomination(cls, subject=None, category=None, user=None, **vals):
        subject = subject if subject is not None else cls.person
        category = category or cls.inside
        field = "department_id" if subject._name == "hr.department" else "employee_id"
        model = cls.env["emulation.nomination"]
        if user:
            model = model.with_user(user)
        return model.create({"category_id": category.id, field: subject.id, **vals})

    @classmethod
    def _passed(cls, *nominations):
        """Submit as head of the unit, approve as officer."""
        records = cls.env["emulation.nomination"].union(*nominations)
        records.with_user(cls.users["administrator"]).action_submit()
        records.with_user(cls.users["officer"]).action_approve()
        return records

    @classmethod
    def _new_decision(cls, nominations, number=4, **vals):
        decision = cls.env["emulation.decision"]._draft_for(nominations)
        decision.write(
            {
                "number": number,
                "date": cls.today,
                "signer_id": cls.signer.id,
                **vals,
            }
        )
        return decision


class EmulationCommon(EmulationMixin, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_emulation()

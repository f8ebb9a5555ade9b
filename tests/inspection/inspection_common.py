# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from ..year.year_common import YearMixin

CONTENTS = (
    ("Việc tổ chức phát động, ký kết giao ước thi đua;", "both"),
    ("việc thực hiện quy chế dân chủ ở cơ sở;", "collective"),
    ("việc thực hiện chức trách nhiệm vụ được giao...", "individual"),
)


class InspectionMixin(YearMixin):
    """The province union inspects a grassroots union and one of its people.

    ``named`` leads the inspectors, ``second`` is one of them; both are of another
    unit than ``unit_a``, whose head is the user ``unit_head``.
    """

    @classmethod
    def _setup_inspection(cls):
        cls._setup_year()
        cls._setup_inspectors()

    @classmethod
    def _setup_inspectors(cls):
        cls.env["emulation.inspection.content"].create(
            [
                {"campaign_id": cls.campaign.id, "name": name, "applies_to": kind}
                for name, kind in CONTENTS
            ]
        )
        cls.named, cls.second = cls._new_people(
            "inspector",
            {
                login: {
                    "name": name,
                    "department_id": unit.id,
                    "job_title": "Ủy viên",
                }
                for login, name, unit in (
                    ("named", "Phạm Thị Lan", cls.unit_b),
                    ("second", "Đỗ Văn Quang", cls.union),
                )
            },
            "hr_emulation.group_inspector",
        ).user_id

    @classmethod
    def _inspection(cls, *subjects, role="officer", **vals):
        subjects = subjects or (cls.unit_a, cls.person)
        leader, second = cls.named.employee_id, cls.second.employee_id
        return (
            cls.env["emulation.inspection"]
            .with_user(cls.users[role])
            .create(
                {
                    "name": "Kiểm tra văn hóa công sở",
                    "campaign_id": cls.campaign.id,
                    "unit_id": cls.union.id,
                    "date_from": cls.today,
                    "date_to": cls.today,
                    "member_ids": [
                        (0, 0, {"employee_id": leader.id, "role": "leader"}),
                        (0, 0, {"employee_id": second.id, "role": "member"}),
                    ],
                    "target_ids": [
                        (0, 0, cls._subject_vals(subject)) for subject in subjects
                    ],
                    **vals,
                }
            )
        )

    @classmethod
    def _subject_vals(cls, subject):
        if subject._name == "hr.department":
            return {"subject_kind": "collective", "department_id": subject.id}
        return {"subject_kind": "individual", "employee_id": subject.id}

    @classmethod
    def _under_way(cls, *subjects, **vals):
        inspection = cls._inspection(*subjects, **vals)
        inspection.action_plan()
        inspection.with_user(cls.named).action_start()
        return inspection.with_user(cls.named)

    @classmethod
    def _finding(cls, inspection, **vals):
        return (
            cls.env["emulation.inspection.finding"]
            .with_env(inspection.env)
            .create(
                {
                    "target_id": inspection.target_ids[0].id,
                    "text": "Chưa niêm yết đủ thủ tục hành chính",
                    "severity": "major",
                    "deadline": cls.today + timedelta(days=10),
                    "responsible_id": cls.staff["employee"].id,
                    **vals,
                }
            )
        )

    @classmethod
    def _concluded(cls, *subjects, with_finding=True, **vals):
        inspection = cls._under_way(*subjects, **vals)
        if with_finding:
            cls._finding(inspection)
        inspection.target_ids.line_ids.write({"answer": "good"})
        inspection.conclusion = "Các đơn vị thực hiện tốt."
        inspection.action_conclude()
        return inspection

    @classmethod
    def _proof(cls, role="employee", size=10):
        return (
            cls.env["ir.attachment"]
            .with_user(cls.users[role])
            .create({"name": "niem-yet.jpg", "raw": b"x" * size})
        )

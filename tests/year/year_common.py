# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests.common import new_test_user

from ..common import EmulationMixin


class YearMixin(EmulationMixin):
    """A launched campaign of two units with two tasks, in this year."""

    @classmethod
    def _setup_year(cls):
        cls._setup_emulation()
        cls.campaign = cls._new_launched()
        cls.year = cls.campaign.year_ids
        cls.plan_a, cls.plan_b = cls.year.plan_ids.sorted(
            lambda plan: plan.unit_id != cls.unit_a
        )
        cls.title = cls.award_inside

    @classmethod
    def _new_launched(cls, name="Cuộc vận động năm nay", units=None, **vals):
        units = units if units is not None else cls.unit_a | cls.unit_b
        campaign = cls.env["emulation.campaign"].create(
            {
                "name": name,
                "date_start": f"{cls.today.year}-01-01",
                "unit_ids": [(6, 0, units.ids)],
                "criterion_ids": [(0, 0, {"text": "Tiêu chí", "nature": "criterion"})],
                "task_ids": [
                    (0, 0, {"code": "1", "text": "Tuyên truyền, phổ biến"}),
                    (0, 0, {"code": "2", "text": "Sơ kết, tổng kết", "sequence": 20}),
                ],
                **vals,
            }
        )
        campaign.action_launch()
        return campaign

    @classmethod
    def _register(cls, subject=None, role=None, **vals):
        subject = subject if subject is not None else cls.person
        is_person = subject._name == "hr.employee"
        model = cls.env["emulation.registration"]
        if role:
            model = model.with_user(cls.users[role])
        return model.create(
            {
                "campaign_id": cls.campaign.id,
                "subject_kind": "individual" if is_person else "collective",
                "employee_id" if is_person else "department_id": subject.id,
                "award_type_ids": [(6, 0, cls.title.ids)],
                **vals,
            }
        )

    @classmethod
    def _setup_heads(cls):
        """Two teams of the first unit, each with a head who may log in."""
        cls.team_b = cls.env["hr.department"].create(
            {"name": "Tổ công đoàn Thanh tra", "parent_id": cls.unit_a.id}
        )
        cls.heads = {}
        for number, team in enumerate((cls.team_a, cls.team_b)):
            user = new_test_user(cls.env, login=f"pledge_{number}")
            employee = cls._new_employee(
                f"Tổ trưởng {number}", team, user_id=user.id, job_title="Tổ trưởng"
            )
            cls._set_role(employee, "head")
            cls.heads[team] = user

    @classmethod
    def _new_pledge(cls, *teams, **vals):
        """A draft between the named teams, or else the two that have heads."""
        if not teams:
            cls._setup_heads()
        return cls.env["emulation.pledge"].create(
            {
                "campaign_id": cls.campaign.id,
                "unit_id": cls.unit_a.id,
                "party_ids": [
                    (0, 0, {"department_id": team.id}) for team in teams or cls.heads
                ],
                **vals,
            }
        )

    @classmethod
    def _as(cls, role, record):
        return record.with_user(cls.users[role])

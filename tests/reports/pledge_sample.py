# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests.common import new_test_user

from ..year.year_common import YearMixin


class PledgeSample(YearMixin):
    """A pledge that the heads of two teams have signed."""

    @classmethod
    def _new_signed_pledge(cls):
        other = cls.env["hr.department"].create(
            {"name": "Tổ công đoàn Thanh tra", "parent_id": cls.unit_a.id}
        )
        teams = cls.team_a | other
        pledge = cls.env["emulation.pledge"].create(
            {
                "campaign_id": cls._new_launched().id,
                "unit_id": cls.unit_a.id,
                "party_ids": [(0, 0, {"department_id": team.id}) for team in teams],
            }
        )
        heads = []
        for number, team in enumerate(teams):
            user = new_test_user(cls.env, login=f"pledge_{number}")
            head = cls._new_employee(
                f"Tổ trưởng {number}", team, user_id=user.id, job_title="Tổ trưởng"
            )
            cls._set_role(head, "head")
            heads.append(user)
        pledge.action_open()
        for head in heads:
            pledge.with_user(head).action_sign()
        cls.env.invalidate_all()
        return pledge

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from contextlib import contextmanager
from datetime import date

from odoo.exceptions import UserError

from ..common import EmulationCommon, EmulationMixin

COUNCIL = ("chair", "standing_vice_chair", "secretary", "secretary", "member", "member")


class SessionMixin(EmulationMixin):
    """A council of six with log-ins, a route through meeting and council."""

    @classmethod
    def _setup_sessions(cls):
        env = cls.env
        cls.officer = cls.users["officer"]
        cls.rule = env.ref("hr_emulation.vote_rule_council_majority")
        cls.unit_rule = env.ref("hr_emulation.vote_rule_unit_majority")
        cls.council = env["emulation.council"].create(
            {
                "name": "Hội đồng",
                "official_name": "Hội đồng Thi đua - Khen thưởng",
                "body_id": cls.body.id,
                "decision_number": "36/QĐ-CĐVC",
                "decision_date": date(2018, 2, 5),
                "date_from": date(2018, 2, 5),
                "vote_rule_id": cls.rule.id,
            }
        )
        cls.board = list(cls._new_members(dict(enumerate(COUNCIL))))
        cls.chair, cls.deputy, cls.secretary, cls.second = [
            employee.user_id for employee in cls.board[:4]
        ]
        cls.route = env["emulation.route"].create(
            {
                "name": "Họp đơn vị, hội đồng, cán bộ",
                "company_id": cls.company.id,
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "Họp bình xét",
                            "kind": "meeting",
                            "sequence": 1,
                            "vote_rule_id": cls.unit_rule.id,
                        },
                    ),
                    (
                        0,
                        0,
                        {
                            "name": "Hội đồng",
                            "kind": "council",
                            "responsible": "council",
                            "council_id": cls.council.id,
                            "sequence": 2,
                            "vote_rule_id": cls.rule.id,
                        },
                    ),
                ],
            }
        )
        cls.council_route = env["emulation.route"].create(
            {
                "name": "Chỉ hội đồng",
                "company_id": cls.company.id,
                "step_ids": [
                    (
                        0,
                        0,
                        {
                            "name": "Hội đồng",
                            "kind": "council",
                            "responsible": "council",
                            "council_id": cls.council.id,
                            "sequence": 1,
                        },
                    ),
                ],
            }
        )
        cls.inside.route_id = cls.council_route

    @classmethod
    def _new_members(cls, roles):
        """In: {number: role in the council}. Out: their employees."""
        members = cls._new_people(
            "council",
            {
                str(number): {
                    "name": f"Ủy viên {number}",
                    "department_id": cls.union.id,
                    "job_title": f"Chức vụ {number}",
                }
                for number in roles
            },
            "hr_emulation.group_council_user",
        )
        cls.env["emulation.council.member"].create(
            [
                {
                    "council_id": cls.council.id,
                    "sequence": number,
                    "employee_id": member.id,
                    "role": role,
                    "date_from": date(2018, 2, 5),
                }
                for member, (number, role) in zip(members, roles.items(), strict=True)
            ]
        )
        return members

    @classmethod
    def _submitted(cls, number=3, category=None, unit=None):
        """New people of a unit, put forward by its head's office."""
        people = cls._new_employees(
            *(
                {
                    "name": f"Người {i} {category or ''}",
                    "department_id": (unit or cls.unit_a).id,
                }
                for i in range(number)
            )
        )
        nominations = cls.env["emulation.nomination"].create(
            [
                {"category_id": (category or cls.inside).id, "employee_id": person.id}
                for person in people
            ]
        )
        nominations.with_user(cls.users["administrator"]).action_submit()
        return nominations

    @classmethod
    def _new_session(cls, nominations=None, **vals):
        """A draft of the council on which the nominations stand."""
        session = (
            cls.env["emulation.session"]
            .with_user(cls.officer)
            .create({"kind": "council", "council_id": cls.council.id, **vals})
        )
        session.action_fill_roll()
        if nominations is None:
            session.action_add_waiting()
        else:
            session.write(
                {"item_ids": [(0, 0, {"nomination_id": n.id}) for n in nominations]}
            )
        return session

    @classmethod
    def _opened(cls, nominations=None, present=6, **vals):
        """A session that is open, seen by its secretary."""
        session = cls._new_session(nominations, **vals)
        session.action_freeze()
        running = session.with_user(cls.secretary)
        running.action_open()
        running.action_set_presence(running.member_ids[:present].ids)
        return running

    @classmethod
    def _rows(cls, session, *counts):
        """Rows of counts in the order of the agenda."""
        names = ("for", "against", "blank", "invalid")
        return [
            {"item_id": item.id, **dict(zip(names, numbers, strict=False))}
            for item, numbers in zip(session.item_ids, counts, strict=True)
        ]


class SessionCommon(SessionMixin, EmulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_sessions()

    @contextmanager
    def _refused(self, text):
        """Expect words, and nothing left behind."""
        with self.assertRaises(UserError) as error:
            yield
        self.assertRegex(str(error.exception), text)

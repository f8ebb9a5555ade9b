# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from ..common import EmulationCommon

HEAD = {"kind": "approval", "responsible": "unit_head"}
TOP = {"kind": "approval", "responsible": "head_above", "levels_up": 1}


class RouteCommon(EmulationCommon):
    """The small union with a head and a deputy in each place, and routes of one's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env.ref("hr_emulation.group_officer")
        cls.appraisal = {
            "kind": "appraisal",
            "responsible": "group",
            "group_id": cls.group.id,
        }
        cls.heads = {"head_a": cls.users["unit_head"]}
        places = {
            "head_b": (cls.unit_b, "head"),
            "deputy_a": (cls.unit_a, "deputy"),
            "head_top": (cls.union, "head"),
            "deputy_top": (cls.union, "deputy"),
        }
        cls.heads |= dict(zip(places, cls._new_leaders(places), strict=True))

    @classmethod
    def _new_leaders(cls, places):
        """In: {login: (unit, role there)}. Out: their users."""
        leaders = cls._new_people(
            "route",
            {
                login: {"department_id": place.id}
                for login, (place, _) in places.items()
            },
        )
        for leader, (_place, role) in zip(leaders, places.values(), strict=True):
            cls._set_role(leader, role)
        return leaders.user_id

    @classmethod
    def _set_route(cls, *steps, category=None):
        """Give a category a route of these steps.

        :param steps: values of emulation.route.step; ``kind`` alone is enough
        """
        route = cls.env["emulation.route"].create(
            {
                "name": "Route",
                "step_ids": [
                    (0, 0, {"name": f"Bước {number}", "sequence": number, **vals})
                    for number, vals in enumerate(steps, 1)
                ],
            }
        )
        (category or cls.inside).route_id = route
        return route

    @classmethod
    def _submitted(cls, subject=None, category=None, user=None):
        nomination = cls._new_nomination(subject, category)
        if user is None:
            own = nomination.unit_id == cls.unit_a
            user = cls.users["unit_officer" if own else "administrator"]
        nomination.with_user(user).action_submit()
        return nomination

    def _as(self, nomination, name):
        user = self.heads.get(name) or self.users[name]
        return nomination.with_user(user)

    def _states(self, nomination, pass_number=None):
        rows = nomination.step_ids
        if pass_number:
            rows = rows.filtered(lambda s: s.pass_number == pass_number)
        return [(row.name, row.state, row.outcome) for row in rows]

    def _log(self, record):
        return self.env["emulation.audit.log"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)],
            order="seq",
        )

    def _person(self, name):
        """Employee behind a user of the test."""
        return (self.heads.get(name) or self.users[name])._emulation_employees()[0]

    def _run_night(self):
        """Run the scheduled action that finds who acts today."""
        with self.enter_registry_test_mode():
            self.env.ref("hr_emulation.cron_settle_seats").method_direct_trigger()
        self.env.invalidate_all()

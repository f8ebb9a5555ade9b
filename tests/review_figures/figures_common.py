# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from odoo import fields

from ..review.review_common import ReviewMixin


class FiguresMixin(ReviewMixin):
    """A union above two units with records of each source, few enough to count.

    ``golden_sample.yaml`` says what they come to. Records are made in the states they
    are counted in: how they get there is tested in their own rooms.
    """

    @classmethod
    def _setup_figures(cls):
        cls._setup_review()
        cls.last_year = cls.today - timedelta(days=400)
        cls.round.campaign_id = cls.campaign
        cls.kinds = cls.env["emulation.activity.kind"].create(
            [{"name": "Bản tin"}, {"name": "Tọa đàm"}]
        )
        cls._sample_registrations()
        cls._sample_pledges()
        cls._sample_activities()
        cls._sample_inspection()
        cls._sample_exemplars()
        cls._sample_nominations()
        cls._sample_ratings()
        cls._sample_money()
        cls.env.flush_all()

    @classmethod
    def _in_state(cls, model, state, **vals):
        vals = {"campaign_id": cls.campaign.id, **vals}
        return cls.env[model]._create_guarded([{"state": state, **vals}])

    @classmethod
    def _sample_registrations(cls):
        sent = {"sent_on": fields.Datetime.now(), "sent_by_id": cls.env.uid}
        for subject, state in (
            (cls.person, "approved"),
            (cls.staff["employee"], "approved"),
            (cls.team_a, "sent"),
            (cls.other, "sent"),
        ):
            is_person = subject._name == "hr.employee"
            cls._in_state(
                "emulation.registration",
                state,
                subject_kind="individual" if is_person else "collective",
                employee_id=is_person and subject.id,
                department_id=not is_person and subject.id,
                **sent,
            )
        # A draft is no registration yet
        cls._in_state(
            "emulation.registration", "draft", employee_id=cls.staff["inspector"].id
        )

    @classmethod
    def _sample_pledges(cls):
        own = {"opened_on": fields.Datetime.now(), "final_text": "Giao ước"}
        cls._in_state(
            "emulation.pledge", "signed", unit_id=cls.unit_a.id, text="A", **own
        )
        cluster = cls.env["emulation.cluster"].create(
            {
                "name": "Cụm 1",
                "member_ids": [
                    (0, 0, {"unit_id": cls.unit_a.id, "year": cls.today.year}),
                    (
                        0,
                        0,
                        {
                            "unit_id": cls.unit_b.id,
                            "year": cls.today.year,
                            "is_head": True,
                        },
                    ),
                ],
            }
        )
        cls.joint = cls._in_state(
            "emulation.pledge",
            "draft",
            scope="cluster",
            cluster_id=cluster.id,
            text="B",
            party_ids=[
                (0, 0, {"department_id": unit.id}) for unit in cls.unit_a | cls.unit_b
            ],
        )
        cls.joint._write_guarded({"state": "open", **own})

    @classmethod
    def _new_activity(cls, unit, kind=0, reach=0, **vals):
        return cls.env["emulation.campaign.activity"].create(
            {
                "name": "Hoạt động",
                "campaign_id": cls.campaign.id,
                "unit_id": unit.id,
                "kind_id": cls.kinds[kind].id,
                "reach": reach,
                **vals,
            }
        )

    @classmethod
    def _sample_activities(cls):
        first = cls.campaign.task_ids[0].id
        cls.team_a.action_set_emulation_level(cls.env.ref("hr_emulation.level_team").id)
        cls._new_activity(cls.union, 1, 100, task_id=first, cost=2000000)
        cls._new_activity(cls.unit_a, 0, 30, task_id=first, quantity=4)
        cls._new_activity(cls.unit_a, 1, 50, task_id=first, cost=500000)
        cls._new_activity(cls.team_a, 0, 20, quantity=2)

    @classmethod
    def _sample_inspection(cls):
        inspection = cls.env["emulation.inspection"].create(
            {
                "name": "Kiểm tra",
                "campaign_id": cls.campaign.id,
                "unit_id": cls.union.id,
                "date_from": cls.today,
                "date_to": cls.today,
            }
        )
        at_a, _at_b = cls.env["emulation.inspection.target"].create(
            [
                {
                    "inspection_id": inspection.id,
                    "subject_kind": "collective",
                    "department_id": cls.unit_a.id,
                },
                {
                    "inspection_id": inspection.id,
                    "subject_kind": "individual",
                    "employee_id": cls.other.id,
                },
            ]
        )
        inspection._write_guarded({"state": "under_way"})
        findings = cls.env["emulation.inspection.finding"]
        common = {"target_id": at_a.id, "text": "Chưa niêm yết"}
        findings.create(
            {
                **common,
                "severity": "major",
                "deadline": cls.today,
                "responsible_id": cls.person.id,
            }
        )._write_guarded({"state": "open"})
        findings.create({**common, "severity": "remark"})._write_guarded(
            {
                "state": "closed",
                "closed_on": fields.Datetime.now(),
                "closed_by_id": cls.env.uid,
            }
        )
        inspection._write_guarded(
            {
                "state": "concluded",
                "concluded_on": fields.Datetime.now(),
                "concluded_by_id": cls.env.uid,
            }
        )

    @classmethod
    def _sample_exemplars(cls):
        now = fields.Datetime.now()
        done = {"registered_on": now, "registered_by_id": cls.env.uid}
        known = {"recognised_on": now, "recognised_by_id": cls.env.uid}
        model = cls._in_state(
            "emulation.exemplar",
            "recognised",
            name="Một cửa",
            department_id=cls.unit_a.id,
            **done,
            **known,
        )
        cls._in_state(
            "emulation.exemplar",
            "registered",
            name="Gương tốt",
            kind="person",
            department_id=cls.team_a.id,
            **done,
        )
        cls.env["emulation.exemplar.adoption"].create(
            {"exemplar_id": model.id, "unit_id": cls.unit_b.id}
        )

    @classmethod
    def _sample_nominations(cls):
        given = cls._new_nomination(cls.person)
        lost = cls._new_nomination(cls.other)
        sent = {"submitted_on": fields.Datetime.now(), "submitted_by_id": cls.env.uid}
        given._write_guarded({"state": "awarded", **sent})
        lost._write_guarded({"state": "failed", **sent})
        entry = {
            "award_type_id": cls.award_inside.id,
            "body_id": cls.body.id,
            "decision_number": "01/QĐ-CĐVC",
        }
        awards = cls.env["emulation.award"]._create_guarded(
            [
                {
                    **entry,
                    "employee_id": cls.person.id,
                    "nomination_id": given.id,
                    "decision_date": cls.today,
                },
                {**entry, "employee_id": cls.other.id, "year": cls.today.year},
                {
                    **entry,
                    "employee_id": cls.other.id,
                    "decision_date": cls.last_year,
                },
                {**entry, "employee_id": cls.other.id, "decision_date": cls.today},
            ]
        )
        awards[-1]._write_guarded({"state": "revoked"})

    @classmethod
    def _sample_ratings(cls):
        cls.env["emulation.rating"].create(
            [
                {"employee_id": person.id, "year": cls.today.year, "level": level}
                for person, level in ((cls.person, "excellent"), (cls.other, "good"))
            ]
        )
        cls.env["emulation.assessment"].create(
            [
                {"campaign_id": cls.campaign.id, "employee_id": person.id}
                for person in (cls.person, cls.staff["employee"])
            ]
        )[0]._write_guarded(
            {
                "state": "closed",
                "closed_on": fields.Datetime.now(),
                "is_honoured": True,
            }
        )

    @classmethod
    def _sample_money(cls):
        fund = cls.env["emulation.fund"].create(
            {"body_id": cls.body.id, "year": cls.today.year}
        )
        moves = cls.env["emulation.fund.move"].create(
            [
                {"fund_id": fund.id, "name": "Cấp", "amount": 10000000},
                {"fund_id": fund.id, "name": "In", "amount": 2000000, "kind": "other"},
                {"fund_id": fund.id, "name": "Hoa", "amount": 1000000, "kind": "other"},
            ]
        )
        moves[-1].action_undo("Nhầm")

    def _find(self, review, label):
        """Return a figure by its words, a part as ``figure / part``."""
        whole, _slash, part = label.partition(" / ")
        [found] = review.figure_ids.filtered(
            lambda f: f.label == (part or whole) and self._is_of(f, whole, part)
        )
        return found

    def _is_of(self, figure, whole, part):
        titles = dict(figure._get_code_selection())
        return bool(figure.dimension) == bool(part) and titles[figure.code] == whole

    def _numbers(self, figure):
        """Return what a figure says: own, below, together; a dash without data."""
        return [
            figure[name] if figure[known] else "–"
            for name, known in (
                ("value", "has_value"),
                ("children_value", "has_children"),
                ("total", "has_data"),
            )
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from contextlib import contextmanager

from ..common import EmulationCommon

# code, above, text and marks of the criteria of the campaign tested with
CRITERIA = (
    ("I", None, "Thực hiện nhiệm vụ", {"is_heading": True, "max_score": 60}),
    ("1", "I", "Hoàn thành nhiệm vụ", {"max_score": 40, "score_step": 0.5}),
    ("2", "I", "Kỷ luật lao động", {"max_score": 30}),
    ("3", None, "Văn hóa công sở", {"max_score": 40, "is_optional": True}),
    ("4", None, "Sáng kiến", {"max_score": 10, "is_bonus": True}),
    ("5", None, "Vi phạm", {"max_score": 20, "is_penalty": True}),
    (
        "6",
        None,
        "Không tham nhũng",
        {"scoring": "pass_fail", "is_disqualifier": True, "nature": "prohibition"},
    ),
    ("7", None, "Học tập và làm theo Bác", {"scoring": "text"}),
)


class AssessmentMixin:
    """Campaigns with eight criteria, and sheets of some people."""

    @classmethod
    def _new_campaign(cls, criteria=CRITERIA, **vals):
        campaign = cls.env["emulation.campaign"].create(
            {
                "name": "Nói không với tiêu cực",
                "date_start": "2020-01-01",
                "score_cap": 100,
                "company_id": cls.company.id,
                "band_ids": [
                    (0, 0, {"level": level, "min_percent": least})
                    for level, least in (
                        ("excellent", 90),
                        ("good", 70),
                        ("completed", 50),
                        ("not_completed", 0),
                    )
                ],
                **vals,
            }
        )
        known = {}
        for sequence, (code, above, text, marks) in enumerate(criteria):
            known[code] = cls.env["emulation.criterion"].create(
                {
                    "campaign_id": campaign.id,
                    "code": code,
                    "sequence": sequence,
                    "parent_id": known[above].id if above else False,
                    "text": text,
                    "nature": "criterion",
                    "scoring": "text" if marks.get("is_heading") else "points",
                    **marks,
                }
            )
        return campaign

    @classmethod
    def _new_sheet(cls, subject=None, campaign=None, **vals):
        subject = subject if subject is not None else cls.staff["employee"]
        is_person = subject._name == "hr.employee"
        return cls.env["emulation.assessment"].create(
            {
                "campaign_id": (campaign or cls.campaign).id,
                "subject_kind": "individual" if is_person else "collective",
                "employee_id" if is_person else "department_id": subject.id,
                "year": cls.today.year,
                **vals,
            }
        )

    @classmethod
    def _new_closed_sheet(cls):
        """A sheet that went through all its steps, two of its lines unanswered."""
        campaign = cls._new_campaign()
        campaign.action_launch()
        sheet = cls._new_sheet(campaign=campaign)
        answers = {"1": "38.5", "2": "28", "3": "na", "6": "pass", "7": "Làm tốt"}
        for line in sheet.line_ids.filtered(lambda x: x.code in answers):
            words = {"self_value": answers[line.code], "explanation": "Có minh chứng"}
            line.write({**words, "version": 0})
        sheet.action_send()
        sheet.action_take_over_self()
        sheet.action_score()
        sheet.action_close()
        return sheet


class AssessmentCommon(AssessmentMixin, EmulationCommon):
    """One of the campaigns, launched."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls._new_campaign()
        cls.campaign.action_launch()

    @contextmanager
    def _refused(self, exception, *reasons):
        """Nothing is left of what is refused, as after an answer to a user."""
        self.env.flush_all()
        with self.assertRaises(exception) as caught, self.env.cr.savepoint():
            yield
        for reason in reasons:
            self.assertIn(reason, str(caught.exception))

    def _line(self, sheet, code):
        return sheet.line_ids.filtered(lambda line: line.code == code)

    def _answer(self, sheet, column, role=None, **answers):
        """Type answers as ``_1="35"``; without a role as the superuser."""
        for code, value in answers.items():
            line = self._line(sheet, code[1:])
            if role:
                line = line.with_user(self.users[role])
            line.save_answer({f"{column}_value": value}, line.version)

    def _fill(self, sheet, column="self", role=None, **answers):
        whole = {"_1": "35,5", "_2": "28", "_3": "38", "_6": "pass", "_7": "Tốt"}
        self._answer(sheet, column, role, **{**whole, **answers})

    def _close(self, sheet, **answers):
        """Take a sheet through all steps as the people concerned."""
        self._fill(sheet, "self", "employee", **answers)
        self._as("employee", sheet).action_send()
        self._as("unit_head", sheet).action_take_over_self()
        self._as("unit_head", sheet).action_score()
        self._as("officer", sheet).action_close()
        return sheet

    def _as(self, role, record):
        return record.with_user(self.users[role])

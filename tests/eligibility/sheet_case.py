# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import datetime, time


class SheetMixin:
    """Closed score sheets, for rules that read them."""

    @classmethod
    def sheet_campaign(cls, name):
        """Return a launched campaign of 100 points with one line that disqualifies.

        :param str name: the same name is the same campaign
        """
        campaigns = cls.env["emulation.campaign"]
        found = campaigns.search(
            [("name", "=", name), ("company_id", "=", cls.company.id)]
        )
        if found:
            return found
        campaign = campaigns.create(
            {
                "name": name,
                "date_start": "2000-01-01",
                "company_id": cls.company.id,
                "criterion_ids": [
                    (
                        0,
                        0,
                        {
                            "text": "Hoàn thành nhiệm vụ",
                            "nature": "criterion",
                            "scoring": "points",
                            "max_score": 100,
                            "score_step": 0,
                        },
                    ),
                    (
                        0,
                        0,
                        {
                            "text": "Không tham nhũng",
                            "nature": "prohibition",
                            "scoring": "pass_fail",
                            "is_disqualifier": True,
                        },
                    ),
                ],
            }
        )
        campaign.action_launch()
        return campaign

    @classmethod
    def _new_sheets(cls, owners):
        """Open the sheets of some subjects and close them with the points told.

        :param list owners: ``[(employee or department, facts)]``
        """
        rows = [(owner, fact) for owner, facts in owners for fact in facts["sheets"]]
        if not rows:
            return
        campaigns = {
            fact["elsewhere"]: cls.sheet_campaign(
                "Cuộc vận động khác" if fact["elsewhere"] else "Nói không với tiêu cực"
            )
            for _owner, fact in rows
        }
        sheets = cls.env["emulation.assessment"].create(
            [
                {
                    **cls._subject_vals(owner),
                    "campaign_id": campaigns[fact["elsewhere"]].id,
                    "year": fact["year"],
                    "period": fact["period"],
                }
                for owner, fact in rows
            ]
        )
        for sheet, (_owner, fact) in zip(sheets, rows, strict=True):
            points, met = sheet.line_ids
            points._write_answers({"final_value": str(fact["percent"] or 0)})
            met._write_answers({"final_value": "fail" if fact["failed"] else "pass"})
            if fact["closed"]:
                closed_on = datetime.combine(fact["closed"], time(10))
                sheet._write_guarded({"state": "closed", "closed_on": closed_on})
        rated = [
            (sheet, row)
            for sheet, row in zip(sheets, rows, strict=True)
            if row[1]["level"]
        ]
        ratings = cls.env["emulation.rating"].create(
            [
                {
                    **cls._subject_vals(owner),
                    "year": fact["year"],
                    "period": fact["period"],
                    "system": "union",
                    "level": fact["level"],
                }
                for _sheet, (owner, fact) in rated
            ]
        )
        for (sheet, _row), rating in zip(rated, ratings, strict=True):
            sheet._write_guarded({"rating_id": rating.id})

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models

from ..engine.vi_numbers import grouped
from ..engine.vi_text import capitalise, nfc, paragraphs, short_date


class ReportConference(models.AbstractModel):
    """Chương trình (before) or biên bản (after) of a unit's yearly conference."""

    _name = "report.hr_emulation.conference"
    _description = "Conference on Paper"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.conference"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of each conference: {conference id: dict}."""
        docs = docs.with_context(lang="vi_VN")
        figures = docs._get_figures()
        return {doc.id: self._get_conference(doc, figures[doc.id]) for doc in docs}

    @api.model
    def _get_missing(self, docs):
        """Tell what each paper lacks; see :meth:`emulation.paper._get_missing`."""
        missing = super()._get_missing(docs)
        for doc in docs:
            lacking = (
                (not doc.date, self.env._("the day")),
                (not doc.place, self.env._("the place")),
                (not doc.chair_id, self.env._("who chairs it")),
                (not doc.item_ids, self.env._("the agenda")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_conference(self, doc, figures):
        is_held = doc.state == "held"
        unit = doc.unit_id
        when = fields.Datetime.context_timestamp(doc, doc.date) if doc.date else None
        signers = (("THƯ KÝ", doc.secretary_id), ("CHỦ TRÌ HỘI NGHỊ", doc.chair_id))
        return {
            "title": nfc(f"{doc.name} năm {doc.year}"),
            # An agenda goes out before the conference
            "draft": False,
            "head": self._get_head(
                unit.parent_id.name, unit.name, place=None, date=when and when.date()
            ),
            "type_name": "BIÊN BẢN" if is_held else "CHƯƠNG TRÌNH",
            "abstract": nfc(f"{doc.name} năm {doc.year}"),
            "times": self._get_times(doc, when, is_held),
            "items": [
                {
                    "number": number,
                    "name": nfc(item.name),
                    "who": nfc(item.employee_id.name),
                    "duration": item.duration or "",
                    "lines": self._get_lines(doc, item.kind, figures),
                }
                for number, item in enumerate(doc.item_ids, start=1)
            ],
            "minutes": paragraphs(doc.minutes) if is_held else [],
            "has_people": bool(doc.item_ids.employee_id),
            "has_duration": any(doc.item_ids.mapped("duration")),
            "signatures": [
                {"title": title, "name": nfc(person.name)}
                for title, person in signers
                if person
            ],
        }

    @api.model
    def _get_times(self, doc, when, is_held):
        clock = when and f"{when.hour:02d} giờ {when.minute:02d}"
        rows = [
            ("Thời gian", when and f"{clock}, ngày {short_date(when)}"),
            ("Địa điểm", doc.place),
            ("Chủ trì", doc.chair_id.name),
            ("Thư ký", doc.secretary_id.name),
            ("Số người dự", is_held and f"{grouped(doc.attendee_count)} người"),
        ]
        return [(label, nfc(text)) for label, text in rows if text]

    @api.model
    def _get_lines(self, doc, kind, figures):
        """Return the sentences printed below an item of the agenda."""
        tell = {
            "result": self._tell_result,
            "launch": self._tell_launch,
            "registration": self._tell_registration,
            "signing": self._tell_signing,
        }.get(kind)
        return [nfc(line) for line in tell(doc, figures)] if tell else []

    @api.model
    def _tell_result(self, doc, figures):
        plans = figures["last_plans"]
        done, tasks = sum(plans.mapped("done_count")), sum(plans.mapped("task_count"))
        people, teams = figures["approved_people"], figures["approved_collectives"]
        lines = [
            figures["activities"]
            and f"Đã tổ chức {grouped(figures['activities'])} hoạt động, với "
            f"{grouped(figures['reach'])} lượt người tham gia.",
            tasks and f"Hoàn thành {done}/{tasks} nhiệm vụ của kế hoạch năm.",
            (people or teams)
            and f"Đăng ký thi đua được duyệt: {people} cá nhân, {teams} tập thể.",
            figures["awards"] and f"Được khen thưởng: {figures['awards']} lượt.",
        ]
        last = doc.year - 1
        return list(filter(None, lines)) or [f"Chưa ghi nhận kết quả của năm {last}."]

    @api.model
    def _tell_launch(self, doc, figures):
        lines = [f"{campaign.name}." for campaign in doc.campaign_ids]
        for line in figures["plans"].line_ids.filtered("task_id"):
            until = line.date and f"trước ngày {short_date(line.date)}"
            who = line.employee_id.name
            details = "; ".join(filter(None, (until, who)))
            text = capitalise(line.text).rstrip(" .;")
            lines.append(f"{text} ({details})." if details else f"{text}.")
        return lines

    @api.model
    def _tell_registration(self, doc, figures):
        days = set(figures["plans"].mapped("registration_deadline")) - {False}
        until = f" Hạn đăng ký: ngày {short_date(max(days))}." if days else ""
        people, teams = figures["people"], figures["collectives"]
        if not (people or teams):
            return [f"Các cá nhân, tập thể đăng ký thi đua năm {doc.year}.{until}"]
        return [
            f"Đến nay có {people} cá nhân, {teams} tập thể đăng ký thi đua năm "
            f"{doc.year}.{until}"
        ]

    @api.model
    def _tell_signing(self, doc, figures):
        pledges = figures["pledges"]
        if not pledges:
            return [f"Các tổ, phòng, đơn vị ký kết giao ước thi đua năm {doc.year}."]
        return [
            f"Giao ước giữa: {'; '.join(pledge.party_ids.department_id.mapped('name'))}."
            for pledge in pledges
        ]

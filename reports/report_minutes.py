# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..engine.vi_text import date_words, nfc, padded

_METHODS = {
    "hands": "giơ tay biểu quyết",
    "electronic": "bỏ phiếu kín điện tử",
    "paper": "bỏ phiếu kín bằng phiếu giấy",
}
_PRESENCES = {"present": "Có mặt", "written": "Gửi ý kiến", "absent": "Vắng mặt"}


class ReportMinutes(models.AbstractModel):
    """Biên bản họp of a unit meeting or a council, with the arithmetic of each vote."""

    _name = "report.hr_emulation.minutes"
    _description = "Minutes"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.session"

    @api.model
    def _get_paper_data(self, docs):
        """Return the words of the minutes: {session id: dict}.

        :raise UserError: naming each session whose vote is not closed
        """
        problems = [
            self.env._("%(name)s: the vote is not closed yet.", name=doc.display_name)
            for doc in docs
            if doc.state not in ("closed", "minuted")
        ]
        if problems:
            raise UserError("\n".join(problems))
        # Whatever the reader's language, the paper is Vietnamese
        return {
            doc.id: self._get_minutes(doc.with_context(lang="vi_VN")) for doc in docs
        }

    @api.model
    def _get_missing(self, docs):
        """Tell what minutes lack; see :meth:`emulation.paper._get_missing`.

        A place that nobody entered before the session was fixed is left to the pen.
        """
        missing = super()._get_missing(docs)
        for doc in docs:
            roles = set(doc.member_ids.mapped("role"))
            lacking = (
                ("chair" not in roles, self.env._("the chair")),
                ("secretary" not in roles, self.env._("the secretary")),
            )
            missing[doc.id] += [text for is_missing, text in lacking if is_missing]
        return missing

    @api.model
    def _get_minutes(self, doc):
        items = doc.item_ids.sorted(lambda i: (i.sequence, i.id))
        return {
            "title": nfc(f"Biên bản {doc.name}"),
            "draft": doc.state != "minuted",
            "head": self._get_session_head(doc),
            "abstract": nfc(
                f"Họp {self._get_place(doc)} bình xét thi đua, khen thưởng"
            ),
            "times": self._get_times(doc),
            "numbers": self._get_numbers(doc),
            "leaders": self._get_leaders(doc),
            "roll": self._get_roll(doc),
            "votes": self._get_votes(doc),
            "items": [self._get_item(i, n) for n, i in enumerate(items, start=1)],
            "passed": [
                nfc(
                    f"{item.subject_name} – {item.category_id.award_type_id.official_name}"
                )
                for item in items
                if item.result == "passed"
            ],
            "hashes": self._get_hashes(doc),
            "signatures": self._get_signatures(doc),
        }

    @api.model
    def _get_place(self, doc):
        return doc.council_id.name or doc.unit_id.name

    @api.model
    def _get_session_head(self, doc):
        body = doc.council_id.body_id or self.env["emulation.body"].search(
            [("department_id", "=", doc.unit_id.id)], order="id desc", limit=1
        )
        day = doc._get_day()
        if body:
            number = (
                f"……/{body._symbol('minutes')}" if body._symbol("minutes") else None
            )
            return self._get_body_head(body, number, day)
        upper = doc.unit_id.parent_id.name or doc.company_id.name
        return self._get_head(upper, doc.unit_id.name, date=day)

    @api.model
    def _get_time(self, doc, moment):
        """Return a time of the session as the minutes write it; '' without one."""
        if not moment:
            return ""
        local = fields.Datetime.context_timestamp(doc, moment)
        return (
            f"{padded(local.hour)} giờ {padded(local.minute)} phút, {date_words(local)}"
        )

    @api.model
    def _get_times(self, doc):
        """Return the lines about time and place: [(label, text)]."""
        if doc.is_from_paper:
            times = [("Ngày họp", date_words(doc._get_day()))]
        else:
            times = [
                ("Bắt đầu", self._get_time(doc, doc.opened_on)),
                ("Kết thúc biểu quyết", self._get_time(doc, doc.closed_on)),
            ]
        return [*times, ("Địa điểm", nfc(doc.place) or "……………………")]

    @api.model
    def _get_numbers(self, doc):
        counts = dict.fromkeys(_PRESENCES, 0)
        for member in doc.member_ids:
            counts[member.presence] += 1
        text = (
            f"Theo danh sách: {padded(len(doc.member_ids))} người; có mặt: "
            f"{padded(counts['present'])}/{padded(len(doc.member_ids))}"
        )
        if counts["written"]:
            text += f"; gửi ý kiến bằng văn bản: {padded(counts['written'])}"
        return f"{text}; vắng mặt: {padded(counts['absent'])}."

    @api.model
    def _get_leaders(self, doc):
        roles = (("chair", "Chủ trì"), ("secretary", "Thư ký"))
        return [
            (label, nfc(", ".join(filter(None, (member.name, member.position)))))
            for role, label in roles
            for member in doc.member_ids.filtered(lambda m, r=role: m.role == r)
        ]

    @api.model
    def _get_roll(self, doc):
        return [
            {
                "number": padded(number),
                "name": nfc(member.name),
                "position": nfc(
                    ", ".join(filter(None, (member.position, member.unit_name)))
                ),
                "presence": _PRESENCES[member.presence],
            }
            for number, member in enumerate(doc.member_ids, start=1)
        ]

    @api.model
    def _get_votes(self, doc):
        """How was voted, and who took no part in what: sentences."""
        lines = [
            f"Hình thức: {_METHODS[doc.method]}.",
            f"Thông qua khi: {doc.rule_summary}.",
        ]
        if doc.method == "paper":
            tellers = ", ".join(doc.sudo().teller_ids.mapped("name"))
            lines.append(f"Tổ kiểm phiếu: {tellers}.")
        if doc.method == "electronic":
            lines.append(
                f"Số người đã bỏ phiếu: {padded(doc.turnout_count)}; nội dung từng lá "
                "phiếu không được lưu."
            )
        for recusal in doc.recusal_ids:
            lines.append(
                f"{recusal.member_id.name} không tham gia biểu quyết đối với "
                f"{recusal._get_line()}."
            )
        return [nfc(line) for line in lines]

    @api.model
    def _get_item(self, item, number):
        labels = dict(item._fields["result"]._description_selection(item.env))
        is_counted = bool(item.base)
        name, unit = nfc(item.subject_name), nfc(item.unit_id.sudo().name)
        return {
            "number": padded(number),
            "name": name,
            # A collective that is itself the unit is not named twice
            "unit": unit if unit.casefold() != name.casefold() else "",
            "award": nfc(item.category_id.award_type_id.official_name),
            "votes": f"{item.count_for}/{item.base}" if is_counted else "–",
            "share": item._share_text(item.count_for, item.base) if is_counted else "–",
            "result": labels[item.result],
            "lines": [
                nfc(line)
                for line in [*(item.result_note or "").split("\n"), item.acting_text]
                if line
            ],
        }

    @api.model
    def _get_hashes(self, doc):
        hashes = (
            ("danh sách, nội dung và quy tắc biểu quyết", doc.frozen_sha256),
            ("kết quả kiểm phiếu", doc.sealed_sha256),
        )
        return [f"SHA-256 của {what}: {value}" for what, value in hashes if value]

    @api.model
    def _get_signatures(self, doc):
        def signer(role):
            return doc.member_ids.filtered(lambda m: m.role == role)[:1].name

        return [
            {"title": "THƯ KÝ", "name": nfc(signer("secretary"))},
            {"title": "CHỦ TRÌ", "name": nfc(signer("chair"))},
        ]

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import TransactionCase, tagged
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

from ..year.year_common import YearMixin


@tagged("post_install", "-at_install")
class TestExemplar(YearMixin, TransactionCase):
    """The head of a unit proposes, the chair of the union above recognises."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_year()
        cls.chair = new_test_user(cls.env, login="exemplar_chair")
        chair = cls._new_employee("Lê Văn Thành", cls.union, user_id=cls.chair.id)
        cls._set_role(chair, "head")

    def _exemplar(self, role="unit_head", **vals):
        model = self.env["emulation.exemplar"].with_user(self.users[role])
        return model.create(
            {
                "name": "Một cửa thân thiện",
                "campaign_id": self.campaign.id,
                "department_id": self.unit_a.id,
                "story": "Trả kết quả trong ngày cho 95 % hồ sơ.",
                **vals,
            }
        )

    def _recognised(self, **vals):
        exemplar = self._exemplar(**vals)
        exemplar.action_register()
        exemplar.with_user(self.chair).action_recognise()
        return exemplar

    def _adopt(self, exemplar, role="administrator", **vals):
        model = self.env["emulation.exemplar.adoption"].with_user(self.users[role])
        return model.create(
            {"exemplar_id": exemplar.id, "unit_id": self.unit_b.id, **vals}
        )

    def test_from_proposal_to_gallery(self):
        exemplar = self._exemplar()
        seen = self._as("employee", exemplar)
        with self.assertRaises(AccessError):
            seen.read(["story"])
        exemplar.action_register()
        self.assertEqual(exemplar.sudo().activity_ids.user_id, self.chair)
        with self.assertRaisesRegex(UserError, "unit above"):
            exemplar.action_recognise()
        exemplar.with_user(self.chair).action_recognise()
        self.assertEqual(exemplar.recognised_by_id, self.chair)
        self.assertFalse(exemplar.sudo().activity_ids)
        self.assertEqual(
            seen.read(["story"])[0]["story"], "Trả kết quả trong ngày cho 95 % hồ sơ."
        )
        for role in ("unit_head", "administrator"):
            with self.assertRaisesRegex(UserError, "stays as it is"):
                self._as(role, exemplar).write({"story": "Khác"})
        with self.assertRaisesRegex(UserError, "steps of the workflow"):
            self._as("administrator", exemplar).write({"state": "draft"})

    def test_not_recognised(self):
        exemplar = self._exemplar(story=False)
        with self.assertRaisesRegex(UserError, "its story is empty"):
            exemplar.action_register()
        exemplar.story = "Mới làm một tháng"
        exemplar.action_register()
        judge = exemplar.with_user(self.chair)
        with self.assertRaisesRegex(UserError, "Give a reason"):
            judge.action_refuse()
        judge.action_refuse("Chưa đủ thời gian kiểm nghiệm")
        self.assertEqual(exemplar.state_reason, "Chưa đủ thời gian kiểm nghiệm")
        exemplar.story = "Đã làm sáu tháng"
        exemplar.action_register()
        self.assertEqual(exemplar.state, "registered")

    def test_nobody_recognises_himself(self):
        own = self._exemplar(
            "officer",
            kind="person",
            subject_kind="individual",
            employee_id=self.staff["officer"].id,
            department_id=False,
        )
        own.action_register()
        with self.assertRaisesRegex(UserError, "nobody recognises himself"):
            own.action_recognise()
        unit = self._exemplar("officer", department_id=self.union.id)
        unit.action_register()
        with self.assertRaisesRegex(UserError, "nobody recognises himself"):
            unit.with_user(self.chair).action_recognise()

    def test_taken_up(self):
        exemplar = self._recognised()
        adoption = self._adopt(exemplar, effect="Giảm 30 % thời gian chờ")
        self.assertEqual(exemplar.adoption_count, 1)
        self.assertEqual(
            self._as("employee", adoption).effect, "Giảm 30 % thời gian chờ"
        )
        free = self._recognised()
        for role in ("unit_head", "employee", "auditor"):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self._adopt(free, role)

    @mute_logger("odoo.sql_db")
    def test_bad_input(self):
        exemplar = self._recognised()
        self._adopt(exemplar)
        waiting = self._exemplar()
        tomorrow = self.today + timedelta(days=1)
        cases = (
            (exemplar, {}, IntegrityError, "once"),
            (exemplar, {"unit_id": self.unit_a.id}, ValidationError, "itself"),
            (waiting, {}, ValidationError, "is not recognised"),
            (
                exemplar,
                {"unit_id": self.union.id, "date_from": tomorrow},
                ValidationError,
                "still to come",
            ),
        )
        for record, vals, error, message in cases:
            with (
                self.subTest(vals=vals),
                self.assertRaisesRegex(error, message),
                self.env.cr.savepoint(),
            ):
                self._adopt(record, **vals)
        with self.assertRaisesRegex(ValidationError, "lies outside"):
            self._exemplar(year=self.today.year - 1)
        with self.assertRaises(AccessError):
            self._exemplar(department_id=self.unit_b.id)

    def test_evidence(self):
        """Activities of the campaign are cited, and what is cited stays."""
        kind = self.env["emulation.activity.kind"].create({"name": "Tọa đàm"})
        activity = self.env["emulation.campaign.activity"].create(
            {
                "name": "Tọa đàm",
                "campaign_id": self.campaign.id,
                "unit_id": self.unit_a.id,
                "kind_id": kind.id,
            }
        )
        exemplar = self._exemplar(evidence_ids=[(6, 0, activity.ids)])
        with self.assertRaisesRegex(UserError, "is used by"):
            activity.unlink()
        other = self._new_launched("Khác")
        foreign = self.assertRaisesRegex(ValidationError, "“Tọa đàm” cannot be cited")
        with foreign:
            exemplar.campaign_id = other
        with foreign:
            self._exemplar(
                "officer",
                department_id=self.unit_b.id,
                evidence_ids=[(6, 0, activity.ids)],
            )

    def test_photos(self):
        """The first photo is the cover; one of 60 MB is refused by name."""
        photos = self.env["ir.attachment"].create(
            [
                {"name": "anh.jpg", "raw": b"anh"},
                {"name": "lon.jpg", "raw": b"x" * 60 * 1024 * 1024},
            ]
        )
        exemplar = self._exemplar("officer").sudo()
        exemplar.photo_ids = photos[0]
        self.assertEqual(exemplar.cover_id, photos[0])
        refused = self.assertRaisesRegex(ValidationError, "has 60 MB.* 25 MB")
        with refused:
            exemplar.photo_ids = photos
        # Nor is a small one made larger afterwards
        with refused:
            photos[0].raw = photos[1].raw

    def test_photos_of_a_registered_exemplar(self):
        """Replaced and deleted while it is proposed, and never after."""
        head = self.users["unit_head"]
        files = self.env["ir.attachment"].with_user(head)
        first, second = files.create(
            [{"name": "anh.jpg", "raw": b"anh"}, {"name": "bia.jpg", "raw": b"bia"}]
        )
        exemplar = self._exemplar(photo_ids=[(6, 0, (first | second).ids)])
        self.assertEqual(first.res_id, exemplar.id)
        first.raw = b"moi"
        second.unlink()
        exemplar.action_register()
        exemplar.with_user(self.chair).action_recognise()
        for user in (head, self.users["administrator"]):
            photo = first.with_user(user)
            for vals in ({"raw": b"khac"}, {"res_id": 0}, {"url": "/khac"}):
                with self.assertRaisesRegex(UserError, "anh.jpg .* stays as it is"):
                    photo.write(vals)
            with self.assertRaisesRegex(UserError, "stays as it is"):
                photo.unlink()
        self.assertEqual(self._as("employee", exemplar).cover_id.raw, b"moi")

    def test_counters(self):
        self._recognised()
        self.assertEqual(self.campaign.exemplar_count, 1)
        unit = self._as("officer", self.unit_a)
        self.assertEqual(unit.emulation_exemplar_count, 1)
        domain = unit.action_open_emulation_exemplars()["domain"]
        self.assertEqual(len(self.env["emulation.exemplar"].search(domain)), 1)

    def test_query_count(self):
        """The gallery: the same for 2 and for 30."""
        names = ["name", "cover_id", "subject_name", "adoption_count", "state"]
        model = self._as("officer", self.env["emulation.exemplar"])
        counts = []
        for number in (1, 2, 30):
            for _copy in range(number):
                self._exemplar("officer")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows = model.search_read([("campaign_id", "=", self.campaign.id)], names)
            counts.append(self.env.cr.sql_log_count - before)
            self.assertGreaterEqual(len(rows), number)
        # The first time fills the caches of the registry
        self.assertEqual(*counts[1:])

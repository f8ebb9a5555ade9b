# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import tagged
from odoo.tools import mute_logger

from .test_conflict import ConflictCommon

SECRET = "Thành tích chỉ hội đồng đọc"


class BlindnessCommon(ConflictCommon):
    """A council between closing and minutes, seen by everybody who may not see it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chair_employee, cls.declared = cls.board[0], cls.board[4]
        cls.env["emulation.eligibility.rule"].create(
            {
                "name": "Giấy khen",
                "kind": "award",
                "category_id": cls.inside.id,
                "award_type_ids": cls.award_outside.ids,
                "window": "any",
                "min_count": 1,
                "severity": "warn",
            }
        )
        cls.env.ref("base.group_allow_export").user_ids |= cls.env["res.users"].union(
            *cls.users.values(), *[e.user_id for e in cls.board]
        )
        subjects = (
            cls.chair_employee,
            cls.person,
            cls.staff["officer"],
            cls.staff["employee"],
        )
        cls.nominations = cls.env["emulation.nomination"].union(
            *[cls._new_nomination(s, summary=SECRET) for s in subjects]
        )
        cls.of_chair, cls.of_person, cls.of_officer, cls.of_employee = cls.nominations
        unit = cls.of_person | cls.of_employee
        unit.with_user(cls.users["unit_head"]).action_submit()
        (cls.nominations - unit).with_user(cls.users["administrator"]).action_submit()
        cls.session = cls._opened(cls.nominations)
        items = {i.nomination_id: i for i in cls.session.sudo().item_ids}
        cls.items = {n: items[n] for n in cls.nominations}
        cls.session.with_user(cls.declared.user_id).action_declare_conflict(
            cls.items[cls.of_person].ids, "family"
        )
        for nomination in cls.nominations:
            nomination.message_post(body=SECRET)
            nomination.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=SECRET,
                user_id=cls.board[5].user_id.id,
            )
            cls.env["ir.attachment"].create(
                {
                    "name": f"{SECRET} {nomination.id}.txt",
                    "raw": b"x",
                    "res_model": nomination._name,
                    "res_id": nomination.id,
                }
            )

    @classmethod
    def _close(cls):
        rows = [{"item_id": i.id, "for": 4, "against": 1} for i in cls.items.values()]
        cls.session.action_record_counts(rows)
        cls.session.action_close()

    def _doors(self, record, marker=None):
        """Every way to a record: ``{door: callable(user) -> what comes out}``.

        What comes out of a closed door is nothing, or an AccessError.
        """
        name, number = record._name, record.id
        label = record.sudo().subject_name
        only = Domain("id", "=", number)

        def model(user):
            return self.env[name].with_user(user)

        def read_each(user):
            own = model(user).browse(number)
            return [f for f in own._fields if self._reads(own, f)]

        return {
            "read each field": read_each,
            "read all": lambda u: model(u).browse(number).read(),
            "web_read": lambda u: (
                model(u).browse(number).web_read({"id": {}, "display_name": {}})
            ),
            "display_name": lambda u: model(u).browse(number).display_name,
            "export": lambda u: (
                model(u).browse(number).export_data(["id", "display_name"])
            ),
            "search": lambda u: model(u).search(only),
            "count": lambda u: model(u).search_count(only),
            "filter": lambda u: model(u).search(
                only & Domain("company_id", "!=", False)
            ),
            "sort": lambda u: (
                model(u).search([], order="id desc") & record.with_user(u)
            ),
            "search_read": lambda u: model(u).search_read(only, ["display_name"]),
            "web_search_read": lambda u: model(u).web_search_read(only, {"id": {}})[
                "records"
            ],
            "name_search": lambda u: [
                row for row in model(u).name_search(label) if row[0] == number
            ],
            "name_search by id": lambda u: model(u).name_search("", only),
            "group_by": lambda u: model(u).formatted_read_group(
                only, ["create_uid"], ["__count"]
            ),
            "aggregate": lambda u: [
                row
                for row in model(u).formatted_read_group(only, [], ["id:array_agg"])
                if row["id:array_agg"]
            ],
            "read_group": lambda u: model(u)._read_group(only, ["id"]),
        }

    def _reads(self, record, name):
        self.env.invalidate_all()
        try:
            record.read([name])
        except AccessError:
            return False
        return name != "id"

    def _thread_doors(self, nomination):
        """What hangs on a nomination: messages, activities, followers, files, papers."""
        about = Domain("res_model", "=", nomination._name) & Domain(
            "res_id", "=", nomination.id
        )
        message = Domain("model", "=", nomination._name) & Domain(
            "res_id", "=", nomination.id
        )

        def search(model, domain):
            return lambda user: self.env[model].with_user(user).search(domain)

        return {
            "message": search("mail.message", message),
            "message text": search(
                "mail.message", message & Domain("body", "like", SECRET)
            ),
            "activity": search("mail.activity", about),
            "follower": lambda u: nomination.with_user(u).message_follower_ids,
            "file": search("ir.attachment", about),
            "file name": search(
                "ir.attachment", Domain("name", "like", f"{SECRET} {nomination.id}")
            ),
            "check": search(
                "emulation.eligibility.check",
                Domain("nomination_id", "=", nomination.id),
            ),
            "step": search(
                "emulation.nomination.step", Domain("nomination_id", "=", nomination.id)
            ),
            "item": search(
                "emulation.session.item", Domain("nomination_id", "=", nomination.id)
            ),
            "step of it": lambda u: nomination.with_user(u).step_ids,
            "dossier": lambda u: nomination.with_user(u).action_open_dossier(),
            "report": lambda u: (
                self.env["report.hr_emulation.achievement_summary"]
                .with_user(u)
                ._get_report_values(nomination.ids)
            ),
            "thread": lambda u: nomination.with_user(u).message_ids,
            "filter by related": lambda u: (
                self.env["emulation.round.category"]
                .with_user(u)
                .search([("nomination_ids.id", "=", nomination.id)])
            ),
        }

    def _assert_closed(self, doors, user, but=()):
        for door, call in doors.items():
            if door in but:
                continue
            self.env.invalidate_all()
            with self.subTest(door=door, user=user.login):
                try:
                    found = call(user)
                except AccessError:
                    continue
                self.assertFalse(found)

    def _assert_open(self, doors, user, but=()):
        """The same doors let somebody else in, or they would prove nothing."""
        for door, call in doors.items():
            if door in but:
                continue
            self.env.invalidate_all()
            with self.subTest(door=door, user=user.login):
                self.assertTrue(call(user))


@tagged("post_install", "-at_install")
class TestBlindness(BlindnessCommon):
    @mute_logger("odoo.models")
    def test_items_before_the_minutes(self):
        self._close()
        chair, declared = self.chair_employee.user_id, self.declared.user_id
        officer, users = self.users["officer"], self.users
        # Nobody but roll, officers and auditors reads items at all
        hidden_from = {
            self.of_chair: (chair, users["unit_head"], users["administrator"]),
            self.of_person: (declared, users["unit_head"], users["employee"]),
            self.of_officer: (officer, users["administrator"], users["employee"]),
            self.of_employee: (
                users["employee"],
                users["unit_head"],
                users["council_user"],
            ),
        }
        shown_to = {
            self.of_chair: (declared, officer, users["auditor"]),
            self.of_person: (chair, officer, users["administrator"]),
            self.of_officer: (chair, declared, users["auditor"]),
            self.of_employee: (chair, declared, officer, users["administrator"]),
        }
        for nomination, item in self.items.items():
            doors = self._doors(item)
            for user in hidden_from[nomination]:
                self._assert_closed(doors, user)
            for user in shown_to[nomination]:
                self._assert_open(doors, user)

    @mute_logger("odoo.models")
    def test_dossier_of_a_recused_member(self):
        """The member of the council sees nothing of the nomination either."""
        self._close()
        pairs = (
            (self.of_chair, self.chair_employee.user_id),
            (self.of_person, self.declared.user_id),
        )
        council = self.env["res.users"].union(*[e.user_id for e in self.board])
        # In reach of the whole council, as where its members are officers
        council.group_ids |= self.env.ref("hr_emulation.group_officer")
        for nomination, user in pairs:
            doors = self._doors(nomination)
            more = self._thread_doors(nomination)
            self._assert_closed(doors, user)
            self._assert_closed(more, user)
            contrast = self.board[5].user_id
            self._assert_open(doors, contrast)
            self._assert_open(more, contrast, but=("follower",))
        self.session.action_minute()
        for nomination, user in pairs:
            self._assert_open(self._doors(nomination), user)
            self._assert_open(self._doors(self.items[nomination]), user)

    def test_filtering_by_what_is_hidden(self):
        """Results and counts are no side door of lists, groups and totals."""
        self._close()
        chair = self.chair_employee.user_id
        items = self.env["emulation.session.item"].with_user(chair)
        mine = Domain("session_id", "=", self.session.id)
        hidden = self.items[self.of_chair]
        for condition in (
            Domain("count_for", ">", 0),
            Domain("result", "=", hidden.result),
            Domain("percent", ">", 1),
            Domain("nomination_id.summary", "=", SECRET),
            Domain("subject_name", "=", hidden.subject_name) | Domain("rank", ">=", 0),
        ):
            with self.subTest(condition=condition):
                found = items.search(mine & condition)
                self.assertEqual(len(found), 3)
                self.assertNotIn(hidden, found.sudo())
        groups = items.formatted_read_group(
            mine, ["result"], ["__count", "percent:max"]
        )
        self.assertEqual(sum(group["__count"] for group in groups), 3)
        self.env.invalidate_all()
        sessions = self.env["emulation.session"].with_user(chair)
        self.items[self.of_officer]._write_guarded({"result": "tie"})
        hidden._write_guarded({"result": "no_place"})
        by_result = Domain("item_ids.result", "=", "no_place")
        self.assertFalse(sessions.search(by_result))
        self.assertTrue(sessions.search(Domain("item_ids.result", "=", "tie")))
        self.assertTrue(sessions.with_user(self.declared.user_id).search(by_result))
        self.assertEqual(len(sessions.browse(self.session.id).item_ids), 3)
        [row] = sessions.browse(self.session.id).web_read(
            {"item_ids": {"fields": {"result": {}}}}
        )
        self.assertNotIn(hidden.id, [line["id"] for line in row["item_ids"]])

    def test_who_is_excluded_sees_that_and_why(self):
        declared = self.declared.user_id
        recusals = self.env["emulation.session.recusal"]
        own = recusals.with_user(declared).search(
            [("session_id", "=", self.session.id)]
        )
        mine = own.filtered("is_mine")
        self.assertEqual(
            mine._get_line(), f"{self.person.name}: Spouse or close relative"
        )
        self.assertEqual(
            self.session.with_user(declared).my_conflict_text, mine._get_line()
        )
        # Who else is in conflict there is part of what is hidden
        self.session.with_user(self.board[5].user_id).action_declare_conflict(
            self.items[self.of_person].ids, "dispute"
        )
        found = recusals.with_user(declared).search(
            [("item_id", "=", self.items[self.of_person].id)]
        )
        self.assertEqual(found, mine)

    def test_a_follower_in_conflict_hears_nothing(self):
        user = self.declared.user_id
        for nomination in (self.of_person, self.of_employee):
            nomination.message_subscribe(user.partner_id.ids)
            message = nomination.message_post(
                body=SECRET, message_type="comment", subtype_xmlid="mail.mt_comment"
            )
            told = user.partner_id in message.notified_partner_ids
            self.assertEqual(told, nomination == self.of_employee)

    def test_log_of_the_session_for_an_administrator_in_conflict(self):
        self._close()
        log = self.env["emulation.audit.log"]
        mine = Domain("res_model", "=", self.session._name)
        administrator = self.users["administrator"]
        self.assertTrue(log.with_user(self.users["auditor"]).search(mine))
        self.assertFalse(log.with_user(administrator).search(mine))
        self.session.action_minute()
        self.assertTrue(log.with_user(administrator).search(mine))

    def test_chair_in_conflict_keeps_running_the_rest(self):
        chair = self.session.with_user(self.chair_employee.user_id)
        rows = [{"item_id": i.id, "for": 4} for i in self.items.values()]
        with self.assertRaisesRegex(UserError, "conflict of interest"):
            chair.action_record_counts(rows)
        self.session.action_record_counts(rows)
        chair.action_close()
        self.assertEqual(set(self.session.sudo().item_ids.mapped("result")), {"passed"})
        chair.action_minute()
        self.assertEqual(set(self.nominations.mapped("state")), {"passed"})

    def test_void_is_never_shown(self):
        self._close()
        self.session.action_void("Sai thành phần")
        item = self.items[self.of_chair]
        self._assert_closed(self._doors(item), self.chair_employee.user_id)
        self.assertTrue(
            self.of_chair.with_user(self.chair_employee.user_id).display_name
        )

    def test_list_in_constant_queries(self):
        user = self.declared.user_id
        items = self.env["emulation.session.item"].with_user(user)

        def queries(limit):
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            items.search_read([], ["subject_name", "is_hidden"], limit=limit)
            return self.cr.sql_log_count - before

        queries(1)
        self.assertEqual(queries(1), queries(3))

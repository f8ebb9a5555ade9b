# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import base64

from ..common import EmulationCommon

PDF = base64.b64encode(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")


class PaperCase(EmulationCommon):
    """The small union with a route of our own and files that were scanned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.head = cls.users["unit_head"]

    @classmethod
    def _new_route(cls, *steps):
        """Make a route of the steps given and let the category of persons use it."""
        route = cls.env["emulation.route"].create(
            {
                "name": "Quy trình thử",
                "step_ids": [
                    (0, 0, {"sequence": number, "name": vals["kind"], **vals})
                    for number, vals in enumerate(steps, 1)
                ],
            }
        )
        cls.inside.route_id = route
        return route

    @classmethod
    def _group_step(cls, kind, **vals):
        group = cls.env.ref("hr_emulation.group_officer")
        return {"kind": kind, "responsible": "group", "group_id": group.id, **vals}

    @classmethod
    def _submitted(cls, *subjects):
        """Nominations submitted by the administrator, who is nobody's head."""
        nominations = cls.env["emulation.nomination"].union(
            *(cls._new_nomination(subject) for subject in subjects or [cls.person])
        )
        nominations.with_user(cls.users["administrator"]).action_submit()
        return nominations

    @classmethod
    def _new_scan(cls, user=None, name="Văn bản.pdf", data=PDF):
        files = cls.env["ir.attachment"].with_user(user or cls.officer)
        return files.create({"name": name, "datas": data}).id

    def _refusal(self, error, call, *args, **kwargs):
        """Return the words a call is refused with."""
        with self.assertRaises(error) as caught:
            call(*args, **kwargs)
        return str(caught.exception)

    def _wizard(self, action, user=None, **vals):
        """Fill in the window that an action opens."""
        model = self.env[action["res_model"]].with_user(user or self.officer)
        return model.with_context(**action["context"]).create(vals)

    def _clean_count(self):
        """Number of queries so far, with nothing left to write or in the cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env.cr.sql_log_count

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""What approving is held against: the same rows written through the ORM, unasked."""

from odoo.models import BaseModel

ROWS = ("emulation.audit.log", "emulation.eligibility.check", "mail.message")
KEYS = {
    "emulation.audit.log": "res_id",
    "emulation.eligibility.check": "nomination_id",
    "mail.message": "res_id",
}
STEP = (
    "state",
    "outcome",
    "done_on",
    "actor_id",
    "actor_employee_id",
    "actor_name",
    "actor_position",
    "comment",
)


def write_rows(env, first, nominations, officer, rows):
    """Write for nominations what approving wrote for the first batch.

    :param first: nominations that the rows are of
    :param officer: res.users who approved
    :param dict rows: ``{model: values as read}``
    """
    twins = dict(zip(first.ids, nominations.ids, strict=True))
    steps = env["emulation.nomination.step"]
    done = steps.search([("nomination_id", "in", first.ids)], limit=1)
    values = done.read(STEP, load=None)[0]
    own = steps.search([("nomination_id", "in", nominations.ids)])
    own.write({name: values[name] for name in STEP})
    # Tracked, as whatever changes the state
    nominations.with_user(officer)._write_guarded({"state": "passed"})
    checks = env["emulation.eligibility.check"].search(
        [("nomination_id", "in", nominations.ids), ("is_current", "=", True)]
    )
    BaseModel.write(checks, {"is_current": False})
    checks.flush_recordset()
    for model, found in rows.items():
        stored = [
            name
            for name, field in env[model]._fields.items()
            if field.store and field.column_type and name != "id"
        ]
        values_list = [
            {
                **{name: row[name] for name in stored if name in row},
                KEYS[model]: twins[row[KEYS[model]]],
            }
            for row in found
            # What tracking adds it adds here as well
            if row[KEYS[model]] in twins and not row.get("tracking_value_ids")
        ]
        if model == "mail.message":
            env[model].create(values_list)
        else:
            BaseModel.create(env[model], values_list)

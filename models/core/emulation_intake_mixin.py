# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

KEPT_DAYS = 30


class EmulationIntakeMixin(models.AbstractModel):
    """A file that is checked and then brought in.

    Done, it stays as it was; never finished, it goes after a while.
    """

    _name = "emulation.intake.mixin"
    _description = "File That Is Brought In"
    _inherit = ["emulation.workflow.mixin"]

    def write(self, vals):
        if not self._is_door_open():
            self._check_not_done()
        return super().write(vals)

    def _check_not_done(self):
        """Refuse changes of what was brought in or sent, naming all of it."""
        if done := self.filtered(lambda record: record.state == "done"):
            raise UserError(
                self.env._(
                    "%(names)s: done, and stays as it was.",
                    names=", ".join(done.mapped("display_name")),
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_initial(self):
        """What was checked only is thrown away like what was never checked."""
        self._check_not_done()
        initial = self.filtered(lambda record: record.state == self._INITIAL_STATE)
        return super(EmulationIntakeMixin, initial)._unlink_only_initial()

    def _forget_unfinished(self):
        """A file that was never brought in is personal data nobody needs.

        The scheduled clean-up of the models calls it: the decorator would run on this
        abstract model, too.
        """
        before = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("state", "!=", "done"), ("write_date", "<", before)]).unlink()

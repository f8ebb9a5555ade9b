# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.http import Controller, request, route


class EmulationBallot(Controller):
    @route(
        "/hr_emulation/ballot/<int:session_id>/cast",
        type="jsonrpc",
        auth="user",
        save_session=False,
    )
    def cast(self, session_id, choices=None):
        """Cast a ballot; unlike a call over RPC it is not logged with parameters.

        :param int session_id: id of the emulation.session
        :param choices: see ``action_cast_ballot``
        :return: the words of the receipt
        :raise UserError: with every reason why the ballot does not count
        """
        session = request.env["emulation.session"].browse(session_id)
        return session.action_cast_ballot(choices)

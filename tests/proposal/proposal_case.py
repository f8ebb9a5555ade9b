# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from ..common import EmulationCommon


class ProposalCase(EmulationCommon):
    """The small union with nominations that the Vietnam union decides."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.users["officer"]
        cls.body.symbol_ids = [
            (0, 0, {"document_kind": "proposal", "symbol": "TTr-CĐVC"})
        ]
        cls.body.recipients = "- Như Điều 3;\n- Lưu: VT, CĐVC."
        cls.nominations = cls._passed(
            cls._new_nomination(category=cls.forwarded),
            cls._new_nomination(cls.other, cls.forwarded),
        )

    @classmethod
    def _new_proposal(cls, nominations=None, number=7, **vals):
        proposals = cls.env["emulation.proposal"].with_user(cls.officer)
        proposal = proposals._draft_for(nominations or cls.nominations)
        proposal.write({"number": number, **vals})
        return proposal

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, models
from odoo.exceptions import UserError

from ..engine.text_fit import POINT_MM, break_lines, fit_text
from ..engine.vi_text import capitalise, date_words, nfc, place_date
from .qr_code import qr_picture

LEADING = {"body": 1.25, "award": 1.15, "name": 1.2, "unit": 1.3, "citation": 1.3}
SIGNATURE_LEADING = 1.25
# Below this height no signature fits: long lines above it are set smaller instead
SIGNING_MM = 20
FACES = {"body": "bold", "award": "bold", "name": "bold", "citation": "italic"}
# These stand in the middle of their block, the others at its top
CENTRED = ("body", "award", "name")


class ReportCertificate(models.AbstractModel):
    """Bằng khen, giấy khen: each line at the place its layout gives it."""

    _name = "report.hr_emulation.certificate"
    _description = "Certificate Paper"
    _inherit = ["emulation.paper"]

    _paper_model = "emulation.certificate"

    @api.model
    def _get_paper_data(self, docs):
        """Return places, sizes and words of each certificate: {id: dict}.

        :raise UserError: naming all that are not valid, not decided here or have
            no layout
        """
        self._check_printable(docs)
        frames = {layout: layout._get_frame_uri() for layout in docs.layout_id}
        return {doc.id: self._get_certificate(doc, frames) for doc in docs}

    @api.model
    def _check_printable(self, docs):
        labels = dict(docs._fields["state"]._description_selection(self.env))
        problems = []
        for doc in docs:
            values = {"name": doc.display_name}
            if doc.state != "valid":
                problems.append(
                    self.env._(
                        "%(name)s: the certificate is “%(state)s” and is not printed.",
                        state=labels[doc.state],
                        **values,
                    )
                )
            if doc.decision_id.state != "issued":
                problems.append(
                    self.env._(
                        "%(name)s: there is no decision issued here that gives it.",
                        **values,
                    )
                )
            if not doc.layout_id:
                problems.append(
                    self.env._(
                        "%(name)s: “%(award)s” has no certificate layout.",
                        award=doc.award_type_id.name,
                        **values,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

    @api.model
    def _get_certificate(self, doc, frames):
        layout, decision = doc.layout_id, doc.decision_id
        body, signer = decision.body_id, decision.signer_id
        dots = "……………"
        return {
            "layout": layout,
            "frame": frames[layout],
            "title": nfc(f"{doc.award_type_id.official_name} – {doc.subject_name}"),
            "verb": nfc(
                layout.verb_title if doc.award_type_id.kind == "title" else layout.verb
            ),
            "blocks": self._get_blocks(doc, layout, body),
            "decision": nfc(
                f"{layout.decision_label or ''} {decision.full_number}"
            ).strip(),
            "decision_date": date_words(decision.date),
            "golden_book": nfc(
                f"{layout.golden_book_label or ''} {doc.golden_book_number or dots}"
            ).strip(),
            "place_date": place_date(body.place, decision.date),
            "signature": self._get_signature_block(layout, signer),
            "qr": layout.print_qr and qr_picture(doc._get_public_url()),
        }

    @api.model
    def _get_blocks(self, doc, layout, body):
        """Return the centred blocks, each with its place, size and lines."""
        job_unit = [doc.subject_job, doc.subject_unit]
        if doc.award_id.subject_kind != "individual":
            # A collective that is itself the unit is not named twice
            job_unit = [
                unit
                for unit in (doc.subject_unit,)
                if nfc(unit).casefold() != nfc(doc.subject_name).casefold()
            ]
        name = nfc(doc.subject_name)
        texts = {
            "name": name.upper() if layout.name_capitals else name,
            "unit": capitalise(", ".join(filter(None, job_unit))),
            "citation": nfc(doc.citation),
        }
        if layout.print_award:
            texts["award"] = nfc(doc.award_type_id.official_name).upper()
        blocks = {
            name: self._get_block(layout, name, text) for name, text in texts.items()
        }
        if layout.print_body:
            blocks["body"] = self._get_body_block(layout, body)
        return blocks

    @api.model
    def _get_body_block(self, layout, body):
        """The upper body stands on lines of its own above the awarding body."""
        own = nfc(body.official_name).upper()
        upper = nfc(body.letterhead_upper).upper() if layout.print_upper_body else ""
        block = self._get_block(layout, "body", "\n".join(filter(None, (upper, own))))
        width = layout.page_width - 2 * layout.text_side
        count = len(break_lines(upper, width, block["size"], "bold"))
        block["upper"] = block["lines"][:count]
        block["lines"] = block["lines"][count:]
        return block

    @api.model
    def _get_block(self, layout, name, text):
        height, leading = layout[f"{name}_height"], LEADING[name]
        size, lines = fit_text(
            text,
            layout.page_width - 2 * layout.text_side,
            height,
            layout[f"{name}_size"],
            layout.smallest_size,
            leading,
            face=FACES.get(name, "regular"),
        )
        used = len(lines) * size * leading * POINT_MM
        shift = (height - used) / 2 if name in CENTRED else 0
        return {
            "top": layout[f"{name}_top"] + layout.offset_y + shift,
            "size": size,
            "leading": leading,
            "lines": lines,
        }

    @api.model
    def _get_signature_block(self, layout, signer):
        """Return place, size and lines of what stands above and under the signature.

        The name stands where two lines above the signature leave the whole space;
        more lines take from the space first, then they become smaller.
        """
        signature = self._get_signature(signer)
        width, largest = layout.signature_width, layout.signature_size
        line = largest * SIGNATURE_LEADING * POINT_MM
        bottom = layout.signature_top + layout.offset_y
        bottom += 4 * line + layout.signature_space
        room = 2 * line + max(layout.signature_space - SIGNING_MM, 0)
        above, under = (
            fit_text(
                text,
                width,
                height,
                largest,
                layout.smallest_size,
                SIGNATURE_LEADING,
                face="bold",
            )
            for text, height in (
                (nfc("\n".join(signature["lines"])), room),
                (nfc(signature["name"]), line),
            )
        )
        name_height = len(under[1]) * under[0] * SIGNATURE_LEADING * POINT_MM
        return {
            "leading": SIGNATURE_LEADING,
            "size": above[0],
            "lines": above[1],
            "name_top": bottom - name_height,
            "name_size": under[0],
            "name_lines": under[1],
        }

# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import tagged
from odoo.tests.common import new_test_user

from ..inspection.inspection_sample import InspectionSample
from .common import read_pages
from .golden_case import GoldenCase


@tagged("post_install", "-at_install")
class TestGoldenInspection(InspectionSample, GoldenCase):
    def test_reviewed_texts(self):
        inspection = self._new_concluded()
        self._check_paper("inspection_plan", inspection)
        self._check_paper("inspection_conclusion", inspection)

    def test_extract_of_the_inspected(self):
        """Who is inspected prints what concerns him, and the paper says so."""
        inspection = self._new_concluded()
        self.env.invalidate_all()
        self.person.user_id = reader = new_test_user(self.env, login="inspected")
        pages = read_pages(
            self._print(
                "hr_emulation.inspection_conclusion",
                inspection,
                reader,
            )
        )
        self.assertIn("TRÍCH KẾT LUẬN KIỂM TRA", pages[0])
        self.assertIn(self.person.name, pages[0])
        self.assertNotIn("Niêm yết thiếu", " ".join(pages))

    def test_signature_never_alone(self):
        """However long the text, the signature's page has some of its last words."""
        inspection = self._new_under_way()
        before = None
        # The signature takes more lines than one step adds: it is what turns the page
        for count in range(4, 60, 4):
            inspection.recommendation = "\n".join(["Đề nghị đơn vị khắc phục."] * count)
            pages = read_pages(
                self._print("hr_emulation.inspection_conclusion", inspection)
            )
            if before and len(pages) > before:
                break
            before = len(pages)
        else:
            self.fail("no page was turned")
        self.assertIn("Nơi nhận", pages[-1])
        self.assertIn("Đề nghị đơn vị khắc phục", pages[-1])

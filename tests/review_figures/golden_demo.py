# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from pathlib import Path

import yaml

GOLDEN = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))


def check_golden(case, env):
    """Open a review of the demo's campaign and compare it with the counts by hand.

    :param case: test case that is told of differences
    :param env: environment of the played demo
    """
    campaign = env.ref("hr_emulation.campaign_000_demo")
    outlines = env["emulation.review.template"]
    levels = campaign.unit_ids.emulation_level_id
    review_round = env["emulation.review.round"].create(
        {
            "name": "Golden",
            "campaign_id": campaign.id,
            "date_from": "2017-08-03",
            "date_to": "2022-06-30",
            "template_id": outlines.search(
                [("campaign_id", "=", campaign.id)], limit=1
            ).id,
            "deadline_ids": [
                (0, 0, {"level_id": level.id, "date": "2022-07-31"}) for level in levels
            ],
        }
    )
    review_round.action_open()
    reviews = review_round.review_ids
    unit = env.ref("hr_emulation.department_snv_demo")
    snv = reviews.filtered(lambda r: r.department_id == unit)
    for name, scope in (("province", reviews), ("snv", snv)):
        for figure, number in GOLDEN[name].items():
            with case.subTest(unit=name, figure=figure):
                case.assertEqual(_find(env, scope, figure), number)


def _find(env, reviews, figure):
    """Return what the units did together: of a kind of award, or of a whole figure."""
    award = env.ref(f"hr_emulation.award_{figure}", raise_if_not_found=False)
    found = reviews.figure_ids.filtered(
        lambda f: (
            f.award_type_id == award and f.code == "awards"
            if award
            else f.code == figure and not f.dimension
        )
    )
    return sum(found.mapped("value"))

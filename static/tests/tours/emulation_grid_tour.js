// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const row = "tr:contains('Nguyễn Thị Minh Nguyệt')";
const cells = `${row} .o_unit_grid_cell`;

// The head of a unit proposes one of his people for two awards in the grid: a quota
// that is too small refuses both and keeps the ticks
registry.category("web_tour.tours").add("emulation_grid_tour", {
    steps: () => [
        {
            content: "the grid shows the people of the unit",
            trigger: `.o_emulation_unit_grid ${row}`,
        },
        {
            content: "what must be met and is not cannot be ticked",
            trigger: "tr:contains('Lê Thị Thấp') .o_unit_grid_cell[aria-disabled='true']",
        },
        {
            content: "places of the first category",
            trigger: ".o_unit_grid_headroom:contains('0/1')",
        },
        {
            content: "find without accents",
            trigger: ".o_unit_grid_filter",
            run: "edit minh nguyet",
        },
        {
            trigger: ".o_emulation_unit_grid tbody:not(:has(tr:contains('Lê Thị Thấp')))",
        },
        {
            content: "tick the first award by the mouse",
            trigger: `${cells}:first`,
            run: "click",
        },
        {
            content: "the place is counted at once",
            trigger: ".o_unit_grid_headroom:contains('1/1')",
        },
        {
            content: "go to the next award by the keyboard",
            trigger: `${cells}[aria-checked='true']`,
            run: "press ArrowRight",
        },
        {
            trigger: `${cells}[data-column='2']:focus`,
            run: "click",
        },
        {
            content: "show everybody again",
            trigger: ".o_unit_grid_filter",
            run: "edit Hai",
        },
        {
            content: "one too many",
            trigger: "tr:contains('Lê Thị Hai') .o_unit_grid_cell:first",
            run: "click",
        },
        {
            trigger: ".o_unit_grid_headroom.text-danger:contains('2/1')",
        },
        {
            trigger: ".o_unit_grid_submit:enabled",
            run: "click",
        },
        {
            content: "nothing was submitted and nothing is lost",
            trigger: ".o_unit_grid_message",
        },
        {
            trigger: "tr:contains('Lê Thị Hai') .o_unit_grid_cell[aria-checked='true']:first",
            run: "click",
        },
        {
            trigger: ".o_unit_grid_submit:enabled",
            run: "click",
        },
        {
            content: "submitted",
            trigger: ".o_notification:has(.bg-success)",
        },
        {
            trigger: ".o_unit_grid_filter",
            run: "edit minh nguyet",
        },
        {
            trigger: `${row} td button[data-column='2']:contains('Đã trình')`,
        },
    ],
});

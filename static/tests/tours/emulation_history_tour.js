// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const strip = ".o_emulation_strip";

// An employee reads his own years: six at a glance, earlier ones on demand.
registry.category("web_tour.tours").add("emulation_history_tour", {
    steps: () => [
        {
            content: "the rating of the last year is a cell with its name",
            trigger: `${strip} tr[data-row='professional'] button.o_tone_excellent`,
        },
        {
            content: "earlier years are out of the way",
            trigger: `${strip}:not(:has(td[data-year='2012']))`,
        },
        {
            content: "the decision behind an award",
            trigger: `${strip} tr[data-row='award'] button.o_tone_award`,
            run: "click",
        },
        {
            trigger: `${strip} [role='status']:contains('04/QĐ-CĐVC')`,
        },
        {
            content: "earlier years",
            trigger: `${strip} button.btn-link:contains('2012')`,
            run: "click",
        },
        {
            trigger: `${strip} tr[data-row='professional'] td[data-year='2012'] button.o_tone_good`,
        },
        {
            content: "back to the last years",
            trigger: `${strip} button.btn-link`,
            run: "click",
        },
        {
            trigger: `${strip}:not(:has(td[data-year='2012']))`,
        },
        {
            content: "his ratings",
            trigger: "button[name='action_open_emulation_ratings']",
            run: "click",
        },
        {
            trigger: ".o_list_view .o_data_row:contains('2012')",
        },
    ],
});

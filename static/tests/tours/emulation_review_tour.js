// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// The head of a unit writes a section, with last time's words beside it, and submits.
registry.category("web_tour.tours").add("emulation_review_write_tour", {
    steps: () => [
        {
            content: "write the first section",
            trigger: ".o_review_section[data-section='I'] textarea",
            run: "edit Đơn vị có 45 đoàn viên",
        },
        {
            content: "it is saved by itself",
            trigger: ".o_review_section[data-section='I'] .o_review_status .fa-check",
        },
        {
            content: "submit",
            trigger: "button[name='action_submit']",
            run: "click",
        },
        {
            content: "go on",
            trigger: ".modal footer .btn-primary",
            run: "click",
        },
        {
            content: "it was submitted",
            trigger: ".o_arrow_button_current[data-value='submitted']",
        },
        {
            content: "nothing can be typed any more",
            trigger: ".o_review_sections:not(:has(textarea))",
        },
    ],
});

// The officer reads it and accepts.
registry.category("web_tour.tours").add("emulation_review_accept_tour", {
    steps: () => [
        {
            content: "the words of the unit",
            trigger: ".o_review_section .o_review_words:contains('45 đoàn viên')",
        },
        {
            content: "accept",
            trigger: "button[name='action_accept']",
            run: "click",
        },
        {
            content: "it is accepted",
            trigger: ".o_arrow_button_current[data-value='accepted']",
        },
    ],
});

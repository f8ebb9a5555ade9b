// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const issue = (number) => [
    {
        trigger: "div[name='number'] input",
        run: `edit ${number}`,
    },
    {
        trigger: ".o_form_button_save",
        run: "click",
    },
    {
        trigger: ".o_statusbar_buttons button[name='action_issue']",
        run: "click",
    },
    {
        trigger: ".modal footer .btn-primary",
        run: "click",
    },
    {
        trigger: ".o_statusbar_status button[data-value='issued'][aria-checked='true']",
    },
];

// The officer corrects a misprinted name; from the entry of the register on.
registry.category("web_tour.tours").add("emulation_correction_tour", {
    steps: () => [
        {
            trigger: ".o_statusbar_buttons button[name='action_draft_correction']",
            run: "click",
        },
        {
            content: "what was printed stands beside what is to be printed",
            trigger: "div[name='change_ids'] .o_data_row:has(td[name='old_subject_name']:contains('Nguyệt')) td[name='subject_name']",
            run: "click",
        },
        {
            trigger: "div[name='change_ids'] div[name='subject_name'] input",
            run: "edit Nguyễn Thị Minh Nguyên",
        },
        ...issue(8),
        {
            content: "the correction has a number of its own",
            trigger: "div[name='full_number']:contains('08/QĐ-CĐVC')",
        },
    ],
});

// The officer revokes an award that was paid, and notes the money that came back.
registry.category("web_tour.tours").add("emulation_revocation_tour", {
    steps: () => [
        {
            trigger: ".o_statusbar_buttons button[name='action_draft_revocation']",
            run: "click",
        },
        {
            content: "without a legal ground nothing is revoked",
            trigger: "div[name='ground'] textarea",
            run: "edit Kê khai gian dối thành tích",
        },
        ...issue(9),
        {
            trigger: "div[name='full_number']:contains('09/QĐ-CĐVC')",
        },
        {
            content: "the money is to come back",
            trigger: "div[name='change_ids'] .o_data_row button[name='action_record_recovery']",
            run: "click",
        },
        {
            trigger: ".modal:has(div[name='amount']) footer .o_form_button_save",
            run: "click",
        },
        {
            content: "nothing is left to be paid back",
            trigger:
                "div[name='change_ids'] .o_data_row:not(:has(button[name='action_record_recovery']))",
        },
    ],
});

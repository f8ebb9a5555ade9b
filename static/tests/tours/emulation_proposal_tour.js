// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const confirm = {
    content: "confirm",
    trigger: ".modal footer button.btn-primary",
    run: "click",
};

// The officer puts what has passed before the upper body and seals the package.
registry.category("web_tour.tours").add("emulation_proposal_tour", {
    steps: () => [
        {
            content: "make the proposal of the round",
            trigger:
                ".o_statusbar_buttons button[name='action_make_proposal']:contains('tờ trình')",
            run: "click",
        },
        {
            content: "the names are filled in",
            trigger:
                ".o_field_widget[name='line_ids']:contains('Nguyễn Thị Minh Nguyệt'):contains('Trần Văn Hùng')",
        },
        {
            content: "it says what is missing",
            trigger: ".alert-warning:contains('thiếu số')",
        },
        {
            content: "number it",
            trigger: "div[name='number'] input",
            run: "edit 7",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "issue it",
            trigger: ".o_statusbar_buttons button[name='action_issue']",
            run: "click",
        },
        confirm,
        {
            content: "the issued text is kept",
            trigger:
                ".o_form_view:has(h1:contains('07/TTr-CĐVC')) button[name='action_open_paper']:contains('Bản ban hành')",
        },
        {
            content: "print it",
            trigger: ".o_statusbar_buttons button:contains('In')",
            run: "click",
        },
        {
            content: "hand it over",
            trigger:
                "body:not(:has(.o_blockUI)) .o_statusbar_buttons button[name='action_forward']",
            run: "click",
        },
        confirm,
        {
            content: "seal it for the upper body's database",
            trigger: ".o_statusbar_buttons button[name='action_export']",
            run: "click",
        },
        {
            content: "the package is there, and what to do with it",
            trigger:
                ".o_form_view:has(div[name='direction']:contains('Đã gửi')) .o_data_row:contains('Trần Văn Hùng')",
        },
    ],
});

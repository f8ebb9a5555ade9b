// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// The officer returns one nomination, approves the other and issues the decision.
registry.category("web_tour.tours").add("emulation_officer_tour", {
    steps: () => [
        {
            content: "the desk says what waits",
            trigger: ".o_emulation_desk button[name='review']",
            run: "click",
        },
        {
            content: "open the first nomination",
            trigger: ".o_data_row:contains('Trần Văn Hùng') td[name='subject_name']",
            run: "click",
        },
        {
            content: "return it",
            trigger: ".o_statusbar_buttons button:contains('Trả lại')",
            run: "click",
        },
        {
            content: "say why",
            trigger: ".modal div[name='reason'] textarea",
            run: "edit Thiếu số liệu về sáng kiến",
        },
        {
            content: "the window names the case",
            trigger:
                ".modal:has(div[name='able_text']:contains('Trần Văn Hùng')) footer button[name='action_apply']:has(div[name='step_label'])",
            run: "click",
        },
        {
            content: "the reason is shown",
            trigger: ".alert-info:contains('Thiếu số liệu về sáng kiến')",
        },
        {
            content: "back to the list",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains('Nguyễn Thị Minh Nguyệt') td[name='subject_name']",
            run: "click",
        },
        {
            content: "approve",
            trigger: ".o_statusbar_buttons button[name='action_approve']",
            run: "click",
        },
        {
            trigger: ".o_statusbar_status button[aria-checked='true']:contains('Đạt')",
        },
        {
            content: "go to the round",
            trigger: "button[data-menu-xmlid='hr_emulation.emulation_awards_menu']",
            run: "click",
        },
        {
            trigger: "a[data-menu-xmlid='hr_emulation.emulation_round_menu']",
            run: "click",
        },
        {
            trigger: ".o_kanban_record:contains('Khen thưởng sơ kết 5 năm')",
            run: "click",
        },
        {
            content: "make the decision",
            trigger: ".o_statusbar_buttons button[name='action_make_decision']",
            run: "click",
        },
        {
            content: "it says what is missing",
            trigger: ".alert-warning:contains('thiếu số')",
        },
        {
            content: "no number stands there before one is typed",
            trigger: "div[name='number'] input",
            run({anchor}) {
                if (anchor.value) {
                    throw new Error(`The number shows “${anchor.value}”.`);
                }
            },
        },
        {
            trigger: "div[name='number'] input",
            run: "edit 7",
        },
        {
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "issue",
            trigger: ".o_statusbar_buttons button[name='action_issue']",
            run: "click",
        },
        {
            trigger: ".modal footer .btn-primary",
            run: "click",
        },
        {
            content: "the number is printed with a leading zero",
            trigger: "div[name='full_number']:contains('07/QĐ-CĐVC')",
        },
        {
            content: "the certificate is there",
            trigger: "button[name='action_view_certificates']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains('Nguyễn Thị Minh Nguyệt')",
        },
    ],
});

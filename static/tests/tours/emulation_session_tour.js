// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const button = (name) => `.o_statusbar_buttons button[name='${name}']:visible`;
const state = (text) =>
    `.o_statusbar_status button[aria-checked='true']:contains('${text}')`;
const confirm = {
    content: "confirm",
    trigger: ".modal-footer .btn-primary",
    run: "click",
};

// The officer of a unit, secretary of its meeting, leads it from draft to minutes.
registry.category("web_tour.tours").add("emulation_session_tour", {
    steps: () => [
        {
            content: "start a session",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "of the unit",
            trigger: "div[name='unit_id'] input",
            run: "edit Nội vụ",
        },
        {
            trigger: ".o-autocomplete--dropdown-item a:contains('CĐCS Sở Nội vụ')",
            run: "click",
        },
        {
            content: "the rule",
            trigger: "div[name='vote_rule_id'] input",
            run: "edit Họp đơn vị",
        },
        {
            trigger: ".o-autocomplete--dropdown-item a:contains('giơ tay')",
            run: "click",
        },
        {
            content: "save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "the check list says what is missing",
            trigger: "div[name='checklist']:contains('chưa có ai trong danh sách')",
        },
        {
            content: "fill the roll",
            trigger: button("action_fill_roll"),
            run: "click",
        },
        {
            content: "put what waits on the agenda",
            trigger: button("action_add_waiting"),
            run: "click",
        },
        {
            content: "everything is in order; fix it",
            trigger: button("action_freeze"),
            run: "click",
        },
        confirm,
        {
            content: "open",
            trigger: button("action_open"),
            run: "click",
        },
        {
            content: "everybody is there",
            trigger: button("action_mark_all_present"),
            run: "click",
        },
        {
            content: "one has left the room",
            trigger: ".o_notebook a[name='roll']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains('Inspector') button[name='action_mark_absent']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains('Inspector'):contains('Vắng mặt')",
        },
        {
            content: "type the counts",
            trigger: button("action_open_counts"),
            run: "click",
        },
        {
            trigger: ".modal .o_data_row:first td[name='count_for']",
            run: "click",
        },
        {
            trigger: ".modal .o_data_row:first td[name='count_for'] input",
            run: "edit 5",
        },
        {
            trigger: ".modal .o_data_row:first td[name='count_against'] input",
            run: "edit 1",
        },
        {
            trigger: ".modal footer button[name='action_record']",
            run: "click",
        },
        {
            content: "close the vote",
            trigger: `body:not(:has(.modal)) ${button("action_close")}`,
            run: "click",
        },
        confirm,
        {
            content: "the arithmetic in digits and words",
            trigger: ".o_notebook a[name='agenda']",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains('5/6 = 83,3 % (năm trên sáu)')",
        },
        {
            content: "finish the minutes",
            trigger: button("action_minute"),
            run: "click",
        },
        confirm,
        {
            trigger: state("Đã có biên bản"),
        },
    ],
});

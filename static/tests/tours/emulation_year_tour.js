// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// An employee writes his registration of the year and sends it.
registry.category("web_tour.tours").add("emulation_registration_tour", {
    steps: () => [
        {
            content: "the form begins with himself",
            trigger: ".o_field_widget[name='employee_id'] input:value(Employee)",
        },
        {
            content: "he says what he undertakes",
            trigger: ".o_field_widget[name='commitment'] textarea",
            run: "edit Hoàn thành xuất sắc nhiệm vụ, có một sáng kiến",
        },
        {
            content: "save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "send",
            trigger: "button[name='action_send']:enabled",
            run: "click",
        },
        {
            content: "it waits for the unit",
            trigger: ".o_arrow_button_current[data-value='sent']",
        },
    ],
});

// A unit officer enters what was done, on a phone.
registry.category("web_tour.tours").add("emulation_activity_tour", {
    steps: () => [
        {
            content: "what was done",
            trigger: ".o_field_widget[name='name'] input",
            run: "edit Tọa đàm văn hóa công sở",
        },
        {
            content: "of which kind",
            trigger: ".o_field_widget[name='kind_id'] input",
            run: "click",
        },
        {
            content: "a phone shows the kinds on a page of their own",
            trigger: ".modal .o_kanban_record:contains('Tọa đàm thử')",
            run: "click",
        },
        {
            content: "how many were reached",
            trigger: ".o_field_widget[name='reach'] input",
            run: "edit 45",
        },
        {
            content: "save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "saved: there is nothing left to save",
            trigger: ".o_form_view .o_form_saved, body:not(:has(.o_form_button_save:visible))",
        },
    ],
});

// A unit officer registers the whole unit from its plan.
registry.category("web_tour.tours").add("emulation_unit_registration_tour", {
    steps: () => [
        {
            content: "register the unit",
            trigger: "button[name='action_prepare_registrations']",
            run: "click",
        },
        {
            content: "campaign and unit are those of the plan",
            trigger:
                ".modal:has(.o_field_widget[name='campaign_id'] input:value(năm nay)) .o_field_widget[name='unit_id'] input:value(Sở Nội vụ)",
        },
        {
            content: "prepare",
            trigger: ".modal button[name='action_prepare']",
            run: "click",
        },
        {
            content: "everybody of the unit has a draft",
            trigger: ".o_list_view .o_data_row:contains('Nguyễn Thị Minh Nguyệt')",
        },
    ],
});

// The head of another unit takes up what was recognised.
registry.category("web_tour.tours").add("emulation_adoption_tour", {
    steps: () => [
        {
            content: "the gallery shows it",
            trigger: ".o_kanban_record:contains('Một cửa thân thiện')",
            run: "click",
        },
        {
            content: "my unit takes it up",
            trigger: ".o_form_view .o_statusbar_buttons button:contains('Đơn vị tôi')",
            run: "click",
        },
        {
            content: "the unit is one's own",
            trigger: ".modal .o_field_widget[name='unit_id'] input:value(Sở Tài chính)",
        },
        {
            content: "with what effect",
            trigger: ".modal .o_field_widget[name='effect'] textarea",
            run: "edit Giảm 30 % thời gian chờ",
        },
        {
            content: "save",
            trigger: ".modal .o_form_button_save",
            run: "click",
        },
        {
            content: "the exemplar tells who took it up",
            trigger: "button[name='action_view_adoptions']:contains('1')",
        },
    ],
});

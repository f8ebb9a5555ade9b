// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// The head of a unit proposes one of his people, in Vietnamese.
registry.category("web_tour.tours").add("emulation_unit_head_tour", {
    steps: () => [
        {
            content: "the desk shows the open rounds",
            trigger: ".o_emulation_desk h2:contains('Đơn vị của tôi')",
        },
        {
            content: "open the open rounds",
            trigger: ".o_emulation_desk button[name='open_rounds']",
            run: "click",
        },
        {
            content: "open the round",
            trigger: ".o_kanban_record:contains('Khen thưởng sơ kết 5 năm')",
            run: "click",
        },
        {
            content: "the status is shown in Vietnamese",
            trigger: ".o_statusbar_status button[aria-checked='true']:contains('Đang mở')",
        },
        {
            content: "propose somebody",
            trigger: ".o_statusbar_buttons button:contains('Đề nghị')",
            run: "click",
        },
        {
            content: "new nomination",
            trigger: ".o_list_button_add",
            run: "click",
        },
        {
            content: "choose the category",
            trigger: "div[name='category_id'] input",
            run: "edit Giấy khen",
        },
        {
            trigger: ".o-autocomplete--dropdown-item a:contains('Giấy khen (Cá nhân)')",
            run: "click",
        },
        {
            content: "find the person without accents",
            trigger: "div[name='employee_id'] input",
            run: "edit nguyen thi minh",
        },
        {
            trigger: ".o-autocomplete--dropdown-item a:contains('Nguyễn Thị Minh Nguyệt')",
            run: "click",
        },
        {
            content: "write the achievement",
            trigger: "div[name='summary'] textarea",
            run: "edit Hoàn thành xuất sắc nhiệm vụ, có 02 sáng kiến được công nhận.",
        },
        {
            content: "save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "submit",
            trigger: ".o_statusbar_buttons button[name='action_submit']",
            run: "click",
        },
        {
            content: "submitted",
            trigger: ".o_statusbar_status button[aria-checked='true']:contains('Đã trình')",
        },
    ],
});

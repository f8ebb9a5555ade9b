// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// The officer screens a round, looks at who is short of what, nominates who is not.
registry.category("web_tour.tours").add("emulation_screening_tour", {
    steps: () => [
        {
            content: "screen the round",
            trigger: ".o_statusbar_buttons button[name='action_open_screening']",
            run: "click",
        },
        {
            content: "a person who lacks an award: red, with a sign beside the colour",
            trigger:
                ".o_data_row:contains('Trần Văn Hùng') .o_emulation_dot_fail:contains('✗')",
        },
        {
            content: "the evidence stands on the sign",
            trigger:
                ".o_data_row:contains('Trần Văn Hùng') .o_emulation_dot_fail[data-tooltip*='Giấy khen năm trước']",
        },
        {
            content: "only who meets the conditions",
            trigger: ".o_search_panel_category_value header:has(.o_search_panel_counter:text(1))",
            run: "click",
        },
        {
            content: "one line is left",
            trigger: ".o_list_view:not(:has(.o_data_row:contains('Trần Văn Hùng')))",
        },
        {
            content: "select her",
            trigger:
                ".o_data_row:contains('Nguyễn Thị Minh Nguyệt') .o_list_record_selector input",
            run: "click",
        },
        {
            content: "nominate",
            trigger: ".o_control_panel button.btn-primary[name='action_ask_nominate']",
            run: "click",
        },
        {
            content: "the nomination is there, a draft",
            trigger: ".o_form_view div[name='category_id']",
        },
    ],
});

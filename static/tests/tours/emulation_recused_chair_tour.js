// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const button = (name) => `.o_statusbar_buttons button[name='${name}']:visible`;

// The chair is a nominee: he sees that and why he is excluded, and nothing else.
registry.category("web_tour.tours").add("emulation_recused_chair_tour", {
    steps: () => [
        {
            content: "excluded, and why",
            trigger: "div[name='my_conflicts']:contains('Ủy viên 0')",
        },
        {
            content: "the other nominee is on the agenda, he is not",
            trigger:
                ".o_field_widget[name='item_ids'] .o_data_row:contains('Minh Nguyệt')",
        },
        {
            trigger:
                ".o_field_widget[name='item_ids']:not(:has(.o_data_row:contains('Ủy viên 0')))",
        },
        {
            content: "his own conflict is listed",
            trigger: ".o_notebook a[name='recusals']",
            run: "click",
        },
        {
            trigger:
                ".o_field_widget[name='recusal_ids'] .o_data_row:contains('Ủy viên 0')",
        },
        {
            content: "nothing for him to decide",
            trigger: `.o_statusbar_buttons:not(:has(button[name='action_open_ties']:visible))`,
        },
    ],
});

// The deputy presides over the item of the chair, and over no other.
registry.category("web_tour.tours").add("emulation_acting_chair_tour", {
    steps: () => [
        {
            content: "who presides is said on the item",
            trigger:
                ".o_field_widget[name='item_ids'] .o_data_row:contains('Ủy viên 0') td[name='acting_text']:contains('Ủy viên 1')",
        },
        {
            trigger: "body:not(:has(div[name='my_conflicts']:visible))",
        },
        {
            content: "decide the tie",
            trigger: button("action_open_ties"),
            run: "click",
        },
        {
            trigger: ".modal .o_data_row:first td[name='choice']",
            run: "click",
        },
        {
            trigger: ".modal td[name='choice'] input",
            run: "click",
        },
        {
            trigger: ".o_select_menu_item:first",
            run: "click",
        },
        {
            trigger: ".modal footer button[name='action_decide']",
            run: "click",
        },
        {
            trigger: `body:not(:has(.modal)) .o_statusbar_buttons:not(:has(button[name='action_open_ties']:visible))`,
        },
    ],
});

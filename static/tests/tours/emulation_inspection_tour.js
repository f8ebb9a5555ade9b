// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

// The leader of the inspectors looks at the proof of a remedy and closes the finding.
registry.category("web_tour.tours").add("emulation_finding_tour", {
    steps: () => [
        {
            content: "the remedy is told in words",
            trigger: ".o_field_widget[name='remedy']:contains('Đã sửa')",
        },
        {
            content: "with its proof",
            trigger: ".o_field_widget[name='proof_ids']:contains('niem-yet')",
        },
        {
            content: "close it",
            trigger: "button[name='action_close']:enabled",
            run: "click",
        },
        {
            content: "it is closed",
            trigger: ".o_arrow_button_current[data-value='closed']",
        },
    ],
});

// An inspector answers one content of the checklist on a phone.
registry.category("web_tour.tours").add("emulation_checklist_tour", {
    steps: () => [
        {
            content: "open the checklist of the unit",
            trigger: ".o_field_widget[name='target_ids'] button[name='action_open']",
            run: "click",
        },
        {
            content: "open the first content",
            trigger: ".o_field_widget[name='line_ids'] .o_kanban_record",
            run: "click",
        },
        {
            content: "it was done in part",
            trigger: ".modal .o_field_widget[name='answer'] input[data-value='partly']",
            run: "click",
        },
        {
            content: "what was seen",
            trigger: ".modal .o_field_widget[name='note'] textarea",
            run: "edit Thiếu chữ ký",
        },
        {
            content: "done with it",
            trigger: ".modal .o_form_button_save",
            run: "click",
        },
        {
            content: "save",
            trigger: "body:not(:has(.modal)) .o_form_button_save",
            run: "click",
        },
        {
            content: "saved",
            trigger: "body:not(:has(.o_form_button_save:visible))",
        },
    ],
});

// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const dossier = (name) => `.o_waiting_dossier .o_form_view h1:contains('${name}')`;

// The head of a unit decides on what waits for him, in Vietnamese.
registry.category("web_tour.tours").add("emulation_waiting_tour", {
    steps: () => [
        {
            content: "the desk counts what waits and leads to it",
            trigger:
                ".o_emulation_desk button[name='waiting']:contains('đề nghị đang chờ tôi'):contains('4')",
            run: "click",
        },
        {
            content: "the oldest is first, its dossier beside it",
            trigger: `.o_waiting_row:first.o_current:contains('Người thứ 0') ~ .o_waiting_row`,
        },
        {trigger: dossier("Người thứ 0")},
        {
            content: "approve it",
            trigger: ".o_waiting_decision button[name='approve']:contains('Duyệt')",
            run: "click",
        },
        {
            content: "it is gone and the next one is there",
            trigger: ".o_waiting_list:not(:contains('Người thứ 0'))",
        },
        {trigger: dossier("Người thứ 1")},
        {
            content: "go to the next one by the keyboard",
            trigger: ".o_waiting_decision button[name='next']",
            run: "press alt+n",
        },
        {trigger: dossier("Người thứ 2")},
        {
            content: "return it",
            trigger: ".o_waiting_decision button[name='return']:contains('Trả lại')",
            run: "press alt+r",
        },
        {
            content: "say why",
            trigger: ".modal div[name='reason'] textarea",
            run: "edit Bổ sung minh chứng sáng kiến năm 2021.",
        },
        {
            trigger: ".modal footer button.btn-primary:contains('Trả lại')",
            run: "click",
        },
        {
            content: "the rest at once",
            trigger: "body:not(:has(.modal)) .o_waiting_list:not(:contains('Người thứ 2'))",
        },
        {
            trigger: ".o_waiting_tick_all",
            run: "click",
        },
        {
            trigger: ".o_waiting_approve_ticked:contains('Duyệt mục đã chọn: 2')",
            run: "click",
        },
        {
            content: "the preview names them",
            trigger: ".modal:contains('Người thứ 1'):contains('Người thứ 3')",
        },
        {
            trigger: ".modal footer button.btn-primary:contains('Duyệt')",
            run: "click",
        },
        {
            content: "nothing is left",
            trigger: ".o_emulation_waiting:contains('Không có việc nào đang chờ đồng chí')",
        },
    ],
});

// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const line = (code) => `.o_score_line[data-line='${code}']`;
const saved = (code) => ({
    content: `line ${code} says quietly that it is saved`,
    trigger: `${line(code)} .o_score_status .fa-check`,
});
const type = (code, name, text) => ({
    content: `answer line ${code}`,
    trigger: `${line(code)} [name='${name}']`,
    run: `edit ${text}`,
});
const choose = (code, name, value) => ({
    content: `choose on line ${code}`,
    trigger: `${line(code)} select[name='${name}']`,
    run: `select ${value}`,
});
// An employee assesses himself on a phone, as people type: half points with a comma.
registry.category("web_tour.tours").add("emulation_self_assessment_tour", {
    steps: () => [
        type("1", "self_value", "35,5"),
        saved("1"),
        {
            content: "the total follows at once",
            trigger: "[name='total_self']:contains('35,5')",
        },
        {
            content: "what the unit did is evidence",
            trigger: `${line("1")} button[name='cite']`,
            run: "click",
        },
        {
            content: "choose the talk",
            trigger: ".modal .o_kanban_record:contains('Tọa đàm')",
            run: "click",
        },
        {
            content: "it is cited",
            trigger: `${line("1")} .o_score_evidence:contains('Tọa đàm')`,
        },
        type("2", "self_value", "31"),
        {
            content: "more than the highest score is refused, and stays where it was typed",
            trigger: `${line("2")} .o_score_status .text-danger:contains('30')`,
        },
        {
            content: "still there",
            trigger: `${line("2")} input[name='self_value']:value(31)`,
        },
        type("2", "self_value", "28"),
        saved("2"),
        type("3", "self_value", "38"),
        saved("3"),
        choose("6", "self_value", "pass"),
        saved("6"),
        // Sent at once: what was typed last is saved before the step
        type("7", "self_value", "Làm tốt"),
        {
            content: "send",
            trigger: "button[name='action_send']:enabled",
            run: "click",
        },
        {
            content: "yes",
            trigger: ".modal-footer .btn-primary",
            run: "click",
        },
        {
            content: "sent: there is nothing left to type",
            trigger: ".o_score_sheet:not(:has(input, select, textarea))",
        },
    ],
});

// A head scores a unit below his own.
registry.category("web_tour.tours").add("emulation_unit_scoring_tour", {
    steps: () => [
        {
            content: "begin with what the unit says of itself",
            trigger: "button[name='action_take_over_self']:enabled",
            run: "click",
        },
        {
            content: "its points stand in the column of the head",
            trigger: `${line("1")} input[name='unit_value']:value(35,5)`,
        },
        type("1", "unit_value", "30"),
        saved("1"),
        type("1", "remark", "Còn chậm báo cáo quý"),
        saved("1"),
        {
            content: "the total follows at once",
            trigger: "[name='total_unit']:contains('96')",
        },
        {
            content: "finish scoring",
            trigger: "button[name='action_score']:enabled",
            run: "click",
        },
        {
            content: "the sheet is with the office",
            trigger: ".o_arrow_button_current[data-value='scored']",
        },
    ],
});

// Two windows have the same line open; the other one was faster.
registry.category("web_tour.tours").add("emulation_two_tabs_tour", {
    steps: () => [
        {
            content: "the sheet is open as it was",
            trigger: `${line("2")} input[name='self_value']`,
            run: async () => {
                const row = document.querySelector(line("2"));
                const {resId} = row.dataset;
                await odoo.__WOWL_DEBUG__.root.env.services.orm.call(
                    "emulation.assessment.line",
                    "save_answer",
                    [[parseInt(resId)], {self_value: "20"}, 0]
                );
            },
        },
        type("2", "self_value", "25"),
        {
            content: "the other answer is shown, and who gave it",
            trigger: `${line("2")} .o_score_status .alert:contains('Employee'):contains('20')`,
        },
        {
            content: "what was typed is still there",
            trigger: `${line("2")} input[name='self_value']:value(25)`,
        },
        {
            content: "take the other one",
            trigger: `${line("2")} button[name='theirs']`,
            run: "click",
        },
        {
            content: "the other one stands",
            trigger: `${line("2")} input[name='self_value']:value(20)`,
        },
        {
            content: "another window saves once more",
            trigger: `${line("2")} input[name='self_value']`,
            run: async () => {
                const row = document.querySelector(line("2"));
                await odoo.__WOWL_DEBUG__.root.env.services.orm.call(
                    "emulation.assessment.line",
                    "save_answer",
                    [[parseInt(row.dataset.resId)], {self_value: "21"}, 1]
                );
            },
        },
        type("2", "self_value", "26"),
        {
            content: "keep what was typed",
            trigger: `${line("2")} button[name='mine']`,
            run: "click",
        },
        saved("2"),
        {
            content: "the total is of what was kept",
            trigger: "[name='total_self']:contains('26')",
        },
    ],
});

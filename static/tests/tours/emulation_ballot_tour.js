// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const choose = (name, choice) => ({
    content: `choose for ${name}`,
    trigger: `.o_ballot_card:contains('${name}') [data-choice='${choice}'] input`,
    run: "click",
});

// A member of the council votes on a phone, in Vietnamese.
registry.category("web_tour.tours").add("emulation_ballot_tour", {
    steps: () => [
        {
            content: "his conflict of interest is told with its reason",
            trigger:
                ".o_ballot_excluded:contains('không biểu quyết'):contains('Ứng viên 1')",
        },
        {
            content: "the candidate of the conflict is not on the ballot",
            trigger: ".o_emulation_ballot:not(:has(.o_ballot_card:contains('Ứng viên 1')))",
        },
        choose("Ứng viên 0", "for"),
        {
            content: "one of two",
            trigger: ".o_ballot_progress:contains('1/2')",
        },
        {
            content: "a ballot that is not complete does not go on",
            trigger: ".o_ballot_review",
            run: "click",
        },
        {
            trigger: ".o_ballot_bar [role='alert']:contains('chọn đối với mọi trường hợp')",
        },
        choose("Ứng viên 2", "for"),
        {
            content: "continue",
            trigger: ".o_ballot_review:contains('Tiếp tục')",
            run: "click",
        },
        {
            content: "the choices are shown once more",
            trigger: ".list-group-item:contains('Ứng viên 2'):contains('Đồng ý')",
        },
        {
            content: "go back",
            trigger: "button:contains('Quay lại sửa')",
            run: "click",
        },
        {
            content: "what was chosen is still there",
            trigger: ".o_ballot_card:contains('Ứng viên 0') .o_chosen[data-choice='for']",
        },
        choose("Ứng viên 2", "blank"),
        {
            content: "continue",
            trigger: ".o_ballot_review",
            run: "click",
        },
        {
            trigger: ".list-group-item:contains('Ứng viên 2'):contains('Phiếu trắng')",
        },
        {
            content: "cast the ballot",
            trigger: ".o_ballot_cast:contains('Gửi phiếu')",
            run: "click",
        },
        {
            content: "the receipt and nothing else",
            trigger: ".o_ballot_receipt:contains('Đã ghi nhận phiếu của đồng chí')",
        },
        {
            trigger: ".o_emulation_ballot:not(:has(button, input, li))",
        },
    ],
});

// Who comes back sees that he has voted.
registry.category("web_tour.tours").add("emulation_ballot_again_tour", {
    steps: () => [
        {
            trigger: ".o_ballot_receipt:contains('Đã ghi nhận phiếu của đồng chí')",
        },
        {
            trigger: ".o_emulation_ballot:not(:has(button, input, li))",
        },
    ],
});

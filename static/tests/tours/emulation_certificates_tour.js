// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";

const PICTURE =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function chooseFile({anchor}) {
    const bytes = Uint8Array.from(atob(PICTURE), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([bytes], "da_ky.png", {type: "image/png"}));
    const input = anchor.querySelector("input[type='file']");
    input.files = files.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
}

const chooseAll = {
    trigger: ".o_list_view thead .o_list_record_selector input",
    run: "click",
};

// The officer files the signed decision, has the certificates printed, hands them over.
registry.category("web_tour.tours").add("emulation_certificates_tour", {
    steps: () => [
        {
            content: "the decision came back signed",
            trigger: ".o_statusbar_buttons button[name='action_ask_signed']",
            run: "click",
        },
        {
            content: "choose the scan",
            trigger: ".modal div[name='content']",
            run: chooseFile,
        },
        {
            trigger: ".modal:has(div[name='content'] input:value(da_ky.png)) footer button[name='action_apply']",
            run: "click",
        },
        {
            content: "it is there",
            trigger: ".o_statusbar_buttons button[name='action_open_signed']",
        },
        {
            trigger: "button[name='action_view_certificates']",
            run: "click",
        },
        chooseAll,
        {
            content: "more than are printed at once become a job",
            trigger: ".o_control_panel button[name='action_print']",
            run: "click",
        },
        {
            content: "which says how far it is, and can be stopped",
            trigger: ".o_form_view:has(div[name='progress']) button[name='action_cancel']",
        },
        {
            trigger: ".o_back_button",
            run: "click",
        },
        chooseAll,
        {
            content: "at the ceremony",
            trigger: ".o_control_panel button[name='action_ask_handover']",
            run: "click",
        },
        {
            trigger: ".modal:has(div[name='certificate_count']:contains('2')) footer button[name='action_apply']",
            run: "click",
        },
        {
            content: "each row says when",
            trigger: ".o_data_row:eq(1) td[name='handed_on']:contains('20')",
        },
    ],
});

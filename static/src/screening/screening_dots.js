// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillUnmount, onMounted} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

const SYMBOLS = {pass: "✓", fail: "✗", unknown: "?", later: "…"};
const REFRESH = 3000;
const LINES = 3;

// One sign a condition: a symbol beside the colour, its evidence on hover.
export class ScreeningDots extends Component {
    static template = "hr_emulation.ScreeningDots";
    static props = {...standardFieldProps};

    get answers() {
        return (this.props.record.data[this.props.name] || []).map((answer) => ({
            ...answer,
            symbol: SYMBOLS[answer.result],
            text: `${answer.name} – ${answer.label}: ${answer.words}`,
        }));
    }
}

// The same as a table: condition, result, evidence.
export class ScreeningAnswers extends ScreeningDots {
    static template = "hr_emulation.ScreeningAnswers";
}

// Why: the evidence of up to three conditions, a line each; all of it under the mouse.
export class ScreeningReasons extends Component {
    static template = "hr_emulation.ScreeningReasons";
    static props = {...standardFieldProps};

    get text() {
        return this.props.record.data[this.props.name] || "";
    }

    get lines() {
        const answers = this.props.record.data.answers || [];
        const unmet = answers.filter(
            ({severity, result}) =>
                severity === "block" && ["fail", "unknown"].includes(result)
        );
        return unmet.length ? unmet.slice(0, LINES) : [{id: 0, words: this.text}];
    }
}

export class ScreeningNominated extends Component {
    static template = "hr_emulation.ScreeningNominated";
    static props = {...standardFieldProps};

    get isNominated() {
        return this.props.record.data[this.props.name];
    }
}

// Reads the record again while the scheduled action works on it.
export class ScreeningRefresh extends Component {
    static template = "hr_emulation.ScreeningRefresh";
    static props = {...standardWidgetProps};

    setup() {
        let timer = null;
        onMounted(() => {
            timer = browser.setInterval(() => this.refresh(), REFRESH);
        });
        onWillUnmount(() => browser.clearInterval(timer));
    }

    async refresh() {
        const record = this.props.record;
        if (["queued", "running"].includes(record.data.state)) {
            await record.load();
        }
    }
}

registry.category("fields").add("emulation_screening_dots", {
    component: ScreeningDots,
    supportedTypes: ["json"],
});
registry.category("fields").add("emulation_screening_answers", {
    component: ScreeningAnswers,
    supportedTypes: ["json"],
});
registry.category("fields").add("emulation_screening_reasons", {
    component: ScreeningReasons,
    supportedTypes: ["char"],
});
registry.category("fields").add("emulation_screening_nominated", {
    component: ScreeningNominated,
    supportedTypes: ["boolean"],
});
registry.category("view_widgets").add("emulation_screening_refresh", {
    component: ScreeningRefresh,
});

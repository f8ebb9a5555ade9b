// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {formatInteger} from "@web/views/fields/formatters";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

const MODEL = "emulation.dashboard";

// The desk: a block for each role of the user, each figure opens what it counts
export class Dashboard extends Component {
    static template = "hr_emulation.Dashboard";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.format = formatInteger;
        this.env.config.setDisplayName(this.props.action.name || _t("Desk"));
        this.state = useState({blocks: []});
        onWillStart(async () => {
            this.state.blocks = await this.orm.call(MODEL, "get_dashboard", []);
        });
    }

    async openNumber(block, number) {
        const action = await this.orm.call(MODEL, "open_number", [block, number]);
        await this.action.doAction(action);
    }

    openStep([, action, additionalContext]) {
        return this.action.doAction(action, {additionalContext});
    }

    openRound(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "emulation.round",
            res_id: id,
            views: [[false, "form"]],
        });
    }

    async openPlaces(id) {
        const action = await this.orm.call(
            "emulation.round.category",
            "action_view_quotas",
            [[id]]
        );
        await this.action.doAction(action);
    }

    doneLabel(block) {
        const done = block.steps.filter((step) => step.is_done).length;
        return _t("%(done)s of %(all)s done", {done, all: block.steps.length});
    }

    placesLabel(place) {
        return _t("%(used)s of %(capacity)s places", {
            used: formatInteger(place.used),
            capacity: formatInteger(place.capacity),
        });
    }

    width(place) {
        return `width: ${Math.min(100, (100 * place.used) / place.capacity)}%`;
    }
}

registry.category("actions").add("emulation_dashboard", Dashboard);

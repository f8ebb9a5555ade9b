// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillStart, useState, useSubEnv} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {useBus, useService} from "@web/core/utils/hooks";
import {CallbackRecorder} from "@web/search/action_hook";
import {Layout} from "@web/search/layout";
import {View, getDefaultConfig} from "@web/views/view";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

const NOMINATION = "emulation.nomination";
const DECISIONS = ["can_approve", "can_return", "can_refuse"];

// The dossier of one nomination; its title is not that of the screen around it
export class WaitingDossier extends Component {
    static template = "hr_emulation.WaitingDossier";
    static components = {View};
    static props = {resId: Number};

    setup() {
        useSubEnv({config: getDefaultConfig()});
        this.viewProps = {
            type: "form",
            resModel: NOMINATION,
            resId: this.props.resId,
            context: {form_view_ref: "hr_emulation.emulation_nomination_view_form_waiting"},
            display: {controlPanel: false},
            preventCreate: true,
            preventEdit: true,
            __beforeLeave__: new CallbackRecorder(),
        };
    }
}

// What waits for the user: the list left, the dossier and the decision right
export class Waiting extends Component {
    static template = "hr_emulation.Waiting";
    static components = {Layout, WaitingDossier};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.ui = useService("ui");
        useBus(this.ui.bus, "resize", () => this.render());
        this.env.config.setDisplayName(this.props.action.name || _t("Waiting for me"));
        this.state = useState({
            rows: [],
            total: 0,
            currentId: false,
            // On a phone the list comes first
            isOpen: false,
            ticked: {},
            // Unknown until the server has said it
            can: null,
            version: 0,
            isSending: false,
        });
        onWillStart(() => this.load());
    }

    async load() {
        const index = Math.max(this.index, 0);
        const {rows, total} = await this.orm.call(
            "emulation.nomination.step",
            "get_waiting",
            []
        );
        const left = new Set(rows.map((row) => row.id));
        Object.assign(this.state, {
            rows,
            total,
            ticked: Object.fromEntries(
                Object.entries(this.state.ticked).filter(([id]) => left.has(Number(id)))
            ),
            version: this.state.version + 1,
        });
        if (!left.has(this.state.currentId)) {
            this.state.currentId = rows[Math.min(index, rows.length - 1)]?.id || false;
        }
        await this.ask();
    }

    // Which decisions the server would accept from this user now
    async ask() {
        const id = this.state.currentId;
        this.state.can = null;
        if (!id) {
            this.state.isOpen = false;
            return;
        }
        const [can] = await this.orm.read(NOMINATION, [id], DECISIONS);
        if (id === this.state.currentId) {
            this.state.can = can;
        }
    }

    async select(id) {
        Object.assign(this.state, {currentId: id, isOpen: true});
        await this.ask();
    }

    get index() {
        return this.state.rows.findIndex((row) => row.id === this.state.currentId);
    }

    get current() {
        return this.state.rows[this.index];
    }

    get ticked() {
        return this.state.rows.filter((row) => this.state.ticked[row.id]);
    }

    get isAllTicked() {
        return this.ticked.length === this.state.rows.length;
    }

    get canDecide() {
        return !this.state.can || DECISIONS.some((name) => this.state.can[name]);
    }

    get countLabel() {
        const {rows, total} = this.state;
        return rows.length < total
            ? _t("The oldest %(shown)s of %(total)s", {shown: rows.length, total})
            : _t("Nominations: %s", total);
    }

    get approveLabel() {
        return _t("Approve selected: %s", this.ticked.length);
    }

    get placeLabel() {
        return this.current.sitting ? _t("Open session") : _t("Open the nomination");
    }

    stepLabel({step, since}) {
        return _t("%(step)s, since %(since)s", {step, since});
    }

    forLabel(row) {
        return _t("For %s", row.for);
    }

    tick(row, isTicked) {
        if (isTicked) {
            this.state.ticked[row.id] = true;
        } else {
            delete this.state.ticked[row.id];
        }
    }

    tickAll(isTicked) {
        this.state.rows.forEach((row) => this.tick(row, isTicked));
    }

    next() {
        const {rows} = this.state;
        return this.select(rows[(this.index + 1) % rows.length].id);
    }

    async onKeydown(ev) {
        const step = {ArrowDown: 1, ArrowUp: -1}[ev.key];
        const row = step && this.state.rows[this.index + step];
        if (row && !ev.altKey && !ev.ctrlKey) {
            ev.preventDefault();
            const list = ev.currentTarget;
            await this.select(row.id);
            list.querySelector(`[data-id='${row.id}'] .o_waiting_open`)?.focus();
        }
    }

    // One at a time: a second press while the first is on its way does nothing
    async send(work) {
        if (this.state.isSending) {
            return;
        }
        this.state.isSending = true;
        try {
            await work();
        } finally {
            this.state.isSending = false;
        }
    }

    approve() {
        const {id, subject} = this.current;
        return this.send(async () => {
            await this.orm.call(NOMINATION, "action_approve", [[id]]);
            this.notification.add(_t("Approved: %s", subject), {type: "success"});
            await this.load();
        });
    }

    // The window shows who can and who cannot, and asks for the reason
    askStep(step, ids) {
        return this.send(async () => {
            const action = await this.orm.call(NOMINATION, "action_ask_step", [ids], {
                context: {emulation_step: step},
            });
            await this.action.doAction(
                {...action, views: [[false, "form"]]},
                {onClose: () => this.load()}
            );
        });
    }

    // What is not decided here is done in the session, or on the dossier itself
    openPlace() {
        const {id, sitting} = this.current;
        return this.send(async () =>
            this.action.doAction(
                sitting
                    ? await this.orm.call(
                          "emulation.nomination.step",
                          "action_open_session",
                          [[sitting]]
                      )
                    : {
                          type: "ir.actions.act_window",
                          res_model: NOMINATION,
                          res_id: id,
                          views: [[false, "form"]],
                      }
            )
        );
    }

    approveTicked() {
        return this.askStep(
            "approve",
            this.ticked.map((row) => row.id)
        );
    }

    closeDossier() {
        this.state.isOpen = false;
    }
}

registry.category("actions").add("emulation_waiting", Waiting);

// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillStart, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {ConnectionLostError, RPCError, rpc} from "@web/core/network/rpc";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

// One ballot on a phone. What is chosen stays in this page until it is sent
export class Ballot extends Component {
    static template = "hr_emulation.Ballot";
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.page = useRef("page");
        this.env.config.setDisplayName(_t("My ballot"));
        this.options = [
            {key: "for", label: _t("In favour"), icon: "fa-check"},
            {key: "against", label: _t("Not in favour"), icon: "fa-times"},
            {key: "blank", label: _t("Blank ballot"), icon: "fa-minus"},
        ];
        this.state = useState({
            step: "list",
            ballots: [],
            ballot: null,
            choices: {},
            message: "",
            sending: false,
        });
        onWillStart(() => this.start());
        // Each page is read from its title on, also by a screen reader
        useEffect(
            () => this.page.el?.querySelector(".o_ballot_title")?.focus(),
            () => [this.state.step]
        );
    }

    async start() {
        const wanted = this.props.action.params?.session_id;
        if (wanted) {
            return this.load(wanted);
        }
        this.state.ballots = await this.orm.call(
            "emulation.session",
            "get_my_ballots",
            []
        );
        if (this.state.ballots.length === 1) {
            await this.load(this.state.ballots[0].id);
        }
    }

    async load(sessionId) {
        const ballot = await this.orm.call("emulation.session", "get_ballot", [
            [sessionId],
        ]);
        if (ballot.status !== "open") {
            this.state.choices = {};
        }
        Object.assign(this.state, {ballot, step: ballot.status, message: ""});
    }

    get items() {
        return this.state.ballot.items;
    }

    get done() {
        return this.items.filter((item) => this.state.choices[item.id]).length;
    }

    get progress() {
        return _t("%(done)s of %(total)s", {
            done: this.done,
            total: this.items.length,
        });
    }

    option(item) {
        const chosen = this.state.choices[item.id];
        return this.options.find((option) => option.key === chosen);
    }

    choose(item, key) {
        this.state.choices[item.id] = key;
        this.state.message = "";
    }

    placeText(place) {
        return _t("%(name)s: in favour of at most %(seats)s; chosen: %(chosen)s", {
            name: place.name,
            seats: place.seats,
            chosen: this.favoured(place),
        });
    }

    favoured(place) {
        return place.ids.filter((id) => this.state.choices[id] === "for").length;
    }

    // Continue leads to what is missing, or to the page that confirms
    review() {
        const missing = this.items.find((item) => !this.state.choices[item.id]);
        const full = this.state.ballot.places.find(
            (place) => this.favoured(place) > place.seats
        );
        if (missing) {
            this.state.message = _t("Choose for every candidate, please.");
            this.page.el.querySelector(`[name="candidate_${missing.id}"]`).focus();
        } else if (full) {
            this.state.message = this.placeText(full);
        } else {
            Object.assign(this.state, {step: "confirm", message: ""});
        }
    }

    change() {
        this.state.step = "open";
    }

    async cast() {
        const {ballot, choices} = this.state;
        this.state.sending = true;
        try {
            const text = await rpc(`/hr_emulation/ballot/${ballot.id}/cast`, {
                choices: this.items.map((item) => [item.id, choices[item.id]]),
            });
            Object.assign(this.state, {
                step: "voted",
                choices: {},
                ballot: {...ballot, items: [], text, check: ""},
            });
        } catch (error) {
            await this.explain(error);
        } finally {
            this.state.sending = false;
        }
    }

    async explain(error) {
        if (error instanceof ConnectionLostError) {
            this.state.step = "unknown";
        } else if (error instanceof RPCError && error.data?.message) {
            await this.load(this.state.ballot.id);
            this.state.message = error.data.message;
        } else {
            throw error;
        }
    }

    async check() {
        try {
            await this.load(this.state.ballot.id);
        } catch (error) {
            if (!(error instanceof ConnectionLostError)) {
                throw error;
            }
        }
    }
}

registry.category("actions").add("emulation_ballot", Ballot);

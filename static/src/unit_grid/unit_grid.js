// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillStart, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {normalize} from "@web/core/l10n/utils";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";

// As typed without accents: nguyen finds Nguyễn, dang finds Đặng
const plain = (text) => normalize(text).replaceAll("đ", "d");

const SIGNS = {pass: "✓", fail: "✗", unknown: "?", none: ""};

// People and collectives of a unit down, award categories across; one submission
export class UnitGrid extends Component {
    static template = "hr_emulation.UnitGrid";
    static components = {Layout};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.table = useRef("table");
        this.env.config.setDisplayName(this.props.action.name || _t("Unit grid"));
        this.words = {
            pass: _t("Met"),
            fail: _t("Not met"),
            unknown: _t("Data missing"),
            none: _t("No condition"),
        };
        this.state = useState({
            rounds: [],
            data: null,
            filter: "",
            ticked: {},
            reasons: {},
            message: "",
            sending: false,
        });
        onWillStart(() => this.start());
    }

    async start() {
        this.state.rounds = await this.orm.call(
            "emulation.round",
            "get_unit_grid_rounds",
            []
        );
        const wanted = this.props.action.params?.round_id;
        const round = wanted || this.state.rounds[0]?.id;
        if (round) {
            await this.load(round);
        }
    }

    // The ticks of one unit and round mean nothing in another
    async load(roundId, unitId = false) {
        this.state.data = await this.orm.call(
            "emulation.round",
            "get_unit_grid",
            [[roundId]],
            {unit_id: unitId}
        );
        Object.assign(this.state, {ticked: {}, reasons: {}, message: ""});
    }

    get rounds() {
        const {rounds, data} = this.state;
        const open = rounds.some((round) => round.id === data.round.id);
        return open ? rounds : [...rounds, data.round];
    }

    get rows() {
        const wanted = plain(this.state.filter.trim());
        return this.state.data.rows.filter((row) =>
            plain(`${row.name} ${row.detail || ""}`).includes(wanted)
        );
    }

    get count() {
        return Object.keys(this.state.ticked).length;
    }

    get sendLabel() {
        return this.count ? _t("Submit %s nominations", this.count) : _t("Submit");
    }

    sign(cell) {
        return SIGNS[cell.result];
    }

    word(cell) {
        return cell.state_label && cell.is_done
            ? cell.state_label
            : this.words[cell.result];
    }

    id(column, row) {
        return `${column.id}-${row.id}`;
    }

    canTick(column, row) {
        const cell = row.cells[column.id];
        return (
            Boolean(cell) &&
            !cell.is_done &&
            cell.result !== "fail" &&
            !this.state.data.problems.length
        );
    }

    toggle(column, row) {
        if (!this.canTick(column, row) || this.state.sending) {
            return;
        }
        const id = this.id(column, row);
        delete this.state.reasons[id];
        if (this.state.ticked[id]) {
            delete this.state.ticked[id];
            // What builds on it cannot be proposed without it
            for (const other of this.state.data.columns) {
                if (other.required_id === column.id) {
                    delete this.state.ticked[this.id(other, row)];
                }
            }
            return;
        }
        this.state.ticked[id] = true;
        const required = this.state.data.columns.find(
            (other) => other.id === column.required_id
        );
        if (required && !this.state.ticked[this.id(required, row)]) {
            if (this.canTick(required, row)) {
                this.toggle(required, row);
            }
        }
    }

    taken(column) {
        return Object.keys(this.state.ticked).filter(
            (id) => Number(id.split("-")[0]) === column.id
        ).length;
    }

    headroom(column) {
        const {used, capacity, waiting} = column.quota;
        if (waiting) {
            return waiting;
        }
        const now = used + this.taken(column);
        return now > capacity
            ? _t("%(used)s/%(capacity)s, %(over)s too many", {
                  used: now,
                  capacity,
                  over: now - capacity,
              })
            : _t("%(used)s/%(capacity)s, %(left)s left", {
                  used: now,
                  capacity,
                  left: capacity - now,
              });
    }

    isFull(column) {
        const {used, capacity, waiting} = column.quota;
        return !waiting && used + this.taken(column) > capacity;
    }

    // Arrows move over the cells, space and enter tick: as in a sheet
    onKeydown(ev) {
        const cell = ev.target.closest("[data-row]");
        if (!cell) {
            return;
        }
        const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
        const moves = {
            ArrowUp: [-1, 0],
            ArrowDown: [1, 0],
            ArrowLeft: [0, -1],
            ArrowRight: [0, 1],
        };
        if (moves[ev.key]) {
            ev.preventDefault();
            const [down, across] = moves[ev.key];
            this.focus(row + down, column + across, down, across);
        }
    }

    // Cells that no row or category has are skipped
    focus(row, column, down, across) {
        const {rows} = this;
        const {columns} = this.state.data;
        while (row >= 0 && row < rows.length && column >= 0 && column < columns.length) {
            const cell = this.table.el.querySelector(
                `[data-row="${row}"][data-column="${column}"]`
            );
            if (cell) {
                cell.focus();
                return;
            }
            row += down;
            column += across;
        }
    }

    openNomination(cell) {
        this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "emulation.nomination",
            res_id: cell.nomination_id,
            views: [[false, "form"]],
        });
    }

    async submit() {
        const {data, ticked} = this.state;
        const cells = Object.keys(ticked).map((id) => id.split("-").map(Number));
        Object.assign(this.state, {sending: true, reasons: {}, message: ""});
        try {
            await this.orm.call("emulation.round", "submit_unit_grid", [
                [data.round.id],
                data.unit_id,
                cells,
            ]);
        } catch (error) {
            if (!error.data?.message) {
                throw error;
            }
            // Every tick stays; each cell says what is wrong with it
            this.state.reasons = error.data.context?.cells || {};
            this.state.message = error.data.message;
            return;
        } finally {
            this.state.sending = false;
        }
        this.notification.add(_t("%s nominations submitted.", cells.length), {
            type: "success",
        });
        await this.load(data.round.id, data.unit_id);
    }
}

registry.category("actions").add("emulation_unit_grid", UnitGrid);

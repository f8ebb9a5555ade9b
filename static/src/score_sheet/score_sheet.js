// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {formatFloat} from "@web/views/fields/formatters";
import {_t} from "@web/core/l10n/translation";
import {RPCError} from "@web/core/network/rpc";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {useDebounced} from "@web/core/utils/timing";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

// A whole score sheet: every answer is saved by itself, with the version it was read in
export class ScoreSheet extends Component {
    static template = "hr_emulation.ScoreSheet";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.columns = [
            {key: "self", label: _t("Self")},
            {key: "unit", label: _t("Unit")},
            {key: "final", label: _t("Final")},
        ];
        this.state = useState({rows: [], totals: {}, column: false, lines: {}});
        this.waiting = {};
        this.saveSoon = useDebounced(() => this.saveAll(), 600, {
            execBeforeUnmount: true,
        });
        // Which steps are possible now follows from what was saved
        this.refreshSoon = useDebounced(() => this.props.record.load(), 800);
        onWillStart(() => this.load(this.props));
        onWillUpdateProps(async (next) => {
            const before = this.props.record;
            if (
                next.record.resId !== before.resId ||
                next.record.data.state !== this.loadedState ||
                next.record !== before
            ) {
                await this.saveAll();
                await this.load(next);
            }
        });
    }

    async load(props) {
        this.loadedState = props.record.data.state;
        if (!props.record.resId) {
            return;
        }
        const sheet = await this.orm.call("emulation.assessment", "get_sheet", [
            [props.record.resId],
        ]);
        const lines = {};
        for (const row of sheet.rows) {
            if (row.line) {
                lines[row.line.id] = {...row.line, typed: {}, status: "", message: ""};
                row.line = row.line.id;
            }
        }
        Object.assign(this.state, {...sheet, lines});
    }

    // --- What is shown ---------------------------------------------------------

    number(text) {
        if (text === "" || text === undefined || isNaN(text)) {
            return text || "";
        }
        return formatFloat(parseFloat(text), {digits: [16, 2], trailingZeros: false});
    }

    answer(row, name) {
        const line = this.state.lines[row.line];
        if (name in line.typed) {
            return line.typed[name];
        }
        return row.scoring === "points" && line[name] !== "na"
            ? this.number(line[name])
            : line[name];
    }

    shown(row, name) {
        const value = this.answer(row, name);
        return {pass: _t("Met"), fail: _t("Not met"), na: _t("Does not apply")}[value] || value;
    }

    isOpen(column) {
        return this.state.column === column;
    }

    opensWords(name) {
        const columns = name === "explanation" ? ["self"] : ["unit", "final"];
        return columns.includes(this.state.column);
    }

    marks(row) {
        return [
            row.is_bonus && _t("bonus"),
            row.is_penalty && _t("penalty"),
            row.is_disqualifier && _t("disqualifies"),
            row.evidence_required && _t("evidence required"),
        ].filter(Boolean);
    }

    isEmpty(column) {
        return (
            !this.isOpen(column) &&
            Object.values(this.state.lines).every((line) => !line[`${column}_value`])
        );
    }

    groupPoints(row, column) {
        return this.isEmpty(column)
            ? ""
            : this.number(this.state.totals[column]?.points[row.key]);
    }

    total(column) {
        return this.isEmpty(column) ? "" : this.number(this.state.totals[column]?.total);
    }

    // --- Saving ----------------------------------------------------------------

    type(row, name, value) {
        const line = this.state.lines[row.line];
        line.typed[name] = value;
        line.status = "typed";
        this.saveSoon();
    }

    choose(row, name, value) {
        this.type(row, name, value);
        return this.saveAll();
    }

    async saveAll() {
        const lines = Object.values(this.state.lines).filter(
            (line) => line.status === "typed"
        );
        await Promise.all(lines.map((line) => this.save(line)));
    }

    async save(line) {
        if (this.waiting[line.id]) {
            // One call a line at a time; what was typed meanwhile goes with the next
            return this.saveSoon();
        }
        this.waiting[line.id] = true;
        const sent = {...line.typed};
        line.status = "saving";
        try {
            const answer = await this.orm.call(
                "emulation.assessment.line",
                "save_answer",
                [[line.id], sent, line.version]
            );
            this.state.totals = answer.totals;
            Object.assign(line, answer.line);
            if (answer.saved) {
                this.forget(line, sent);
                this.refreshSoon();
            } else {
                Object.assign(line, {
                    status: "conflict",
                    message: _t("%(name)s has saved this line meanwhile.", {
                        name: answer.by,
                    }),
                });
            }
        } catch (error) {
            if (!(error instanceof RPCError)) {
                line.status = "typed";
                throw error;
            }
            line.status = "refused";
            line.message = error.data?.message || error.message;
        } finally {
            this.waiting[line.id] = false;
        }
    }

    forget(line, sent) {
        for (const name of Object.keys(sent)) {
            if (line.typed[name] === sent[name]) {
                delete line.typed[name];
            }
        }
        line.message = "";
        line.status = Object.keys(line.typed).length ? "typed" : "saved";
        if (line.status === "typed") {
            this.saveSoon();
        }
    }

    keepMine(line) {
        line.status = "typed";
        return this.save(line);
    }

    takeTheirs(line) {
        Object.assign(line, {typed: {}, status: "", message: ""});
    }

    theirs(row) {
        const line = this.state.lines[row.line];
        return Object.keys(line.typed)
            .map((name) => line[name] || _t("empty"))
            .join(", ");
    }

    // --- Evidence --------------------------------------------------------------

    async upload(row, ev) {
        const line = this.state.lines[row.line];
        const files = [...ev.target.files];
        ev.target.value = "";
        for (const file of files) {
            const data = await new Promise((resolve, reject) => {
                const reader = new FileReader();
                reader.onload = () => resolve(reader.result.split(",")[1]);
                reader.onerror = () => reject(reader.error);
                reader.readAsDataURL(file);
            });
            const [id] = await this.orm.create("ir.attachment", [
                {name: file.name, datas: data},
            ]);
            line.typed.attachment_ids = [
                ...(line.typed.attachment_ids || []),
                [4, id],
            ];
        }
        line.status = "typed";
        await this.save(line);
    }
}

registry.category("view_widgets").add("emulation_score_sheet", {
    component: ScoreSheet,
    fieldDependencies: [{name: "state", type: "selection"}],
});

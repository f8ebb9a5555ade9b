// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {
    Component,
    onWillStart,
    onWillUpdateProps,
    useExternalListener,
    useState,
} from "@odoo/owl";
import {useBus, useService} from "@web/core/utils/hooks";
import {Mutex} from "@web/core/utils/concurrency";
import {RPCError} from "@web/core/network/rpc";
import {SelectCreateDialog} from "@web/views/view_dialogs/select_create_dialog";
import {_t} from "@web/core/l10n/translation";
import {browser} from "@web/core/browser/browser";
import {checkFileSize} from "@web/core/utils/files";
import {formatFloat} from "@web/views/fields/formatters";
import {getDataURLFromFile} from "@web/core/utils/urls";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useDebounced} from "@web/core/utils/timing";

// How long to wait before what was not saved is sent again
const RETRY = 5000;

// A whole score sheet: every answer is saved by itself, with the version it was read in
export class ScoreSheet extends Component {
    static template = "hr_emulation.ScoreSheet";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.columns = [
            {key: "self", label: _t("Self")},
            {key: "unit", label: _t("Unit")},
            {key: "final", label: _t("Final")},
        ];
        this.state = useState({
            rows: [],
            totals: {},
            column: false,
            evidence: [],
            lines: {},
        });
        this.mutex = new Mutex();
        this.saveSoon = useDebounced(() => this.saveAll(), 600, {
            execBeforeUnmount: true,
        });
        // Which steps are possible now follows from what was saved
        this.refreshSoon = useDebounced(() => this.props.record.load(), 800);
        // A step of the sheet, or leaving it, waits for what was typed last
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({detail}) =>
            detail.proms.push(this.saveAll())
        );
        useExternalListener(window, "beforeunload", (ev) => this.beforeUnload(ev));
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
                const {typed = {}, status = "", message = ""} =
                    this.state.lines[row.line.id] || {};
                // What could not be saved stays where it was typed
                lines[row.line.id] = {...row.line, typed, status, message};
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
        // As it is typed: no signs between thousands
        return formatFloat(parseFloat(text), {
            digits: [16, 2],
            thousandsSep: "",
            trailingZeros: false,
        });
    }

    answer(row, name) {
        const line = this.state.lines[row.line];
        return name in line.typed ? line.typed[name] : this.saved(row, name);
    }

    saved(row, name) {
        const line = this.state.lines[row.line];
        return row.scoring === "points" && line[name] !== "na"
            ? this.number(line[name])
            : line[name];
    }

    shown(row, name) {
        const value = this.saved(row, name);
        return {pass: _t("Achieved"), fail: _t("Not achieved"), na: _t("Does not apply")}[value] || value;
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

    // One call at a time: what is typed meanwhile goes with the next
    saveAll() {
        return this.mutex.exec(async () => {
            for (const line of Object.values(this.state.lines)) {
                if (line.status === "typed") {
                    await this.save(line);
                }
            }
        });
    }

    beforeUnload(ev) {
        const lines = Object.values(this.state.lines);
        if (lines.some((line) => Object.keys(line.typed).length)) {
            this.saveAll();
            ev.preventDefault();
        }
    }

    async save(line) {
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
                browser.setTimeout(this.saveSoon, RETRY);
                throw error;
            }
            line.status = "refused";
            line.message = error.data?.message || error.message;
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
        return this.saveAll();
    }

    takeTheirs(line) {
        Object.assign(line, {typed: {}, status: "", message: ""});
    }

    theirs(row) {
        const line = this.state.lines[row.line];
        return Object.keys(line.typed)
            .filter((name) => typeof line[name] === "string")
            .map((name) => this.saved(row, name) || _t("empty"))
            .join(", ");
    }

    // --- Evidence --------------------------------------------------------------

    change(row, name, commands) {
        const {typed} = this.state.lines[row.line];
        return this.choose(row, name, [...(typed[name] || []), ...commands]);
    }

    async upload(row, ev) {
        const files = [...ev.target.files].filter((file) =>
            checkFileSize(file.size, this.notification)
        );
        ev.target.value = "";
        const values = await Promise.all(
            files.map(async (file) => {
                const url = await getDataURLFromFile(file);
                return {
                    name: file.name,
                    datas: url.split(",")[1],
                    res_model: "emulation.assessment.line",
                };
            })
        );
        if (values.length) {
            const ids = await this.orm.create("ir.attachment", values);
            await this.change(
                row,
                "attachment_ids",
                ids.map((id) => [4, id])
            );
        }
    }

    cite(row) {
        this.dialog.add(SelectCreateDialog, {
            title: _t("Activities of the unit"),
            resModel: "emulation.campaign.activity",
            domain: this.state.evidence,
            noCreate: true,
            onSelected: (ids) =>
                this.change(
                    row,
                    "evidence_ids",
                    ids.map((id) => [4, id])
                ),
        });
    }
}

registry.category("view_widgets").add("emulation_score_sheet", {
    component: ScoreSheet,
    fieldDependencies: [{name: "state", type: "selection"}],
});

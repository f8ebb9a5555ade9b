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
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useDebounced} from "@web/core/utils/timing";

// The sections of a report, each saved by itself with the version it was read in;
// beside each stands what is at hand for it
export class ReviewSections extends Component {
    static template = "hr_emulation.ReviewSections";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.state = useState({sections: []});
        this.mutex = new Mutex();
        this.saveSoon = useDebounced(() => this.saveAll(), 800, {
            execBeforeUnmount: true,
        });
        // Which steps are possible now follows from what was saved
        this.refreshSoon = useDebounced(() => this.props.record.load(), 800);
        // A step of the report, or leaving it, waits for what was typed last
        useBus(this.props.record.model.bus, "NEED_LOCAL_CHANGES", ({detail}) =>
            detail.proms.push(this.saveAll())
        );
        useExternalListener(window, "beforeunload", (ev) => this.beforeUnload(ev));
        onWillStart(() => this.load(this.props));
        onWillUpdateProps(async (next) => {
            const {resId, data} = next.record;
            if (resId !== this.loaded.resId || data.state !== this.loaded.state) {
                await this.saveAll();
                await this.load(next);
            }
        });
    }

    async load({record}) {
        this.loaded = {resId: record.resId, state: record.data.state};
        const unsaved = Object.fromEntries(
            this.state.sections.map((section) => [section.id, section.typed])
        );
        const sections = await this.orm.call("emulation.review", "get_report", [
            [record.resId],
        ]);
        this.state.sections = sections.map((section) => ({
            ...section,
            // What could not be saved stays where it was typed
            typed: unsaved[section.id],
            status: "",
            message: "",
        }));
    }

    words(section) {
        return section.typed ?? section.body;
    }

    type(section, text) {
        Object.assign(section, {typed: text, status: "typed"});
        this.saveSoon();
    }

    // One call at a time: what is typed meanwhile goes with the next
    saveAll() {
        return this.mutex.exec(async () => {
            for (const section of this.state.sections) {
                if (section.status === "typed") {
                    const text = section.typed;
                    await this.send(section, "action_save", [text], text);
                }
            }
        });
    }

    insert(section, sources) {
        const ids = sources.map((source) => source.id);
        return this.saveAll().then(() =>
            this.mutex.exec(() => this.send(section, "action_insert", [ids]))
        );
    }

    async send(section, method, args, text) {
        section.status = "saving";
        try {
            const {saved, body, version, by} = await this.orm.call(
                "emulation.review.section",
                method,
                [[section.id], ...args, section.version]
            );
            Object.assign(section, {body, version});
            if (saved) {
                this.forget(section, text);
                this.refreshSoon();
            } else {
                Object.assign(section, {
                    // What was to be inserted is offered again
                    typed: section.typed ?? text,
                    status: "conflict",
                    message: _t("%(name)s has saved this section meanwhile.", {name: by}),
                });
            }
        } catch (error) {
            if (!(error instanceof RPCError)) {
                section.status = "typed";
                throw error;
            }
            section.status = "refused";
            section.message = error.data?.message || error.message;
        }
    }

    forget(section, text) {
        if (section.typed === text || text === undefined) {
            section.typed = undefined;
            Object.assign(section, {status: "saved", message: ""});
        } else {
            section.status = "typed";
            this.saveSoon();
        }
    }

    keepMine(section) {
        section.status = "typed";
        return this.saveAll();
    }

    takeTheirs(section) {
        Object.assign(section, {typed: undefined, status: "", message: ""});
    }

    beforeUnload(ev) {
        if (this.state.sections.some(({typed}) => typed !== undefined)) {
            this.saveAll();
            ev.preventDefault();
        }
    }
}

registry.category("view_widgets").add("emulation_review_sections", {
    component: ReviewSections,
    fieldDependencies: [{name: "state", type: "selection"}],
});

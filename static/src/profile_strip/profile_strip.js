// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {Component, onMounted, onPatched, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";

/**
 * Ratings, awards and initiatives of a subject: a row each, the years as columns.
 * The value is what `_get_emulation_histories` of `emulation.profile.mixin` returns.
 */
export class ProfileStrip extends Component {
    static template = "hr_emulation.ProfileStrip";
    static props = {...standardFieldProps};

    setup() {
        this.box = useRef("box");
        this.state = useState({isAllShown: false, details: ""});
        // The newest years are at the right end, where a narrow screen begins
        const showNewest = () => {
            if (this.box.el && this.shownId !== this.props.record.resId) {
                this.shownId = this.props.record.resId;
                this.box.el.scrollLeft = this.box.el.scrollWidth;
                this.state.details = "";
            }
        };
        onMounted(showNewest);
        onPatched(showNewest);
    }

    get history() {
        return this.props.record.data[this.props.name] || {years: [], rows: []};
    }

    get earlierYears() {
        return this.history.years.slice(0, -this.history.recent || undefined);
    }

    get years() {
        return this.state.isAllShown
            ? this.history.years
            : this.history.years.slice(-this.history.recent);
    }

    get earlierLabel() {
        const years = this.earlierYears;
        return _t("Earlier years (%(first)s–%(last)s)", {
            first: years[0],
            last: years[years.length - 1],
        });
    }

    getDetails(year, cell) {
        return `${year}: ${cell.tip}`;
    }
}

registry.category("fields").add("emulation_profile_strip", {
    component: ProfileStrip,
    displayName: _t("Years at a Glance"),
    supportedTypes: ["json"],
});

// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {formatDateTime} from "@web/core/l10n/dates";
import {localization} from "@web/core/l10n/localization";
import {registry} from "@web/core/registry";
import {DateTimeField, dateTimeField} from "@web/views/fields/datetime/datetime_field";

/** Day as the language writes it, and the time without seconds. */
export class MinutesField extends DateTimeField {
    getFormattedValue(valueIndex) {
        const value = this.values[valueIndex];
        return value
            ? formatDateTime(value, {format: `${localization.dateFormat} HH:mm`})
            : "";
    }
}

registry.category("fields").add("emulation_minutes", {
    ...dateTimeField,
    component: MinutesField,
    supportedTypes: ["datetime"],
});

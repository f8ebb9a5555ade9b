// Copyright 2026 The hr_emulation founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import {registry} from "@web/core/registry";
import {IntegerField, integerField} from "@web/views/fields/integer/integer_field";

/** Number that is typed later: nothing in place of a 0. */
export class NumberField extends IntegerField {
    get value() {
        return super.value || false;
    }
}

registry.category("fields").add("emulation_number", {
    ...integerField,
    component: NumberField,
});

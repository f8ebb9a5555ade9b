# Databases and their filestores. A database gets its name only when it is
# complete; until then it is NAME_new.

RUN_LOGS=$CHECKOUT/log

db_exists() { [ "$(sql postgres -c "select 1 from pg_database where datname = '$1'")" = 1 ]; }

db_in_use() { [ "$(sql postgres -c "select count(*) from pg_stat_activity where datname = '$1'")" != 0 ]; }

drop_db() {
    # "with (force)" would be refused while autovacuum is at work there
    sql postgres -c "select from pg_stat_activity, pg_terminate_backend(pid)
        where datname = '$1' and backend_type = 'client backend'" >/dev/null
    sql postgres -c "drop database if exists \"$1\"" 2>&1 | { grep -v NOTICE || true; } >&2
    rm -rf "$DATA/filestore/$1"
}

# Odoo never writes into a file of the filestore: hard links are safe copies.
copy_db() {
    local try
    drop_db "$2"
    for try in 1 2 3 4 5; do
        if sql postgres -c "create database \"$2\" template \"$1\"" 2>"$RUN_LOGS/copy.log"; then
            if [ -d "$DATA/filestore/$1" ]; then
                cp -al "$DATA/filestore/$1" "$DATA/filestore/$2" 2>/dev/null ||
                    cp -a "$DATA/filestore/$1" "$DATA/filestore/$2"
            fi
            return 0
        fi
        sleep "$try"
    done
    die "cannot copy the database $1 ($(tail -1 "$RUN_LOGS/copy.log"))"
}

rename_db() {
    rm -rf "$DATA/filestore/$2"
    if [ -d "$DATA/filestore/$1" ]; then
        mv "$DATA/filestore/$1" "$DATA/filestore/$2"
    fi
    sql postgres -c "alter database \"$1\" rename to \"$2\""
}

# logged LOG WHAT COMMAND...: quiet; on failure the last error of the log.
logged() {
    local log=$RUN_LOGS/$1 what=$2
    shift 2
    if ! "$@" >"$log" 2>&1; then
        grep -E -A 40 '^[0-9-]+ [0-9:,]+ [0-9]+ (ERROR|CRITICAL) |^Traceback' "$log" | tail -n 60 >&2 ||
            printf '%s\n' "$(tail -n 1 "$log")" >&2
        die "$what failed; the whole log: $log"
    fi
}

lock_databases() {
    exec 8>"$CACHE/database.lock"
    if has flock; then
        flock 8
    fi
}

unlock_databases() { exec 8>&-; }

# --- templates --------------------------------------------------------------

depends() {
    "$PYTHON" -c 'import ast, sys
print(",".join(ast.literal_eval(open(sys.argv[1], encoding="utf-8").read())["depends"]))' \
        "$ROOT/__manifest__.py"
}

odoo_version() {
    if [ -n "${ODOO_BIN:-}" ]; then
        printf '%s ' "$ODOO_BIN"
        "$ODOO_BIN" --version 2>/dev/null
    else
        cat "$CACHE/odoo/.package"
    fi
}

# Hash of all that an installation reads from the checkout.
addon_key() {
    (
        cd "$ROOT"
        find . \( -name '.?*' -o -name __pycache__ -o -path ./script -o -path ./tests \
            -o -path ./readme -o -path ./bench -o -path ./out -o -path ./static/description \
            -o -path ./static/tests \) -prune -o -type f ! -name '*.md' ! -name '*.pyc' -print0 |
            LC_ALL=C sort -z | xargs -0 sha256sum | hash_of 12
    )
}

# Out: BASE, a database with the dependencies, both languages, dong and the
# bundles of the web client, without the addon.
base_template() {
    local modules key
    modules=$(depends)
    key=$({
        odoo_version
        printf '%s\n' "$modules"
        cat "$LIB/base_template.py" "$ROOT/requirements.txt"
    } | hash_of 10)
    BASE=emulation_tpl_base_$key
    ! db_exists "$BASE" || return 0
    lock_databases
    if ! db_exists "$BASE"; then
        say "making the template database (once, about a minute)"
        copy_db "$EMPTY" "${BASE}_new"
        logged base.log "installing $modules" \
            odoo server -d "${BASE}_new" -i "$modules" --load-language=vi_VN --stop-after-init --no-http
        logged base-prepare.log "preparing the template database" \
            odoo shell -d "${BASE}_new" --no-http <"$LIB/base_template.py"
        rename_db "${BASE}_new" "$BASE"
    fi
    unlock_databases
}

# Out: WARM, a database with the addon as it is in the checkout now, and
# INSTALL_LOG, the log of its installation.
warm_template() {
    local other prefix=emulation_tpl_$CHECKOUT_ID
    base_template
    WARM=${prefix}_$({ addon_key && printf '%s' "$BASE"; } | hash_of 12)
    INSTALL_LOG=$RUN_LOGS/install-$WARM.log
    if db_exists "$WARM" && [ -f "$INSTALL_LOG" ]; then
        return 0
    fi
    lock_databases
    if ! db_exists "$WARM" || [ ! -f "$INSTALL_LOG" ]; then
        say "installing the addon into a template database"
        # The newest ones stay: another run may be about to copy them.
        for other in $(sql postgres -c "select datname from pg_database
            where datname like '${prefix}\\_%' order by oid desc offset 2"); do
            drop_db "$other"
            rm -f "$RUN_LOGS/install-$other.log"
        done
        copy_db "$BASE" "${WARM}_new"
        logged install.log "installing the addon" \
            odoo server -d "${WARM}_new" -i hr_emulation --stop-after-init --no-http
        # Otherwise every copy makes the bundles of the web client again
        logged bundles.log "making the bundles of the web client" \
            odoo shell -d "${WARM}_new" --no-http <<<'env["ir.qweb"]._pregenerate_assets_bundles(); env.cr.commit()'
        mv "$RUN_LOGS/install.log" "$INSTALL_LOG"
        rename_db "${WARM}_new" "$WARM"
    fi
    unlock_databases
}

# --- databases for people ---------------------------------------------------

# prepare_db NAME FRESH LANG: the addon with its demo data.
prepare_db() {
    local name=$1 fresh=$2 lang=$3 stamp=$CHECKOUT/db-$1 key
    case $name in
    *[!a-zA-Z0-9_-]* | '' | -* | postgres | template? | emulation_tpl*)
        die "'$name' cannot be the name of the database; use letters, digits and _" ;;
    esac
    key=$(addon_key)
    if [ -n "$fresh" ] && db_exists "$name" && db_in_use "$name"; then
        die "the database $name is in use; stop the server that runs on it and try again"
    fi
    if [ -n "$fresh" ] || ! db_exists "$name"; then
        warm_template
        say "making the database $name with the demo data"
        copy_db "$WARM" "${name}_new"
        logged demo-data.log "loading the demo data" \
            env EMULATION_LANG="$lang" "${ODOO_CMD[@]}" shell -d "${name}_new" --no-http <"$LIB/load_demo.py"
        drop_db "$name"
        rename_db "${name}_new" "$name"
        printf '%s\n' "$key" >"$stamp"
    elif [ "$(cat "$stamp" 2>/dev/null)" != "$key" ]; then
        say "updating the addon in the database $name (its code has changed)"
        logged update.log "updating the addon (script/server --fresh makes the database anew)" \
            odoo server -d "$name" -u hr_emulation --stop-after-init --no-http
        printf '%s\n' "$key" >"$stamp"
    fi
}

set_language() {
    sql "$1" -c "update res_partner set lang = '$2' where id in (
        select partner_id from res_users where login = 'admin' or login like '%demo.vn')"
}

# language_of NAME: what the officer of the demo data reads.
language_of() {
    sql "$1" -c "select p.lang from res_users u join res_partner p on p.id = u.partner_id
        where u.login = 'canbo@demo.vn'"
}

# print_logins NAME LANG: one person for each role.
print_logins() {
    local rows head member titles admin
    if [ "$2" = en_US ]; then
        head='Head of a unit' member='Union member' titles='Role|Login|Password' admin='Administrator of Odoo'
    else
        head='Thủ trưởng đơn vị' member='Đoàn viên' titles='Vai trò|Tên đăng nhập|Mật khẩu' admin='Quản trị Odoo'
    fi
    # Heads and employees have no group of ours: the membership says who they are.
    rows=$(sql "$1" -v lang="$2" -v head="$head" -v member="$member" <<'END'
        select role, login from (
            select distinct on (u.id) u.id,
                coalesce(g.name->>:'lang', g.name->>'en_US',
                    case m.role when 'head' then :'head' else :'member' end) as role,
                u.login
            from res_users u
            left join (res_groups_users_rel r
                join res_groups g on g.id = r.gid
                join ir_model_data d on d.model = 'res.groups' and d.res_id = g.id
                    and d.module = 'hr_emulation') on r.uid = u.id
            left join hr_employee e on e.user_id = u.id
            left join emulation_unit_member m on m.employee_id = e.id and m.date_to is null
            where u.login like '%@demo.vn' and u.active
            order by u.id, g.id desc, m.role) people
        order by id
END
    )
    {
        printf '%s\n' "$titles"
        [ -z "$rows" ] || printf '%s\n' "$rows" | awk -F '|' '{ print $1 "|" $2 "|" $2 }'
        printf '%s|admin|admin\n' "$admin"
    } | "$PYTHON" -X utf8 -c 'import sys
rows = [line.rstrip("\n").split("|") for line in sys.stdin]
widths = [max(len(row[i]) for row in rows) for i in range(3)]
for row in rows:
    print("  " + "  ".join(cell.ljust(w) for cell, w in zip(row, widths)).rstrip())'
}

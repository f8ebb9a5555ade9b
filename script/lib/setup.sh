# The steps of script/setup. Each step first looks whether its result is there;
# results are made beside, then renamed, so that a killed run leaves nothing
# that looks complete.

LOGS=$CACHE/log
PACKAGES_PYTHON=(python3 python3-venv)
PACKAGES_PDF=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libcairo2 fonts-liberation2)
SPACE_MB=2500

# run LOG COMMAND...: quiet; on failure `reason LOG` finds its line about it.
run() {
    local log=$LOGS/$1
    shift
    "$@" >"$log" 2>&1 </dev/null 9>&-
}

reason() {
    local line
    line=$(grep -E 'No space|Failed to fetch|Could not|^E:|FATAL|fatal:|[Ee]rror:|^ERROR' "$LOGS/$1" 2>/dev/null | head -n 1)
    [ -n "$line" ] || line=$(tail -n 1 "$LOGS/$1" 2>/dev/null)
    # On a full disk the log has no room for the reason.
    if [ -z "$line" ] && [ "$(df -Pk "$CACHE" | awk 'NR == 2 { print $4 }')" -lt 1024 ]; then
        line="no space left on the disk"
    fi
    printf '%s' "${line:-no output}"
}

has() { command -v "$1" >/dev/null 2>&1; }

has_chromium() {
    has chromium || has chromium-browser || has google-chrome || has google-chrome-stable
}

postgres_bin() {
    local version=*
    if [ -f "$PG_DIR/data/PG_VERSION" ]; then
        version=$(cat "$PG_DIR/data/PG_VERSION")
    fi
    # shellcheck disable=SC2086
    ls -d /usr/lib/postgresql/$version/bin 2>/dev/null | sort -V | tail -1
}

# --- packages of the machine ------------------------------------------------

missing_packages() {
    local missing=() name
    if ! find_python || ! "$PYTHON" -c 'import ensurepip' 2>/dev/null; then
        missing+=("${PACKAGES_PYTHON[@]}")
    fi
    if [ -n "$PG_PRIVATE" ]; then
        [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    else
        has psql || missing+=(postgresql-client)
    fi
    has_chromium || missing+=(chromium)
    has pdftotext || missing+=(poppler-utils)
    has git || missing+=(git)
    has pgrep || missing+=(procps)
    [ -d /etc/ssl/certs ] || missing+=(ca-certificates)
    if has dpkg-query; then
        for name in "${PACKAGES_PDF[@]}"; do
            compgen -G "/var/lib/dpkg/info/$name[:.]*list" >/dev/null || missing+=("$name")
        done
    fi
    printf '%s' "${missing[*]}"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif ! has sudo; then
        return 126
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive as_root apt-get -q install -y --no-install-recommends "$@" \
        >"$LOGS/apt-install.log" 2>&1 </dev/null 9>&-
}

install_packages() {
    local missing lists
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    has apt-get || die "missing on this machine: $missing; install them (no apt-get here to do it) and run script/setup again"
    if [ "$(id -u)" != 0 ] && ! has sudo; then
        die "missing on this machine: $missing; run as root or with sudo: apt-get install --no-install-recommends $missing"
    fi
    say "installing: $missing"
    lists=$LOGS/apt-update.log
    if ! DEBIAN_FRONTEND=noninteractive as_root apt-get -q update >"$lists" 2>&1 9>&-; then
        die "cannot refresh the package lists ($(reason apt-update.log)); check the network and the right to use apt-get, then run script/setup again"
    fi
    # shellcheck disable=SC2086
    if ! apt_install $missing; then
        # What a killed installation leaves behind.
        if grep -q 'dpkg --configure -a' "$LOGS/apt-install.log"; then
            as_root dpkg --configure -a >"$LOGS/dpkg.log" 2>&1 </dev/null 9>&- || true
            # shellcheck disable=SC2086
            apt_install $missing || true
        fi
    fi
    if [ -n "$(missing_packages)" ]; then
        die "cannot install $(missing_packages) ($(reason apt-install.log)); repair that and run script/setup again"
    fi
}

# --- Odoo -------------------------------------------------------------------

WANTED=$(cat "$ROOT/script/odoo-version")

have_odoo() {
    [ -n "${ODOO_BIN:-}" ] || { [ -f "$CACHE/odoo/.wanted" ] && [ "$(cat "$CACHE/odoo/.wanted")" = "$WANTED" ]; }
}

check_own_odoo() {
    local version
    case $ODOO_BIN in
    /*) ;;
    */*) ODOO_BIN=$PWD/$ODOO_BIN ;;
    *) ODOO_BIN=$(command -v "$ODOO_BIN" || printf '%s' "$ODOO_BIN") ;;
    esac
    [ -x "$ODOO_BIN" ] || die "ODOO_BIN=$ODOO_BIN is no program; set it to the odoo executable of an Odoo 19 or unset it"
    version=$("$ODOO_BIN" --version 2>/dev/null </dev/null | head -n 1) || version=
    case $version in
    *" 19."*) ;;
    *) die "ODOO_BIN=$ODOO_BIN says '${version:-nothing}' when asked for its version; set it to an Odoo 19 or unset it" ;;
    esac
}

fetch_odoo() {
    local site apt=$CACHE/apt new=$CACHE/odoo.new deb version stub
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    local packages=(odoo-19/unstable)
    local name
    for name in fonts-font-awesome libjs-jquery libjs-jquery-form libjs-underscore \
        fonts-montserrat fonts-roboto-unhinted fonts-inconsolata fonts-ocr-b; do
        packages+=("$name/trixie")
    done
    if ! has apt-get || ! has dpkg-deb; then
        die "no apt-get here to download Odoo with; set ODOO_BIN to the odoo executable of an Odoo 19"
    fi
    [ -f "$keyring" ] || die "missing $keyring to verify Odoo's package with; install debian-archive-keyring or set ODOO_BIN"
    debian_site() {
        apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null |
            sort -u | head -1
    }
    site=$(debian_site)
    if [ -z "$site" ]; then
        as_root apt-get -q update >"$LOGS/apt-update.log" 2>&1 </dev/null 9>&- || true
        site=$(debian_site)
    fi
    [ -n "$site" ] || die "apt knows no Debian package lists (run apt-get update as root, or set ODOO_BIN to the odoo executable of an Odoo 19)"

    say "downloading Odoo 19"
    rm -rf "$apt" "$new"
    trap 'rm -rf "$CACHE/apt" "$CACHE/odoo.new"' EXIT
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/deb" "$new"
    printf "deb [signed-by=$keyring] %s %s main\n" "$site" trixie "$site" unstable >"$apt/sources.list"
    cat >"$apt/apt.conf" <<END
Dir::State::Lists "$apt/lists";
Dir::Cache "$apt/cache";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Acquire::Languages "none";
APT::Sandbox::User "";
END
    if ! APT_CONFIG=$apt/apt.conf run odoo-lists.log apt-get -q update ||
        grep -q '^[WE]: Failed to fetch' "$LOGS/odoo-lists.log"; then
        die "cannot read the package lists for Odoo ($(reason odoo-lists.log)); check the network and the machine's apt configuration, or set ODOO_BIN"
    fi
    if ! (cd "$apt/deb" && APT_CONFIG=$apt/apt.conf run odoo-download.log apt-get -q download "${packages[@]}"); then
        die "cannot download Odoo ($(reason odoo-download.log)); check network and disk and run script/setup again, or set ODOO_BIN to the odoo executable of an Odoo 19"
    fi
    version=$(dpkg-deb -f "$apt"/deb/odoo-19_*.deb Version)
    if [ "$version" != "$WANTED" ]; then
        say "note: this is Odoo $version; the addon was tested with $WANTED"
    fi
    : >"$LOGS/odoo-unpack.log"
    # Only Vietnamese of Odoo's 80 languages: 400 MB in place of 1,200.
    for deb in "$apt"/deb/*.deb; do
        if ! dpkg-deb --fsys-tarfile "$deb" 2>>"$LOGS/odoo-unpack.log" |
            tar -x -C "$new" --no-same-owner --wildcards \
                --exclude='*/i18n/[!v]*.po' --exclude='*/i18n_extra/[!v]*.po' \
                2>>"$LOGS/odoo-unpack.log"; then
            die "cannot unpack Odoo ($(reason odoo-unpack.log)); make room in $CACHE and run script/setup again"
        fi
    done
    # Debian leaves this file out for its licence; without it every page of the
    # web client reports an error.
    stub=$new/usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation
    mkdir -p "$stub"
    printf '/* not in the Debian package */\n' >"$stub/selfie_segmentation.js"
    printf '%s\n' "$version" >"$new/.package"
    printf '%s\n' "$WANTED" >"$new/.wanted"
    rm -rf "$CACHE/odoo.old"
    if [ -e "$CACHE/odoo" ]; then
        mv "$CACHE/odoo" "$CACHE/odoo.old"
    fi
    mv "$new" "$CACHE/odoo"
    rm -rf "$CACHE/odoo.old" "$apt"
}

# --- Python packages --------------------------------------------------------

need_venv() { [ -z "${ODOO_BIN:-}" ] || [ -n "${WITH_TOOLS:-}" ]; }

have_venv() { ! need_venv || { venv_of_pins && [ -f "$VENV/.complete" ]; }; }

pip_install() {
    run "$1.log" "$VENV/bin/python" -m pip install --no-cache-dir --disable-pip-version-check \
        --no-input --no-deps -r "$ROOT/$1.txt" ||
        die "cannot install the Python packages of $1.txt ($(reason "$1.log")); check network and disk and run script/setup again"
}

make_venv() {
    local other complaints
    venv_of_pins || die "no Python 3.10 or newer; install python3 and run script/setup again"
    say "installing Python packages"
    if [ ! -f "$VENV/.runtime" ]; then
        rm -rf "$VENV"
        run venv.log "$PYTHON" -m venv "$VENV" ||
            die "cannot make a virtual environment ($(reason venv.log)); install python3-venv and run script/setup again"
        pip_install requirements
        : >"$VENV/.runtime"
    fi
    pip_install requirements-dev
    if ! run pip-check.log "$VENV/bin/python" -m pip check; then
        # rlPyCairo draws with cairocffi as well, and pycairo needs a compiler.
        complaints=$(grep -v -i '^rlpycairo .* requires pycairo' "$LOGS/pip-check.log") || true
        [ -z "$complaints" ] ||
            die "the Python packages do not fit together ($complaints); run script/setup again after git status shows clean requirements"
    fi
    : >"$VENV/.complete"
    for other in "$CACHE"/venv-*; do
        if [ "$other" != "$VENV" ] && [ -n "$(find "$other" -maxdepth 0 -mtime +14)" ]; then
            rm -rf "$other"
        fi
    done
}

# --- PostgreSQL -------------------------------------------------------------

# The empty database from which all others are made: Vietnamese sorting, search
# without accents and by trigrams. Odoo's own way of creating databases has
# neither the sorting nor, from a template, the extensions.
EMPTY=emulation_tpl_empty

have_postgres() {
    [ "$(PGCONNECT_TIMEOUT=5 sql postgres -c "select 1 from pg_database where datname = '$EMPTY'" 2>/dev/null)" = 1 ]
}

start_cluster() {
    local bin
    bin=$(postgres_bin)
    [ -n "$bin" ] || die "the databases in $PG_DIR belong to PostgreSQL $(cat "$PG_DIR/data/PG_VERSION"), which is not installed; install postgresql-$(cat "$PG_DIR/data/PG_VERSION") or delete $PG_DIR"
    if [ "$(id -u)" = 0 ]; then
        install -d -o postgres -g postgres -m 700 "$PG_DIR" "$PG_RUN" 2>"$LOGS/initdb.log" ||
            die "cannot make $PG_DIR ($(reason initdb.log)); repair that and run script/setup again"
    else
        mkdir -p "$PG_DIR" "$PG_RUN" && chmod 700 "$PG_DIR" "$PG_RUN"
    fi
    # runuser keeps the working directory, which must be readable for postgres.
    cd "$PG_DIR"
    if [ ! -d data ]; then
        rm -rf data.new
        run initdb.log "${PG_AS[@]}" "$bin/initdb" -D "$PG_DIR/data.new" -U postgres -A trust \
            -E UTF8 --locale=C.UTF-8 --no-sync ||
            die "cannot make the PostgreSQL cluster in $PG_DIR ($(reason initdb.log)); repair that and run script/setup again"
        cat >>data.new/postgresql.conf <<END
listen_addresses = ''
unix_socket_directories = '"$PG_RUN"'
port = 5432
max_connections = 200
fsync = off
synchronous_commit = off
full_page_writes = off
END
        mv data.new data
    fi
    if ! PGUSER=postgres PGDATABASE=postgres "$bin/pg_isready" -q; then
        run postgres.log "${PG_AS[@]}" "$bin/pg_ctl" -D "$PG_DIR/data" -l "$PG_DIR/log" -w start || {
            tail -n 20 "$PG_DIR/log" >>"$LOGS/postgres.log" 2>/dev/null || true
            die "PostgreSQL does not start ($(reason postgres.log)); see $PG_DIR/log"
        }
    fi
    cd "$ROOT"
    PGUSER=postgres sql postgres >"$LOGS/role.log" 2>&1 <<'END' ||
do $$ begin
    if not exists (select from pg_roles where rolname = 'odoo') then
        create role odoo login createdb;
    end if;
end $$;
END
        die "cannot prepare the PostgreSQL cluster ($(reason role.log)); see $PG_DIR/log"
}

make_empty() {
    local new=${EMPTY}_new
    # Extensions of a private cluster belong to its superuser: only the owner
    # may declare unaccent immutable, which the index needs.
    local super=${PG_PRIVATE:+postgres}
    {
        sql postgres -c "drop database if exists $new" &&
            sql postgres -c "create database $new template template0 encoding 'UTF8'
                locale_provider icu icu_locale 'vi' locale 'C.UTF-8'" &&
            PGUSER=${super:-${PGUSER:-$(id -un)}} sql "$new" -c 'create extension pg_trgm'
    } >"$LOGS/empty.log" 2>&1 ||
        die "cannot make a database with Vietnamese sorting ($(reason empty.log)); PostgreSQL 15 or newer with ICU, pg_trgm and the right to create databases are needed"
    if ! PGUSER=${super:-${PGUSER:-$(id -un)}} sql "$new" -c 'create extension unaccent' \
        -c 'alter function unaccent(text) immutable' \
        ${super:+-c 'alter function unaccent(text) owner to odoo'} >"$LOGS/empty.log" 2>&1; then
        # Without superuser rights: the extension apart, and a function of ours
        # with the name that Odoo looks for.
        sql "$new" >"$LOGS/empty.log" 2>&1 <<'END' ||
drop extension if exists unaccent;
create schema if not exists unaccent_schema;
create extension unaccent schema unaccent_schema;
create function public.unaccent(text) returns text language sql immutable strict parallel safe
    as $$ select unaccent_schema.unaccent('unaccent_schema.unaccent'::regdictionary, $1) $$;
END
            die "cannot prepare search without accents ($(reason empty.log)); let an administrator install the unaccent extension"
    fi
    sql postgres -c "alter database $new rename to $EMPTY"
}

make_postgres() {
    if [ -n "$PG_PRIVATE" ]; then
        start_cluster
    elif ! PGCONNECT_TIMEOUT=5 run pghost.log psql -X -d postgres -c 'select 1'; then
        die "PostgreSQL at PGHOST=$PGHOST does not answer ($(reason pghost.log)); start it, or unset PGHOST for a private one"
    fi
    have_postgres || make_empty
}

# --- this checkout ----------------------------------------------------------

odoo_core() {
    if [ -n "${ODOO_BIN:-}" ]; then
        return 0
    fi
    printf '%s' "$ODOO_ADDONS/odoo/addons,"
}

make_checkout() {
    local conf
    mkdir -p "$CHECKOUT/addons" "$CHECKOUT/log" "$DATA"
    if [ "$(readlink "$CHECKOUT/addons/hr_emulation" 2>/dev/null)" != "$ROOT" ]; then
        ln -sfn "$ROOT" "$CHECKOUT/addons/hr_emulation"
    fi
    conf="[options]
addons_path = $(odoo_core)$CHECKOUT/addons
data_dir = $DATA
db_template = $EMPTY
http_interface = 127.0.0.1
list_db = False
unaccent = True"
    if [ -n "$PG_PRIVATE" ]; then
        conf="$conf
db_host = $PG_RUN
db_port = 5432
db_user = odoo"
    fi
    if [ "$(cat "$CONF" 2>/dev/null)" != "$conf" ]; then
        printf '%s\n' "$conf" >"$CONF.new"
        mv "$CONF.new" "$CONF"
    fi
}

# --- all --------------------------------------------------------------------

complete() {
    [ -z "$(missing_packages)" ] && have_odoo && have_venv && have_postgres
}

enough_room() {
    local free
    have_odoo && have_venv && return 0
    free=$(df -Pm "$CACHE" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$SPACE_MB" ] ||
        die "only $free MB free for $CACHE; $SPACE_MB MB are needed: make room or set XDG_CACHE_HOME, then run script/setup again"
}

setup_all() {
    mkdir -p "$LOGS" 2>/dev/null || die "cannot write $CACHE; make it writable or set XDG_CACHE_HOME"
    if [ -n "${ODOO_BIN:-}" ]; then
        check_own_odoo
    fi
    if ! complete; then
        exec 9>"$CACHE/setup.lock"
        if has flock && ! flock -n 9; then
            say "waiting for another script/setup"
            flock 9
        fi
        enough_room
        install_packages
        # In a subshell for the sake of its EXIT trap.
        have_odoo || (fetch_odoo)
        have_venv || make_venv
        have_postgres || make_postgres
        exec 9>&-
    fi
    venv_of_pins
    make_checkout
    use_odoo
}

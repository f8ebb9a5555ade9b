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

browser() {
    command -v google-chrome || command -v chromium || command -v chromium-browser ||
        command -v google-chrome-stable
}

postgres_bin() {
    local version=*
    if [ -f "$PG_DIR/data/PG_VERSION" ]; then
        version=$(cat "$PG_DIR/data/PG_VERSION")
    fi
    # shellcheck disable=SC2086
    ls -d /usr/lib/postgresql/$version/bin 2>/dev/null | sort -V | tail -1
}

. "$LIB/setup_odoo.sh"
. "$LIB/setup_postgres.sh"

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
    browser >/dev/null || missing+=(chromium)
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
        die "cannot refresh the package lists ($(reason apt-update.log)); check network and rights and run script/setup again, or let an administrator run: apt-get install --no-install-recommends $missing"
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

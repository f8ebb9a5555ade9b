# Shared by the scripts beside this folder; meant to be sourced.
set -euo pipefail

ROOT=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LIB=$ROOT/script/lib
case ${XDG_CACHE_HOME:-} in
/*) CACHE=$XDG_CACHE_HOME/hr_emulation ;;
*) CACHE=${HOME:?HOME is not set}/.cache/hr_emulation ;;
esac

say() { printf '%s\n' "$*"; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

hash_of() { sha256sum | cut -c "1-${1:-12}"; }

CHECKOUT_ID=$(printf '%s' "$ROOT" | hash_of 10)
CHECKOUT=$CACHE/checkouts/$CHECKOUT_ID
DATA=$CACHE/data
CONF=$CHECKOUT/odoo.conf
ODOO_ADDONS=$CACHE/odoo/usr/lib/python3/dist-packages

# Root cannot own a cluster and the postgres user cannot read root's home, so root's
# data live in the postgres user's home; one cluster for each cache folder.
if [ "$(id -u)" = 0 ]; then
    PG_DIR=/var/lib/postgresql/hr_emulation
    root_home=~root
    if [ "$CACHE" != "$root_home/.cache/hr_emulation" ]; then
        PG_DIR=$PG_DIR-$(printf '%s' "$CACHE" | hash_of 8)
    fi
    PG_AS=(runuser -u postgres --)
else
    PG_DIR=$CACHE/pg
    PG_AS=()
fi
PG_RUN=$PG_DIR/run
# A unix socket path holds 107 bytes.
if [ "$(printf '%s' "$PG_RUN/.s.PGSQL.5432" | wc -c)" -gt 100 ]; then
    PG_RUN=/tmp/hr_emulation-$(id -u)-$(printf '%s' "$CACHE" | hash_of 8)
fi
if [ -n "${PGHOST:-}" ] && [ "$PGHOST" != "$PG_RUN" ]; then
    PG_PRIVATE=
else
    PG_PRIVATE=1
    export PGHOST=$PG_RUN PGPORT=5432 PGUSER=odoo
    unset PGPASSWORD PGDATABASE PGSERVICE PGOPTIONS
fi

PYTHON=
find_python() {
    local candidate
    for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11 python3.10; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
            PYTHON=$candidate
            return 0
        fi
    done
    return 1
}

# The virtual environment is named after what is in it: two checkouts with
# other pins can share the cache.
venv_of_pins() {
    find_python || return 1
    VENV=$CACHE/venv-$({
        "$PYTHON" -c 'import sys; print(sys.version_info[:2], sys.prefix)'
        cat "$ROOT/requirements.txt" "$ROOT/requirements-dev.txt"
    } | hash_of 12)
}

sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$@"; }

# In: nothing. Out: ODOO_CMD and the environment to start Odoo with.
use_odoo() {
    export ODOO_RC=$CONF
    if [ -n "${ODOO_BIN:-}" ]; then
        ODOO_CMD=("$ODOO_BIN")
    else
        export PYTHONPATH=$ODOO_ADDONS PATH=$VENV/bin:$PATH
        ODOO_CMD=("$VENV/bin/python" "$CACHE/odoo/usr/bin/odoo")
    fi
}

odoo() { "${ODOO_CMD[@]}" "$@" 8>&- 9>&-; }

free_port() {
    "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

port_is_free() {
    "$PYTHON" -c 'import socket, sys
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    s.bind(("127.0.0.1", int(sys.argv[1])))
except OSError:
    sys.exit(1)' "$1"
}

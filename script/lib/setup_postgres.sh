# The private PostgreSQL cluster and the empty database; sourced by setup.sh.

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
shared_buffers = 512MB
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

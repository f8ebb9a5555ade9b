# Odoo itself, from Debian or the user's own; sourced by setup.sh.

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

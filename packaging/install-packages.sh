#!/bin/bash
# Installs what is missing of the given sections of debian-packages.txt, as root or with sudo.
# Some of these packages bring a system service; none of the new ones is started or left enabled,
# and nothing that already runs on this machine is touched.
# usage: install-packages.sh SECTION…        (build, run, demo, test)
set -euo pipefail
list=$(dirname "${BASH_SOURCE[0]}")/debian-packages.txt
policy=/usr/sbin/policy-rc.d

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        echo "Installing packages needs root: run this as root, or install sudo." >&2
        return 1
    fi
}

# packages_of SECTION: the names listed under "# SECTION".
packages_of() {
    awk -v want="# $1" '/^#/ { inside = ($0 == want) } inside && NF && !/^#/' "$list"
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# A policy that lets no service start; one that is already there decides itself.
forbid_service_starts() {
    [ -e "$policy" ] && return
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" > /dev/null
    as_root chmod 755 "$policy"
    trap 'as_root rm -f "$policy"' EXIT
}

# New services stay off after the next boot as well.
disable_services_of() {
    local script
    for package in "$@"; do
        while read -r script; do
            as_root update-rc.d "$(basename "$script")" disable > /dev/null 2>&1 || true
        done < <(dpkg-query -L "$package" | grep '^/etc/init\.d/.' || true)
        while read -r script; do
            command -v systemctl > /dev/null || break
            as_root systemctl disable --quiet "$(basename "$script")" > /dev/null 2>&1 || true
        done < <(dpkg-query -L "$package" | grep -E '^(/usr)?/lib/systemd/system/[^/]+\.(service|timer)$' || true)
    done
}

[ $# -gt 0 ] || { sed -n 's/^# usage: /usage: /p' "${BASH_SOURCE[0]}" >&2; exit 2; }
missing=()
for section in "$@"; do
    names=$(packages_of "$section")
    [ -n "$names" ] || { echo "No section \"$section\" in $list" >&2; exit 2; }
    for package in $names; do
        is_installed "$package" || missing+=("$package")
    done
done
[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get > /dev/null || {
    echo "Missing: ${missing[*]}. This script knows Debian's apt-get only." >&2
    exit 1
}
echo "Installing ${#missing[@]} packages: ${missing[*]}"
forbid_service_starts
as_root apt-get -q update
as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends "${missing[@]}"
disable_services_of "${missing[@]}"

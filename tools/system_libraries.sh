#!/bin/sh
# Checks the system libraries that no Python wheel brings. As root on Debian or Ubuntu it
# installs what is missing; otherwise it prints the line to type and fails.
#
#   sh tools/system_libraries.sh app|test|venv
set -eu

[ "$(uname -s)" = Linux ] || exit 0
# ldconfig lives in /sbin, which isn't on everybody's path.
PATH="$PATH:/sbin:/usr/sbin"
known=$(ldconfig -p 2>/dev/null) || {
    echo "No ldconfig here, so the system libraries aren't checked; see $0 for what is needed." >&2
    exit 0
}
missing=

library() { # file name, package
    case "$known" in *"$1"*) ;; *) missing="$missing $2" ;; esac
}
command_() { # command, package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

[ "${1:-app}" != venv ] || missing="$missing python3-venv"
library libportaudio.so.2 libportaudio2
library libGL.so.1 libgl1
library libEGL.so.1 libegl1
library libglib-2.0.so.0 libglib2.0-0
library libxkbcommon.so.0 libxkbcommon0
library libdbus-1.so.3 libdbus-1-3
library libfontconfig.so.1 libfontconfig1
library libxcb-cursor.so.0 libxcb-cursor0
library libxcb-icccm.so.4 libxcb-icccm4
library libxcb-keysyms.so.1 libxcb-keysyms1
library libxcb-shape.so.0 libxcb-shape0
library libxcb-xkb.so.1 libxcb-xkb1
library libxkbcommon-x11.so.0 libxkbcommon-x11-0
library libwayland-cursor.so.0 libwayland-cursor0
if [ -z "$(find /usr/share/fonts "${HOME:-/}/.local/share/fonts" -name '*.[to]tf' 2>/dev/null | head -n 1)" ]; then
    missing="$missing fonts-dejavu-core"
fi
if [ "${1:-app}" = test ]; then
    command_ espeak-ng espeak-ng
    command_ Xvfb xvfb
    command_ strace strace
    command_ pulseaudio pulseaudio
    command_ pactl pulseaudio-utils
    if [ -z "$(find /usr/lib /usr/lib64 -name 'libasound_module_pcm_pulse.so' 2>/dev/null | head -n 1)" ]; then
        missing="$missing libasound2-plugins"
    fi
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "These system libraries are missing (Debian's names):$missing" >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Some system libraries are missing. Type this, then try again:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system libraries:$missing" >&2
apt-get update -qq
# shellcheck disable=SC2086 - a list of packages
DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $missing >/dev/null

# Copyright 2026 The Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./vitrine, tests/run, .ci/run and data/screenshots/make, with the
# checkout's folder in $root and the script's name in $name: installs what is
# missing of the packages that data/packages.debian lists, and builds. It stands
# in data/ beside that list.

# say MESSAGE: everything the scripts themselves say goes to standard error.
say ()
{
  printf '%s: %s\n' "$name" "$1" >&2
}

# packages_in SECTION...: prints "PACKAGE PROBE" lines.
packages_in ()
{
  local word probe rest section=
  while read -r word probe rest; do
    case $word in
      '' | '#'*) ;;
      '['*) section=${word//[\[\]]/} ;;
      *) [[ " $* " == *" $section "* ]] && printf '%s %s\n' "$word" "$probe" ;;
    esac
  done <"$root/data/packages.debian"
  return 0
}

probe_works ()
{
  local what=${1#*:}
  case $1 in
    program:*) command -v "$what" >/dev/null ;;
    module:*) pkg-config --exists "$what" 2>/dev/null ;;
    python:*) "$(system_python)" -c "import $what" 2>/dev/null ;;
    *) true ;;
  esac
}

# A Python of the person's own (pyenv, conda) shadows the distribution's, and
# does not have the distribution's modules.
system_python ()
{
  if [ -x /usr/bin/python3 ]; then echo /usr/bin/python3; else echo python3; fi
}

is_debian ()
{
  [ -e /etc/debian_version ] && command -v apt-get >/dev/null
}

# packages_missing SECTION...: the names of what is not there, one a line.
packages_missing ()
{
  local package probe
  if is_debian; then
    local -A wanted=()
    while read -r package probe; do wanted[$package]=1; done < <(packages_in "$@")
    while read -r probe package; do
      [ "$probe" = installed ] && unset "wanted[$package]"
    done < <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${!wanted[@]}" 2>/dev/null)
    [ ${#wanted[@]} -eq 0 ] || printf '%s\n' "${!wanted[@]}" | sort
  else
    while read -r package probe; do
      probe_works "$probe" || printf '%s (%s)\n' "${probe#*:}" "$package"
    done < <(packages_in "$@")
  fi
}

# Sets $become to the words that make a command run as root. Asks for a
# password only where nothing else will do and somebody is there to type it.
find_root ()
{
  if [ "$(id -u)" = 0 ]; then
    become=()
  elif sudo -n true 2>/dev/null; then
    become=(sudo -n)
  elif [ -t 0 ] && command -v sudo >/dev/null; then
    become=(sudo)
  else
    return 1
  fi
}

apt_get ()
{
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive APT_LISTCHANGES_FRONTEND=none \
      NEEDRESTART_MODE=l \
      apt-get -q -y -o DPkg::Lock::Timeout=600 --no-install-recommends "$@" \
      </dev/null
}

# need_packages SECTION...: installs what is missing, or says what is and
# returns 1. Touches no network when nothing is missing.
need_packages ()
{
  local missing become log
  mapfile -t missing < <(packages_missing "$@")
  [ ${#missing[@]} -eq 0 ] && return 0

  if ! is_debian; then
    say "missing on this system (in brackets, the Debian package that holds it):"
    printf '  %s\n' "${missing[@]}" >&2
    return 1
  fi

  if ! find_root; then
    say "missing, and neither root nor sudo to install them: ${missing[*]}"
    return 1
  fi
  say "installing ${missing[*]}, and what they need; this may take some minutes"
  log=$(mktemp) || return 1
  # An old list may still do, and a repository that is out of reach may not
  # matter: only the installation itself decides.
  { apt_get update; apt_get install "${missing[@]}"; } >"$log" 2>&1 \
    && rm -f "$log" && return 0
  cat "$log" >&2
  say "could not install ${missing[*]}; the lines above are in $log"
  return 1
}

# build_folder FOLDER TARGET MESON-OPTIONS...: configures FOLDER when it was
# not, and builds TARGET there. Silent but for the first time and for errors.
# Several at once take turns.
build_folder ()
{
  local folder=$1 target=$2 log=$1/build.log PATH=/usr/bin:/bin:$PATH
  shift 2
  mkdir -p "$folder" || return 1
  if [ ! -w "$folder" ]; then
    # Another user's checkout: what was built there runs as it is.
    [ -e "$folder/build.ninja" ] && return 0
    say "cannot build in $folder, which belongs to another user; make a checkout of your own"
    return 1
  fi
  (
    flock 9
    # A folder made for a checkout that stood elsewhere cannot be used again.
    if [ ! -e "$folder/build.ninja" ] || [ "$(<"$folder/source-folder")" != "$root" ]; then
      say "building in ${folder#"$root"/}, the first time takes a minute or two"
      rm -rf "$folder"/{build.ninja,meson-private,meson-info}
      meson setup "$@" "$folder" "$root" >"$log" 2>&1 9>&- \
        && printf '%s' "$root" >"$folder/source-folder"
    fi && ninja -C "$folder" "$target" >"$log" 2>&1 9>&- && exit 0
    cat "$log" >&2
    say "the build failed; the lines above are in $log"
    exit 1
  ) 9>"$folder/lock"
}

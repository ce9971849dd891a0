#!/bin/sh
# Stands in for package managers, rpm, systemctl, curl and the like: records how it was called and acts on the files in
# /var/lib/recorder. Its name decides what it is. What changes the machine goes to `calls`, what only asks to `queries`.
#
# available   package, and after a blank the file of the repository that must be there first
# installed   packages; units: services that exist; enabled: services that start at boot; held: packages
# web/        what curl finds: `index` holds address and file; effects/PACKAGE: run when the package is installed
name=${0##*/}
state=/var/lib/recorder
line=$name
for argument; do line="$line $argument"; done
changes() { printf '%s\n' "$line" >>$state/calls; }
asks() { printf '%s\n' "$line" >>$state/queries; }
listed() { grep -qxF -- "$1" "$state/$2" 2>/dev/null; }
die() { echo "$name: $2" >&2; exit "$1"; }

# Installs name, name=version and name-version.
install() {
  for wanted; do
    case $wanted in -*) continue ;; esac
    found=
    while read -r package repository; do
      case $wanted in
        "$package") found=$package version=1.0 ;;
        "$package="*) found=$package version=${wanted#*=} ;;
        "$package"-[0-9]*) found=$package version=${wanted#"$package"-} ;;
        *) continue ;;
      esac
      [ -z "$repository" ] || [ -f "$repository" ] || found=
      [ -z "$found" ] || break
    done <$state/available
    [ -n "$found" ] || die 100 "there is no package $wanted"
    add_package "$found" "$version"
  done
}
add_package() {
  listed "$1" installed || echo "$1" >>$state/installed
  plain=${2#5:}
  echo "${plain%-\*}" >"$state/versions/$1"
  [ ! -f "$state/effects/$1" ] || sh "$state/effects/$1"
}

# The words after the options; `-o VALUE` is one option.
words() {
  while [ $# -gt 0 ]; do
    case $1 in -o | --qf | -f) shift ;; -*) ;; *) echo "$1" ;; esac
    shift
  done
}

case $name in
  apt-get)
    set -- $(words "$@")
    changes
    case $1 in
      update) touch $state/updated ;;
      install) shift; [ -f $state/updated ] || die 100 'lists are missing'; install "$@" ;;
      dist-upgrade) [ -f $state/updated ] || die 100 'lists are missing' ;;
      *) die 100 "unexpected $1" ;;
    esac ;;
  apt-mark)
    case $1 in
      showhold) asks; touch $state/held; cat $state/held ;;
      hold) changes; echo "$2" >>$state/held ;;
      unhold) changes; grep -vxF -- "$2" $state/held >$state/held.new; mv $state/held.new $state/held ;;
    esac ;;
  dpkg-query)
    asks
    for package; do :; done
    listed "$package" installed || exit 1
    case $line in *Status*) echo 'install ok installed' ;; *) printf '5:%s-1~fixture' "$(cat "$state/versions/$package")" ;; esac ;;
  dpkg)
    case $1 in
      --print-architecture) asks; echo amd64 ;;
      -i) changes; add_package "$(sed -n 's/^package //p' "$2")" 1.0 ;;
    esac ;;
  dnf | yum)
    set -- $(words "$@")
    changes
    case $1 in install) shift; install "$@" ;; upgrade) ;; *) die 1 "unexpected $1" ;; esac ;;
  zypper)
    set -- $(words "$@")
    changes
    case $1 in
      install) shift; install "$@"; exit "$(cat $state/zypper-code 2>/dev/null || echo 0)" ;;
      update | patch) exit "$(cat $state/zypper-code 2>/dev/null || echo 0)" ;;
      refresh | addlock | removelock) ;;
      *) die 1 "unexpected $1" ;;
    esac ;;
  rpm)
    case $1 in
      -q)
        asks
        for package; do :; done
        listed "$package" installed || die 1 "package $package is not installed"
        case $line in *RELEASE*) printf '%s-1.fixture\n' "$(cat "$state/versions/$package")" ;; *--qf*) cat "$state/versions/$package" ;; esac ;;
      --import) [ -s "$2" ] || die 1 "no key in $2"; changes ;;
      -U) changes; add_package "$(sed -n 's/^package //p' "$3")" 1.0 ;;
    esac ;;
  systemctl)
    verb=$1
    shift
    for unit; do :; done
    case $verb in
      is-enabled) asks; listed "$unit" enabled || exit 1; echo enabled ;;
      is-active) asks; listed "$unit" active || { echo inactive; exit 3; }; echo active ;;
      is-system-running) asks; echo running ;;
      list-units) asks; cat $state/failed 2>/dev/null || true ;;
      enable) changes; listed "$unit" units || die 1 "Unit file $unit.service does not exist."; echo "$unit" >>$state/enabled ;;
      *) die 1 "unexpected $verb" ;;
    esac ;;
  curl)
    changes
    file=/dev/stdout address= form=
    while [ $# -gt 0 ]; do
      case $1 in
        -o) shift; file=$1 ;;
        -w) shift; form=$1 ;;
        --proto | --proto-redir | --retry | --connect-timeout | --max-time | -X | -H) shift ;;
        -*) ;;
        *) address=$1 ;;
      esac
      shift
    done
    found=$(awk -v address="$address" '$1 == address { print $2 }' $state/web/index)
    [ -n "$found" ] || die 22 'The requested URL returned error: 404'
    cat "$state/web/$found" >"$file"
    [ -z "$form" ] || printf 200 ;;
  gpg)
    asks
    for key; do :; done
    sed -n 's/^KEY /fpr:::::::::/p' "$key" | while read -r fingerprint; do echo 'pub:-:4096:1:X'; echo "$fingerprint:"; done ;;
  update-ca-trust | update-ca-certificates)
    changes
    . $state/trust
    mkdir -p "${bundle%/*}"
    cat "$anchors"/* >"$bundle" ;;
  sshd)
    asks
    [ "$1" = -t ] && [ -s "$5" ] || die 1 'unexpected arguments'
    ! grep -q '^Broken' "$3" ;;
  visudo) asks; grep -q 'NOPASSWD: ALL$' "$4" ;;
  *) asks ;;
esac

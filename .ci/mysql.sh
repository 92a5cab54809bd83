#!/usr/bin/env bash
# Starts a MySQL server on 127.0.0.1:3307 (user app, password app) on a Debian machine whose release has none: Debian's unstable
# release does. Its packages and their own C library are unpacked into a cache folder, nothing is installed, no root is needed.
#   .ci/mysql.sh          start; the second time in seconds
#   .ci/mysql.sh stop
set -euo pipefail

port=3307
home=${ASILI_MYSQL_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/asili-mysql}
packages=$home/packages data=$home/data log=$home/mysqld.log pid_file=$home/mysqld.pid

is_running() { [ -s "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2>/dev/null; }

# An apt of our own, with its own lists, that knows the unstable release of the archive this machine already uses.
unpack() {
  local apt=$home/apt archive
  # shellcheck disable=SC2016 # apt fills this in, not the shell
  archive=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -E '/debian/?$' | sort -u | head -n 1) || true
  if [ -z "$archive" ]; then
    echo "apt knows no Debian archive here" >&2
    return 1
  fi
  rm -rf "$apt" "$packages"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/none" "$packages"
  : >"$apt/status"
  echo "deb ${DEBIAN_KEYRING:+[signed-by=$DEBIAN_KEYRING] }$archive sid main" >"$apt/sources.list"
  local options=(
    -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts="$apt/none"
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts="$apt/none"
    -o Dir::State="$apt" -o Dir::State::Lists="$apt/lists" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache"
    -o Acquire::Languages=none -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=true
    -o APT::Update::Post-Invoke= -o DPkg::Post-Invoke=
  )
  apt-get -qq "${options[@]}" update
  apt-get -qq "${options[@]}" --yes --no-install-recommends --download-only install mysql-server-core

  # Debian keeps /bin, /lib ... as links into /usr; packages that still ship the old paths have to follow them.
  local folder deb
  for folder in bin sbin lib lib64; do
    mkdir -p "$packages/usr/$folder"
    ln -s "usr/$folder" "$packages/$folder"
  done
  for deb in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar --extract --directory "$packages" --keep-directory-symlink --no-same-owner
  done
  rm -rf "$apt"
  touch "$packages/complete"
}

# The server runs on the C library it came with, not on this machine's older one.
mysqld() {
  local libraries loader
  libraries=$(find "$packages/usr/lib" -maxdepth 1 -name '*-linux-gnu' | head -n 1)
  loader=$(find "$libraries" -maxdepth 1 -name 'ld-linux-*.so.*' | head -n 1)
  exec "$loader" --library-path "$libraries" "$packages/usr/sbin/mysqld" --no-defaults --user="$(id -un)" \
    --basedir="$packages/usr" --datadir="$data" --tmpdir="$home" --plugin-dir="$packages/usr/lib/mysql/plugin" \
    --lc-messages-dir="$packages/usr/share/mysql" --character-sets-dir="$packages/usr/share/mysql/charsets" \
    --secure-file-priv=NULL "$@"
}

initialise() {
  rm -rf "$data"
  (mysqld --initialize-insecure) >"$log" 2>&1
  touch "$data/complete"
}

start() {
  cat >"$home/start.sql" <<'SQL'
CREATE DATABASE IF NOT EXISTS app CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS 'app'@'%' IDENTIFIED BY 'app';
GRANT ALL ON *.* TO 'app'@'%';
SQL
  # What the tests write need not outlive a power cut.
  (mysqld --bind-address=127.0.0.1 --port="$port" --mysqlx=OFF --socket="$home/mysqld.sock" --pid-file="$pid_file" \
    --init-file="$home/start.sql" --skip-log-bin --innodb-buffer-pool-size=128M \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF) >"$log" 2>&1 </dev/null &
  local server=$!
  for _ in $(seq 120); do
    if grep -q 'ready for connections' "$log"; then
      echo "MySQL is on 127.0.0.1:$port"
      return
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.5
  done
  tail -n 20 "$log" >&2
  return 1
}

if [ "${1:-start}" = stop ]; then
  if is_running; then kill "$(cat "$pid_file")"; fi
  exit 0
fi
mkdir -p "$home"
if is_running; then
  echo "MySQL is already on 127.0.0.1:$port"
  exit 0
fi
[ -e "$packages/complete" ] || unpack
[ -e "$data/complete" ] || initialise
start

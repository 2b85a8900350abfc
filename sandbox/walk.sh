#!/usr/bin/env bash
# The walk-through of the story in a browser, each walk on a forum of its own: sandbox/walk.sh [PICTURES]
# Its last line counts: "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit 1
source sandbox/postgres.sh
source sandbox/install.sh
[ -z "${1:-}" ] || export PICTURES="$1"
unset DATABASE_URL
home="tmp/sandbox/walk"
sandbox_install && node sandbox/client/build.mjs || exit 1
export SANDBOX_LOG="$PWD/tmp/sandbox/walk.log" RUBYOPT=-W0
rm -rf "$home" && mkdir -p "$home"
server=""
stop() { [ -z "$server" ] || { kill -TERM "$server"; wait "$server"; } 2>/dev/null; postgres_stop; server=""; postgres_pid=""; unset DATABASE_URL; }
trap stop EXIT

# The forum is lived through once; each walk begins with a copy.
postgres_start "$home" && bundle exec ruby sandbox/seed.rb || exit 1
stop
passed=0
failed=0
for walk in desktop phone; do
  mkdir -p "$home/$walk" && cp -a "$home/postgres" "$home/$walk/" && postgres_start "$home/$walk" || exit 1
  port=$(free_port)
  bundle exec puma --quiet --environment development --threads 1:4 --bind "tcp://127.0.0.1:$port" sandbox/config.ru >"$home/$walk.log" 2>&1 &
  server=$!
  wait_for_server "http://127.0.0.1:$port/sandbox/state.json" "$server" "$home/$walk.log" || exit 1
  node --import ./test/walkthrough/strip.mjs test/walkthrough/run.ts "http://localhost:$port" "$walk" | tee "$home/$walk.out"
  counts=$(grep -oE '^[0-9]+ passed, [0-9]+ failed' "$home/$walk.out" | tail -n 1)
  [ -n "$counts" ] || counts="0 passed, 1 failed"
  passed=$((passed + ${counts%% *}))
  counts=${counts#*, }
  failed=$((failed + ${counts%% *}))
  stop
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

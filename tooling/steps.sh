# Sourced by bin/test: small steps that show progress, count, and show the log only when it matters.

log_dir="tmp/test"
mkdir -p "$log_dir"
passed=0
failed=0
not_run=""
export LANG=C.UTF-8 LC_ALL=C.UTF-8 # texts are in two alphabets
export BUNDLE_PATH="$PWD/vendor/bundle"
export BUNDLE_GEMFILE="$PWD/Gemfile"

heading() { printf '\n%s\n' "$1"; }

need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "Missing: $2. Install it (Debian: apt-get install nodejs npm ruby ruby-dev bundler build-essential) and run again."
  return 1
}

# step NAME COMMAND…: counts what the command says of itself, or itself as one.
step() {
  local name="$1" log started counts ok
  shift
  steps=$((${steps:-0} + 1))
  log="$log_dir/$(printf '%02d' "$steps")-$(printf '%s' "$name" | tr -cs 'A-Za-z0-9' '-').log"
  started=$SECONDS
  printf '  %-28s ' "$name"
  "$@" >"$log" 2>&1 </dev/null
  ok=$?
  counts=$(count "$log" "$ok")
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  printf '%6s passed, %s failed  %4s s\n' "${counts% *}" "${counts#* }" "$((SECONDS - started))"
  [ "${counts#* }" = 0 ] || { grep -v '^\s*$' "$log" | tail -n 80 | sed 's/^/    | /'; }
  [ "$ok" = 0 ]
}

# The last line of a log that counts: ours, QUnit's or RSpec's. A failing exit is a failure, whatever was counted.
count() {
  local log="$1" ok="$2" p=1 f=0 line
  line=$(grep -aoE '[0-9]+ passed, [0-9]+ failed|[0-9]+ examples?, [0-9]+ failures?(, [0-9]+ pending)?(, [0-9]+ errors? occurred outside of examples)?|# pass +[0-9]+|# fail +[0-9]+' "$log" | tail -n 2)
  case "$line" in
    *passed,*) line=$(echo "$line" | tail -n 1); p=$(number 1 "$line"); f=$(number 2 "$line") ;;
    *example*)
      line=$(echo "$line" | tail -n 1)
      f=$(number 2 "$line")
      p=$(($(number 1 "$line") - f))
      case "$line" in *pending*) p=$((p - $(number 3 "$line"))) ;; esac ;;
    *'# pass'*) p=$(number 1 "$line"); f=$(number 2 "$line") ;;
    *) [ "$ok" = 0 ] || p=0 ;;
  esac
  [ "$ok" = 0 ] || [ "$f" -gt 0 ] || f=1
  echo "$p $f"
}

number() { echo "$2" | grep -oE '[0-9]+' | sed -n "${1}p"; }

# Packages are installed once for each state of their lists; as root also what the gems need of Debian.
install_packages() {
  heading "Packages"
  step "npm, the sandbox's gems" bash -c "source sandbox/install.sh && sandbox_install"
  undo_count
  if ! bundle check >/dev/null 2>&1; then
    step "bundle install" bundle install --jobs 2 --retry 3
    undo_count
  fi
}

# Installing is no test; its failure is.
undo_count() { [ "$failed" -gt 0 ] && finish; passed=0; }

find_chromium() {
  CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
  if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    step "apt-get install chromium" sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core'
    undo_count
    CHROMIUM=$(command -v chromium || true)
  fi
  [ -n "$CHROMIUM" ] || { echo "Chromium is missing. Install it (Debian: sudo apt-get install chromium) or set CHROMIUM, and run again."; exit 2; }
  export CHROMIUM
}

stree_check() {
  local files
  files=$(git ls-files --cached --others --exclude-standard -- '*.rb' '*.rake' Gemfile | while read -r f; do [ -f "$f" ] && echo "$f"; done)
  # shellcheck disable=SC2086
  bundle exec stree check $files
}

# Inside a Discourse: the plugin is written into its plugins folder as its version wants it, and its
# own tools do the rest. DISCOURSE_ENV (default DISCOURSE_DIR/.house-rules-env), when it exists, is
# sourced first: the place for a version manager and for where PostgreSQL and Redis are.
run_inside() {
  local dir="$1" plugin="$1/plugins/discourse-house-rules" specs="plugins/discourse-house-rules/spec"
  if ! start_services "$dir"; then
    not_run="not run, because PostgreSQL or Redis of $dir cannot be reached or started: the specs, QUnit and browser tests inside it"
    return
  fi
  step "write the plugin into it" bin/compat "$(discourse_version "$dir")" --out "$plugin" --check "$dir" || return
  step "migrate"                  inside "$dir" env RAILS_ENV=test LOAD_PLUGINS=1 bin/rake db:create db:migrate || return
  step "build the client"         inside "$dir" sh -c "cd app/assets/javascripts/discourse && pnpm ember build --environment=development" || return
  step "RSpec, browser included"  rspec_inside "$dir" "$specs"
  step "the sandbox's contract"   inside "$dir" env LOAD_PLUGINS=1 bin/rspec "$PWD/sandbox/spec/contract_spec.rb"
  step "QUnit"                    inside "$dir" env CI=1 TESTEM_DEFAULT_BROWSER=Chromium QUNIT_REUSE_BUILD=1 bin/rake "plugin:qunit[discourse-house-rules,600000]"
}

# Discourse's PostgreSQL and Redis. What does not run is started here and stopped at the end.
start_services() {
  trap stop_services EXIT
  postgresql_runs "$1" || { service postgresql start >"$log_dir/postgresql.log" 2>&1 && stop_postgresql=1; }
  redis_runs "$1" || {
    redis-server --daemonize yes --save "" --dir "$PWD/$log_dir" >"$log_dir/redis.log" 2>&1 && stop_redis=1
  }
  wait_for postgresql_runs "$1" && wait_for redis_runs "$1"
}

postgresql_runs() { inside "$1" psql -d postgres -Atc "SELECT 1" >/dev/null 2>&1; }

redis_runs() { inside "$1" redis-cli ping 2>/dev/null | grep -q PONG; }

wait_for() {
  local tries
  for tries in 1 2 3 4 5 6 7 8 9 10; do "$@" && return 0; sleep 1; done
  return 1
}

stop_services() {
  [ -z "${stop_redis:-}" ] || redis-cli shutdown nosave >/dev/null 2>&1
  [ -z "${stop_postgresql:-}" ] || service postgresql stop >/dev/null 2>&1
}

# rspec_inside DIR SPECS: what fails is run once more by itself, since a browser on a busy machine may be late;
# what fails twice has failed.
rspec_inside() {
  local dir="$1" log="$log_dir/examples.log" again failed
  rspec_once "$dir" "$2" | tee "$log"
  [ "${PIPESTATUS[0]}" = 0 ] && return 0
  mapfile -t again < <(sed -n 's/^rspec \(\S*\).*/\1/p' "$log")
  [ ${#again[@]} -gt 0 ] || return 1
  echo "Once more, by themselves:"
  rspec_once "$dir" "${again[@]}" | tee "$log.again"
  failed=$(grep -oE '[0-9]+ failures?' "$log.again" | tail -n 1)
  [ -n "$failed" ] || return 1
  echo "$(($(grep -oE '[0-9]+ examples?,' "$log" | tail -n 1 | tr -dc 0-9) - ${failed%% *})) passed, ${failed%% *} failed"
  [ "${failed%% *}" = 0 ]
}

rspec_once() { inside "$1" env CAPYBARA_DEFAULT_MAX_WAIT_TIME=15 bin/rspec --no-color "${@:2}"; }

# inside DIR COMMAND…: in that Discourse, without our own bundle.
inside() {
  local dir="$1"
  shift
  env -u BUNDLE_PATH -u BUNDLE_GEMFILE bash -c '
    cd "$1"; env_file="$2"; shift 2
    if [ -f "$env_file" ]; then source "$env_file"; fi
    exec "$@"' - "$dir" "${DISCOURSE_ENV:-$dir/.house-rules-env}" "$@"
}

# "3.5" of "3.5.0.beta9-dev".
discourse_version() { sed -n 's/.*STRING = "\([0-9]*\.[0-9]*\).*/\1/p' "$1/lib/version.rb" | head -n 1; }

finish() {
  echo
  [ -z "$not_run" ] || echo "$not_run"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

# shellcheck shell=bash
# What the sandbox needs, installed once for each state of the lists. Sourced by bin/try and the tests.
export BUNDLE_GEMFILE="$PWD/sandbox/Gemfile" BUNDLE_PATH="$PWD/vendor/sandbox"
installing=()

sandbox_install() {
  local name job failed=0
  for name in node:nodejs npm:npm ruby:ruby; do
    command -v "${name%:*}" >/dev/null || { echo "${name%:*} is missing. Debian: apt-get install ${name#*:}"; return 1; }
  done
  node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' || { echo "Node 20 or later is needed; this is $(node --version)."; return 1; }
  ruby -e 'exit RUBY_VERSION >= "3.1"' || { echo "Ruby 3.1 or later is needed; this is $(ruby --version)."; return 1; }
  headers || return 1
  # Beside each other: each waits for the network most of the time.
  background once node_modules package-lock.json "npm packages of the client" npm ci --no-audit --no-fund
  installing+=($!)
  background once sandbox/node_modules sandbox/package-lock.json "npm packages of the sandbox, PostgreSQL among them" npm ci --prefix sandbox --no-audit --no-fund
  installing+=($!)
  background gems
  installing+=($!)
  for job in "${installing[@]}"; do wait "$job" || failed=1; done
  installing=()
  return "$failed"
}

# Bundler knows best whether they are there.
gems() {
  local log="tmp/sandbox/install-gems.log"
  bundle check >/dev/null 2>&1 && return 0
  echo "  gems"
  mkdir -p tmp/sandbox
  bundle install --jobs 4 --retry 3 >"$log" 2>&1 </dev/null || { tail -n 20 "$log"; return 1; }
}

install_stop() {
  local job
  for job in ${installing[@]+"${installing[@]}"}; do
    { kill -KILL -- "-$job"; wait "$job"; } 2>/dev/null
    while kill -0 -- "-$job" 2>/dev/null; do sleep 0.1; done
  done
}

# In a process group of its own, so that Ctrl-C reaches us alone and we end things in order.
background() {
  set -m
  "$@" &
  set +m
}

# What Debian has and the gems need: pg and puma are compiled here.
headers() {
  local missing=""
  command -v bundle >/dev/null || missing=" bundler"
  [ -z "$missing" ] && ls -d "$BUNDLE_PATH"/ruby/*/gems/pg-* >/dev/null 2>&1 && return 0
  ruby -rmkmf -e 'exit File.exist?(File.join(RbConfig::CONFIG["rubyhdrdir"], "ruby.h"))' 2>/dev/null || missing="$missing ruby-dev"
  command -v cc >/dev/null && command -v make >/dev/null || missing="$missing build-essential"
  command -v pg_config >/dev/null || missing="$missing libpq-dev"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  apt-get install$missing"
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && return 0
  fi
  echo "Missing for the gems:$missing. Debian: sudo apt-get install$missing"
  return 1
}

# once FOLDER LIST NAME COMMAND…: again when the list has changed.
once() {
  local folder="$1" list="$2" name="$3" log stamp
  shift 3
  stamp="$folder/.installed-for"
  log="tmp/sandbox/install-$(echo "$name" | tr -c 'a-z\n' '-').log"
  [ "$(cat "$stamp" 2>/dev/null)" = "$(cksum <"$list")" ] && return 0
  echo "  $name"
  mkdir -p tmp/sandbox
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log"
    return 1
  fi
  cksum <"$list" >"$stamp"
}

# One clear line, and a port that is free, when this one is not.
port_free() {
  node -e '
    const [port] = process.argv.slice(1);
    const attempt = (given, taken) =>
      require("node:net").createServer().on("error", taken).listen(given, "127.0.0.1", function () {
        if (given !== +port) console.log(`Port ${port} is taken: bin/try --port ${given}`);
        process.exit(given === +port ? 0 : 1);
      });
    const next = (given) => attempt(given, () => next(given + 1));
    if (/^\d+$/.test(port) && port > 0 && port < 65000) next(+port);
    else { console.log(`A port is a number, not "${port}".`); process.exit(1); }' -- "$1"
}

# Shows progress from the log while waiting, two minutes at most.
wait_for_server() {
  local url="$1" pid="$2" log="$3" line shown="" until=$((SECONDS + 120))
  until node -e 'fetch(process.argv[1]).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))' "$url"; do
    [ "$SECONDS" -lt "$until" ] && kill -0 "$pid" 2>/dev/null || { tail -n 15 "$log"; return 1; }
    line=$(grep '^  ' "$log" | tail -n 1)
    [ "$line" = "$shown" ] || echo "$line"
    shown="$line"
    sleep 0.7
  done
}

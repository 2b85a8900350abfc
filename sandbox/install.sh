# shellcheck shell=bash
# What the sandbox needs, installed once for each state of the lists. Sourced by bin/try and bin/test.
export BUNDLE_GEMFILE="$PWD/sandbox/Gemfile" BUNDLE_PATH="$PWD/vendor/sandbox"

sandbox_install() {
  local name
  for name in node:nodejs npm:npm ruby:ruby bundle:bundler; do
    command -v "${name%:*}" >/dev/null || { echo "${name%:*} is missing. Debian: apt-get install ${name#*:}"; return 1; }
  done
  headers || return 1
  # Beside each other: each waits for the network most of the time.
  local jobs=() job failed=0
  once node_modules package-lock.json "npm packages of the client" npm ci --no-audit --no-fund & jobs+=($!)
  once sandbox/node_modules sandbox/package-lock.json "npm packages of the sandbox, PostgreSQL among them" npm ci --prefix sandbox --no-audit --no-fund & jobs+=($!)
  once "$BUNDLE_PATH/ruby/$(ruby -e 'print RbConfig::CONFIG["ruby_version"]')" sandbox/Gemfile "gems" bundle install --jobs 4 --retry 3 & jobs+=($!)
  for job in "${jobs[@]}"; do wait "$job" || failed=1; done
  return "$failed"
}

# pg is compiled here: it needs Ruby's and PostgreSQL's headers and a compiler.
headers() {
  local missing=""
  ls -d "$BUNDLE_PATH"/ruby/*/gems/pg-* >/dev/null 2>&1 && return 0
  ruby -rmkmf -e 'exit File.exist?(File.join(RbConfig::CONFIG["rubyhdrdir"], "ruby.h"))' 2>/dev/null || missing="ruby-dev"
  command -v cc >/dev/null && command -v make >/dev/null || missing="$missing build-essential"
  command -v pg_config >/dev/null || missing="$missing libpq-dev"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  apt-get install $missing"
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && return 0
  fi
  echo "Missing to compile the gem pg:$missing. Debian: sudo apt-get install$missing"
  return 1
}

# once FOLDER LIST NAME COMMAND…: again when the list has changed.
once() {
  local folder="$1" list="$2" name="$3" log stamp
  shift 3
  stamp="$folder/.installed-for"
  log="tmp/sandbox/install-$(echo "$name" | tr -c 'a-z' '-').log"
  [ "$(cat "$stamp" 2>/dev/null)" = "$(cksum <"$list")" ] && return 0
  echo "  $name"
  mkdir -p tmp/sandbox
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log"
    return 1
  fi
  cksum <"$list" >"$stamp"
}


port_free() { node -e 'require("node:net").createServer().on("error",()=>process.exit(1)).listen(+process.argv[1],"127.0.0.1",function(){this.close()})' "$1"; }

# Shows the last progress of the log while waiting.
wait_for_server() {
  local url="$1" pid="$2" log="$3" line shown=""
  until node -e 'fetch(process.argv[1]).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))' "$url"; do
    kill -0 "$pid" 2>/dev/null || { tail -n 15 "$log"; return 1; }
    line=$(tail -n 1 "$log")
    [ "$line" = "$shown" ] || echo "$line"
    shown="$line"
    sleep 0.7
  done
}

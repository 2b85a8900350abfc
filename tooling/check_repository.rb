# frozen_string_literal: true

# What must not be in a commit: a machine's paths, download addresses, TypeScript's escape hatches.

ROOT = File.expand_path("..", __dir__)
FORBIDDEN = {
  %r{"resolved": "\w+://} => "a download address in a lock file",
  /^source "http/ => "a registry's address",
  /^\s+remote: http/ => "a registry's address",
  %r{(?<![\w.])/(?:work|root|home)/\w} => "a path of one machine",
}.freeze
TYPESCRIPT_ONLY = {
  /@ts-(?:ignore|nocheck)/ => "a silenced type error",
  /(?::|<|\bas) any\b/ => "the type any",
}.freeze

files = Dir.chdir(ROOT) { `git ls-files --cached --others --exclude-standard`.split("\n") }
files.reject! { |file| file == "tooling/check_repository.rb" || file.end_with?(".png") }

problems =
  files.flat_map do |file|
    text = File.read(File.join(ROOT, file), encoding: "UTF-8")
    next [] unless text.valid_encoding?
    rules = file.match?(/\.g?ts\z/) ? FORBIDDEN.merge(TYPESCRIPT_ONLY) : FORBIDDEN
    text
      .each_line
      .with_index(1)
      .flat_map do |line, number|
        rules.filter_map { |pattern, what| "#{file}:#{number}: #{what}" if line.match?(pattern) }
      end
  rescue Errno::ENOENT
    []
  end

javascript = files.grep(%r{\A(?:assets|admin)/javascripts/.*\.(?:js|gjs|hbs)\z})
problems += javascript.map { |file| "#{file}: the client is TypeScript" }

puts problems.map { |problem| "  #{problem}" }
puts "#{files.size - problems.size} passed, #{problems.size} failed"
exit(problems.empty? ? 0 : 1)

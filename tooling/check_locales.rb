# frozen_string_literal: true

# Both languages say the same things: the same keys, every plural form that the language has, the same
# placeholders; and every key that the code names literally exists. Ends with "N passed, N failed".

require "yaml"

ROOT = File.expand_path("..", __dir__)
PLURALS = { "en" => %w[one other], "ru" => %w[one few many other] }.freeze
ALL_FORMS = PLURALS.values.flatten.uniq.freeze

def plural?(node)
  node.is_a?(Hash) && node.key?("other") && (node.keys - ALL_FORMS).empty?
end

def flatten(node, path = [], into = {})
  if node.is_a?(Hash) && !plural?(node)
    node.each { |key, child| flatten(child, path + [key], into) }
  else
    into[path.join(".")] = node
  end
  into
end

def path_of(side, locale) = "#{ROOT}/config/locales/#{side}.#{locale}.yml"

def load_locale(side, locale)
  flatten(YAML.load_file(path_of(side, locale)).fetch(locale) || {})
end

# Ruby takes the last of two, other readers stop.
def written_twice(side, locale)
  problems = []
  YAML
    .parse_file(path_of(side, locale))
    .grep(Psych::Nodes::Mapping)
    .each do |mapping|
      keys = mapping.children.each_slice(2).map { |key, _| key.value }
      keys.tally.each do |key, count|
        problems << "#{side}.#{locale}: #{key} is written twice" if count > 1
      end
    end
  problems
end

def placeholders(text)
  text.to_s.scan(/%\{(\w+)\}/).flatten.sort.uniq
end

def compare(side, locale, reference, texts)
  problems =
    ((reference.keys - texts.keys) + (texts.keys - reference.keys)).map do |key|
      "#{side}.#{locale}: #{key} is in one language only"
    end
  texts.each { |key, text| problems.concat(problems_of(side, locale, key, text, reference[key])) }
  problems
end

def problems_of(side, locale, key, text, reference)
  where = "#{side}.#{locale}: #{key}"
  return ["#{where} is empty"] if text.to_s.strip.empty?
  return plural_problems(where, locale, text, reference) if plural?(text) || plural?(reference)
  placeholders(text) == placeholders(reference) ? [] : ["#{where} has other placeholders"]
end

def plural_problems(where, locale, text, reference)
  return ["#{where} is a plural in one language only"] unless plural?(text) && plural?(reference)
  text.keys.sort == PLURALS[locale].sort ? [] : ["#{where} lacks #{PLURALS[locale] - text.keys}"]
end

def literal_keys(globs, pattern)
  Dir[*globs.map { |glob| "#{ROOT}/#{glob}" }].flat_map do |file|
    File.read(file).scan(pattern).flatten.map { |key| [key, file.delete_prefix("#{ROOT}/")] }
  end
end

client = load_locale("client", "en")
server = load_locale("server", "en")
problems = compare("client", "ru", client, load_locale("client", "ru"))
problems += compare("server", "ru", server, load_locale("server", "ru"))
%w[client server].product(%w[en ru]).each { |side, locale| problems += written_twice(side, locale) }

literal_keys(
  %w[assets/**/*.{ts,gts} admin/**/*.{ts,gts}],
  /i18n\(\s*"(house_rules\.[\w.]+)"/,
).each do |key, file|
  next if client.key?("js.#{key}") || client.key?("admin_js.#{key}")
  problems << "#{file} names #{key}, which no client locale has"
end

literal_keys(
  %w[app/**/*.rb lib/**/*.rb plugin.rb],
  /I18n\.t\(\s*"(house_rules\.[\w.]+)"/,
).each do |key, file|
  problems << "#{file} names #{key}, which no server locale has" unless server.key?(key)
end

literal_keys(%w[app/**/*.rb lib/**/*.rb], /Refused\.new\(\s*:(\w+)/).each do |rule, file|
  next if server.key?("house_rules.refused.#{rule}")
  problems << "#{file} refuses with #{rule}, which no server locale has"
end

puts problems.map { |problem| "  #{problem}" }
puts "#{client.size + server.size - problems.size} passed, #{problems.size} failed"
exit(problems.empty? ? 0 : 1)

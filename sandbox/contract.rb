# frozen_string_literal: true

require "yaml"

module Sandbox
  # What the sandbox offers of Discourse's (`offered`), looked up in a real Discourse (`in_core`).
  # contract.yml keeps what was found there, and sandbox/spec/contract_spec.rb compares in both
  # places. The tables are not compared but made from it.
  module Contract
    FILE = File.expand_path("contract.yml", __dir__)

    # Where the sandbox's own files name something, and where Discourse's do.
    NAMED = {
      "events" => [
        "core/*.rb",
        /DiscourseEvent\.trigger\(\s*:(\w+)/,
        "{lib,app}/**/*.rb",
        /trigger(?:_event)?\(?\s*:(\w+)/,
      ],
      "outlets" => [
        "{client,../tooling/discourse}/**/*.gts",
        /<PluginOutlet\s+@name="([\w-]+)"/,
        "app/assets/javascripts/**/*.{gjs,hbs}",
        /<PluginOutlet\s+@name="([\w-]+)"/,
      ],
      "transformers" => [
        "{client,../tooling/discourse}/**/*.{ts,gts}",
        /apply(?:Mutable)?ValueTransformer\(\s*"([\w-]+)"/,
        "app/assets/javascripts/discourse/app/lib/transformer/registry.js",
        /"([\w-]+)"/,
      ],
    }.freeze

    class << self
      def recorded = YAML.load_file(FILE)
      def write(contract) = File.write(FILE, contract.to_yaml(line_width: -1))

      def offered
        {
          "methods" => classes.flat_map { |found| methods_of(found) }.sort.to_h,
          "json" => ApplicationSerializer.descendants.flat_map { |found| json_of(found) }.sort,
          "settings" => SiteSetting::CORE.keys.map(&:to_s),
          "ours" => [],
          **NAMED.transform_values { |(place, pattern)| scan(__dir__, place, pattern) },
        }
      end

      # The same in this Discourse. What it lacks is `ours`: the plugin must not use it.
      def in_core(asked)
        keys = [*asked["methods"].keys, *asked["json"], *asked["ours"]].sort
        json, methods = keys.partition { |key| key.include?(" ") }
        methods = methods.to_h { |key| [key, signature(key)] }
        serializers = json.map { |key| key.split.first.constantize }.uniq
        found = json & serializers.flat_map { |serializer| json_of(serializer) }
        {
          "tables" => asked["tables"].to_h { |name, columns| [name, table(name, columns.keys)] },
          "methods" => methods.compact,
          "json" => found,
          "ours" => methods.keys - methods.compact.keys + json - found,
          "settings" => asked["settings"].select { |name| SiteSetting.respond_to?(name) },
          **NAMED.to_h do |kind, (_, _, place, pattern)|
            [kind, asked[kind] & scan(Rails.root, place, pattern)]
          end,
        }
      end

      private

      def classes
        name = Module.instance_method(:name) # some have one of their own
        modules = ObjectSpace.each_object(Module)
        modules.select { |found| name.bind_call(found)&.match?(/\A(?!Sandbox|HouseRules|Service)/) }
      end

      # "PostSerializer id": what it makes and calls so.
      def json_of(serializer)
        keys = serializer._attributes.values + serializer._associations.keys
        keys.map { |key| "#{serializer.name} #{key}" }.grep_v(/\bhouse_?rules/i)
      end

      # Those that stand in sandbox/core; settings and the plugin's own are not methods to promise.
      def methods_of(found)
        [["#", found], [".", found.singleton_class]].flat_map do |kind, place|
          names = place.instance_methods(false) + place.private_instance_methods(false)
          here = names.map { |name| below_plugin(place.instance_method(name)) }
          here.select! { |method| method&.source_location&.first.to_s.include?("/sandbox/core/") }
          keys = here.to_h { |method| ["#{found.name}#{kind}#{method.name}", types(method)] }
          keys
            .reject { |key, _| key.match?(/house_rules|SiteSetting\.(?!set)|_missing|#include_/) }
            .to_a
        end
      end

      def below_plugin(method)
        hooks = %r{/house_rules/hooks/}
        method = method.super_method while method&.source_location&.first.to_s.match?(hooks)
        method
      end

      def types(method) = method.parameters.map(&:first).join(" ")

      def scan(root, place, pattern)
        Dir[File.join(root, place)]
          .flat_map { |file| File.read(file).scan(pattern) }
          .flatten
          .uniq
          .sort
      end

      # Discourse's own parameters, below this plugin's patches; nil where there is no such method.
      def signature(key)
        class_name, kind, name = key.match(/\A(.+?)([#.])([^#.]+)\z/).captures
        found = class_name.safe_constantize
        found.try(:define_attribute_methods)
        place = kind == "." ? found.singleton_class : found
        types(below_plugin(place.instance_method(name)))
      rescue NameError
        nil
      end

      # As PostgreSQL would be told: what the sandbox makes its tables of.
      def table(name, columns)
        connection = ActiveRecord::Base.connection
        found = connection.columns(name).index_by(&:name)
        columns.to_h do |column|
          real = found.fetch(column)
          default = "DEFAULT #{connection.quote(real.default)}" if real.default
          [column, [real.sql_type, ("NOT NULL" unless real.null), default].compact.join(" ")]
        end
      end
    end
  end
end

# frozen_string_literal: true

require "yaml"

module Sandbox
  # What the sandbox offers of Discourse's: classes with their methods, columns, settings. Read from
  # the sandbox (`offered`), looked up in a real Discourse (`in_core`); contract.yml keeps what was
  # found there, and sandbox/spec/contract_spec.rb compares both in both places.
  module Contract
    FILE = File.expand_path("contract.yml", __dir__)

    # Where the sandbox names them, and where Discourse does.
    NAMES = {
      "events" => [
        "core/*.rb",
        /DiscourseEvent\.trigger\(:(\w+)/,
        "{lib,app}/**/*.rb",
        /(?:trigger\(?|trigger_event\(?)\s*:(\w+)/,
      ],
      "outlets" => [
        "client/**/*.gts",
        /<PluginOutlet\s+@name="([\w-]+)"/,
        "app/assets/javascripts/**/*.{gjs,hbs}",
        /<PluginOutlet\s+@name="([\w-]+)"/,
      ],
      "transformers" => [
        "client/**/*.{ts,gts}",
        /applyValueTransformer\(\s*"([\w-]+)"/,
        "app/assets/javascripts/discourse/app/lib/transformer/registry.js",
        /"([\w-]+)"/,
      ],
    }.freeze

    # What is ours in classes that have Discourse's names.
    OURS = %w[
      User#forget_groups
      Category.ensure_uncategorized!
      Group.ensure_automatic_groups!
      TopicsFilter.apply
      TopicsFilter.custom_filters
      TopicList.preloads
      TopicView.preloads
      TopicView.custom_field_allowlisters
      Discourse.plugin
      Discourse.plugin=
      Jobs.scheduled
      MessageBus.track
      MessageBus.track=
      ApplicationSerializer.own_attributes
      ApplicationSerializer.attribute_names
      DiscoursePluginRegistry.modifiers
      Post.custom_field_types
      Topic.custom_field_types
    ].freeze

    class << self
      def recorded = YAML.load_file(FILE)

      def list!
        File.write(FILE, offered.merge("ours" => []).to_yaml(line_width: -1))
      end

      # Classes defined in sandbox/core with their methods, tables with their columns, settings, and the
      # events, outlets and transformers that its Ruby and its pages name.
      def offered
        {
          "methods" => offered_methods,
          "columns" => offered_columns,
          "settings" => SiteSetting::CORE.keys.map(&:to_s).sort,
          **NAMES.transform_values do |place, pattern, _, _|
            scan(File.join(__dir__, place), pattern)
          end,
        }
      end

      # The same in this Discourse. What it lacks is ours alone and is listed as such.
      def in_core(asked)
        methods =
          [*asked["methods"].keys, *asked["ours"]].sort.to_h { |key| [key, core_method(key)] }
        {
          "methods" => methods.compact,
          "ours" => methods.select { |_, types| types.nil? }.keys,
          "columns" =>
            asked["columns"].to_h do |table, columns|
              [table, columns.to_h { |name, _| [name, core_column(table, name) || "ours"] }]
            end,
          "settings" => asked["settings"].select { |name| SiteSetting.respond_to?(name) },
          **NAMES.to_h do |kind, (_, _, place, pattern)|
            [kind, asked[kind] & scan(Rails.root.join(place).to_s, pattern)]
          end,
        }
      end

      private

      def offered_methods
        classes =
          ObjectSpace
            .each_object(Module)
            .select do |found|
              found.name && found.name !~ /\A(Sandbox|Service|HouseRules|Plugin|#<)/
            end
        classes
          .sort_by(&:name)
          .each_with_object({}) do |found, table|
            own(found).each { |name, method| table["#{found.name}##{name}"] = types(method) }
            own(found.singleton_class).each do |name, method|
              table["#{found.name}.#{name}"] = types(method)
            end
          end
          .except(*OURS)
      end

      def scan(place, pattern)
        Dir[place].flat_map { |file| File.read(file).scan(pattern).flatten }.uniq.sort
      end

      def own(found)
        names = found.instance_methods(false) + found.private_instance_methods(false)
        names
          .sort
          .map { |name| [name, found.instance_method(name)] }
          .select do |name, method|
            method.source_location&.first.to_s.include?("/sandbox/core/") &&
              !name.match?(/house_rules|_missing|\Ainitialize\z|\Aincluded\z|callback/)
          end
      end

      def offered_columns
        Schema::TABLES
          .keys
          .reject { |name| name == :sandbox_facts }
          .to_h do |table|
            [
              table.to_s,
              ActiveRecord::Base
                .connection
                .columns(table)
                .to_h { |column| [column.name, column.type.to_s] },
            ]
          end
      end

      def core_column(table, name)
        ActiveRecord::Base
          .connection
          .columns(table)
          .find { |column| column.name == name }
          &.type
          &.to_s
      end

      # Discourse's own parameters, below this plugin's patches.
      def core_method(key)
        class_name, kind, name = key.match(/\A(.+?)([#.])([^#.]+)\z/).captures
        found = class_name.safe_constantize or return
        found = found.singleton_class if kind == "."
        ancestor =
          found.ancestors.find do |one|
            one.name !~ /HouseRules/ &&
              (one.method_defined?(name, false) || one.private_method_defined?(name, false))
          end
        return types(ancestor.instance_method(name)) if ancestor
        "by name" if answers?(found, class_name, kind, name)
      end

      # Attributes, and what a class makes up when it is asked.
      def answers?(found, class_name, kind, name)
        return class_name.constantize.respond_to?(name, true) if kind == "."
        found.respond_to?(:column_names) && found.column_names.include?(name)
      end

      def types(method) = method.parameters.map { |type, _| type.to_s }
    end
  end
end

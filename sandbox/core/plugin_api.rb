# frozen_string_literal: true

# What a plugin.rb may say, as far as this plugin says it.
module DiscourseEvent
  def self.events
    @events ||= Hash.new { |hash, name| hash[name] = [] }
  end

  def self.on(name, &block)
    events[name] << block
  end

  def self.off(name, &block)
    events[name].delete(block)
  end

  def self.trigger(name, *args, **kwargs)
    @seen&.push({ event_name: name, params: kwargs.empty? ? args : [*args, kwargs] })
    events[name].each { |block| block.call(*args, **kwargs) }
  end

  # For specs: what was triggered while the block ran.
  def self.track_events(name = nil)
    @seen = []
    yield
    name ? @seen.select { |event| event[:event_name] == name } : @seen
  ensure
    @seen = nil
  end
end

module DiscoursePluginRegistry
  def self.modifiers
    @modifiers ||= Hash.new { |hash, name| hash[name] = [] }
  end

  def self.apply_modifier(name, value, *args, **kwargs)
    modifiers[name].inject(value) { |result, block| block.call(result, *args, **kwargs) }
  end
end

module Plugin
  module Filter
    def self.filters = @filters ||= Hash.new { |hash, name| hash[name] = [] }
    def self.register(name, &block) = filters[name] << block
    def self.apply(name, context, value) =
      filters[name].inject(value) { |result, block| block.call(context, result) }
  end

  class Instance
    attr_reader :path, :admin_routes, :assets, :icons, :bulk_parameters, :noted

    def initialize(path)
      @path = path
      @source = File.read(path)
      @after_initialize = []
      @assets = []
      @icons = []
      @admin_routes = []
      @bulk_parameters = []
      @noted = []
      @callbacks = 0
    end

    def name = metadata("name")
    def version = metadata("version")
    def metadata(key) = @source[/^# #{key}: (.+)$/, 1]
    def directory_name = name
    def root = File.dirname(path)

    def load!
      instance_eval(@source, path)
    end

    def run_after_initialize
      @after_initialize.each { |block| instance_eval(&block) }
    end

    def enabled?
      @enabled_site_setting.nil? || SiteSetting.public_send(@enabled_site_setting)
    end

    def enabled_site_setting(name = nil)
      @enabled_site_setting = name if name
      @enabled_site_setting
    end

    def after_initialize(&block) = @after_initialize << block
    def register_asset(name, *) = @assets << name
    def register_svg_icon(name) = @icons << name
    def add_admin_route(label, location, **options) =
      @admin_routes << { label:, location:, **options }
    def register_permitted_bulk_action_parameter(name) = @bulk_parameters << name
    def register_post_custom_field_type(name, type) = Post.custom_field_types[name] = type
    def register_topic_custom_field_type(name, type) = Topic.custom_field_types[name] = type
    def reloadable_patch = yield(self)

    def on(event, &block)
      DiscourseEvent.on(event) { |*args, **kwargs| block.call(*args, **kwargs) if enabled? }
    end

    def on_enabled_change
      DiscourseEvent.on(:site_setting_changed) do |setting, former, value|
        yield(former, value) if setting == @enabled_site_setting
      end
    end

    def register_modifier(name, &block)
      DiscoursePluginRegistry.modifiers[name] << lambda do |value, *args, **kwargs|
        enabled? ? block.call(value, *args, **kwargs) : value
      end
    end

    def add_model_callback(class_name, callback, options = {}, &block)
      plugin = self
      model = class_name.to_s.classify.constantize
      method_name = :"house_rules_callback_#{@callbacks += 1}"
      model.define_method(method_name, &block)
      model.public_send(callback, **options) { send(method_name) if plugin.enabled? }
    end

    def add_to_class(class_name, method_name, &block)
      target = class_name.is_a?(Class) ? class_name : class_name.to_s.classify.constantize
      target.define_method(method_name, &block)
    end

    def add_to_serializer(
      serializer,
      name,
      respect_plugin_enabled: true,
      include_condition: nil,
      &block
    )
      plugin = self
      base = "#{serializer.to_s.classify}Serializer".constantize
      base.attributes(name)
      base.define_method(name, &block)
      base.define_method("include_#{name}?") do
        next false if respect_plugin_enabled && !plugin.enabled?
        include_condition.nil? || instance_exec(&include_condition)
      end
    end

    def topic_view_post_custom_fields_allowlister(&block)
      TopicView.custom_field_allowlisters << ->(user, topic) do
        enabled? ? block.call(user, topic) : []
      end
    end

    def add_filter_custom_filter(name, &block) = TopicsFilter.custom_filters[name] = block

    # Everything that only tells Discourse where to look, or what this sandbox has no room for, is
    # noted; sandbox/README.md lists what that hides.
    SILENT = %i[
      register_problem_check
      register_reviewable_type
      register_notification_type
      add_report
      register_html_builder
      register_admin_config_login_route
      add_permitted_post_create_param
      extend_content_security_policy
    ].freeze

    SILENT.each do |name|
      define_method(name) { |*args, **options, &block| @noted << [name, args, options, block] }
    end
  end
end

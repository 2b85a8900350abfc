# frozen_string_literal: true

# What plugin.rb needs before anything else is there, and what it may say.
module Discourse
  SYSTEM_USER_ID = -1

  class InvalidAccess < StandardError
    attr_reader :custom_message, :custom_message_params

    def initialize(message = nil, _object = nil, custom_message: nil, custom_message_params: nil)
      super(message)
      @custom_message = custom_message
      @custom_message_params = custom_message_params
    end
  end

  NotFound = Class.new(StandardError)
  NotLoggedIn = Class.new(StandardError)
  InvalidParameters = Class.new(StandardError)

  class << self
    attr_accessor :plugin

    def system_user = User.find(SYSTEM_USER_ID)
    def cache = Cache.new
    def redis = DiscourseRedis.new
    def base_url = ""
    def base_url_no_prefix = ""
    def base_path = ""
    def plugins = [plugin]
  end
end

module DiscourseEvent
  def self.events = @events ||= Hash.new { |events, name| events[name] = [] }
  def self.on(name, &block) = events[name] << block
  def self.trigger(name, ...) = events[name].each { |block| block.call(...) }
end

module Plugin
  module Filter
    def self.filters = @filters ||= Hash.new { |filters, name| filters[name] = [] }
    def self.register(name, &block) = filters[name] << block

    def self.apply(name, context, value)
      filters[name].inject(value) { |result, block| block.call(context, result) }
    end
  end

  class Instance
    attr_reader :name, :list_filters, :shown_fields

    def initialize(_metadata = nil, path = nil)
      @path = path
      @name = File.read(path)[/^# name: (.+)$/, 1]
      @list_filters = {}
    end

    def load! = instance_eval(File.read(@path), @path)
    def enabled_site_setting(name = @switch) = @switch = name
    def enabled? = SiteSetting.public_send(@switch)
    def after_initialize(&block) = (@after_initialize ||= []) << block
    def run_after_initialize = @after_initialize.each { |block| instance_eval(&block) }
    def reloadable_patch = yield(self)
    def add_filter_custom_filter(name, &block) = @list_filters[name] = block
    def topic_view_post_custom_fields_allowlister(&block) = @shown_fields = block

    def on(event, &block)
      DiscourseEvent.on(event) { |*args| block.call(*args) if enabled? }
    end

    def on_enabled_change
      DiscourseEvent.on(:site_setting_changed) do |setting, former, value|
        yield(former, value) if setting == @switch
      end
    end

    def add_model_callback(model, callback, &block)
      plugin = self
      model = model.to_s.classify.constantize
      model.public_send(callback) { instance_exec(&block) if plugin.enabled? }
    end

    def add_to_serializer(name, attribute, include_condition: -> { true }, **, &block)
      plugin = self
      serializer = "#{name.to_s.classify}Serializer".constantize
      serializer.attributes(attribute)
      serializer.define_method(attribute, &block)
      serializer.define_method("include_#{attribute}?") do
        plugin.enabled? && instance_exec(&include_condition)
      end
    end

    # For parts of Discourse that are not here.
    %i[
      add_admin_route
      register_asset
      register_html_builder
      register_modifier
      register_permitted_bulk_action_parameter
      register_post_custom_field_type
      register_presence_channel_prefix
      register_problem_check
      register_reviewable_type
      register_svg_icon
    ].each { |name| define_method(name) { |*, **| nil } }
  end
end

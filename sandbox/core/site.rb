# frozen_string_literal: true

# The parts of Discourse that are not about posts: settings, storage, jobs, messages.

# Nothing is kept outside PostgreSQL here.
class Redis
  def del(*) = 0
end

module Archetype
  def self.default = "regular"
  def self.private_message = "private_message"
  def self.banner = "banner"
end

class TrustLevel
  def self.[](level) = level
  def self.levels = { newuser: 0, basic: 1, member: 2, regular: 3, leader: 4 }
end

class Enum < Hash
  def initialize(*names, start: 1)
    super()
    names.each_with_index { |name, index| self[name] = index + start }
  end
end

# The plugin's settings from its config/settings.yml and what the plugin reads of Discourse's own.
module SiteSetting
  CORE = {
    title: "House rules: a sandbox",
    default_locale: "en",
    uncategorized_category_id: 1,
    create_revision_on_bulk_topic_moves: true,
    allow_user_locale: true,
    min_post_length: 5,
    max_post_length: 32_000,
    min_topic_title_length: 8,
    post_edit_time_limit: 1440,
    editing_grace_period: 300,
    tagging_enabled: false,
  }.freeze

  class << self
    def definitions
      @definitions ||=
        YAML
          .load_file(Sandbox.root.join("../config/settings.yml"))
          .values
          .inject(:merge)
          .to_h { |name, given| [name.to_sym, given.is_a?(Hash) ? given : { "default" => given }] }
    end

    def load!
      @values = CORE.merge(definitions.transform_values { |given| given["default"] })
      definitions.each { |name, given| define(name, given) }
      CORE.each_key { |name| define(name, {}) }
      SiteSettingRow
        .where(name: @values.keys)
        .each { |row| @values[row.name.to_sym] = cast(row.name.to_sym, row.value) }
    end

    def set(name, value)
      name = name.to_sym
      former = @values.fetch(name)
      @values[name] = cast(name, value)
      SiteSettingRow.find_or_initialize_by(name:).update!(value: value.to_s)
      if former != @values[name]
        DiscourseEvent.trigger(:site_setting_changed, name, former, @values[name])
      end
    end

    def set_and_log(name, value, user = Discourse.system_user, detailed_message = nil)
      former = get(name)
      set(name, value)
      StaffActionLogger.new(user).log_site_setting_change(
        name,
        former,
        value,
        details: detailed_message,
      )
    end

    def get(name) = @values.fetch(name.to_sym)
    def has_setting?(name) = @values.key?(name.to_sym)

    def client_settings
      definitions.select { |_, given| given["client"] }.keys.to_h { |name| [name, get(name)] }
    end

    private

    def define(name, given)
      define_singleton_method(name) { @values.fetch(name) }
      define_singleton_method(:"#{name}=") { |value| set(name, value) }
      return if given["type"] != "group_list"
      define_singleton_method(:"#{name}_map") { @values.fetch(name).to_s.split("|").map(&:to_i) }
    end

    def cast(name, value)
      case CORE.merge(definitions.transform_values { |given| given["default"] })[name]
      when true, false
        ActiveModel::Type::Boolean.new.cast(value)
      when Integer
        value.to_i
      else
        value
      end
    end
  end
end

# Through Rails' connection and quoting, as in Discourse.
class Sandbox::Sql < MiniSql::ActiveRecordPostgres::Connection
  class Encoder
    def encode(*sql) = ActiveRecord::Base.sanitize_sql_array(sql)
  end

  def initialize = super(nil, param_encoder: Encoder.new)
  def active_record_connection = ActiveRecord::Base.connection

  def after_commit(&block)
    transaction = active_record_connection.current_transaction
    transaction.open? && transaction.joinable? ? transaction.after_commit(&block) : yield
  end

  private

  def run(sql, params)
    ActiveSupport::Notifications.instrument("sql.mini_sql", sql:, name: "MiniSql") { super }
  end
end

DB = Sandbox::Sql.new

class DistributedCache
  def initialize(_name, **)
    @values = Concurrent::Map.new
  end

  def [](key) = @values[key]
  def []=(key, value)
    @values[key] = value
  end

  def defer_get_set(key) = @values[key] ||= yield
  def delete(key) = @values.delete(key)
  def clear = @values.clear
end

module DistributedMutex
  def self.synchronize(_name, **) = yield
end

module RailsMultisite
  module ConnectionManagement
    def self.current_db = "default"
    def self.each_connection = yield("default")
  end
end

# Nobody listens: the pages ask again after each act.
module MessageBus
  def self.publish(channel, data, _options = {})
    track&.push(Struct.new(:channel, :data).new(channel, data))
  end

  singleton_class.attr_accessor :track

  def self.track_publish(channel = nil)
    self.track = []
    yield
    channel ? track.select { |message| message.channel == channel } : track
  ensure
    self.track = nil
  end
end

# Jobs run at once, after the transaction; those on a schedule when the clock is turned.
module Jobs
  class Base
    def self.sidekiq_options(*)
    end

    def self.cluster_concurrency(*)
    end

    def execute(_args = {})
    end
  end

  class Scheduled < Base
    singleton_class.attr_accessor :period

    def self.every(period = nil) = self.period = period
    def self.daily(**) = self.period = 1.day
  end

  class << self
    def enqueue(job, args = {})
      job = "Jobs::#{job.to_s.camelize}".constantize unless job.is_a?(Class)
      DB.after_commit { job.new.execute(args.with_indifferent_access) }
    end

    def enqueue_in(_delay, job, args = {}) = enqueue(job, args)
    def enqueue_at(_time, _job, _args = {}) = nil
    def cancel_scheduled_job(*) = nil
    def run_immediately! = nil
    def scheduled = Scheduled.descendants
  end
end

module PluginStore
  class << self
    def get(plugin_name, key)
      value = PluginStoreRow.find_by(plugin_name:, key: key.to_s)&.value
      value && JSON.parse(value, symbolize_names: true)["v".to_sym]
    end

    def set(plugin_name, key, value)
      PluginStoreRow.find_or_initialize_by(plugin_name:, key: key.to_s).update!(
        value: { v: value }.to_json,
      )
    end

    def remove(plugin_name, key)
      PluginStoreRow.where(plugin_name:, key: key.to_s).delete_all
    end
  end
end

class Draft
  NEW_TOPIC = "new_topic"
end

class DraftSequence
  def self.next!(_user, _key) = 0
  def self.current(_user, _key) = 0
end

class RateLimiter
  class LimitExceeded < StandardError
  end

  def self.disable = nil
  def self.enable = nil

  def initialize(*, **)
  end

  def performed!(*) = true
  def can_perform?(*) = true
end

class StaffActionLogger
  def initialize(admin) = @admin = admin

  def log_custom(custom_type, details = {})
    UserHistory.create!(
      acting_user_id: @admin.id,
      custom_type:,
      action: UserHistory.actions[:custom_staff],
      details: details.map { |key, value| "#{key}: #{value}" }.join("\n"),
      post_id: details[:post_id],
      topic_id: details[:topic_id],
    )
  end

  def log_site_setting_change(name, former, value, details: nil)
    action = UserHistory.actions[:change_site_setting]
    UserHistory.create!(
      action:,
      acting_user_id: @admin.id,
      subject: name,
      previous_value: former.to_s,
      new_value: value.to_s,
      details:,
    )
  end

  %i[log_post_edit log_topic_delete_recover log_post_deletion].each do |name|
    define_method(name) { |*, **| nil }
  end
end

module TextCleaner
  def self.normalize_whitespaces(text) = text.gsub(/[[:space:]&&[^\n]]/, " ")
  def self.clean_title(title) = title.to_s.squish
end

class WordWatcher
  def initialize(_text) = nil
  def should_block? = []
end

# A few marks, no more: the plugin's rules do not depend on Discourse's Markdown.
module PrettyText
  WRAP = %r{\A\[wrap=([\w-]+)\]\n(.*)\n\[/wrap\]\z}m

  def self.cook(raw, **)
    wrapped = WRAP.match(raw.to_s.strip)
    return %(<div class="d-wrap" data-wrap="#{wrapped[1]}">\n#{cook(wrapped[2])}\n</div>) if wrapped
    ERB::Util.html_escape(raw.to_s).split(/\n{2,}/).map { |block| paragraph(block) }.join("\n")
  end

  def self.paragraph(block)
    return "<p>#{inline(block)}</p>" unless block.start_with?("&gt; ")
    "<blockquote><p>#{inline(block.gsub(/^&gt; /, ""))}</p></blockquote>"
  end

  def self.inline(text)
    text
      .gsub(/\*\*(.+?)\*\*/, '<strong>\1</strong>')
      .gsub(%r{https?://[^\s<]+}, '<a href="\0" rel="nofollow ugc">\0</a>')
      .gsub(/@([\w.-]+)/, '<a class="mention" href="/u/\1">@\1</a>')
      .gsub("\n", "<br>")
  end

  def self.excerpt(html, length, **)
    ActionController::Base.helpers.strip_tags(html.to_s).truncate(length)
  end
end

module Slug
  def self.for(text, default = "topic", **)
    I18n.transliterate(text.to_s, locale: :ru).parameterize.presence || default
  end
end

module UrlHelper
  def self.absolute(path) = path
end

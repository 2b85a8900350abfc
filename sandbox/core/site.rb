# frozen_string_literal: true

# The parts of Discourse that are not about posts: storage, jobs, texts.

# Through Rails' connection and quoting, as in Discourse.
class Sandbox::Sql < MiniSql::ActiveRecordPostgres::Connection
  class Encoder
    def encode(*sql) = ActiveRecord::Base.sanitize_sql_array(sql)
  end

  def initialize = super(nil, param_encoder: Encoder.new)
  def active_record_connection = ActiveRecord::Base.connection
  def after_commit(&block) = ActiveRecord.after_all_transactions_commit(&block)
end

DB = Sandbox::Sql.new

class DistributedCache
  def initialize(_name) = @values = Concurrent::Map.new
  delegate :[], to: :@values
  def clear(after_commit: true) = @values.clear
  def defer_get_set(key, &block) = @values.compute_if_absent(key, &block)
end

module RailsMultisite
  module ConnectionManagement
    def self.current_db = "default"
  end
end

# Jobs run at once, after the transaction; those on a schedule when the clock is turned.
module Jobs
  class Base
    def self.sidekiq_options(*) = nil
    def execute(_args = {}) = nil
  end

  class Scheduled < Base
    def self.every(_period = nil) = nil
  end

  def self.enqueue(job, args = {})
    DB.after_commit { job.new.execute(args.with_indifferent_access) }
  end

  def self.enqueue_in(_seconds, job, args = {}) = enqueue(job, args)
  def self.run_immediately! = nil
end

# Nobody looks at a dashboard here.
class ProblemCheck
  class_attribute :priority, :perform_every
end

# Nobody logs in, and there are no keys to act with.
module Auth
  class DefaultCurrentUserProvider
    API_KEY_ENV = "_DISCOURSE_API"
    USER_API_KEY_ENV = "_DISCOURSE_USER_API"
  end
end

class RateLimiter
  def initialize(*) = nil
  def performed! = true
end

module Archetype
  def self.default = "regular"
  def self.private_message = "private_message"
  def self.banner = "banner"
end

class TrustLevel
  def self.[](level) = level
end

class Enum < Hash
  def initialize(*names, start: 1) = super().merge!(names.each.with_index(start).to_h)
end

class Draft
  NEW_TOPIC = "new_topic"
end

class DiscourseRedis
  def del(*) = 0
  def scan_each(*) = nil
end

class Cache
  def keys(*) = []
  def delete(_key) = nil
end

class StaffActionLogger
  def initialize(admin) = @admin = admin

  def log_custom(custom_type, details = {})
    UserHistory.create!(
      action: UserHistory.actions[:custom_staff],
      acting_user_id: @admin.id,
      custom_type:,
      details: details.map { |key, value| "#{key}: #{value}" }.join("\n"),
      **details.slice(:post_id, :topic_id),
    )
  end
end

module TextCleaner
  def self.normalize_whitespaces(text) = text.gsub(/[[:space:]&&[^\n]]/, " ")
end

class WordWatcher
  def initialize(_text) = nil
  def should_block? = []
end

# Nothing is drafted, linked, quoted, searched or sent to open pages here.
{
  DraftSequence = Class.new => %i[next! current],
  InlineOneboxer = Class.new => %i[invalidate],
  NotificationEmailer = Class.new => %i[process_notification],
  MessageBus = Module.new => %i[publish backend_instance last_id],
  Oneboxer = Module.new => %i[invalidate],
  PostActionType = Class.new => %i[notify_flag_type_ids],
  QuotedPost = Class.new => %i[extract_from],
  SearchIndexer = Class.new => %i[index],
  TopicLink = Class.new => %i[extract_from counts_for],
  TopicQuery = Class.new => %i[add_custom_filter],
}.each { |place, names| names.each { |name| place.define_singleton_method(name) { |*, **| nil } } }

class Upload < ActiveRecord::Base
  def self.extract_upload_ids(_raw) = []
end

# A few marks, no more: the plugin's rules do not depend on Discourse's Markdown.
module PrettyText
  WRAPPED = %r{\A\[wrap=([\w-]+)\]\n(.*)\n\[/wrap\]\z}m

  def self.cook(raw)
    raw = raw.to_s.strip
    return %(<div class="d-wrap" data-wrap="#{$1}">\n#{cook($2)}\n</div>) if WRAPPED =~ raw
    html = ERB::Util.html_escape(raw).gsub(/\*\*(.+?)\*\*/, '<strong>\1</strong>')
    html = html.gsub(%r{https?://[^\s<]+}, '<a href="\0" rel="nofollow ugc">\0</a>')
    html =
      html.gsub(/\p{Emoji_Presentation}/) do |emoji|
        %(<img class="emoji" alt="#{emoji}" src="/emoji/#{emoji.ord.to_s(16)}.svg">)
      end
    ActionController::Base.helpers.simple_format(html, {}, sanitize: false)
  end
end

module Slug
  def self.for(text) = I18n.transliterate(text.to_s, locale: :ru).parameterize.presence || "topic"
end

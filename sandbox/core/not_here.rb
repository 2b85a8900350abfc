# frozen_string_literal: true

# Classes of Discourse's that the plugin's hooks patch and that this sandbox has nothing behind: the
# patch finds a method to wrap, and nobody calls it. sandbox/README.md lists what that hides.
{
  "TopicPublisher" => %i[publish!],
  "UserMerger" => %i[merge!],
  "UserAnonymizer" => %i[make_anonymous],
  "Reviewable" => %i[perform],
  "PostActionNotifier" => [],
  "AdminUserIndexQuery" => %i[find_users],
  "Jobs::DeleteTopic" => %i[execute_timer_action],
  "Jobs::DeleteReplies" => %i[execute_timer_action],
  "Jobs::PublishTopicToCategory" => %i[execute_timer_action],
  "Jobs::NotifyMovedPosts" => %i[execute],
}.each do |name, methods|
  parent = name.deconstantize.presence&.constantize || Object
  absent = Class.new { methods.each { |method| define_method(method) { |*, **| nil } } }
  parent.const_set(name.demodulize, absent)
end

class Reviewable
  class InvalidAction < StandardError
  end
end

PostActionNotifier.define_singleton_method(:notification_is_disabled?) { |_revision| false }

module Auth
  class DefaultCurrentUserProvider
    def log_on_user(_user, _session, _cookie_jar, _opts = {}) = nil
  end
end

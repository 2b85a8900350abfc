# frozen_string_literal: true

# The plugin's settings, and what it or this sandbox asks of Discourse's own.
module SiteSetting
  CORE = {
    title: "House rules: a sandbox",
    default_locale: "en",
    uncategorized_category_id: 1,
    create_revision_on_bulk_topic_moves: true,
    min_post_length: 5,
    max_post_length: 32_000,
    min_topic_title_length: 8,
    shared_drafts_category: "",
    content_localization_enabled: false,
    default_categories_muted: "",
    default_tags_muted: "",
    global_notice: "",
    tos_topic_id: -1,
    guidelines_topic_id: -1,
    privacy_topic_id: -1,
    welcome_topic_id: -1,
  }.freeze
  OURS = YAML.load_file(Sandbox.root.join("../config/settings.yml")).values.inject(:merge)

  class Row < ActiveRecord::Base
    self.table_name = "sandbox_settings"
  end

  class << self
    def load!
      @values = CORE.stringify_keys.merge(OURS.transform_values { |setting| setting["default"] })
      @values.each_key do |name|
        define_singleton_method(name) { @values[name] }
        define_singleton_method(:"#{name}=") { |value| set(name, value) }
        define_singleton_method(:"#{name}_map") { @values[name].to_s.split("|").map(&:to_i) }
      end
      @values.merge!(Row.pluck(:name, :value).to_h.transform_values { |value| JSON.parse(value) })
    end

    def set_and_log(name, value, user = Discourse.system_user, _detailed_message = nil)
      former = public_send(name)
      set(name, value)
      action = UserHistory.actions[:change_site_setting]
      change = { subject: name, previous_value: former, new_value: value }
      UserHistory.create!(action:, acting_user_id: user.id, **change)
    end

    def get(name) = public_send(name)
    def type_supervisor = self
    def get_type(name) = OURS.dig(name.to_s, "type")&.to_sym

    def client_settings
      @values.slice(*OURS.filter_map { |name, setting| name if setting.try(:dig, "client") })
    end

    private

    def set(name, value)
      former = @values.fetch(name.to_s)
      @values[name.to_s] = value
      Row.find_or_initialize_by(name:).update!(value: value.to_json)
      DiscourseEvent.trigger(:site_setting_changed, name.to_sym, former, value) if former != value
    end
  end
end

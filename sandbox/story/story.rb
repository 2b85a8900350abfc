# frozen_string_literal: true

module Sandbox
  # The people of the story, and the clock it is at.
  module Story
    ESTATE = YAML.load_file(File.expand_path("estate.yml", __dir__), symbolize_names: true)
    BEGINS = Time.utc(2026, 11, 20, 16, 50) # Friday 19:50 in Moscow

    class << self
      def person(role) = User.find_by(username: ESTATE[:roles][role&.to_sym])

      def people
        ESTATE[:roles].map { |role, username| { role:, username:, name: person(role)&.name } }
      end

      # Where the last visit left off, or where the story begins.
      def resume_clock
        Clock.turn_to(kept_clock.value || BEGINS)
      end

      def keep_clock
        kept_clock.update!(value: Clock.now)
      end

      private

      def kept_clock = SiteSetting::Row.find_or_initialize_by(name: "clock")
    end
  end

  # What happened while somebody tried, as far as the plugin's own tables do not say.
  class Facts < ActiveRecord::Base
    self.table_name = "sandbox_facts"

    def self.note(kind, user: nil, detail: nil)
      create!(kind:, user_id: user&.id, detail:)
    end

    # The database rolls back what was refused; this is written afterwards.
    def self.refused(error, user)
      note("refused", user:, detail: error.rule) if error.respond_to?(:rule)
    end
  end
end

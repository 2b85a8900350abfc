# frozen_string_literal: true

module Sandbox
  # The people of the story, and the clock it is at.
  module Story
    ROLES = {
      resident: "anna",
      spokesperson: "olga",
      moderator: "boris",
      expert: "vera",
      head: "irina",
    }.freeze
    CLOCK = "sandbox_clock"

    class << self
      def person(role)
        User.find_by(username_lower: ROLES[role])
      end

      def people
        ROLES.filter_map do |role, username|
          user = User.find_by(username_lower: username)
          { role:, username:, name: user.name } if user
        end
      end

      def seed_with_progress
        Seed
          .new do |done, all|
            if done % 20 == 0
              $stderr.puts("  a month and a half on the estate … #{done * 100 / all} %")
            end
          end
          .run
      end

      def keep_clock
        SiteSettingRow.find_or_initialize_by(name: CLOCK).update!(value: Clock.now.to_s)
      end

      # Where the last visit left off, or where the story begins.
      def resume_clock
        kept = SiteSettingRow.find_by(name: CLOCK)&.value
        Clock.turn_to(kept ? Time.at(kept.to_f) : Steps::START)
      end
    end
  end
end

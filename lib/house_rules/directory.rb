# frozen_string_literal: true

module ::HouseRules
  # Is the switch on? Asked by every hook before anything else; never a query.
  def self.enabled?
    SiteSetting.house_rules_enabled
  end

  # Who speaks for whom and where, read once and kept in every process until an organisation, its
  # categories or the protected categories change. Answers without a query.
  module Directory
    Entry =
      Struct.new(
        :id,
        :name,
        :kind,
        :color,
        :user_id,
        :username,
        :group_id,
        :calendar_id,
        :retired,
        :since,
        :category_ids,
        keyword_init: true,
      ) do
        # The pure working calendar in force.
        def calendar
          Calendar.working_calendar(calendar_id)
        end

        # May this user speak for the organisation? (Never the account itself, behind which is nobody.)
        # By the group's membership alone, whoever asks.
        def spokesperson?(user)
          !retired && user && user.id != user_id && !user.anonymous? &&
            user.in_any_groups?([group_id])
        end
      end

    class << self
      # Every organisation, retired ones included.
      def organizations
        snapshot[:organizations].map { |attributes| Entry.new(**attributes) }
      end

      def organization(id)
        find { |o| o[:id] == id.to_i }
      end

      # The organisation whose official account this user id is, retired ones included.
      def by_account(user_id)
        return if user_id.nil?
        find { |o| o[:user_id] == user_id }
      end

      # The organisation that answers in a category; nil when none does.
      def answering(category_id)
        return if category_id.nil?
        find { |o| !o[:retired] && o[:category_ids].include?(category_id) }
      end

      # Whose hours count where nobody answers: the first developer's, else the first partner's.
      def default
        active = snapshot[:organizations].reject { |o| o[:retired] }
        attributes = active.find { |o| o[:kind] == "developer" } || active.first
        Entry.new(**attributes) if attributes
      end

      # Organisations this user may speak for.
      def spoken_by(user)
        return [] if user.blank?
        organizations.select { |o| o.spokesperson?(user) }
      end

      # Does this user work for an organisation (its account or one of its spokespeople)?
      def employee?(user)
        return false if user.blank?
        by_account(user.id).present? ||
          user.in_any_groups?(snapshot[:organizations].map { |o| o[:group_id] })
      end

      # Categories whose topics may not vanish. Kept when permissions change.
      def protected_category_ids
        snapshot[:protected_category_ids]
      end

      # When the rules were off; see OffPeriods.
      def off_periods
        snapshot[:off_periods]
      end

      # Are there words that the forum's list masks, replaces or links?
      def masks_words?
        snapshot[:masks_words]
      end

      def clear
        cache.clear
        Site.clear_cache
      end

      private

      def cache
        @cache ||= DistributedCache.new("house_rules_directory")
      end

      def find(&)
        attributes = snapshot[:organizations].find(&)
        Entry.new(**attributes) if attributes
      end

      def snapshot
        cache["snapshot"] || cache.defer_get_set("snapshot") { read }
      end

      def read
        {
          organizations: read_organizations,
          protected_category_ids:
            DB.query_single("SELECT category_id FROM house_rules_protected_categories").to_set,
          off_periods: OffPeriods.read,
          masks_words: Hooks::MaskedWords.any?,
        }
      end

      def read_organizations
        Organization
          .includes(:user, :organization_categories)
          .order(:id)
          .map do |o|
            {
              id: o.id,
              name: o.name,
              kind: o.kind,
              color: o.color,
              user_id: o.user_id,
              username: o.user&.username,
              group_id: o.group_id,
              calendar_id: o.calendar_id,
              retired: o.retired_at.present?,
              since: o.created_at,
              category_ids: o.category_ids,
            }
          end
      end
    end
  end
end

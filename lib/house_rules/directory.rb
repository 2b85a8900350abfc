# frozen_string_literal: true

require_relative "directory/snapshot"
require_relative "kind_text"

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
        :label,
        :color,
        :user_id,
        :username,
        :avatar_template,
        :group_id,
        :member_ids,
        :approver_group_id,
        :signatures,
        :calendar_id,
        :retired,
        :since,
        :category_ids,
        :tag_ids,
        keyword_init: true,
      ) do
        include KindText

        # The pure working calendar in force.
        def calendar
          Calendar.working_calendar(calendar_id)
        end

        # Is a topic in this category, with these tags, its business?
        def competent?(category_id:, tag_ids: [])
          !retired && (category_ids.include?(category_id) || self.tag_ids.intersect?(tag_ids))
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

      # The same by username, whatever its case.
      def by_username(username)
        return if username.blank?
        find { |o| o[:username]&.casecmp?(username) }
      end

      # The organisation that a person works for: one of its spokespeople, not its account.
      def employer(user_id)
        return if user_id.nil?
        find { |o| !o[:retired] && o[:user_id] != user_id && o[:member_ids].include?(user_id) }
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

      # Does this user work for an organisation (its account, or a spokesperson of one that speaks still)?
      def employee?(user)
        user.present? && (by_account(user.id) || employer(user.id)).present?
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

      # Once more when the transaction commits: until then, others read what was there before. What was
      # read in a transaction that is rolled back was never there.
      def clear
        forget
        DB.after_commit { forget }
        ActiveRecord::Base.current_transaction.after_rollback { forget(after_commit: false) }
      end

      private

      def forget(**options)
        cache.clear(**options)
        Site.clear_cache
      end

      def cache
        @cache ||= DistributedCache.new("house_rules_directory")
      end

      def find(&)
        attributes = snapshot[:organizations].find(&)
        Entry.new(**attributes) if attributes
      end

      def snapshot
        cache["snapshot"] || cache.defer_get_set("snapshot") { Snapshot.read }
      end
    end
  end
end

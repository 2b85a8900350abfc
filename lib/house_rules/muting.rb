# frozen_string_literal: true

module ::HouseRules
  # What is muted for everybody, by a setting or through a group that residents are in without having joined
  # it: whoever has chosen nothing finds no topic of these sections and tags in the lists. Rule 2.
  module Muting
    class << self
      # Is this section muted, itself or by one above it, or the topic by a tag? nil is uncategorized. What
      # goes into quarantine goes out of the way. One query.
      def place?(category_id, topic_id = nil)
        return false if Quarantine.category?(category_id)
        section = category_id || SiteSetting.uncategorized_category_id
        found = [::Category.with_ancestors(section).and(sections)]
        found << tags.joins(:topic_tags).where(topic_tags: { topic_id: }) if topic_id
        DB.query_single("SELECT #{found.map { |r| "EXISTS (#{r.to_sql})" }.join(" OR ")}").first
      end

      # Does going there take a topic, or posts of one, out of the lists? Each is [category_id, topic_id].
      def swallows?(from, to)
        place?(*to) && !place?(*from)
      end

      def tag?(tag)
        tags.exists?(id: tag.id)
      end

      # The tags that are muted.
      def tags
        ::Tag.where(name: names).or(
          ::Tag.where(id: through(::GroupTagNotificationDefault, :tag_id)),
        )
      end

      # As the setting has them; of some there may be no tag.
      def names
        SiteSetting.default_tags_muted.split("|")
      end

      # Of these sections and those under them, the ones with topics that may not vanish.
      def sections_losing(category_ids)
        ids = category_ids.flat_map { |id| ::Category.subcategory_ids(id.to_i) }
        ::Category.where(id: ids).select { |category| Protection.topics_in?(category) }
      end

      # Are there topics with one of these tags that may not vanish?
      def topics_with?(tags)
        carried = ::TopicTag.where(tag_id: tags.select(:id)).select(:topic_id)
        ::Topic.where("topics.id IN (#{Protection::TOPIC_IDS})").exists?(id: carried)
      end

      # Are the people in this group everybody, but for staff?
      def everybody?(group_id)
        everybody.include?(group_id)
      end

      private

      def sections
        of_groups = ::Category.where(id: through(::GroupCategoryNotificationDefault, :category_id))
        ::Category.where(id: SiteSetting.default_categories_muted.split("|")).or(of_groups)
      end

      def through(defaults, column)
        level = ::NotificationLevels.all[:muted]
        defaults.where(group_id: everybody, notification_level: level).select(column)
      end

      def everybody
        ::Group::AUTO_GROUPS.except(*::Group::STAFF_GROUPS).values
      end
    end
  end
end

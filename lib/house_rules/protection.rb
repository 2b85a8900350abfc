# frozen_string_literal: true

module ::HouseRules
  # What may not vanish: every regular topic in a category that anyone beyond staff and the
  # organisations' own groups can read. Rule 2.
  module Protection
    TOPIC_IDS = <<~SQL
      SELECT t.id FROM topics t
      JOIN house_rules_protected_categories pc ON pc.category_id = t.category_id
      WHERE t.archetype = 'regular'
    SQL

    class << self
      # Is this topic, with its posts, protected? Never a query for a loaded topic.
      def topic?(topic)
        HouseRules.enabled? && topic.present? && topic.archetype == Archetype.default &&
          category?(topic.category_id)
      end

      # Is this post protected? No query when its topic is loaded, or while the rules are off.
      def post?(post)
        HouseRules.enabled? && post.present? &&
          topic?(post.topic || Topic.with_deleted.find_by(id: post.topic_id))
      end

      # Has this user words that may not vanish? An official account has, before it says a word.
      def author?(user)
        return false if !HouseRules.enabled? || user&.id.blank?
        Directory.by_account(user.id).present? ||
          Post.where(user_id: user.id).where("posts.topic_id IN (#{TOPIC_IDS})").exists?
      end

      # Posts that batch jobs may go on deleting.
      def unprotected_posts
        Post.where("posts.topic_id NOT IN (#{TOPIC_IDS})")
      end

      def category?(category_id)
        Directory.protected_category_ids.include?(
          category_id || SiteSetting.uncategorized_category_id,
        )
      end

      # Can whoever reads one section read the other too? Asked on a move, so that it hides nothing;
      # by the permissions as they are now. nil is uncategorized.
      def readers_follow?(from, to)
        from, to =
          [from, to].map { |id| Category.find_by(id: id || SiteSetting.uncategorized_category_id) }
        return false if to.nil? || !category?(to.id)
        return true unless to.read_restricted?
        return false unless from&.read_restricted?
        (from.category_groups.pluck(:group_id) - to.category_groups.pluck(:group_id)).empty?
      end

      # Takes a category under protection when outsiders can read it; it stays so afterwards.
      def cover(category)
        return unless HouseRules.enabled? && read_by_residents?(category)
        insert([category.id])
      end

      # The database's last line lets this one row go until the transaction ends. For what Discourse
      # itself takes back: the definition topic of a category that is gone, a version that an edit
      # undid within its grace period.
      def let_go(record)
        DB.exec(
          "SELECT set_config('house_rules.let_go', :row, true)",
          row: "#{record.class.table_name}:#{record.id}",
        )
      end

      def cover_all
        insert(Category.includes(:category_groups).select { |c| read_by_residents?(c) }.map(&:id))
      end

      private

      def read_by_residents?(category)
        return true unless category.read_restricted?
        (category.category_groups.map(&:group_id) - insiders).any?
      end

      def insiders
        Organization.pluck(:group_id) + Group::AUTO_GROUPS.values_at(:admins, :moderators, :staff)
      end

      def insert(category_ids)
        return if category_ids.empty?
        DB.exec(<<~SQL, category_ids:)
          INSERT INTO house_rules_protected_categories (category_id)
          SELECT unnest(ARRAY[:category_ids]::int[]) ON CONFLICT DO NOTHING
        SQL
        Directory.clear
      end
    end
  end
end

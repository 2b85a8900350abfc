# frozen_string_literal: true

module ::HouseRules
  # What may not vanish: every regular topic in a category that anyone beyond staff and the
  # organisations' own groups can read. Rule 2.
  module Protection
    # A banner is a topic shown once more; messages are not.
    ARCHETYPES = %w[regular banner].freeze

    # As `topic?` has it, and the triggers (house_rules_protects). A banner without a
    # category, which Discourse allows, is shown to everybody.
    TOPIC_IDS = <<~SQL
      SELECT t.id FROM topics t
      WHERE t.archetype IN ('regular', 'banner')
        AND (
          t.category_id IS NULL OR t.category_id IN (
            SELECT pc.category_id FROM house_rules_protected_categories pc
          )
        )
        AND NOT EXISTS (SELECT 1 FROM shared_drafts sd WHERE sd.topic_id = t.id)
    SQL

    extend ProtectedSections
    extend LettingGo

    class << self
      # Is this topic, with its posts, protected? Never a query for a loaded topic.
      def topic?(topic)
        HouseRules.enabled? && topic.present? && ARCHETYPES.include?(topic.archetype) &&
          category?(topic.category_id) && !shared_draft?(topic)
      end

      # The same, whatever was changed in memory since it was read.
      def stored_topic?(topic)
        HouseRules.enabled? && ARCHETYPES.include?(topic.archetype_in_database) &&
          category?(topic.category_id_in_database) && !shared_draft?(topic)
      end

      # Is this post protected? No query when its topic is loaded, or while the rules are off.
      def post?(post)
        HouseRules.enabled? && post.present? &&
          topic?(post.topic || Topic.with_deleted.find_by(id: post.topic_id))
      end

      # The same, whatever was changed in memory since it was read.
      def stored_post?(post)
        return false unless HouseRules.enabled?
        return post?(post) if post.topic_id == post.topic_id_in_database
        topic?(Topic.with_deleted.find_by(id: post.topic_id_in_database))
      end

      # Has this user words that may not vanish? An official account has, before it says a word.
      def author?(user)
        return false if !HouseRules.enabled? || user&.id.blank?
        return user.house_rules_author unless user.house_rules_author.nil?
        Directory.by_account(user.id).present? ||
          Post.where(user_id: user.id).where("posts.topic_id IN (#{TOPIC_IDS})").exists?
      end

      # Looks it up for a page of users in one query; `author?` asks nothing more for them.
      def preload_authors(users)
        ids = Post.where(user_id: users.map(&:id)).where("posts.topic_id IN (#{TOPIC_IDS})")
        authors = ids.distinct.pluck(:user_id).to_set
        users.each do |user|
          user.house_rules_author =
            authors.include?(user.id) || Directory.by_account(user.id).present?
        end
      end

      # Posts that batch jobs may go on deleting.
      def unprotected_posts
        Post.where("posts.topic_id NOT IN (#{TOPIC_IDS})")
      end

      def category?(category_id)
        # The snapshot learns of a quarantine that this very transaction makes when it commits.
        category_id.nil? || Quarantine.category?(category_id) ||
          Directory.protected_category_ids.include?(category_id)
      end

      # Can whoever reads one section read the other too? Asked on a move, so that it hides nothing;
      # by the permissions as they are now. nil is uncategorized.
      def readers_follow?(from, to)
        return category?(to) if from == to
        from, to =
          [from, to].map { |id| Category.find_by(id: id || SiteSetting.uncategorized_category_id) }
        return false if from.nil? || to.nil? || !category?(to.id) || of_shared_drafts?(to.id)
        !Readers.of(from).lost_to?(Readers.of(to))
      end

      # Is there a topic that may not vanish, beside the section's own definition? Where somebody has written
      # below the definition, it is a topic too.
      def topics_in?(category)
        return false unless HouseRules.enabled? && category?(category.id)
        topics = ::Topic.listable_topics.where(category_id: category.id)
        topics.where.not(id: category.topic_id).or(topics.where(id: written_in)).exists?
      end

      private

      # Not published yet. Only in the section of shared drafts is there anything to look up.
      def shared_draft?(topic)
        of_shared_drafts?(topic.category_id) && topic.shared_draft.present?
      end

      # Topics with more than their first post; what Discourse notes by itself is none.
      def written_in
        types = ::Post.types.values_at(:regular, :moderator_action)
        ::Post.where(post_type: types).where("post_number > 1").select(:topic_id)
      end

      # Core leaves that section's topics out of everybody's lists.
      def of_shared_drafts?(category_id)
        SiteSetting.shared_drafts_category.present? &&
          category_id.to_i == SiteSetting.shared_drafts_category.to_i
      end
    end
  end
end

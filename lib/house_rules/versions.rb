# frozen_string_literal: true

module ::HouseRules
  # Every edit keeps the former text readable by those who can read the post. Rule 2.
  module Versions
    TEXT = %w[raw cooked user_id].freeze

    class << self
      # May this edit go without a version? An author has some seconds for typing errors, while nobody
      # has replied, quoted or flagged. One query, and only within those seconds.
      def typing_error?(post, editor_id, since:, at:)
        post.user_id == editor_id && since && at - since <= grace && !noticed?(post)
      end

      def grace
        SiteSetting.house_rules_edit_grace_seconds
      end

      # A post that is saved with another text outside of an edit that keeps a version itself. Silent: a
      # version, but no notification and no bump. Nobody knows who saves it, so there is no grace.
      def keep_text(post)
        return unless text_goes?(post)
        post.version += 1
        post.public_version += 1
        post.last_version_at = Time.zone.now
        post.house_rules_kept_changes = post.changes_to_save.slice(*TEXT)
      end

      def write_kept(post)
        changes = post.house_rules_kept_changes
        return if changes.nil?
        post.house_rules_kept_changes = nil
        write(post, number: post.version, modifications: changes)
      end

      # The same for a topic's title; its versions are those of its first post.
      def keep_title(topic)
        return if topic.house_rules_version_kept || !topic.saved_change_to_title?
        return unless Protection.topic?(topic) && (post = topic.first_post)
        user_id = topic.house_rules_acting_user&.id
        keep_change(post, { "title" => topic.saved_change_to_title }, user_id:)
      end

      # The same for a statement over many posts, which the block runs: what it does to each text is known
      # when it is done.
      def keep_texts(post_ids)
        covered = Withholding.standing.of_whole_text.exists?(post_id: post_ids)
        raise Refused.new(:edit_withheld) if covered
        before = ::Post.where(id: post_ids).lock.pluck(:id, :raw, :cooked)
        yield.tap do
          after = ::Post.where(id: post_ids).index_by(&:id)
          before.each { |id, *texts| keep_former(after[id], %w[raw cooked].zip(texts).to_h) }
        end
      end

      # The same for titles.
      def keep_titles(topic_ids)
        before = ::Topic.where(id: topic_ids).lock.pluck(:id, :title)
        yield.tap do
          after = ::Topic.where(id: topic_ids).includes(:first_post).index_by(&:id)
          before.each do |id, title|
            next if after[id].title == title || after[id].first_post.nil?
            keep_change(after[id].first_post, { "title" => [title, after[id].title] })
          end
        end
      end

      private

      def keep_former(post, former)
        return if post.raw == former["raw"]
        changes = former.to_h { |name, text| [name, [text, post[name]]] }
        keep_change(post, changes.reject { |_, (from, to)| from == to })
      end

      # Counts one more version, and writes it.
      def keep_change(post, modifications, user_id: nil)
        post.update_columns(version: post.version + 1, public_version: post.public_version + 1)
        write(post, number: post.version, modifications:, user_id:)
      end

      def text_goes?(post)
        return false if post.house_rules_version_kept || !post.will_save_change_to_raw?
        Protection.stored_post?(post)
      end

      def write(post, number:, modifications:, user_id: nil)
        PostRevision.create!(
          post_id: post.id,
          user_id: user_id || post.last_editor_id,
          number:,
          modifications:,
          house_rules_silent: true,
        )
      end

      # Has anybody else answered, quoted or flagged it? Later posts count, whomever they answer. And does
      # Discourse keep the last version from readers, as it does when only staff's tags changed? What was
      # written before would go into it.
      def noticed?(post)
        DB.query_single(<<~SQL, flags: PostActionType.notify_flag_type_ids, **ids(post)).first
          SELECT EXISTS (
            SELECT 1 FROM posts WHERE topic_id = :topic_id AND post_number > :number
               AND user_id IS DISTINCT FROM :user_id AND post_type IN (:spoken)
          ) OR EXISTS (SELECT 1 FROM quoted_posts WHERE quoted_post_id = :id)
            OR EXISTS (
            SELECT 1 FROM post_actions WHERE post_id = :id AND post_action_type_id IN (:flags)
          ) OR EXISTS (SELECT 1 FROM post_revisions WHERE post_id = :id AND hidden)
        SQL
      end

      def ids(post)
        {
          id: post.id,
          topic_id: post.topic_id,
          number: post.post_number,
          user_id: post.user_id,
          spoken: ::Post.types.values_at(:regular, :moderator_action),
        }
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # Takes the text of quarantined topics out of everything that is made of it, in a handful of statements
  # however many posts there are, in the transaction that moves them; and makes it anew for those that have
  # left. Rule 2.
  module CoverQuarantine
    # So many are made anew at once; the rest in the background.
    AT_ONCE = 20

    class << self
      # Topics came into quarantine, or posts into topics there.
      def entered(topic_ids, ground: nil)
        SetAsideInquiries.follow_quarantine(topic_ids)
        ids = post_ids(topic_ids)
        return if ids.empty?
        ids.each_slice(1000) { |slice| cover(slice, Quarantine.stub(ground)) }
        Topic.where(id: topic_ids).update_all(image_upload_id: nil, excerpt: nil)
        user_ids = ::Post.where(id: ids).distinct.pluck(:user_id)
        DB.after_commit do
          Redaction::Caches.forget_pages(user_ids)
          topic_ids.each { |id| tell_clients(id) }
        end
      end

      # Topics left quarantine, or posts went to topics elsewhere.
      def left(topic_ids)
        SetAsideInquiries.follow_quarantine(topic_ids)
        ids = stubs.where(topic_id: topic_ids).order(:id).pluck(:id)
        DB.after_commit { make_anew(ids.first(AT_ONCE)) }
        return if ids.size <= AT_ONCE
        DB.after_commit { Jobs.enqueue(Jobs::HouseRules::SyncQuarantine) }
      end

      # Posts whose text is out of sight, wherever they are.
      def stubs
        ::Post.where("posts.cooked LIKE ?", "#{Quarantine::OPENING}%")
      end

      def make_anew(ids)
        ::Post
          .where(id: ids)
          .includes(:topic)
          .each do |post|
            post.rebake!
            SearchIndexer.index(post, force: true)
          end
      end

      # Those that have none yet.
      def post_ids(topic_ids)
        ::Post
          .where(topic_id: topic_ids, post_type: ::Post.types[:regular])
          .where("posts.user_id > 0 AND posts.cooked NOT LIKE ?", "#{Quarantine::OPENING}%")
          .order(:id)
          .pluck(:id)
      end

      # Open pages show what stands there now.
      def tell_clients(topic_id)
        MessageBus.publish("/topic/#{topic_id}", { reload_topic: true, refresh_stream: true })
      end

      private

      def cover(ids, stub)
        posts = ::Post.where(id: ids)
        posts.update_all(cooked: stub, image_upload_id: nil, baked_version: ::Post::BAKED_VERSION)
        TopicLink
          .where(post_id: ids)
          .or(TopicLink.where(link_post_id: ids, reflection: true))
          .delete_all
        QuotedPost.where(post_id: ids).delete_all
        DB.exec(
          "UPDATE post_search_data SET raw_data = '', search_data = '' WHERE post_id IN (?)",
          ids,
        )
        DB.exec(<<~SQL, ids)
          UPDATE topic_search_data SET raw_data = '', search_data = ''
          WHERE topic_id IN (SELECT topic_id FROM posts WHERE id IN (?) AND post_number = 1)
        SQL
      end
    end
  end
end

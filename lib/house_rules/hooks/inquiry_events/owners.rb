# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module InquiryEvents
      # Whose question it is follows the post, and the person. The clocks are not touched.
      module Owners
        # Who appears where: table and column.
        PERSONS = [
          %w[house_rules_inquiries author_id],
          %w[house_rules_inquiry_events actor_id],
          %w[house_rules_closures closed_by_id],
          %w[house_rules_ratings expert_id],
          %w[house_rules_official_posts writer_id],
          %w[house_rules_official_posts approver_id],
        ].freeze

        class << self
          def register(plugin)
            plugin.on(:post_owner_changed) { |*args| Owners.changed(*args) }
            plugin.on(:merging_users) { |source, target| Owners.merged(source.id, target.id) }
          end

          # Of a question: who asked. Of a reply: perhaps what the author was asked for.
          def changed(post, former, owner)
            asked = Inquiry.living.where(post_id: post.id, author_id: former&.id).to_a
            asked.each do |inquiry|
              details = { from_user_id: inquiry.author_id, to_user_id: owner.id }
              inquiry.update_columns(author_id: owner.id)
              AppendInquiryEvent.tell(inquiry.id, kind: "author_changed", details:)
            end
            return if asked.any? || post.post_type != Post.types[:regular]
            AppendInquiryEvent.wrote(post, at: Time.now.utc) if authors?(post, owner)
          end

          def merged(source_id, target_id)
            PERSONS.each { |table, column| DB.exec(<<~SQL, source_id:, target_id:) }
                UPDATE #{table} SET #{column} = :target_id WHERE #{column} = :source_id
              SQL
            DB.exec(<<~SQL, source_id:, target_id:)
              INSERT INTO house_rules_same_heres (inquiry_id, user_id, created_at)
              SELECT inquiry_id, :target_id, created_at FROM house_rules_same_heres
              WHERE user_id = :source_id ON CONFLICT DO NOTHING;
              DELETE FROM house_rules_same_heres WHERE user_id = :source_id;
            SQL
          end

          private

          def authors?(post, owner)
            Inquiry.living.exists?(topic_id: post.topic_id, author_id: owner.id)
          end
        end
      end
    end
  end
end

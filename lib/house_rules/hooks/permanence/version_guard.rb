# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Versions stay: what they say, where they are, and as many as there are.
      module VersionGuard
        # Readers ask for no version above these.
        COUNTS = %w[version public_version].freeze

        class << self
          def check(revision)
            return unless HouseRules.enabled?
            hides = revision.will_save_change_to_hidden? && revision.hidden
            strays = revision.will_save_change_to_post_id? || revision.will_save_change_to_number?
            goes = hides || strays || loses?(revision)
            raise Refused.new(hides ? :hide_revision : :delete_revision) if goes && keeps?(revision)
          end

          def keeps?(revision)
            HouseRules.enabled? && Protection.post?(post_of(revision))
          end

          # Would it no longer say how something was that is not so now? Within the grace period core
          # writes on in a version, and leaves out of it what is again as it was.
          def loses?(revision)
            return false if revision.house_rules_renames
            gone =
              revision.modifications_in_database.reject do |field, (from, _)|
                Array(revision.modifications[field]).first.to_s == from.to_s
              end
            gone.any? && (post = post_of(revision)) &&
              gone.any? { |field, (from, _)| other?(post, field, from) }
          end

          # Fewer than there are? No query unless one of the counts goes down.
          def discounts?(post, written)
            kept = PostRevision.where(post_id: post.id)
            {
              "version" => kept,
              "public_version" => kept.where(hidden: false),
            }.any? { |column, rows| written.key?(column) && rows.count >= written[column].to_i }
          end

          private

          def post_of(revision)
            ::Post.with_deleted.find_by(id: revision.post_id_in_database)
          end

          def other?(post, field, from)
            topic = ::Topic.with_deleted.find_by(id: post.topic_id)
            return topic.tags.pluck(:name).sort != Array(from).sort if field == "tags"
            row = [post, topic].find { |record| record.has_attribute?(field) }
            row && row[field].to_s != from.to_s
          end
        end
      end

      # The same for a statement over many of them; taking them from their post is one.
      module RevisionRelationExtension
        include BatchGuard

        COLUMNS = %w[hidden modifications number post_id].freeze

        def update_all(updates)
          written = house_rules_written(updates, COLUMNS)
          rule = :hide_revision if house_rules_sets?(written, "hidden", true)
          rule = :delete_revision if written.except("hidden").any?
          raise Refused.new(rule) if rule && house_rules_kept.exists?
          super
        end

        private

        def house_rules_kept
          posts = ::Post.with_deleted.where("posts.topic_id IN (#{Protection::TOPIC_IDS})")
          where(post_id: posts.select(:id))
        end
      end
    end
  end
end

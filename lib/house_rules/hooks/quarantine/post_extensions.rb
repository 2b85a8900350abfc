# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Quarantine
      # The one place where text becomes what is served.
      module PostExtension
        # Set while somebody has asked for the text.
        attr_accessor :house_rules_uncovered

        def cook(raw, opts = {})
          return super if house_rules_uncovered || HouseRules::Quarantine.category_id.nil?
          return super unless HouseRules::Quarantine.hides?(self)
          return super unless HouseRules::Quarantine.topic?(topic)
          HouseRules::Quarantine.stub(HouseRules::Quarantine.ground_of(cooked))
        end

        # The files stay the post's, though the stub does not show them.
        def link_post_uploads(fragments: nil)
          HouseRules::Quarantine.stub?(cooked) && fragments.nil? ? nil : super
        end
      end

      def self.stub_of(post)
        return post.cooked if HouseRules::Quarantine.stub?(post.cooked)
        HouseRules::Quarantine.stub
      end

      # Links and quotes of it that are shown beside other posts. Who moves a topic has a post in hand that
      # was loaded before: neither its text nor its stub is what is there now.
      module ExtractionExtension
        def extract_from(post)
          unless HouseRules::Quarantine.stub?(post.cooked) || HouseRules::Quarantine.post?(post)
            super
          end
        end
      end

      module TopicExtension
        def update_excerpt(excerpt)
          return if HouseRules::Quarantine.topic?(self)
          super unless HouseRules::Quarantine.excerpt_of_stub?(excerpt)
        end
      end

      # Markdown, polls, events and links are the text too.
      module PostSerializerExtension
        TEXTS = %i[
          raw
          polls
          polls_votes
          event
          link_counts
          mentioned_users
          edit_reason
          excerpt
        ].freeze

        def serializable_hash
          return super unless HouseRules::Quarantine.post?(object)
          super.except(*TEXTS).merge(cooked: Quarantine.stub_of(object))
        end
      end

      # History is asked for by pressing it, and logged in; links and pictures in it are inert too.
      module PostRevisionSerializerExtension
        def body_changes
          return super unless HouseRules::Quarantine.post?(object.post)
          super.transform_values { |html| HouseRules::Quarantine::InertHtml.call(html) }
        end

        protected

        def post
          return @post if @post
          return super unless HouseRules::Quarantine.post?(object.post)
          copy = object.post.dup
          copy.id = object.post_id
          copy.cooked = HouseRules::Quarantine.uncovered(object.post)
          copy.readonly! # shown, never saved
          @post = copy
        end
      end

      # Reviewers open the post itself.
      module ReviewableSerializerExtension
        def serializable_hash
          hash = super
          target = object.target
          return hash unless hash.key?(:raw) && target.is_a?(::Post)
          HouseRules::Quarantine.post?(target) ? hash.except(:raw) : hash
        end
      end

      # Not even by its title.
      module SearchIndexerExtension
        def index(obj, force: false)
          topic = obj.is_a?(::Topic) ? obj : (obj.topic if obj.is_a?(::Post))
          return super unless topic && HouseRules::Quarantine.category?(topic.category_id)
          super unless HouseRules::Quarantine.topic?(topic)
        end
      end
    end
  end
end

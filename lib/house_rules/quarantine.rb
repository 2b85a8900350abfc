# frozen_string_literal: true

require_relative "quarantine/inert_html"

module ::HouseRules
  # A public section for spam and abuse. What stands in it keeps its text, and shows it to nobody unasked:
  # `cooked`, which Discourse computes from the text and from which everything that it serves, searches,
  # mails and quotes is made, is a stub as long as the topic is there. Moving it back makes it anew. Rule 2.
  module Quarantine
    MARK = "house-rules-quarantine"
    OPENING = "<div class=\"d-wrap\" data-wrap=\"#{MARK}\""

    # Why it is there, as far as the stub says it.
    GROUNDS = %w[spam].freeze

    class << self
      # nil until an administrator has chosen the section, or something was put in quarantine first.
      def category_id
        id = SiteSetting.house_rules_quarantine_category.to_i
        id if HouseRules.enabled? && id.positive?
      end

      # The section that is there, or one made now, named in the site's language. Residents read in it.
      def category!
        Category.find_by(id: category_id) ||
          DistributedMutex.synchronize(MARK) { existing || create }
      end

      # Is this section the one? No query. nil is uncategorized, which is not.
      def category?(id)
        !id.nil? && id == category_id
      end

      # Does this topic stand in it? A query only for topics of that section: what the section says of
      # itself is readable.
      def topic?(topic)
        topic.present? && category?(topic.category_id) && !topic.is_category_topic?
      end

      # Is this post's text out of sight? No query for anyone's ordinary post; one that was loaded before
      # its topic moved has no stub yet.
      def post?(post)
        return topic?(post.topic) if stub?(post.cooked)
        post.association(:topic).loaded? && hides?(post) && topic?(post.topic)
      end

      # Whose words a quarantine is about: people's, not the system's and not notices.
      def hides?(post)
        post.post_type == ::Post.types[:regular] && post.user_id.to_i.positive?
      end

      def stub?(cooked)
        cooked.to_s.start_with?(OPENING)
      end

      # What stands in place of the text. A rebake keeps the ground.
      def stub(ground = nil)
        hint = I18n.t("house_rules.quarantine.hint", locale: SiteSetting.default_locale)
        mark = " data-ground=\"#{ground}\"" if ground
        "#{OPENING}#{mark}>\n<p>#{line_of(ground)} #{hint}</p>\n</div>"
      end

      def excerpt_of_stub?(excerpt)
        lines = [nil, *GROUNDS].map { |ground| line_of(ground) }
        excerpt.present? && lines.any? { |line| excerpt.start_with?(line) }
      end

      def ground_of(cooked)
        cooked.to_s[/\A#{OPENING} data-ground="(\w+)"/, 1] if stub?(cooked)
      end

      # The text itself, for somebody who has asked for it: HTML without anything to press or to fetch from
      # elsewhere.
      def readable(post)
        InertHtml.call(uncovered(post))
      end

      # As it is cooked when it is out of quarantine.
      def uncovered(post)
        post.house_rules_uncovered = true
        post.cook(post.raw, topic_id: post.topic_id)
      ensure
        post.house_rules_uncovered = false
      end

      private

      def line_of(ground)
        I18n.t("house_rules.quarantine.#{ground || "line"}", locale: SiteSetting.default_locale)
      end

      def existing
        SiteSetting.refresh!
        Category.find_by(id: category_id)
      end

      def create
        name = I18n.t("house_rules.quarantine.category", locale: SiteSetting.default_locale)
        name = "#{name} #{SecureRandom.hex(2)}" if Category.exists?(name:)
        category =
          Category.new(
            name:,
            user: Discourse.system_user,
            color: "8C8C8C",
            search_priority: Searchable::PRIORITIES[:ignore],
          )
        category.set_permissions(everyone: :readonly, staff: :full)
        category.save!
        Protection.cover(category) # core says so only after the transaction
        Hooks::Switch::Given.set(actor: Discourse.system_user) do
          SiteSetting.house_rules_quarantine_category = category.id
        end
        category
      end
    end
  end
end

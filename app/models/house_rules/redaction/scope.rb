# frozen_string_literal: true

module HouseRules
  module Redaction
    # What is withheld: a post's text in all its versions, or one earlier version of it, or a topic's title;
    # and how it is recognised elsewhere. Made before anything is covered.
    class Scope
      # A line shorter than this is nobody's in particular.
      LONG_ENOUGH = 4

      attr_reader :post, :topic, :withholding, :posts, :places, :titles, :uploads, :fragments

      delegate :version, to: :withholding

      # Once it is sealed, it is known by what was kept of it.
      def initialize(withholding)
        @withholding = withholding
        @post = withholding.post
        @topic = ::Topic.with_deleted.find(@post.topic_id)
        @posts = ::Post.with_deleted.where(id: [@post.id, *twin_ids]).order(:id).to_a
        @places = (posts.map { |p| [p.topic_id, p.post_number] } + former_places).uniq
        withholding.sealed ? recall(withholding.sealed) : look
      end

      def text?
        withholding.covers_text
      end

      def title?
        withholding.covers_title
      end

      # All of the text, whichever version.
      def whole?
        text? && version.nil?
      end

      def slugs
        titles.map { |title| Slug.for(title) }.uniq
      end

      def history
        @history ||= History.new(post)
      end

      def stub
        @stub ||= sentence("withheld_stub")
      end

      def title_stub
        @title_stub ||= sentence("withheld_title")
      end

      private

      def recall(sealed)
        @titles, @fragments = sealed.values_at("titles", "fragments").map(&:to_a)
        @uploads = []
      end

      def look
        @titles = title? ? [topic.title, *history.titles].uniq : []
        @uploads = text? ? Files.of_texts(posts.flat_map { |p| History.new(p).texts(version) }) : []
        @fragments = known_by
      end

      # The longest first. What stays readable in another version, and what its author quoted from others,
      # is not among them.
      def known_by
        lines = text? ? lines_of(version) - readable_lines : []
        addresses = uploads.flat_map { |upload| [upload.short_url, upload.url] }
        (lines + titles + addresses).uniq.sort_by { |line| -line.size }
      end

      def readable_lines
        return [] if version.nil?
        hidden = history.texts(version)
        others = posts.flat_map { |p| History.new(p).texts } - hidden
        others.flat_map { |raw| Wording.lines(Wording.without_quotations(raw)) }
      end

      def lines_of(version)
        raws = posts.flat_map { |p| History.new(p).texts(version) }
        pages = posts.flat_map { |p| History.new(p).texts(version, "cooked") }
        (
          raws.map { |raw| Wording.without_quotations(raw) } +
            pages.map { |html| Wording.plain(html) }
        )
          .flat_map { |text| Wording.lines(text) }
          .select { |line| line.size >= LONG_ENOUGH && line.match?(/[[:alnum:]]/) }
      end

      def sentence(key)
        I18n.with_locale(SiteSetting.default_locale) do
          ground = I18n.t("house_rules.withhold_ground.#{withholding.ground}")
          I18n.t("house_rules.#{key}", ground:)
        end
      end

      def former_places
        MovedPost.where(new_post_id: posts.map(&:id)).pluck(:old_topic_id, :old_post_number)
      end

      # A move copies a first post; both rows hold its words.
      def twin_ids
        MovedPost
          .where(
            "old_post_id <> new_post_id AND (old_post_id = :id OR new_post_id = :id)",
            id: @post.id,
          )
          .pluck(:old_post_id, :new_post_id)
          .flatten
      end
    end
  end
end

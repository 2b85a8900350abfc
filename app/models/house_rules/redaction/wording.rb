# frozen_string_literal: true

module HouseRules
  module Redaction
    # Takes a scope's words out of texts that are somebody else's: quotes of it, and its very lines where
    # the whole text is known to speak of it. Strings in, strings out.
    class Wording
      INNERMOST = %r{\[quote(?:=[^\]]*)?\](?:(?!\[quote)[\s\S])*?\[/quote\]}i

      # As much of a line as a log keeps when it cuts a text.
      BEGINNING = 40

      # Lines shorter than this are not looked for in what others quoted without saying from where.
      TELLING = 12

      class << self
        def without_quotations(raw)
          text = raw.to_s.dup
          nil while text.gsub!(INNERMOST, "")
          text.gsub(/^\s*>.*$/, "")
        end

        # What HTML says, without what it quotes.
        def plain(html)
          doc = Nokogiri::HTML5.fragment(html.to_s)
          doc.css("aside.quote, blockquote").each(&:remove)
          doc.css("br, p, li, td, h1, h2, h3, h4, h5, h6").each { |node| node.after("\n") }
          doc.text
        end

        # Without what Markdown puts before them.
        def lines(text)
          text.split("\n").map { |line| line.gsub(/\A[\s>#*\-|]+|\s+\z/, "") }.uniq
        end

        def escape(text)
          text.gsub("&", "&amp;").gsub("<", "&lt;").gsub(">", "&gt;")
        end
      end

      def initialize(scope)
        @scope = scope
        @quotes = Quotes.new(scope) { |body| touches?(body, TELLING) }
        @fragments = scope.fragments.flat_map { |line| [line, self.class.escape(line)] }.uniq
      end

      # Does this hold any of it, as text or as HTML?
      def touches?(text, telling = 0)
        text = text.to_s
        texts = text.include?("<") ? [text, self.class.plain("<p>#{text}</p>")] : [text]
        @fragments.any? do |line|
          line.size >= telling && texts.any? { |t| t.include?(line[0, BEGINNING]) }
        end
      end

      # Every line of it replaced; all of the text where that is not enough.
      def scrub(text)
        return text unless text.is_a?(String) && touches?(text)
        rest = @fragments.reduce(text) { |t, line| t.gsub(line) { @scope.stub } }
        touches?(rest) ? @scope.stub : rest
      end

      # The same in whatever JSON holds, JSON within it included.
      def scrub_deep(value)
        case value
        when Hash
          value.transform_values { |v| scrub_deep(v) }
        when Array
          value.map { |v| scrub_deep(v) }
        when /\A[{\[]/
          scrub_json(value)
        else
          scrub(value)
        end
      end

      # A column that holds JSON.
      def scrub_json(text)
        unless touches?(text) || touches?(text.gsub("\\n", "\n").gsub('\\"', '"')) ||
                 text.include?("\\u")
          return text
        end
        scrub_deep(JSON.parse(text)).to_json
      rescue JSON::ParserError
        scrub(text)
      end

      # Markdown of somebody else's: the bodies of quotes of it, and quoted lines.
      def cover_raw(raw)
        text = @quotes.cover(raw.to_s)
        text = text.gsub(/^\s*>.*$/) { |line| touches?(line, TELLING) ? "> #{@scope.stub}" : line }
        cover_title(text)
      end

      # HTML of somebody else's: quotes of it and oneboxes, which look alike, and quoted lines.
      def cover_html(html)
        return cover_title(html.to_s) unless html.to_s.match?(/<(aside|blockquote)\b/)
        doc = Nokogiri::HTML5.fragment(html.to_s)
        covered = @quotes.cover_asides(doc)
        doc
          .css("blockquote")
          .each { |b| covered |= @quotes.cover_block(b) if touches?(b.inner_html, TELLING) }
        cover_title(covered ? doc.to_html : html.to_s)
      end

      private

      # Links to the topic carry its title and its slug.
      def cover_title(text)
        return text unless @scope.title?
        titles = @scope.titles.flat_map { |title| [title, self.class.escape(title)] }.uniq
        text = titles.reduce(text) { |rest, title| rest.gsub(title) { @scope.title_stub } }
        id = @scope.topic.id
        @scope.slugs.reduce(text) { |rest, slug| rest.gsub("/t/#{slug}/#{id}", "/t/-/#{id}") }
      end
    end
  end
end

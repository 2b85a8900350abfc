# frozen_string_literal: true

module HouseRules
  module Redaction
    # Finds quotes that say they are from a scope's post, in Markdown and in HTML, and covers their bodies.
    class Quotes
      OPENING = /\[quote(?:=[^\]]*)?\]/i
      CLOSING = %r{\[/quote\]}i
      REFERENCE = /post:(\d+),\s*topic:(\d+)/

      # The block says whether a body is of the version that is withheld.
      def initialize(scope, &telling)
        @scope = scope
        @telling = telling
      end

      # Quotes may stand in quotes: an opening tag's end is found by counting.
      def cover(raw)
        position = 0
        while (opening = raw.match(OPENING, position))
          position = opening.end(0)
          next unless ours?(*opening[0].match(REFERENCE)&.captures&.reverse)
          finish = end_of(raw, position)
          next unless covers?(raw[position...finish])
          raw = "#{raw[0...position]}\n#{@scope.stub}\n#{raw[finish..]}"
        end
        raw
      end

      # A onebox of a post is such a quote too. True when anything was covered.
      def cover_asides(doc)
        asides = doc.css("aside.quote[data-post][data-topic]")
        asides.select { |aside| cover_aside(aside) }.any?
      end

      def cover_block(block)
        block.inner_html = "<p>#{Wording.escape(@scope.stub)}</p>"
        true
      end

      private

      def end_of(raw, position)
        depth = 1
        while (tag = raw.match(Regexp.union(OPENING, CLOSING), position))
          depth += tag[0].start_with?("[/") ? -1 : 1
          return tag.begin(0) if depth.zero?
          position = tag.end(0)
        end
        raw.size
      end

      def ours?(topic_id = nil, post_number = nil)
        topic_id && @scope.places.include?([topic_id.to_i, post_number.to_i])
      end

      # Of one version, only what is quoted from that version.
      def covers?(body)
        @scope.whole? || (@scope.text? && @telling.call(body))
      end

      def cover_aside(aside)
        block = aside.at_css("blockquote")
        return unless ours?(aside["data-topic"], aside["data-post"]) && block
        return unless covers?(block.inner_html)
        aside.css("img.thumbnail").each(&:remove)
        cover_block(block)
      end
    end
  end
end

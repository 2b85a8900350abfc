# frozen_string_literal: true

module ::HouseRules
  module Quarantine
    # HTML to be read and looked at: no link, no frame, no form, nothing that is fetched from another site.
    # Addresses of links stay readable as text.
    module InertHtml
      DROPPED =
        "script, style, object, embed, form, button, input, svg, .lightbox > .meta, .onebox-avatar"
      PLAYED = "iframe, video, audio, .video-placeholder-container, .lazy-video-container"

      class << self
        def call(html)
          doc = Nokogiri::HTML5.fragment(html.to_s)
          doc.css(DROPPED).each(&:remove)
          doc.css("aside.onebox").each { |onebox| replace(onebox, onebox["data-onebox-src"]) }
          doc.css(PLAYED).each { |media| replace(media, address_of(media)) }
          doc.css("img").each { |image| fetch_nothing(image) }
          doc.css("a").each { |link| unlink(link) }
          doc.css("*").each { |node| forget_behaviour(node) }
          doc.to_html
        end

        private

        def replace(node, address)
          text = node.document.create_element("p")
          text.content = address.to_s
          node.replace(text)
        end

        def address_of(media)
          media["src"] || media["data-video-src"] || media.at_css("source")&.[]("src") ||
            media.at_css("a")&.[]("href")
        end

        def fetch_nothing(image)
          src = image["src"].to_s
          image.delete("srcset")
          emoji = image["class"].to_s.split.include?("emoji")
          replace(image, src) if !emoji && !Discourse.store.has_been_uploaded?(src)
        end

        def unlink(link)
          text = link.document.create_element("span")
          address = link["href"].to_s
          text.children = link.children
          shown = text.text.strip
          own = link["class"].to_s.match?(/mention|hashtag|lightbox|anchor|attachment/)
          text << " (#{address})" if !own && address.present? && shown != address
          link.replace(text)
        end

        def forget_behaviour(node)
          node.attribute_nodes.each do |attribute|
            name = attribute.name
            if name.start_with?("on", "data-") || %w[style formaction ping].include?(name)
              attribute.remove
            end
          end
        end
      end
    end
  end
end

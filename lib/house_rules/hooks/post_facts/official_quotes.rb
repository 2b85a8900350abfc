# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module PostFacts
      # Which quotes in a post are an organisation's words. Anyone can type a quote under any name, so
      # the mark that the client shows a badge for is set here, when the quoted post bears that
      # organisation's stamp and holds those words, and taken from everything else. No query unless an
      # official account is quoted.
      module OfficialQuotes
        MARK = "data-house-rules-official"

        class << self
          def mark(cooked)
            return cooked if cooked.blank?
            accounts = Directory.organizations.index_by { |o| o.username.to_s.downcase }
            return cooked unless cooked.include?(MARK) || quotes_one_of?(cooked, accounts)

            doc = Nokogiri::HTML5.fragment(cooked)
            doc.css("[#{MARK}]").each { |element| element.delete(MARK) }
            doc.css("aside.quote[data-username]").each { |quote| mark_quote(quote, accounts) }
            doc.to_html
          end

          private

          def quotes_one_of?(cooked, accounts)
            return false if cooked.exclude?("<aside class=\"quote")
            downcased = cooked.downcase
            accounts.keys.any? { |name| downcased.include?("data-username=\"#{name}\"") }
          end

          def mark_quote(quote, accounts)
            organization = accounts[quote["data-username"].downcase]
            return if organization.nil?
            said = said(quote, organization)
            quote[MARK] = organization.id.to_s if said && !invented?(quote, said)
          end

          # The words, and what they link to and show.
          def invented?(quote, said)
            words = quote.at_css("blockquote")
            return true if words.nil?
            compared = QuoteComparer.new(quote["data-topic"], quote["data-post"], words.text)
            compared.modified? ||
              (addresses(words) - addresses(Nokogiri::HTML5.fragment(said))).any?
          end

          def addresses(node)
            node.css("*").flat_map { |e| %w[href src data].filter_map { |name| e[name] } }
          end

          # The quoted post as it is cooked, when it bears that organisation's stamp.
          def said(quote, organization)
            OfficialPost
              .joins(:post)
              .where(posts: { topic_id: quote["data-topic"], post_number: quote["data-post"] })
              .where(organization_id: organization.id)
              .pick("posts.cooked")
          end
        end
      end
    end
  end
end

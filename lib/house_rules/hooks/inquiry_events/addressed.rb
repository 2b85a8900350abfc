# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module InquiryEvents
      # Whom a resident's post addresses by name. A mention counts as Discourse counts it: not in a
      # quotation, nor in code. Costs no query, and no parsing where no name is in the text.
      module Addressed
        class << self
          # The Directory's entries of those who are mentioned and speak still.
          def by(post)
            named = named_in(post.raw)
            return [] if named.empty?
            mentions = post.raw_mentions
            named.select { |organization| mentions.include?(normal(organization.username)) }
          end

          # Those of them that the former text did not name.
          def newly_by(post)
            former = named_in(post.raw_before_last_save).map(&:id)
            by(post).reject { |organization| former.include?(organization.id) }
          end

          # Appends to the inquiries in the topic, and opens those that are not there.
          def tell(post, addressed, at: post.created_at)
            told = AppendInquiryEvent.wrote(post, addressed: addressed.map(&:id), at:)
            addressed
              .reject { |organization| told.include?(organization.id) }
              .each { |organization| OpenInquiry.call(post:, organization:, asked_at: at) }
          end

          private

          def named_in(raw)
            text = normal(raw.to_s)
            Directory.organizations.select do |organization|
              name = organization.username
              !organization.retired && name && text.include?("@#{normal(name)}")
            end
          end

          def normal(name)
            name.unicode_normalize.downcase
          end
        end
      end
    end
  end
end

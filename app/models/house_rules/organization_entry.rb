# frozen_string_literal: true

module HouseRules
  # How the public record tells what became of an organisation. Its own name and its former one are kept
  # in the entry, since they are what changed; sections are kept as ids.
  module OrganizationEntry
    KINDS = %w[
      organization_added
      organization_renamed
      organization_retired
      organization_returned
      organization_removed
      organization_categories
      calendar_changed
      inquiry_passed_on
    ].freeze

    CATEGORIES = %w[added removed].freeze
    private_constant :CATEGORIES

    class << self
      # As it was called then; entries of other kinds follow a rename.
      def organization(entry)
        entry.details["name"] || Directory.organization(entry.organization_id)&.name
      end

      # What a reader may know, of whom +names+ knows which sections they see.
      def details(entry, names)
        entry
          .details
          .except("name")
          .to_h do |key, value|
            case key
            when *CATEGORIES
              [key, value.map { |id| names.category(id) }]
            when "to_organization_id"
              ["other_organization", Directory.organization(value)&.name]
            else
              [key, value]
            end
          end
      end

      def category_ids(entry)
        return [] if entry.kind != "organization_categories"
        entry.details.values_at(*CATEGORIES).flatten
      end

      # What its sentence names, from an entry as RecordPage has it.
      def words(payload)
        details = payload[:details].stringify_keys
        {
          organization: payload[:organization],
          former_name: details["former_name"],
          other_organization: details["other_organization"],
        }
      end
    end
  end
end

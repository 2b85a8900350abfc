# frozen_string_literal: true

module HouseRules
  # How many posts pre-moderation has not let through, from the public record: by the organisations that
  # answer where they were written, or everywhere. A day begins when it begins in an organisation's zone;
  # where nobody answers, in UTC.
  class RefusedPosts
    def self.count(organizations:, everywhere:, from: nil, to: nil, category_ids: nil)
      places = organizations.map { |o| [sections(o, category_ids), o.calendar.time_zone] }
      places << [nil, "UTC"] if everywhere && category_ids.nil?
      answered = organizations.flat_map(&:category_ids)
      places.sum { |ids, zone| count_in(ids, answered, days(zone, from, to)) }
    end

    def self.sections(organization, category_ids)
      category_ids ? organization.category_ids & category_ids : organization.category_ids
    end

    def self.count_in(ids, answered, days)
      entries = RecordEntry.where(kind: "not_let_through").where(created_at: days)
      category = "COALESCE((details ->> 'category_id')::int, 0)"
      entries =
        (
          if ids
            entries.where("#{category} IN (?)", ids)
          else
            entries.where("#{category} NOT IN (?)", [-1, *answered])
          end
        )
      entries.sum("COALESCE((details ->> 'count')::int, 1)")
    end

    def self.days(zone, from, to)
      zone = ActiveSupport::TimeZone[zone]
      first = zone.local(from.year, from.month, from.day).utc if from
      following = to&.next_day
      last = zone.local(following.year, following.month, following.day).utc if to
      first...last
    end
    private_class_method :sections, :count_in, :days
  end
end

# frozen_string_literal: true

module HouseRules
  # How many posts pre-moderation has not let through, from the public record: by the organisations that
  # answer where they were written, or everywhere. A day begins when it begins in an organisation's zone;
  # where nobody answers, in UTC.
  class RefusedPosts
    # As a part of a query, so that figures ask once.
    def self.sql(organizations:, everywhere:, from: nil, to: nil, category_ids: nil)
      places = organizations.map { |o| [sections(o, category_ids), o.calendar.time_zone] }
      places << [nil, "UTC"] if everywhere && category_ids.nil?
      answered = organizations.flat_map(&:category_ids)
      sums = places.map { |ids, zone| "(#{sum_in(ids, answered, days(zone, from, to))})" }
      sums.empty? ? "0" : sums.join(" + ")
    end

    def self.sections(organization, category_ids)
      category_ids ? organization.category_ids & category_ids : organization.category_ids
    end

    def self.sum_in(ids, answered, days)
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
      entries.select("COALESCE(sum(COALESCE((details ->> 'count')::int, 1)), 0)").to_sql
    end

    def self.days(zone, from, to)
      zone = ActiveSupport::TimeZone[zone]
      first = zone.local(from.year, from.month, from.day).utc if from
      following = to&.next_day
      last = zone.local(following.year, following.month, following.day).utc if to
      first...last
    end
    private_class_method :sections, :sum_in, :days
  end
end

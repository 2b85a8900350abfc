# frozen_string_literal: true

module HouseRules
  # Brings the caches of many inquiries in line with their events, in batches that lock nothing
  # but the inquiries in hand, for a moment: after a change of hours or targets, or from nothing.
  # Nobody is told. What is posted meanwhile is told by the post's own job.
  class RecountInquiries
    BATCH = 200

    # Of one organisation, or of all; +open_only+ leaves out what is closed, which never changes, unless
    # something lies in *Look at* that will count as an address.
    # Returns how many inquiries were read.
    def self.call(organization_id: nil, open_only: true, pause: 0)
      new(organization_id, open_only).call(pause)
    end

    def initialize(organization_id, open_only)
      @scope = Inquiry.where(history: false)
      @scope = @scope.where(organization_id:) if organization_id
      @scope = @scope.where("closed_at IS NULL OR look_at_until IS NOT NULL") if open_only
    end

    def call(pause)
      count = 0
      last = 0
      while (ids = batch_after(last)).any?
        Inquiry.transaction { recount(ids) }
        count += ids.size
        last = ids.last
        sleep(pause) if pause.positive?
      end
      count
    end

    private

    def batch_after(last)
      @scope.where("id > ?", last).order(:id).limit(BATCH).pluck(:id)
    end

    def recount(ids)
      inquiries = Inquiry.where(id: ids).order(:id).lock.to_a
      events = InquiryEvent.where(inquiry_id: ids).group_by(&:inquiry_id)
      changes = TermsChange.all.group_by(&:organization_id)
      now = Time.now.utc
      rows =
        inquiries.map do |inquiry|
          story = InquiryStory.new(inquiry, events: events.fetch(inquiry.id, []), changes:)
          status = story.timeline.at(now, explain: false)
          row(inquiry, InquiryCaches.of(inquiry, status))
        end
      write(rows)
    end

    # Past the models, which take longer than the rules.
    def row(inquiry, caches)
      kept = { id: inquiry.id, next_rung_at: inquiry.next_rung_at }
      kept
        .merge(caches)
        .transform_values { |value| value.respond_to?(:iso8601) ? value.utc.iso8601(6) : value }
    end

    # All in one statement. updated_at stays: it says whether anybody was told that it was opened.
    def write(rows)
      DB.exec(<<~SQL, rows: rows.to_json)
        UPDATE house_rules_inquiries i
        SET #{columns.map { |column| "#{column} = new.#{column}" }.join(", ")}
        FROM jsonb_populate_recordset(NULL::house_rules_inquiries, :rows::jsonb) AS new
        WHERE new.id = i.id
          AND (#{columns.map { |column| "i.#{column}" }.join(", ")})
            IS DISTINCT FROM (#{columns.map { |column| "new.#{column}" }.join(", ")})
      SQL
    end

    # Every column that InquiryCaches writes, and no other.
    def columns
      InquiryCaches.columns
    end
  end
end

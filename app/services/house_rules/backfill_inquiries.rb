# frozen_string_literal: true

module HouseRules
  # Computes an organisation's inquiries for the forum's past, as history: in the figures, never
  # flagged, and nobody is told. Rule 3.
  #
  # Idempotent, and run again after a change of calendar or voices it rebuilds the history by them;
  # live inquiries are never touched. Stopped half-way it goes on where it stopped.
  class BackfillInquiries
    Result = Struct.new(:asked, :answered, :seconds, keyword_init: true)

    BATCH = 5000

    # +progress+ is called with the share done, 0.0 to 1.0, after each batch.
    def self.call(organization_id:, progress: nil)
      new(Organization.find(organization_id), progress).call
    end

    def initialize(organization, progress)
      @organization = organization
      @progress = progress
      @calendar = organization.calendar.working_calendar
      @targets = InquiryTargets.of(organization.calendar_id)
      @past = PastTopics.new(organization.id)
    end

    # Returns a Result: of all history of the organisation, how much was asked and answered, and the
    # seconds it took.
    def call
      started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      last_topic = Topic.with_deleted.maximum(:id).to_f
      PastTopics.each_range(from: resume_after, size: BATCH) do |first, last|
        ActiveRecord::Base.transaction { write(first, last) }
        @progress&.call(last / last_topic)
      end
      PluginStore.remove(PLUGIN_NAME, store_key)
      result(Process.clock_gettime(Process::CLOCK_MONOTONIC) - started)
    end

    private

    def write(first, last)
      rows = @past.asked(first, last).map { |row| attributes(row) }
      WriteHistory.call(organization: @organization, targets: @targets, first:, last:, rows:)
      @past.write_topics(first, last)
      PluginStore.set(PLUGIN_NAME, store_key, { "after" => last, "by" => fingerprint })
    end

    def attributes(row)
      {
        topic_id: row.topic_id,
        post_id: row.post_id,
        author_id: row.author_id,
        asked_at: iso(row.asked_at),
        first_due_at: iso(due(row.asked_at, @targets.first_response_seconds)),
        full_due_at: iso(due(row.asked_at, @targets.full_answer_seconds)),
        responded_at: iso(row.responded_at),
        response_seconds: worked(row.asked_at, row.responded_at),
        answered_at: iso(row.answered_at),
        answer_seconds: worked(row.asked_at, row.answered_at),
      }
    end

    def iso(time)
      time&.utc&.iso8601(6)
    end

    def due(asked_at, seconds)
      @calendar.advance(asked_at, seconds)
    rescue WorkingCalendar::NeverOpen
      nil
    end

    def worked(from, to)
      to && @calendar.seconds_between(from, to)
    end

    # What a run depends on; another calendar or voice and it begins anew.
    def fingerprint
      @fingerprint ||=
        Digest::SHA256.hexdigest(
          [
            @organization.calendar_id,
            @targets.to_a,
            @organization.category_ids.sort,
            @organization.voices.order(:user_id).pluck(:user_id, :spoke_until),
          ].to_json,
        )
    end

    def resume_after
      stored = PluginStore.get(PLUGIN_NAME, store_key)
      stored && stored["by"] == fingerprint ? stored["after"].to_i : 0
    end

    def store_key
      "backfill_#{@organization.id}"
    end

    def result(seconds)
      history = Inquiry.where(organization_id: @organization.id, history: true)
      Result.new(
        asked: history.count,
        answered: history.where.not(first_response_at: nil).count,
        seconds: seconds.round(1),
      )
    end
  end
end

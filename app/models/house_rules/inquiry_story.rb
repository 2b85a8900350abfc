# frozen_string_literal: true

module HouseRules
  # An inquiry's stored events as the pure timeline reads them, with what came over its organisation
  # meanwhile: other hours, other targets. What is only known from the forum's past (history) has no
  # events of its own: its question and first response stand in for them.
  class InquiryStory
    # +changes+: TermsChanges by organisation id, of all the organisations it was with.
    def initialize(inquiry, events: inquiry.events, changes: nil)
      @inquiry = inquiry
      @stored = events.sort_by { |event| [event.at, event.id] }
      @changes = changes || changes_of(stays.map(&:first))
    end

    def timeline
      InquiryTimeline.new(events: [*own_events, *terms_changes], **terms_when_asked.to_h)
    end

    private

    def own_events
      known = InquiryTimeline::EVENT_KINDS.map(&:to_s)
      events = @stored.select { |event| known.include?(event.kind) }
      events.map! { |event| event.to_timeline(author_id: author_at(event)) }
      return events if events.any? { |event| event.kind == :asked }
      [event(:asked, @inquiry.asked_at), past_response, *events].compact
    end

    # Whose question it was when that happened.
    def author_at(event)
      @author_changes ||= @stored.select { |each| each.kind == "author_changed" }
      later =
        @author_changes.find { |change| ([change.at, change.id] <=> [event.at, event.id]) == 1 }
      later ? later.details&.dig("from_user_id") : @inquiry.author_id
    end

    def past_response
      return if !@inquiry.history || @inquiry.first_response_at.nil?
      at = [@inquiry.first_response_at, @inquiry.asked_at].max
      event(:official_reply, at, reply_kind: :first_response)
    end

    # What was in force then: as it is stored with the question, unless it was asked while a change was
    # being saved, dated already and not to be seen yet.
    def terms_when_asked
      change = changes_to(stays.first.first).reverse.find { |each| each.at <= @inquiry.asked_at }
      return change.terms if change && !@inquiry.history
      InquiryTimeline::Terms.new(calendar: @inquiry.working_calendar, targets: @inquiry.targets)
    end

    # The past is counted by one calendar, the one it was read with.
    def terms_changes
      return [] if @inquiry.history
      stays.flat_map do |organization_id, from, to|
        changes_to(organization_id)
          .select { |change| change.at >= from && (to.nil? || change.at < to) }
          .map { |change| event(:calendar_changed, change.at, id: change.id, terms: change.terms) }
      end
    end

    # The first says what was in force from the beginning.
    def changes_to(organization_id)
      @changes.fetch(organization_id, []).sort_by(&:id).drop(1)
    end

    # With which organisation it was, from when until when.
    def stays
      moves = @stored.select { |event| event.details&.key?("from_organization_id") }
      from = @inquiry.asked_at
      stays =
        moves.map do |move|
          stay = [move.details["from_organization_id"], from, move.at]
          from = move.at
          stay
        end
      [*stays, [@inquiry.organization_id, from, nil]]
    end

    def changes_of(organization_ids)
      TermsChange.where(organization_id: organization_ids).group_by(&:organization_id)
    end

    def event(kind, at, **rest)
      InquiryTimeline::Event.new(kind:, at: at.to_time.utc, **rest)
    end
  end
end

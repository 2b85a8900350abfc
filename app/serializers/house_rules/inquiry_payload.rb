# frozen_string_literal: true

module HouseRules
  # A row of TopicInquiries as the client gets it; see InquiryPayload in payloads.ts. What everybody
  # sees, with the acts that its state allows and whose they are; and for one reader, the roles this
  # reader has in it and what follows of both.
  class InquiryPayload
    def initialize(row, user: nil, now: Time.now.utc)
      @row = row
      @user = user
      @now = now
      @state = InquiryState.new(row, now)
    end

    SAME = %i[
      id
      organization_id
      history
      asked_at
      working_day_seconds
      first_response_at
      first_response_seconds
      full_answer_at
      full_answer_seconds
      promised_at
      promises_made
      promises_kept
      set_aside
      cycle
      closures
      same_here_count
      nudged_at
      shut_out
    ].freeze

    STATE = %i[state owes due_at due_rule remaining_seconds handed_to].freeze

    # For all readers of the topic alike.
    def public_json
      {
        **SAME.to_h { |key| [key, @row.public_send(key)] },
        **STATE.to_h { |key| [key, @state.public_send(key)] },
        abandoned: @state.abandoned?,
        waiting_author_since: (@row.author_asked_at if @row.state == "waiting_author"),
        verdict: ("solved" if @row.verdict == "solved" && !@state.lapsed?),
        look_at:,
        nudge_from:,
        acts:,
      }
    end

    def as_json(*)
      public_json.merge(
        roles: roles.map(&:to_s),
        said_same_here: @row.said_same_here,
        **%i[close judge rate].to_h { |act| [:"can_#{act}", may?(act)] },
      )
    end

    private

    def look_at
      @state.look_at&.merge(post_id: @row.look_at_post_id, post_number: @row.look_at_post_number)
    end

    # Of one who has retired nobody hears anything more; how it closed may still be rated.
    def acts
      return {} if @row.history
      Directory.organization(@row.organization_id)&.retired ? allowed.slice(:rate) : allowed
    end

    # Who may do what now, if their role allows it; the services ask again.
    def allowed
      {
        answer: (:spokesperson if owed?),
        close: (:spokesperson if @state.state == "answered"),
        judge: (:author if %w[answered closed].include?(@state.state)),
        rate: (:expert if @state.state == "closed"),
        nudge: (:author if owed?),
        same_here: (:resident if @state.state != "closed"),
        pass_on: (:spokesperson if owed?),
        hand_over: (:spokesperson if owed?),
        take_back: (:spokesperson if owed? && @state.handed_to),
        change_promise: (:spokesperson if @state.state == "promised"),
        look_at: (:spokesperson if @state.look_at),
      }.compact
    end

    def owed?
      @state.owes == "organization"
    end

    def may?(act)
      roles.include?(acts[act])
    end

    # When the author may say again that they are waiting; nil: at once.
    def nudge_from
      return if @row.nudged_at.nil?
      organization = Directory.organization(@row.organization_id)
      NudgeOrganization.possible_from(@row.nudged_at, organization)
    end

    def roles
      @roles ||= @user ? InquiryRoles.of(@row, @user) : []
    end
  end
end

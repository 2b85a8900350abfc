# frozen_string_literal: true

module ::HouseRules
  # Why something was moved, and what the mover adds to it. Moderators choose from CHOICES; a call
  # without a reason (API, automation, console) is recorded as not given. A request's acting user
  # carries it to where Discourse moves (`user.house_rules_move`): an argument all the way.
  class MoveReason
    CHOICES = %w[off_topic duplicate own_topic wrong_section quarantine].freeze
    QUARANTINE = "quarantine"
    NOT_GIVEN = "not_given"
    UNDONE = "undone"
    CLOCKS = %w[takes none].freeze
    NOTE_MAX = 500

    # A request's reason is not one of ours, or its note is too long. The message is translated.
    class Invalid < StandardError
    end

    attr_reader :reason, :note, :ground, :undoes_id, :moves

    # ground: of a quarantine, as its stub says it. A sweep is one act with one entry in the record, however
    # many moves it takes. clock: whether a part split off waits for an answer by itself ("takes", or "none").
    # undoes_id: of the Move that is taken back. moves: every Move that was made for this reason, in order.
    def initialize(
      reason = NOT_GIVEN,
      note = nil,
      ground: nil,
      sweep: false,
      clock: nil,
      undoes_id: nil
    )
      @reason = reason
      @note = note
      @ground = ground
      @sweep = sweep
      @clock = clock
      @undoes_id = undoes_id
      @moves = []
    end

    def quarantine?
      @reason == QUARANTINE
    end

    # The same, as the reason for what goes into quarantine: who chooses that section has given the reason.
    # What is taken back says so.
    def for_quarantine
      return self if quarantine? || undoes_id
      self.class.new(QUARANTINE, note, ground:, sweep: @sweep, clock: @clock)
    end

    def sweep?
      @sweep
    end

    def starts_clock?
      @clock != "none"
    end

    class << self
      # From a request's parameters; nil when there is none. Raises Invalid.
      def from(params)
        reason = params[:house_rules_reason].presence
        note = params[:house_rules_note].to_s.strip.presence
        return if reason.nil? && note.nil?
        raise Invalid, I18n.t("house_rules.errors.move_reason_missing") unless valid?(reason)
        if note && note.size > NOTE_MAX
          raise Invalid, I18n.t("house_rules.errors.move_note_too_long", count: NOTE_MAX)
        end
        clock = params[:house_rules_clock].presence
        unless clock.nil? || CLOCKS.include?(clock)
          raise Invalid, I18n.t("house_rules.errors.move_clock")
        end
        new(reason, note, clock:)
      end

      # What the acting user gave for this request; not given otherwise.
      def given_by(user)
        user&.house_rules_move || new
      end

      def valid?(reason)
        CHOICES.include?(reason)
      end
    end
  end
end

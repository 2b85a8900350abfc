# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # Something not given in time: +kind+ is :first_response, :next_response, :full_answer, :promise or
    # :hand_over, +at+ when it was given after all, or nil.
    Breach = Struct.new(:kind, :cycle, :due_at, :at, keyword_init: true)

    # A time in which the author was asked something: +to+ is nil while it lasts, +seconds+ are
    # working seconds, until now while it lasts.
    Pause = Struct.new(:cycle, :from, :to, :seconds, keyword_init: true)

    # One thing owed, measured: +target_seconds+ nil where a date was given; +due_at+ nil when never
    # due; +counted_seconds+ until it was given (+at+) or until now, +stood_seconds+ beside them;
    # +owed+ while it waits to be given; +replaced+ while a later date is waited for in its place.
    Measure =
      Struct.new(
        :kind,
        :cycle,
        :from,
        :target_seconds,
        :due_at,
        :at,
        :counted_seconds,
        :stood_seconds,
        :owed,
        :replaced,
        :missed,
        keyword_init: true,
      )

    # How things stand at a moment (+now+), frozen. Times are UTC or as the events gave them, seconds
    # are working seconds.
    #
    # state: :waiting_first_response, :waiting_full_answer, :promised, :waiting_author, :handed_over,
    #   :answered or :closed
    # owes: :organization, :author or nil; due_at: by when the organisation owes its next word, moved
    #   by a promise or a hand-over; nil when it does not owe it, or never has to
    # due_name: which clock that is, the same for as long as it is that one
    # next_due_at: when it will be abandoned if nothing happens; nil when it is, or nobody waits
    # look_at_since, look_at_until: the oldest undecided reply after the answer, and when it counts as
    #   an address; look_at_refs: all undecided ones; waits_for_ref: what began the current cycle, while
    #   it is open
    # first_response_*, full_answer_*: the figures of the first cycle, which later ones do not change;
    #   *_due_at is the measured target whatever was promised; it is nil while its clock stands, and
    #   when the author had no need of it before it was due; *_target: in working seconds
    # promised_at: the date the organisation is bound to now; promises_made, promises_kept: so far,
    #   without those that the author had no need of before their date; promise_due_at: the earliest date
    #   of one that is not kept, which is broken from then on
    # handed_over_to: whoever answers now, as the event gave it
    # set_aside: nobody can read the question, so nobody owes
    # cycle: the number of the current one; reopened: how many came after the first
    # disputed_at: the first :not_solved after the first full answer; verdict: the author's latest,
    #   of which :solved is said of the current cycle alone: what is asked anew is not solved
    # breaches, pauses, measures, explanation: all Breaches by due date, all Pauses, Measures, Steps
    Status =
      Struct.new(
        :now,
        :state,
        :owes,
        :due_at,
        :due_name,
        :next_due_at,
        :look_at_since,
        :look_at_until,
        :look_at_refs,
        :waits_for_ref,
        :asked_at,
        :first_response_target,
        :first_response_due_at,
        :first_response_at,
        :first_response_seconds,
        :full_answer_target,
        :full_answer_due_at,
        :full_answer_at,
        :full_answer_seconds,
        :promised_at,
        :promises_made,
        :promises_kept,
        :promise_due_at,
        :handed_over_to,
        :set_aside,
        :pauses,
        :paused_seconds,
        :cycle,
        :reopened,
        :closed_at,
        :disputed_at,
        :verdict,
        :breaches,
        :measures,
        :explanation,
        keyword_init: true,
      ) do
        # Before anything was asked.
        def self.blank(now)
          none = [].freeze
          new(
            now:,
            promises_made: 0,
            promises_kept: 0,
            look_at_refs: none,
            set_aside: false,
            pauses: none,
            paused_seconds: 0,
            cycle: 0,
            reopened: 0,
            breaches: none,
            measures: none,
            explanation: none,
          ).freeze
        end

        # Whether the organisation owes the next word and its time is up.
        def abandoned?
          owes == :organization && !due_at.nil? && now > due_at
        end
      end
  end
end

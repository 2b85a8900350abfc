# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # Something not given in time: +kind+ is :first_response, :next_response, :full_answer or :promise,
    # +at+ when it was given after all, or nil.
    Breach = Struct.new(:kind, :cycle, :due_at, :at, keyword_init: true)

    # A time in which the author was asked something: +to+ is nil while it lasts, +seconds+ are
    # working seconds, until now while it lasts.
    Pause = Struct.new(:cycle, :from, :to, :seconds, keyword_init: true)

    # How things stand at a moment (+now+), frozen. Times are UTC or as the events gave them, seconds
    # are working seconds.
    #
    # state: :waiting_first_response, :waiting_full_answer, :promised, :waiting_author, :handed_over
    #   (to come), :answered or :closed
    # owes: :organization, :author or nil; due_at: by when the organisation owes its next word, moved
    #   by a promise; nil when it does not owe it, or never has to
    # next_due_at: when it will be abandoned if nothing happens; nil when it is, or nobody waits
    # first_response_*, full_answer_*: the figures of the first cycle, which later ones do not change;
    #   *_due_at is the measured target whatever was promised; full_answer_due_at is nil while its
    #   clock stands, and when the author had no need of it before it was due
    # promised_at: the date the organisation is bound to now; promises_made, promises_kept: so far
    # cycle: the number of the current one; reopened: how many came after the first
    # disputed_at: the first :not_solved after the first full answer; verdict: the author's latest
    # breaches, pauses, explanation: all Breaches by due date, all Pauses, all Steps
    Status =
      Struct.new(
        :now,
        :state,
        :owes,
        :due_at,
        :next_due_at,
        :asked_at,
        :first_response_due_at,
        :first_response_at,
        :first_response_seconds,
        :full_answer_due_at,
        :full_answer_at,
        :full_answer_seconds,
        :promised_at,
        :promises_made,
        :promises_kept,
        :pauses,
        :paused_seconds,
        :cycle,
        :reopened,
        :closed_at,
        :disputed_at,
        :verdict,
        :breaches,
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
            pauses: none,
            paused_seconds: 0,
            cycle: 0,
            reopened: 0,
            breaches: none,
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

# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # :asked                the question
    # :addressed            the organisation was addressed again: by a mention or *Ask the company*, of
    #                       who asked or of another person (+by_another+, also of :merged)
    # :official_reply       the organisation spoke; +reply_kind+ says what it was
    # :promise_changed      another date was given in public, without a word to the matter
    # :author_replied       any other post by the author
    # :replied              any other post by another resident
    # :needs_answer         *Look at* was decided: such a post, of +since+, is an address
    # :thanks               *Look at* was decided: nothing until +since+ (or until now) is one
    # :handed_over          to +to+, which answers by +promised_at+; :came_back ends it
    # :moved, :split        the question went elsewhere; +terms+ when another organisation owes now
    # :merged               another question came in, which waits since +since+, or for the full
    #                       answer only (+responded+), and for that since +answer_since+;
    #                       :came_apart when what +ref+ names left again
    # :set_aside, :restored nobody can read the question, for a +reason+ (withheld, in quarantine, part of
    #                       another); :restored without one, for whatever reason it was
    # :solved, :not_solved  the author's verdict
    # :closed               a spokesperson closed it with a summary
    # :reopened             an expert sent it back
    # :author_changed       the question is somebody else's now
    # :nudged               the author is still waiting
    # :calendar_changed     the working hours or the targets are +terms+ from now on
    EVENT_KINDS = %i[
      asked
      addressed
      official_reply
      promise_changed
      author_replied
      replied
      needs_answer
      thanks
      handed_over
      came_back
      moved
      split
      merged
      came_apart
      set_aside
      restored
      solved
      not_solved
      closed
      reopened
      author_changed
      nudged
      calendar_changed
    ].freeze

    REPLY_KINDS = %i[first_response interim question full_answer correction announcement].freeze

    # Working hours and targets: a WorkingCalendar and Targets.
    Terms = Struct.new(:calendar, :targets, keyword_init: true)

    # Something that happened, frozen. Kinds may be given as Strings; +promised_at+ is the date of an
    # :interim reply, a :promise_changed or a :handed_over; +ref+ names the post. ArgumentError for an
    # unknown kind or a moment that is no Time.
    Event =
      Struct.new(
        :kind,
        :at,
        :id,
        :reply_kind,
        :promised_at,
        :since,
        :answer_since,
        :responded,
        :to,
        :terms,
        :ref,
        :reason,
        :by_another,
        keyword_init: true,
      ) do
        def initialize(kind:, at:, id: 0, reply_kind: nil, **rest)
          kind = known(kind, EVENT_KINDS)
          reply_kind = kind == :official_reply ? known(reply_kind, REPLY_KINDS) : nil
          [at, *rest.values_at(:promised_at, :since, :answer_since).compact].each do |time|
            raise ArgumentError, "not a Time: #{time.inspect}" unless time.is_a?(Time)
          end
          super
          freeze
        end

        # Events happened in the order of their moments, then of their ids; the rest only makes the
        # order of equals certain. What the office's hours are is known before anything happens in them.
        def order
          [
            at.to_r,
            kind == :calendar_changed ? 0 : 1,
            id,
            EVENT_KINDS.index(kind),
            reply_kind.to_s,
            promised_at.to_r,
            since.to_r,
            answer_since.to_r,
            ref.to_i,
            reason.to_s,
            by_another ? 1 : 0,
          ]
        end

        # Whether the organisation said something to the matter, as opposed to mending or announcing.
        def response?
          kind == :official_reply && %i[correction announcement].none?(reply_kind)
        end

        private

        def known(kind, kinds)
          kinds.find { |known| known.to_s == kind.to_s } ||
            raise(ArgumentError, "unknown kind of event #{kind.inspect}")
        end
      end
  end
end

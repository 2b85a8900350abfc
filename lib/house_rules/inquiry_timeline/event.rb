# frozen_string_literal: true

module HouseRules
  class InquiryTimeline
    # :asked                the question
    # :addressed            the author addressed the organisation again
    # :official_reply       the organisation spoke; +reply_kind+ says what it was
    # :author_replied       any other post by the author
    # :solved, :not_solved  the author's verdict
    # :closed               a spokesperson closed it with a summary
    # :reopened             an expert sent it back
    EVENT_KINDS = %i[
      asked
      addressed
      official_reply
      author_replied
      solved
      not_solved
      closed
      reopened
    ].freeze

    REPLY_KINDS = %i[first_response interim question full_answer correction announcement].freeze

    # Something that happened, frozen. Kinds may be given as Strings; +promised_at+ is the date of an
    # :interim reply. ArgumentError for an unknown kind or a moment that is no Time.
    Event =
      Struct.new(:kind, :at, :id, :reply_kind, :promised_at, keyword_init: true) do
        def initialize(kind:, at:, id: 0, reply_kind: nil, promised_at: nil)
          kind = known(kind, EVENT_KINDS)
          reply_kind = kind == :official_reply ? known(reply_kind, REPLY_KINDS) : nil
          [at, promised_at || at].each do |time|
            raise ArgumentError, "not a Time: #{time.inspect}" unless time.is_a?(Time)
          end
          super
          freeze
        end

        # Events happened in the order of their moments, then of their ids; the rest only makes the
        # order of equals certain.
        def order
          [at.to_r, id, EVENT_KINDS.index(kind), reply_kind.to_s, promised_at.to_r]
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

# frozen_string_literal: true

module HouseRules
  class CalendarText
    # Raised where a line cannot be read; +what+ as in Problem.
    class Unreadable < StandardError
      attr_reader :what

      def initialize(what)
        super
        @what = what
      end
    end
  end
end

# frozen_string_literal: true

module HouseRules
  class WorkingCalendar
    # Pages by number, made when first asked for. Reading takes no lock: a new page comes with a new
    # Hash, so that no thread sees one change.
    class Pages
      LIMIT = 128

      def initialize(zone, hours)
        @zone = zone
        @hours = hours
        @mutex = Mutex.new
        @pages = {}.freeze
      end

      def [](number)
        @pages[number] || keep(number, Page.build(number, @zone, @hours))
      end

      def at(moment)
        self[Page.number(moment)]
      end

      private

      # The page made longest ago gives way.
      def keep(number, page)
        @mutex.synchronize do
          kept = @pages.size < LIMIT ? @pages : @pages.drop(1).to_h
          @pages = kept.merge(number => page).freeze
        end
        page
      end
    end
  end
end

# frozen_string_literal: true

module Sandbox
  # The forum's time: real time and one offset. Ruby, SQL's now() and the browser all use it.
  module Clock
    class << self
      attr_accessor :offset, :frozen_at

      def real
        Process.clock_gettime(Process::CLOCK_REALTIME)
      end

      def now
        (frozen_at || real) + (offset || 0)
      end

      # Sets the clock; it goes on from there.
      def turn_to(time)
        self.offset = time.to_f - (frozen_at || real)
        tell_database
      end

      # What SQL calls now() comes from the schema public, which is looked up before PostgreSQL's own.
      def tell_database
        seconds = format("%.6f", now - real)
        ActiveRecord::Base.connection.execute(<<~SQL)
          CREATE OR REPLACE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql STABLE AS
          $$SELECT pg_catalog.now() + interval '#{seconds} seconds'$$
        SQL
      end
    end

    # Kernel of it: whoever asks Ruby for the time, asks the clock.
    module Shift
      def now(**options)
        at(Clock.now, **options)
      end
    end

    module ShiftDate
      def today(*)
        Time.now.to_date
      end
    end

    module ShiftDateTime
      def now(*)
        Time.now.to_datetime
      end
    end

    Time.singleton_class.prepend(Shift)
    Date.singleton_class.prepend(ShiftDate)
    DateTime.singleton_class.prepend(ShiftDateTime)
  end
end

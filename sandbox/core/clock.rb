# frozen_string_literal: true

module Sandbox
  # The forum's time: real time and one offset. Ruby, SQL's now() and the browser all use it.
  module Clock
    class << self
      attr_accessor :frozen_at
      attr_writer :offset

      def offset = @offset || 0
      def real = Process.clock_gettime(Process::CLOCK_REALTIME)
      def now = (frozen_at || real) + offset

      # Sets the clock; it goes on from there.
      def turn_to(time)
        self.offset = time.to_f - (frozen_at || real)
        tell_database
      end

      # What SQL calls now() comes from the schema public, which is looked up before PostgreSQL's own.
      def tell_database
        ActiveRecord::Base.connection.execute(<<~SQL)
          CREATE OR REPLACE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql STABLE AS
          $$SELECT pg_catalog.now() + interval '#{format("%.6f", now - real)} seconds'$$
        SQL
      end
    end

    # Whoever asks Ruby for the time, asks the clock.
    Time.singleton_class.prepend(
      Module.new { def now(**options) = at(Sandbox::Clock.now, **options) },
    )
  end
end

# frozen_string_literal: true

module Jobs
  module HouseRules
    # Moves a spammer's posts to quarantine, topic by topic, for a while, and hands the rest on to its next
    # run. What could not be moved is left out and said in the log.
    class SweepToQuarantine < ::Jobs::Base
      sidekiq_options queue: "low"

      AT_A_TIME = 25.seconds

      def execute(args)
        sweep = ::HouseRules::Sweep.running.find_by(id: args[:sweep_id])
        return if sweep.nil? || !::HouseRules.enabled?
        DistributedMutex.synchronize("house_rules_sweep_#{sweep.id}", validity: 10.minutes) do
          work(sweep.reload)
        end
      end

      private

      def work(sweep)
        until_time = AT_A_TIME.from_now
        mover = ::HouseRules::SweepTopic.new(sweep)
        while sweep.status == "running" && Time.zone.now < until_time
          finish(sweep) if !mover.move_next
        end
        ::Jobs.enqueue(self.class, sweep_id: sweep.id) if sweep.status == "running"
      end

      def finish(sweep)
        sweep.update!(status: "done", finished_at: Time.zone.now)
      end
    end
  end
end

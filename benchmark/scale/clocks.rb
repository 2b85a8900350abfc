# frozen_string_literal: true

module Scale
  # What the rules compute: history, figures, the sweep, deadlines anew.
  module Clocks
    private

    def backfill
      SiteSetting.house_rules_enabled = true
      HouseRules::Inquiry.where(history: true).delete_all
      PluginStore.remove(HouseRules::PLUGIN_NAME, "backfill_#{@forum.organization.id}")
      memory = []
      result =
        HouseRules::BackfillInquiries.call(
          organization_id: @forum.organization.id,
          progress: ->(_) { memory << rss },
        )
      told = [Notification.count, Topic.where(archetype: "private_message").count, EmailLog.count]
      found = "#{result.seconds} s, #{memory.first} to #{memory.max} MB, told #{told.sum}"
      row("backfill, #{result.asked} asked", found, "-", "120 s, constant memory")
    end

    def rss
      File.read("/proc/self/status")[/VmRSS:\s+(\d+)/, 1].to_i / 1024
    end

    # Makes the history live: what was asked, answered, answered in full, all on record as events.
    def living
      return if HouseRules::Inquiry.where(history: false).count >= @forum.topics / 2
      DB.exec(<<~SQL)
        UPDATE house_rules_inquiries SET history = false WHERE history;
        INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, post_id, actor_id)
        SELECT id, 'asked', asked_at, post_id, author_id FROM house_rules_inquiries
        ON CONFLICT DO NOTHING;
        INSERT INTO house_rules_inquiry_events (inquiry_id, kind, at, reply_kind)
        SELECT id, 'official_reply', first_response_at,
               CASE WHEN id % 3 = 0 THEN 'first_response' ELSE 'full_answer' END
        FROM house_rules_inquiries WHERE first_response_at IS NOT NULL;
        ANALYZE house_rules_inquiries; ANALYZE house_rules_inquiry_events;
      SQL
      time = seconds { HouseRules::RecountInquiries.call(open_only: false) }
      count = HouseRules::Inquiry.count
      row("all caches of #{count} inquiries from events", format("%.0f s", time), "-", "-")
      DB.exec("ANALYZE house_rules_inquiries")
    end

    # Of a forum whose rules were never off: the switch was turned by this benchmark only.
    def figures
      DB.exec(<<~SQL)
        UPDATE house_rules_guard SET enabled = false;
        TRUNCATE house_rules_record_entries;
        UPDATE house_rules_guard SET enabled = true;
      SQL
      HouseRules::Directory.clear
      today = Date.current
      organizations = HouseRules::Directory.organizations
      { "90 days" => [90, 20], "2 years" => [730, 80] }.each do |name, (days, budget)|
        ours =
          median { HouseRules::Figures.new(organizations:, from: today - days, to: today).to_h }
        start_date = (today - days).to_time
        core = median(3) { Report.find("time_to_first_response", start_date:, end_date: Time.now) }
        row(
          "figures of #{name}",
          ms(ours),
          "core's response-time report: #{ms(core)}",
          "#{budget} ms",
        )
      end
    end

    def sweep
      HouseRules::Inquiry.update_all(next_rung_at: 1.year.from_now)
      DB.exec("VACUUM ANALYZE house_rules_inquiries")
      idle = median { HouseRules::AnnounceRungs.call }
      row("sweep, nothing due", ms(idle), stalled, "1 ms")
      row("sweep, 500 due", ms(due(500)), "-", "50 ms")
    end

    # Another 500 each time.
    def due(count)
      ids = HouseRules::Inquiry.where(history: false).order(:id).limit(count * 6).pluck(:id)
      times =
        ids
          .each_slice(count)
          .map do |slice|
            name = SecureRandom.hex(8)
            at = { due_at: 1.hour.from_now, due_name: name, escalate_at: 1.day.from_now }
            HouseRules::Inquiry.where(id: slice).update_all(next_rung_at: 1.minute.ago, **at)
            seconds { HouseRules::AnnounceRungs.call }
          end
      times.sort[times.size / 2]
    end

    def stalled
      return "automation is not there" if !defined?(::DiscourseAutomation::StalledTopicFinder)
      finder = ::DiscourseAutomation::StalledTopicFinder
      "stalled-topic finder: #{ms(median(5) { finder.call(1.week.ago).to_a })}"
    end

    # Other hours, while somebody writes.
    def recount
      SiteSetting.house_rules_enabled = true
      alone = median(9) { write(topic_id: Topic.order(:id).last.id) }
      change_hours
      child = fork_recount
      beside = []
      while Process.wait(child, Process::WNOHANG).nil?
        beside << seconds { write(topic_id: Topic.order(:id).last.id) }
      end
      took = Time.now - @recount_started
      open = HouseRules::Inquiry.where(history: false, closed_at: nil).count
      found =
        format("%.0f s for %d; a reply meanwhile %s", took, open, ms(beside.sort[beside.size / 2]))
      row(
        "other hours, open inquiries anew",
        found,
        "a reply alone: #{ms(alone)}",
        "posting not blocked",
      )
    end

    def change_hours
      week =
        HouseRules::Calendar::DEFAULT_WEEK.merge(
          "sat" => [["10:00", "1#{rand(1..9)}:#{rand(10..59)}"]],
        )
      calendar = HouseRules::Calendar.create!(time_zone: "Europe/Moscow", week:)
      @forum.organization.update!(calendar:)
    end

    def fork_recount
      @recount_started = Time.now
      config = ActiveRecord::Base.connection_db_config.configuration_hash
      fork do
        ActiveRecord::Base.establish_connection(config)
        HouseRules::RecountInquiries.call(organization_id: @forum.organization.id)
        exit!(0)
      end
    end

    def difference
      calendar = @forum.organization.calendar.working_calendar
      pairs = Array.new(1000) { Time.now - rand(1_000_000) }.each_slice(2).to_a
      time = median { pairs.each { |from, to| calendar.seconds_between(from, to) } } / pairs.size
      row("one working-time difference", format("%.1f µs", time * 1_000_000), "-", "5 µs")
    end
  end
end

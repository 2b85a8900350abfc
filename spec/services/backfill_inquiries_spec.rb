# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/past_forum"

RSpec.describe HouseRules::BackfillInquiries do
  include_context "with inquiries"

  fab!(:voices) { Array.new(3) { Fabricate(:user) } }
  let(:week) { HouseRules::Calendar::DEFAULT_WEEK }

  before { voices.each { |user| HouseRules::OrganizationVoice.create!(organization:, user:) } }

  def backfill
    described_class.call(organization_id: organization.id)
  end

  def figures(**options)
    HouseRules::Figures.new(
      organizations: [HouseRules::Directory.organization(organization.id)],
      **options,
    ).to_h
  end

  def use_calendar(**attributes)
    organization.update!(calendar: HouseRules::Calendar.create!(week:, **attributes))
  end

  def measured
    figures => {
      asked:,
      answered:,
      initiated:,
      first_response: { within_target: within, median_seconds: median, p90_seconds: p90 }
    }
    sum = HouseRules::Inquiry.sum(:first_response_seconds)
    { asked:, answered:, within:, median:, p90:, sum:, initiated: }
  end

  # One old topic: [author, moment] pairs.
  def past_topic(*posts, **attributes)
    topic =
      Fabricate(
        :topic,
        category:,
        user: posts.first.first,
        created_at: posts.first.last,
        **attributes,
      )
    posts.each_with_index do |(user, at, extra), index|
      post =
        Fabricate.build(:post, topic:, user:, created_at: at, post_number: index + 1, **extra.to_h)
      post.house_rules_door = true if post.respond_to?(:house_rules_door=)
      post.save!
    end
    HouseRules::Inquiry.where(topic_id: topic.id).destroy_all
    HouseRules::InquiryEvent.delete_all
    topic
  end

  describe "figures beside an independent computation" do
    let!(:forum) { PastForum.new(category:, voices: [account, *voices]).create! }

    {
      "Moscow" => {
        time_zone: "Europe/Moscow",
      },
      "Berlin when summer time begins, with a split day" => {
        time_zone: "Europe/Berlin",
        week: {
          "mon" => [%w[09:00 12:30], %w[13:30 18:00]],
          "tue" => [%w[09:00 18:00]],
          "thu" => [%w[09:00 18:00]],
          "sat" => [%w[22:00 24:00]],
          "sun" => [%w[00:00 05:00]],
        },
      },
      "Kathmandu with holidays and a working Saturday" => {
        time_zone: "Asia/Kathmandu",
        days: {
          "2025-04-01" => [],
          "2025-04-02" => [%w[10:15 13:45]],
          "2025-04-05" => [%w[10:00 19:00]],
        },
      },
      "Lord Howe, where clocks go back by half an hour at night, with hours through it" => {
        time_zone: "Australia/Lord_Howe",
        week: {
          "sat" => [%w[20:00 24:00]],
          "sun" => [%w[00:00 03:30], %w[09:00 12:00]],
          "wed" => [%w[08:30 16:45]],
        },
      },
      "Casablanca, where clocks go forward after Ramadan, open day and night" => {
        time_zone: "Africa/Casablanca",
        week: HouseRules::WorkingCalendar::Hours::WEEKDAYS.to_h { |day| [day, [%w[00:00 24:00]]] },
        days: {
          "2025-04-07" => [],
        },
      },
      "Moscow with a moved, short Saturday and a holiday" => {
        time_zone: "Europe/Moscow",
        days: {
          "2025-03-29" => [%w[10:00 19:00]],
          "2025-03-31" => [],
        },
      },
    }.each do |name, calendar|
      it "agrees in #{name}" do
        use_calendar(working_day_seconds: 36_000, **calendar)
        backfill
        expect(measured).to eq(
          forum.figures(
            zone: calendar[:time_zone],
            week: calendar[:week] || week,
            days: calendar[:days] || {},
          ),
        )
      end
    end

    it "rebuilds history by another calendar, and is idempotent" do
      2.times { backfill }
      moscow = measured
      rows = HouseRules::Inquiry.order(:id).map(&:attributes)
      topics = HouseRules::OrganizationTopic.order(:id).map(&:attributes)
      backfill
      expect(HouseRules::Inquiry.order(:id).map(&:attributes)).to eq(rows)
      expect(HouseRules::OrganizationTopic.order(:id).map(&:attributes)).to eq(topics)

      use_calendar(time_zone: "Europe/Berlin")
      backfill
      expect(measured).to eq(forum.figures(zone: "Europe/Berlin", week:))
      expect(measured).not_to eq(moscow)
    end

    it "goes on where it was stopped, in batches of any size" do
      expected = forum.figures(zone: "Europe/Moscow", week:)
      stub_const(described_class, "BATCH", 30) do
        batches = 0
        expect do
          described_class.call(
            organization_id: organization.id,
            progress: ->(_) { raise Interrupt if (batches += 1) == 3 },
          )
        end.to raise_error(Interrupt)
        expect(HouseRules::Inquiry.count).to be_between(1, forum.topics.size / 2)

        shares = []
        described_class.call(
          organization_id: organization.id,
          progress: ->(share) { shares << share },
        )
        expect(shares.first).to be > 0.3
        expect(shares.last).to eq(1.0)
      end
      expect(measured).to eq(expected)
    end

    it "tells nobody" do
      Jobs.run_immediately!
      ActionMailer::Base.deliveries.clear
      published =
        MessageBus.track_publish do
          expect { backfill }.not_to change { [Notification.count, ::Post.count, Topic.count] }
        end
      expect(published.map(&:channel).grep(/house-rules|notification/)).to eq([])
      expect(ActionMailer::Base.deliveries).to eq([])
      expect(HouseRules::Inquiry.abandoned).to be_empty
      expect(HouseRules::AnnounceRungs.call).to eq([])
    end
  end

  it "leaves out what staff, bots and employees started, and what the forum made by itself" do
    past = moscow("2025-04-07 12:00")
    asked = past_topic([resident, past])
    past_topic([Fabricate(:admin), past])
    past_topic([Discourse.system_user, past])
    past_topic([spokesperson, past])
    past_topic([resident, past], deleted_at: past)
    SiteSetting.welcome_topic_id = past_topic([resident, past]).id
    category.update_columns(topic_id: past_topic([resident, past]).id)
    past_topic([resident, past], category: Fabricate(:category))
    backfill
    expect(HouseRules::Inquiry.pluck(:topic_id, :history)).to eq([[asked.id, true]])
  end

  it "hears a voice only until it stopped speaking for the organisation" do
    HouseRules::OrganizationVoice.where(user: voices.first).update_all(
      spoke_until: moscow("2025-04-01 00:00"),
    )
    before =
      past_topic([resident, moscow("2025-03-24 12:00")], [voices.first, moscow("2025-03-24 13:00")])
    after =
      past_topic([resident, moscow("2025-04-07 12:00")], [voices.first, moscow("2025-04-07 13:00")])
    own = past_topic([voices.first, moscow("2025-04-07 12:00")])
    backfill
    expect(inquiry_of(before).first_response_seconds).to eq(3600)
    expect(inquiry_of(after).first_response_seconds).to be_nil
    expect(inquiry_of(own)).to be_present
  end

  it "takes an accepted solution for a full answer, and knows none otherwise" do
    if !ActiveRecord::Base.connection.table_exists?("discourse_solved_solved_topics")
      skip "discourse-solved is not there"
    end
    solved =
      past_topic(
        [resident, moscow("2025-04-07 12:00")],
        [voices.first, moscow("2025-04-07 13:00")],
        [voices.last, moscow("2025-04-08 12:00")],
      )
    other =
      past_topic([resident, moscow("2025-04-07 12:00")], [voices.first, moscow("2025-04-07 13:00")])
    DB.exec(<<~SQL, topic: solved.id, post: solved.posts.last.id)
      INSERT INTO discourse_solved_solved_topics (topic_id, answer_post_id, accepter_user_id, created_at, updated_at)
      VALUES (:topic, :post, -1, now(), now())
    SQL
    backfill
    expect(inquiry_of(solved)).to have_attributes(state: "answered", full_answer_seconds: 36_000)
    expect(inquiry_of(other)).to have_attributes(
      state: "waiting_full_answer",
      full_answer_seconds: nil,
    )
  end

  it "leaves alone what was asked under the rules" do
    live = ask
    answer(live, "first_response", at: moscow("2026-11-23 12:00"))
    columns = inquiry_of(live).attributes
    counted = figures
    backfill
    expect(HouseRules::Inquiry.sole.attributes).to eq(columns)
    expect(figures).to eq(counted)
  end

  it "forgets what it counted twice before, also where the organisation spoke since" do
    live = ask
    answer(live, "first_response", at: moscow("2026-11-23 12:00"))
    counted = figures
    twin =
      HouseRules::Inquiry.create!(inquiry_of(live).attributes.except("id").merge("history" => true))
    answer(live, "full_answer", at: moscow("2026-11-23 13:00"))
    expect(twin.events).to be_present

    backfill
    expect(HouseRules::Inquiry.sole.history).to eq(false)
    expect(HouseRules::InquiryEvent.where(inquiry_id: twin.id)).to be_empty
    expect(figures).to include(counted.slice(:asked, :answered, :history))
  end

  it "notes what was started and joined, and whether residents replied" do
    past = moscow("2025-04-07 12:00")
    lonely = past_topic([voices.first, past])
    lively = past_topic([account, past], [resident, past + 60])
    joined = past_topic([resident, past], [voices.last, past + 60])
    backfill
    expect(
      HouseRules::OrganizationTopic.order(:topic_id).pluck(:topic_id, :role, :resident_replied),
    ).to eq(
      [[lonely.id, "started", false], [lively.id, "started", true], [joined.id, "joined", false]],
    )

    HouseRules::OrganizationVoice.where(user: voices).delete_all
    backfill
    expect(HouseRules::OrganizationTopic.pluck(:topic_id)).to eq([lively.id])
  end

  # On its own, so that it runs once whatever other specs have loaded.
  def load_task
    Rake.application = Rake::Application.new
    Rake::Task.define_task(:environment)
    Rake.load_rakefile File.expand_path("../../lib/tasks/house_rules_backfill.rake", __dir__)
    Rake::Task["house_rules:backfill"]
  end

  it "runs as a rake task" do
    past_topic([resident, moscow("2025-04-07 12:00")], [account, moscow("2025-04-07 13:00")])
    task = load_task
    expect { task.invoke }.to output(
      /Northbank Homes: 1 asked, 1 answered, 0 never answered; [\d.]+ s\n/,
    ).to_stdout.and output(/100 %/).to_stderr
  end
end

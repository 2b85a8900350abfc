# frozen_string_literal: true

# Two databases behind one process. The second one has to be migrated:
# RAILS_ENV=test rake db:migrate does both, unless it runs in parallel (TEST_ENV_NUMBER).
RSpec.describe "House rules on two sites", type: :multisite do
  def on_each(&block)
    test_multisite_connection("default") { test_multisite_connection("second", &block) }
  end

  def on(site, &)
    RailsMultisite::ConnectionManagement.with_connection(site, &)
  end

  def guard
    DB.query_single("SELECT enabled FROM house_rules_guard").first
  end

  def protected_post
    Fabricate(:post, topic: Fabricate(:topic, category: Fabricate(:category)))
  end

  # What was read before is forgotten at a commit, and nothing is committed here.
  def read_anew
    HouseRules::Directory.send(:cache).clear(after_commit: false)
  end

  def sql_delete(post)
    DB.exec("SAVEPOINT a")
    DB.exec("UPDATE posts SET deleted_at = now() WHERE id = ?", post.id)
  rescue PG::RaiseException
    DB.exec("ROLLBACK TO SAVEPOINT a")
    :refused
  end

  before do
    @provider = SiteSetting.provider
    SiteSetting.provider = SiteSettings::DbProvider.new(SiteSetting)
    missing = on("second") { HouseRules::DatabaseGuard.missing }
    skip "the second database is not migrated" if missing.any?
  end

  after do
    %w[default second].each do |site|
      on(site) do
        SiteSetting.refresh!
        HouseRules::Directory.clear
      end
    end
    SiteSetting.provider = @provider
  end

  it "are in force on one and off on the other, in every layer" do
    on_each do
      off = protected_post
      on("default") do
        SiteSetting.house_rules_enabled = true
        kept = protected_post
        read_anew
        expect(guard).to eq(true)
        expect(HouseRules::Protection.post?(kept)).to eq(true)
        expect { PostDestroyer.new(Discourse.system_user, kept).destroy }.to raise_error(
          HouseRules::Refused,
        )
        expect(sql_delete(kept)).to eq(:refused)
      end

      expect(HouseRules).not_to be_enabled
      expect(guard).to eq(false)
      expect(HouseRules::RecordEntry.count).to eq(0)
      expect(HouseRules::Protection.post?(off)).to eq(false)
      2.times { Jobs::HouseRules::RenewGuardLease.new.execute({}) }
      expect(guard).to eq(false)
      expect(sql_delete(off)).to eq(1)
      PostDestroyer.new(Discourse.system_user, protected_post).destroy
      expect(ProblemCheck.realtime.map(&:identifier)).not_to include(:house_rules_guard)

      on("default") do
        expect(ProblemCheck.realtime.map(&:identifier)).to include(:house_rules_guard)
      end
    end
  end

  it "keep directory, calendars and off periods apart, under the same ids" do
    on_each do
      hours = { "second" => %w[09:00 18:00], "default" => %w[10:00 20:00] }
      hours.each do |site, day|
        on(site) do
          SiteSetting.house_rules_enabled = true
          calendar = Fabricate(:house_rules_calendar, id: 990_099, week: { "mon" => [day] })
          Fabricate(:house_rules_organization, id: 990_099, name: "Homes of #{site}", calendar:)
          read_anew
        end
      end
      on("second") do
        SiteSetting.house_rules_enabled = false
        read_anew
      end
      2.times do
        hours.each do |site, day|
          on(site) do
            organization = HouseRules::Directory.organization(990_099)
            expect(organization.name).to eq("Homes of #{site}")
            opening = organization.calendar.next_opening(Time.utc(2026, 11, 22))
            expect(opening.in_time_zone("Europe/Moscow").strftime("%H:%M")).to eq(day.first)
            seconds = HouseRules::InquiryTargets.working_day_seconds(990_099)
            expect(seconds).to eq(site == "second" ? 32_400 : 36_000)
            expect(HouseRules::Directory.off_periods.size).to eq(site == "second" ? 1 : 0)
          end
        end
      end
    end
  end

  it "keep the cause of a turn of the switch to the site it belongs to" do
    on_each do
      HouseRules::Hooks::Switch::Given.set(reason: "Only here") do
        SiteSetting.house_rules_enabled = true
        SiteSetting.house_rules_enabled = false
      end
      on("default") { expect(SiteSetting.global_notice).not_to include("Only here") }
      expect(SiteSetting.global_notice).to include("Only here")
    end
  end
end

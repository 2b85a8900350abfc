# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/moved_questions"
require_relative "../support/settings_before"

# What stands in quarantine waits for no answer, is charged to nobody and is named in no list.
RSpec.describe "Questions in quarantine", type: :request do
  include_context "with inquiries"
  include MovedQuestions

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }

  let(:quarantine) { HouseRules::Quarantine.category! }
  let(:topic) { ask }
  let(:inquiry) { HouseRules::Inquiry.find_by(topic_id: topic.id) }

  before do
    HouseRules::Organization.update_all(created_at: moscow("2026-01-01 00:00"))
    HouseRules::Directory.clear
    topic
    sign_in(moderator)
  end

  def put_into(section, target = topic)
    put "/t/-/#{target.id}.json",
        params: {
          category_id: section.id,
          house_rules_reason: "wrong_section",
        }
    expect(response.status).to eq(200)
  end

  it "stand still, and go on with what was left" do
    freeze_time moscow("2026-11-23 14:00")
    put_into(quarantine)
    expect(inquiry).to have_attributes(owes: nil, due_at: nil, set_aside: true)
    freeze_time moscow("2026-11-25 12:00")
    put_into(category)
    expect(inquiry.reload).to have_attributes(
      owes: "organization",
      due_at: eq_time(moscow("2026-11-25 18:00")),
    )
    expect(kinds(inquiry).count("set_aside")).to eq(1)
    expect(kinds(inquiry).count("restored")).to eq(1)
  end

  it "stand still when they are split off to it, and stay so while they are withheld too" do
    rest = reply(topic, neighbour)
    entered = split(topic, [topic.first_post, rest])
    put_into(quarantine, entered)
    expect(inquiry_of(entered).set_aside).to eq(true)
    withholding =
      HouseRules::WithholdPost.call(
        params: {
          post_id: entered.first_post.id,
          ground: "personal_data",
        },
        guardian: moderator.guardian,
      )[
        :withholding
      ]
    put_into(category, entered)
    expect(inquiry_of(entered).set_aside).to eq(true)
    HouseRules::ReturnWithholding.call(
      params: {
        id: withholding.id,
      },
      guardian: Fabricate(:admin).guardian,
    )
    expect(inquiry_of(entered)).to have_attributes(set_aside: false, owes: "organization")
  end

  it "stand still when their posts are moved to a topic there, and are asked by nobody" do
    gathered = Fabricate(:post, topic: Fabricate(:topic, category: quarantine)).topic
    mention = reply(topic, neighbour, raw: "And the cellar, @#{account.username}, what of it?")
    move(topic, [mention], destination_topic_id: gathered.id, house_rules_reason: "quarantine")
    expect(inquiry_of(gathered)).to have_attributes(set_aside: true, author_id: neighbour.id)
    result =
      HouseRules::AskOrganization.call(
        params: {
          post_id: gathered.first_post.id,
          organization_id: organization.id,
        },
        guardian: neighbour.guardian,
      )
    expect(result).to fail_a_policy(:open_topic)
  end

  it "follow when another section is chosen, and when the rules are off" do
    put_into(quarantine)
    set_before_rules(:house_rules_quarantine_category, Fabricate(:category).id)
    expect(inquiry.reload.set_aside).to eq(false)
    set_before_rules(:house_rules_quarantine_category, quarantine.id)
    expect(inquiry.reload.set_aside).to eq(true)
    expect { Jobs::HouseRules::SyncQuarantine.new.execute({}) }.not_to change {
      inquiry.events.count
    }
  end

  describe "that nobody has recomputed yet" do
    before do
      quarantine
      freeze_time moscow("2026-12-14 10:00")
    end

    def move_at_once
      topic.update_columns(category_id: quarantine.id)
      topic.reload
    end

    it "are not counted as abandoned" do
      count = -> { HouseRules::ListedInquiries.call(topics: [topic]).abandoned_count }
      expect { move_at_once }.to change { count.call }.from(1).to(0)
    end

    it "have no title in what stands behind a figure" do
      rows = -> do
        get "/house-rules/figures/topics.json", params: { figure: "never_answered" }
        response.parsed_body["rows"].size
      end
      expect { move_at_once }.to change { rows.call }.from(1).to(0)
    end

    it "are not unanswered, in their chip or the filter" do
      unanswered = -> do
        get "/filter.json", params: { q: "inquiry:unanswered category:#{topic.category.slug}" }
        ids = response.parsed_body["topic_list"]["topics"].pluck("id")
        [ids, HouseRules::UnansweredTopics.long_waiting?(topic)]
      end
      expect { move_at_once }.to change { unanswered.call }.from([[topic.id], true]).to([[], false])
    end
  end
end

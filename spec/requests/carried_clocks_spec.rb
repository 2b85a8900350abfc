# frozen_string_literal: true

require_relative "../support/inquiries"
require_relative "../support/moved_questions"

# Whatever happens to a question on its way, the time that was used stays used, the rest is counted,
# and no event is lost.
RSpec.describe "Clocks that are carried", type: :request do
  include_context "with inquiries"
  include MovedQuestions

  fab!(:moderator)
  fab!(:neighbour) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:elsewhere, :category)
  fab!(:berlin) { Fabricate(:house_rules_calendar, time_zone: "Europe/Berlin") }
  fab!(:care) { Fabricate(:house_rules_organization, name: "Northbank Care", calendar: berlin) }

  before do
    Fabricate(:house_rules_organization_category, organization: care, category: elsewhere)
    HouseRules::Organization.update_all(created_at: moscow("2026-01-01 00:00"))
    HouseRules::Directory.clear
    sign_in(moderator)
  end

  def recategorize(topic, category)
    put "/t/-/#{topic.id}.json",
        params: {
          category_id: category.id,
          house_rules_reason: "wrong_section",
        }
    expect(response.status).to eq(200)
  end

  def hand_over_to_care(topic)
    inquiry = living(topic).sole
    inquiry.events.create!(
      kind: "handed_over",
      at: Time.now,
      promised_at: 3.days.from_now,
      details: {
        organization_id: care.id,
      },
    )
    HouseRules::RecomputeInquiry.call(params: { inquiry_id: inquiry.id })
    inquiry
  end

  describe "to another organisation's section" do
    it "leaves it the rest by its own hours" do
      topic = ask(at: moscow("2026-11-23 12:00"))
      freeze_time moscow("2026-11-23 18:00")
      recategorize(topic, elsewhere)
      # Six hours used. Berlin closes two hours later than Moscow: four hours left, all on Monday.
      expect(living(topic).sole).to have_attributes(
        organization_id: care.id,
        asked_at: eq_time(moscow("2026-11-23 12:00")),
        due_at: eq_time(moscow("2026-11-23 22:00")),
      )
      expect(kinds(living(topic).sole)).to eq(%w[asked moved])
      freeze_time moscow("2026-11-23 21:00")
      get "/t/#{topic.id}.json"
      line = response.parsed_body["house_rules_inquiries"].sole
      expect(line).to include("organization_id" => care.id, "remaining_seconds" => 3600)
    end

    it "keeps late what was late, and keeps an answered question with who answered" do
      late = ask(at: moscow("2026-11-23 12:00"))
      answered = ask
      answer(answered, "full_answer", at: moscow("2026-11-23 13:00"))
      freeze_time moscow("2026-11-25 12:00")
      [late, answered].each { |topic| recategorize(topic, elsewhere) }
      expect(living(late).sole).to have_attributes(
        organization_id: care.id,
        due_at: eq_time(moscow("2026-11-24 12:00")),
      )
      expect(living(answered).sole).to have_attributes(
        organization_id: organization.id,
        state: "answered",
      )
    end

    it "ends a hand-over, and becomes part of what that organisation was asked there before" do
      topic = ask
      answer(topic, "first_response", at: moscow("2026-11-23 11:00"))
      inquiry = hand_over_to_care(topic)
      recategorize(topic, elsewhere)
      expect(inquiry.reload).to have_attributes(
        organization_id: care.id,
        handed_to_id: nil,
        state: "waiting_full_answer",
      )

      other = ask
      reply(other, neighbour, raw: "Let us ask @#{care.user.username} as well as you.")
      recategorize(other, elsewhere)
      expect(living(other).sole).to have_attributes(organization_id: care.id)
      expect(kinds(living(other).sole)).to eq(%w[asked moved merged])
    end
  end

  describe "into another question and out of it" do
    let(:host) { ask }
    let(:guest) { ask(neighbour, at: moscow("2026-11-23 15:00")) }

    it "waits there since it was asked, and goes on by itself when it leaves" do
      answer(host, "full_answer", at: moscow("2026-11-23 12:00"))
      guest
      freeze_time moscow("2026-11-24 11:00")
      merge(guest, host)
      inquiry = living(host).sole
      expect(inquiry).to have_attributes(cycle: 2, due_at: eq_time(moscow("2026-11-24 15:00")))

      freeze_time moscow("2026-11-24 12:00")
      question = Post.where(topic: host, user: neighbour).sole
      split(host, [question]) => entered
      expect(living(entered).sole).to have_attributes(
        author_id: neighbour.id,
        # An hour of it counted in the other topic.
        due_at: eq_time(moscow("2026-11-24 16:00")),
      )
      expect(kinds(living(entered).sole)).to eq(%w[asked set_aside restored])
      expect(inquiry.reload).to have_attributes(owes: nil, merged_into_id: nil)
    end

    it "owes its full answer when it did, to whoever asked first" do
      older = ask(neighbour, at: moscow("2026-11-23 12:00"))
      answer(older, "first_response", at: moscow("2026-11-23 13:00"))
      younger = ask(resident, at: moscow("2026-11-25 18:00"))
      freeze_time moscow("2026-11-26 11:00")
      merge(older, younger)
      expect(living(younger).sole).to have_attributes(
        due_at: eq_time(moscow("2026-11-26 12:00")),
        full_answer_due_at: eq_time(moscow("2026-11-30 18:00")),
      )
      split(younger, [Post.where(topic: younger, user: neighbour).sole])
      # What was said to the older one is the first response to both.
      expect(living(younger).sole.due_at).to eq_time(moscow("2026-11-30 18:00"))
    end

    it "stays behind as a question by itself when the other one leaves" do
      host
      guest
      freeze_time moscow("2026-11-23 16:00")
      merge(guest, host)
      rest = reply(host, resident)
      entered = split(host, [host.first_post, rest])
      expect(living(entered).sole.author_id).to eq(resident.id)
      expect(living(host).sole).to have_attributes(
        author_id: neighbour.id,
        owes: "organization",
        due_at: eq_time(moscow("2026-11-24 15:00")),
      )
      expect(kinds(living(entered).sole)).to eq(%w[asked merged came_apart split])
    end

    it "stays behind with what answered both" do
      host
      guest
      freeze_time moscow("2026-11-23 16:00")
      merge(guest, host)
      answer(host, "full_answer", at: moscow("2026-11-23 18:00"))
      freeze_time moscow("2026-11-24 12:00")
      split(host, [host.first_post, reply(host, resident)])
      expect(living(host).sole).to have_attributes(
        author_id: neighbour.id,
        full_answer_at: eq_time(moscow("2026-11-23 18:00")),
      )
    end

    it "stays part of the other one when both go, and leaves it there" do
      host
      guest
      freeze_time moscow("2026-11-23 16:00")
      merge(guest, host)
      question = Post.where(topic: host, user: neighbour).sole
      entered = split(host, [host.first_post, question])
      expect(living(entered).sole).to have_attributes(author_id: resident.id, topic_id: entered.id)
      expect(living(host)).to eq([])
      split(entered, [Post.where(topic: entered, user: neighbour).sole])
      expect(kinds(living(entered).sole)).to eq(%w[asked merged split came_apart])
      expect(HouseRules::Inquiry.living.pluck(:author_id)).to contain_exactly(
        resident.id,
        neighbour.id,
      )
    end

    it "uses no time while its author is asked" do
      guest
      answer(guest, "question", at: moscow("2026-11-23 16:00"))
      answer(host, "first_response", at: moscow("2026-11-23 17:00"))
      freeze_time moscow("2026-12-07 10:00")
      merge(guest, host)
      # An hour of three days was used; those of the host are long over.
      carried = living(host).sole.status.measures.last
      expect(carried).to have_attributes(
        kind: :full_answer,
        due_at: eq_time(moscow("2026-12-09 19:00")),
      )
    end

    it "keeps the date of what answered it there, and leaves with it" do
      host
      guest
      freeze_time moscow("2026-11-23 16:00")
      merge(guest, host)
      answered = answer(host, "full_answer", at: moscow("2026-11-23 18:00"))
      freeze_time moscow("2026-11-25 12:00")
      entered = split(host, [Post.where(topic: host, user: neighbour).sole, answered])
      expect(living(entered).sole).to have_attributes(
        state: "answered",
        full_answer_at: eq_time(moscow("2026-11-23 18:00")),
      )
    end

    it "counts once in the figures" do
      merge(guest, host)
      figures = HouseRules::Figures.new(organizations: HouseRules::Directory.organizations).to_h
      expect(figures[:asked]).to eq(1)
    end

    it "answered before, waits for nothing" do
      answer(guest, "full_answer", at: moscow("2026-11-23 16:00"))
      answer(host, "full_answer")
      merge(guest, host)
      expect(living(host).sole).to have_attributes(owes: nil, cycle: 1)
    end

    it "loses no event when it goes to and fro" do
      merge(guest, host)
      guest_inquiry = HouseRules::Inquiry.find_by(author_id: neighbour.id)
      3.times do
        question = Post.where(topic: host, user: neighbour, post_type: 1).sole
        entered = split(host, [question])
        merge(entered, host)
      end
      expect(kinds(guest_inquiry)).to eq(%w[asked] + %w[set_aside] + %w[restored set_aside] * 3)
      expect(living(host).sole.owes).to eq("organization")
    end
  end

  describe "passed on to whom it became part of a question of" do
    let(:topic) { ask }
    let(:mention) { reply(topic, neighbour, raw: "What do you say, @#{care.user.username}?") }

    before do
      mention
      freeze_time moscow("2026-11-23 11:00")
      result =
        HouseRules::PassInquiryOn.call(
          params: {
            inquiry_id: HouseRules::Inquiry.find_by(topic:, organization:).id,
            organization_id: care.id,
            word: "They will answer.",
          },
          guardian: spokesperson.guardian,
        )
      expect(result).to be_success
    end

    it "is owed by nobody else, wherever it goes" do
      entered = split(topic, [topic.first_post, reply(topic, resident)])
      expect(living(entered).sole).to have_attributes(
        organization_id: care.id,
        post_id: entered.first_post.id,
      )
      expect(living(topic).sole).to have_attributes(organization_id: care.id, post_id: mention.id)
    end

    it "stays part of that question when both go" do
      entered = split(topic, [topic.first_post, mention])
      expect(living(entered).sole).to have_attributes(organization_id: care.id, post_id: mention.id)
      expect(HouseRules::Inquiry.living.count).to eq(1)
    end
  end

  it "takes along what a reply that is split off waits for" do
    topic = ask
    answer(topic, "full_answer", at: moscow("2026-11-23 12:00"))
    freeze_time moscow("2026-11-23 14:00")
    question = reply(topic, neighbour, raw: "What about us, @#{account.username}, and our cellar?")
    freeze_time moscow("2026-11-24 11:00")
    entered = split(topic, [question])
    expect(living(entered).sole).to have_attributes(
      author_id: neighbour.id,
      asked_at: eq_time(moscow("2026-11-23 14:00")),
      due_at: eq_time(moscow("2026-11-24 14:00")),
    )
    expect(living(topic).sole).to have_attributes(owes: nil)
  end

  it "hears whom it was handed over to, also in what is moved in" do
    topic = ask
    inquiry = hand_over_to_care(topic)
    other = ask(neighbour, at: moscow("2026-11-23 12:00"))
    theirs = answer(other, "full_answer")
    HouseRules::OfficialPost.find_by(post: theirs).update!(organization: care)
    move(other, [theirs], destination_topic_id: topic.id)
    expect(inquiry.reload.state).to eq("answered")
  end

  it "follows the owner of the question" do
    topic = ask
    PostOwnerChanger.new(
      post_ids: [topic.first_post.id],
      topic_id: topic.id,
      new_owner: neighbour,
      acting_user: Fabricate(:admin),
    ).change_owner!
    expect(living(topic).sole).to have_attributes(
      author_id: neighbour.id,
      due_at: eq_time(moscow("2026-11-23 20:00")),
    )
    expect(kinds(living(topic).sole)).to eq(%w[asked author_changed])
  end

  it "hears an author whose words were another's" do
    topic = ask
    answer(topic, "question", at: moscow("2026-11-23 11:00"))
    answered = reply(topic, neighbour)
    expect(living(topic).sole.owes).to eq("author")
    PostOwnerChanger.new(
      post_ids: [answered.id],
      topic_id: topic.id,
      new_owner: resident,
      acting_user: Fabricate(:admin),
    ).change_owner!
    expect(living(topic).sole.owes).to eq("organization")
  end

  it "waits for the author whoever else addresses the organisation meanwhile" do
    topic = ask
    answer(topic, "question", at: moscow("2026-11-23 11:00"))
    freeze_time moscow("2026-11-23 12:00")
    reply(topic, neighbour, raw: "And the cellar, @#{account.username}, what of it?")
    expect(living(topic).sole).to have_attributes(
      owes: "organization",
      due_at: eq_time(moscow("2026-11-24 12:00")),
    )
    answer(topic, "first_response", at: moscow("2026-11-23 13:00"))
    expect(living(topic).sole.owes).to eq("author")

    PostOwnerChanger.new(
      post_ids: [topic.first_post.id],
      topic_id: topic.id,
      new_owner: neighbour,
      acting_user: Fabricate(:admin),
    ).change_owner!
    expect(living(topic).sole.owes).to eq("author")
    freeze_time moscow("2026-11-23 14:00")
    reply(topic, neighbour, raw: "It is mine now, @#{account.username}, if you please.")
    expect(living(topic).sole).to have_attributes(owes: "organization", paused_seconds: 3 * 3600)
  end

  it "follows a person into another account, with what they said" do
    topic = ask
    other = ask(neighbour)
    [other, topic].zip([resident, neighbour])
      .each do |question, user|
        HouseRules::SameHere.create!(inquiry: living(question).sole, user:, created_at: Time.now)
      end
    UserMerger.new(resident, neighbour, Fabricate(:admin)).merge!
    expect(HouseRules::Inquiry.pluck(:author_id)).to all eq(neighbour.id)
    expect(HouseRules::SameHere.pluck(:user_id)).to all eq(neighbour.id)
    expect(HouseRules::InquiryEvent.where(kind: "asked").pluck(:actor_id)).to all eq(neighbour.id)
  end

  def withhold(post, **part)
    params = { post_id: post.id, ground: "personal_data", **part }
    HouseRules::WithholdPost.call(params:, guardian: moderator.guardian)
  end

  def give_back(withholding)
    HouseRules::ReturnWithholding.call(
      params: {
        id: withholding.id,
      },
      guardian: Fabricate(:admin).guardian,
    )
  end

  it "stands still while the question is withheld, and goes on with what was left" do
    topic = ask
    freeze_time moscow("2026-11-23 14:00")
    result = withhold(topic.first_post)
    expect(living(topic).sole).to have_attributes(owes: nil, due_at: nil, set_aside: true)

    freeze_time moscow("2026-11-24 12:00")
    give_back(result[:withholding])
    expect(living(topic).sole).to have_attributes(
      owes: "organization",
      due_at: eq_time(moscow("2026-11-24 18:00")),
    )
  end

  it "goes on while the text can be read: asked to be withheld, its title or a former version is" do
    topic = ask
    post = topic.first_post
    post.revise(resident, { raw: "#{post.raw} And the cellar?" }, force_new_version: true)
    HouseRules::RequestWithholding.call(params: { post_id: post.id }, guardian: resident.guardian)
    expect(withhold(post, version: 1)).to be_success
    title = withhold(post, text: false, title: true)
    expect(title).to be_success
    expect(HouseRules::Withholding.pluck(:status).tally).to eq("requested" => 1, "pending" => 2)
    expect(kinds(living(topic).sole)).to eq(%w[asked])

    withhold(post)
    give_back(title[:withholding])
    expect(living(topic).sole).to have_attributes(owes: nil, set_aside: true)
  end

  it "stays out of sight when what is withheld leaves a question it was part of" do
    host = ask
    guest = ask(neighbour, at: moscow("2026-11-23 12:00"))
    result = withhold(guest.first_post)
    merge(guest, host)
    entered = split(host, [Post.where(topic: host, user: neighbour).sole])
    expect(living(entered).sole).to have_attributes(owes: nil, set_aside: true)
    freeze_time moscow("2026-11-23 14:00")
    give_back(result[:withholding])
    expect(living(entered).sole).to have_attributes(
      owes: "organization",
      due_at: eq_time(moscow("2026-11-24 14:00")),
    )
  end
end

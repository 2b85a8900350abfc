# frozen_string_literal: true

require_relative "../support/inquiries"

# Who wrote official words: seen by nobody while writing, reached by what concerns them.
RSpec.describe "The writer of official words", type: :request do
  include_context "with inquiries"

  fab!(:other_spokesperson) do
    Fabricate(:user, refresh_auto_groups: true).tap { |u| spokespeople.add(u) }
  end
  fab!(:other) { Fabricate(:user, refresh_auto_groups: true) }
  let!(:topic) { ask }

  def presence(user, *names)
    sign_in(user)
    post "/presence/update.json", params: { client_id: "a", present_channels: names }
    response.parsed_body
  end

  def seen(name)
    PresenceChannel.new(name, raise_not_found: false).user_ids
  end

  def notifications(user, *types)
    user.notifications.where(notification_type: Notification.types.values_at(*types))
  end

  describe "while writing" do
    let(:replying) { "/discourse-presence/reply/#{topic.id}" }
    let(:voice) { "/house-rules-voice/#{organization.id}/topic/#{topic.id}" }

    # Redis knows no frozen time.
    before { unfreeze_time }
    after { PresenceChannel.clear_all! }

    it "is seen by nobody who reads the topic, also when editing" do
      official = answer(topic, "full_answer")
      editing = "/discourse-presence/edit/#{official.id}"
      SiteSetting.edit_all_post_groups = Group::AUTO_GROUPS[:trust_level_0].to_s
      presence(spokesperson, replying, editing)
      expect(seen(replying)).to be_empty
      expect(seen(editing)).to be_empty
      presence(other, replying)
      expect(seen(replying)).to contain_exactly(other.id)
    end

    it "is no error in core's composer, which asks who else edits" do
      editing = "/discourse-presence/edit/#{answer(topic, "full_answer").id}"
      theirs = "/discourse-presence/edit/#{topic.first_post.id}"
      sign_in(spokesperson)
      get "/presence/get", params: { channels: [editing, theirs] }
      expect(response.parsed_body).to match(editing => include("users" => []), theirs => nil)
      sign_in(other)
      get "/presence/get", params: { channels: [editing] }
      expect(response.parsed_body).to eq(editing => nil)
    end

    it "is seen in messages, where nobody speaks officially" do
      message = Fabricate(:private_message_topic, user: spokesperson, recipient: other)
      name = "/discourse-presence/reply/#{message.id}"
      presence(spokesperson, name)
      expect(seen(name)).to contain_exactly(spokesperson.id)
    end

    it "is seen by the other spokespeople, and by no one else" do
      expect(presence(spokesperson, voice)).to eq(voice => true)
      expect(seen(voice)).to contain_exactly(spokesperson.id)
      sign_in(other_spokesperson)
      get "/presence/get", params: { channels: [voice] }
      expect(response.parsed_body.dig(voice, "users").map { |u| u["id"] }).to eq([spokesperson.id])
      [other, Fabricate(:admin), nil].each do |user|
        user ? sign_in(user) : sign_out
        get "/presence/get", params: { channels: [voice] }
        expect(response.parsed_body).to eq(voice => nil)
      end
      expect(presence(other, voice)).to eq(voice => false)
      organization.update!(retired_at: Time.zone.now)
      PresenceChannel.new(voice, raise_not_found: false, use_cache: false)
      expect(HouseRules::Hooks::OfficialPresence.config(voice)).to be_nil
    end

    it "is seen as ever while the rules are off" do
      SiteSetting.house_rules_enabled = false
      presence(spokesperson, replying)
      expect(seen(replying)).to contain_exactly(spokesperson.id)
    end
  end

  describe "once published" do
    let!(:official) { answer(topic, "full_answer") }

    before do
      Jobs.run_immediately!
      PostActionNotifier.enable
      stub_request(:get, /letter_avatar_proxy/).to_return(status: 404)
    end

    it "hears of likes, replies, quotes and mentions; the account's box stays empty" do
      PostActionCreator.like(other, official)
      expect(notifications(spokesperson, :liked).count).to eq(1)

      reply(topic, resident, reply_to_post_number: official.post_number)
      expect(notifications(spokesperson, :replied).count).to eq(1)

      elsewhere = ask(other)
      raw = <<~RAW
        [quote="#{account.username}, post:#{official.post_number}, topic:#{topic.id}"]
        An official word of some length.
        [/quote]

        Is this still so?
      RAW
      reply(elsewhere, other, raw:)
      expect(notifications(spokesperson, :quoted).count).to eq(1)

      reply(topic, other, raw: "What do you say to this, @#{account.username}, once more?")
      expect(notifications(spokesperson, :mentioned).count).to eq(1)
      expect(account.notifications.count).to eq(0)
      expect(notifications(other_spokesperson, :liked, :replied, :quoted, :mentioned)).to be_empty
    end

    it "does not hear of their own" do
      PostActionCreator.like(spokesperson, official)
      expect(notifications(spokesperson, :liked)).to be_empty
    end

    it "shares them with whoever answered last" do
      answer(topic, "correction", writer: other_spokesperson)
      PostActionCreator.like(other, official)
      expect(notifications(spokesperson, :liked).count).to eq(1)
      expect(notifications(other_spokesperson, :liked).count).to eq(1)
    end

    it "hears nothing once they have left; a question then reaches those who stay" do
      spokespeople.remove(spokesperson)
      PostActionCreator.like(other, official)
      reply(topic, resident, reply_to_post_number: official.post_number)
      expect(notifications(spokesperson, :liked, :replied)).to be_empty
      expect(notifications(other_spokesperson, :liked)).to be_empty
      expect(notifications(other_spokesperson, :replied).count).to eq(1)
    end

    it "reaches everybody where nobody has spoken yet" do
      fresh = ask(other)
      reply(fresh, other, raw: "What do you say to this, @#{account.username}, please?")
      [spokesperson, other_spokesperson].each do |person|
        expect(notifications(person, :mentioned).count).to eq(1)
      end
      expect(notifications(resident, :mentioned)).to be_empty
    end

    it "shows none of it to others" do
      reply(topic, resident, reply_to_post_number: official.post_number)
      sign_in(other)
      (1..17).each do |filter|
        get "/user_actions.json", params: { username: spokesperson.username, filter: }
        next if response.status == 404
        expect(response.parsed_body["user_actions"].to_s).not_to include(topic.title)
      end
    end
  end
end

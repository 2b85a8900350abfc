# frozen_string_literal: true

require_relative "browser_clock"

# A Monday morning with one organisation that answers in one category: Moscow, Monday to Friday
# 10:00-20:00, so that a working day is 36,000 seconds.
RSpec.shared_context "with inquiries" do
  include HouseRulesBrowserClock

  fab!(:category)
  fab!(:resident) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:account, :user)
  fab!(:spokespeople, :group)
  fab!(:spokesperson) do
    Fabricate(:user, refresh_auto_groups: true).tap { |u| spokespeople.add(u) }
  end
  fab!(:organization) do
    Fabricate(
      :house_rules_organization,
      name: "Northbank Homes",
      user: account,
      group: spokespeople,
    )
  end

  before do
    Fabricate(:house_rules_organization_category, organization:, category:)
    SiteSetting.house_rules_enabled = true
    freeze_time moscow("2026-11-23 10:00")
  end

  def moscow(text)
    ActiveSupport::TimeZone["Europe/Moscow"].parse(text).utc
  end

  # Asks as people do, through PostCreator; jobs run at once.
  def ask(user = resident, at: nil, **options)
    freeze_time at if at
    Jobs.run_immediately!
    PostCreator.create!(
      user,
      title: "The heating in my riser is cold again #{SecureRandom.hex(4)}",
      raw: "It has been cold since Saturday, what will you do about it?",
      category: category.id,
      **options,
    ).topic
  end

  # What the official door tells the inquiries.
  def answer(topic, kind, at: nil, writer: spokesperson, promised_at: nil)
    freeze_time at if at
    Jobs.run_immediately!
    post = Fabricate.build(:post, topic:, user: account, raw: "An official word of some length.")
    post.house_rules_door = true if post.respond_to?(:house_rules_door=)
    post.save!
    HouseRules::OfficialPost.create!(
      post:,
      organization:,
      organization_name: organization.name,
      organization_kind: organization.kind,
      reply_kind: kind,
      promised_at:,
      writer:,
    )
    HouseRules::AppendInquiryEvent.call(
      topic_id: topic.id,
      organization_id: organization.id,
      kind: "official_reply",
      at: post.created_at,
      post_id: post.id,
      actor_id: writer.id,
      reply_kind: kind,
      promised_at:,
    )
    post
  end

  def reply(topic, user = resident, **options)
    PostCreator.create!(
      user,
      topic_id: topic.id,
      raw: "Thank you, this is what I wanted to say.",
      **options,
    )
  end

  def inquiry_of(topic)
    HouseRules::Inquiry.order(:id).find_by(topic_id: topic.id, merged_into_id: nil)
  end
end

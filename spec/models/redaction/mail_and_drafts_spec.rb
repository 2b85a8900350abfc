# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::MailAndDrafts do
  include_context "with a secret"

  def mail(text, encoding: "8bit")
    body = encoding == "base64" ? [text].pack("m") : text
    <<~MAIL
      From: someone@example.com
      To: forum@example.com
      Subject: Re: a topic
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: #{encoding}

      #{body}
    MAIL
  end

  it "reaches the mail that it came by, and the log of mail" do
    incoming =
      Fabricate(:incoming_email, post: reply, topic:, raw: mail(reply.raw), subject: "4508")
    log = Fabricate(:email_log, post: reply, topic_id: topic.id, raw: mail(reply.raw))
    expect_reached { [incoming.reload.raw, incoming.subject, log.reload.raw] }
  end

  it "reaches answers by mail that carry it along, in whatever encoding" do
    quoting = reply.raw.gsub(/^/, "> ")
    answer =
      Fabricate(:post, topic:, raw_email: mail("I agree.\n#{quoting}"), raw: "I agree with that.")
    incoming =
      Fabricate(
        :incoming_email,
        post: answer,
        topic:,
        raw: mail("Yes.\n#{quoting}", encoding: "base64"),
      )
    other = Fabricate(:incoming_email, topic:, raw: mail("Nothing of the kind."))
    decoded = -> { Mail.new(incoming.reload.raw).decoded.to_s }
    expect_reached { [answer.reload.raw_email, decoded.call] }
    expect(answer.raw).to eq("I agree with that.")
    expect(other.reload.raw).to include("Nothing of the kind.")
  end

  it "reaches drafts: edits of it, and answers that quote it" do
    edit = {
      reply: "#{reply.raw}\nMore.",
      originalText: reply.raw,
      action: "edit",
      postId: reply.id,
    }
    quote =
      "[quote=\"#{author.username}, post:#{reply.post_number}, topic:#{topic.id}\"]\n#{secret}\n[/quote]"
    answer = { reply: "#{quote}\nMy own words.", action: "reply" }
    Draft.set(author, topic.draft_key, 0, edit.to_json)
    Draft.set(moderator, "new_topic", 0, answer.to_json)
    expect_reached { Draft.where(user: [author, moderator]).order(:id).pluck(:data) }
    expect(Draft.find_by(user: moderator).data).to include("My own words.")
  end

  it "reaches at the confirmation what was written down while it was withheld" do
    withhold
    Draft.set(
      author,
      topic.draft_key,
      0,
      {
        reply: reply.raw,
        postId: reply.id,
        action: "edit",
        originalText: "Good evening!\n\n#{secret}",
      }.to_json,
    )
    log =
      UserHistory.create!(action: 1, acting_user_id: admin.id, post_id: reply.id, details: secret)
    confirm
    expect(Draft.last.data).not_to include("4508")
    expect(log.reload.details).not_to include("4508")
  end
end

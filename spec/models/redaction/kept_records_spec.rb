# frozen_string_literal: true

require_relative "../../support/redaction"

RSpec.describe HouseRules::Redaction::KeptRecords do
  include_context "with a secret"

  it "reaches the staff action log, also where it has cut the text" do
    long = "#{secret} #{"And so on. " * 10}"
    reply.update_columns(raw: long)
    StaffActionLogger.new(admin).log_post_edit(reply, old_raw: secret)
    log = UserHistory.last
    cut =
      UserHistory.create!(
        action: 1,
        acting_user_id: admin.id,
        post_id: reply.id,
        details: "raw: #{long[0, 60]}...",
      )
    about =
      UserHistory.create!(
        action: 1,
        acting_user_id: admin.id,
        topic_id: topic.id,
        previous_value: secret,
      )
    expect_reached { [log.reload.details, cut.reload.details, about.reload.previous_value] }
  end

  it "reaches payloads, scores, notes and history in the review queue" do
    queued =
      Fabricate(
        :reviewable_queued_post,
        target: reply,
        topic:,
        payload: {
          raw: reply.raw,
          reply_to_post_number: 1,
          tags: %w[a b],
        },
      )
    queued.update_columns(target_type: "Post", target_id: reply.id)
    flagged = Fabricate(:reviewable_flagged_post, target: reply, topic:)
    score = flagged.add_score(admin, PostActionType.types[:spam], reason: secret)
    score.update_columns(reason: secret, context: secret)
    note = ReviewableNote.create!(reviewable: flagged, user: admin, content: secret)
    history =
      ReviewableHistory.create!(
        reviewable: queued,
        reviewable_history_type: 2,
        status: 0,
        created_by: admin,
        edited: {
          payload: {
            raw: [secret, reply.raw],
          },
        },
      )
    expect_reached do
      [
        column("reviewables", "payload", queued.id),
        score.reload.reason,
        score.context,
        note.reload.content,
        column("reviewable_histories", "edited", history.id),
      ]
    end
    expect(queued.reload.payload["reply_to_post_number"]).to eq(1)
  end

  it "reaches notifications" do
    data = { topic_title: topic.title, excerpt: reply.excerpt, original_post_id: reply.id }.to_json
    notification =
      Fabricate(:notification, user: moderator, topic:, post_number: reply.post_number, data:)
    expect_reached { notification.reload.data }
    expect(JSON.parse(notification.data)).to include("topic_title" => topic.title)
  end

  it "reaches what was sent to other servers' hooks" do
    hook = Fabricate(:web_hook)
    payload = {
      post: {
        id: reply.id,
        raw: reply.raw,
        cooked: reply.cooked,
        username: "x",
      },
    }.to_json
    sent = WebHookEvent.create!(web_hook: hook, payload:, response_body: "got #{secret}")
    other =
      WebHookEvent.create!(web_hook: hook, payload: { post: { id: 0, raw: "Another" } }.to_json)
    expect_reached { [sent.reload.payload, sent.response_body] }
    expect(other.reload.payload).to include("Another")
  end

  it "reaches what machines have kept of it" do
    DB.exec(<<~SQL, post_id: reply.id, payload: { messages: [{ content: reply.raw }] }.to_json)
      INSERT INTO ai_api_audit_logs (provider_id, post_id, raw_request_payload, created_at, updated_at)
      VALUES (1, :post_id, :payload, now(), now())
    SQL
    DB.exec(<<~SQL, topic_id: topic.id, secret:)
      INSERT INTO ai_summaries (target_id, target_type, summarized_text, original_content_sha, algorithm,
        summary_type, origin, highest_target_number, created_at, updated_at)
      VALUES (:topic_id, 'Topic', :secret, 'a', 'b', 0, 0, 1, now(), now())
    SQL
    expect_reached { DB.query_single("SELECT raw_request_payload FROM ai_api_audit_logs") }
    expect(DB.query_single("SELECT count(*) FROM ai_summaries")).to eq([0])
  end
end

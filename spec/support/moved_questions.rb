# frozen_string_literal: true

# Moves of questions, as a moderator makes them with a session.
module MovedQuestions
  def move(topic, posts, **to)
    post "/t/#{topic.id}/move-posts.json",
         params: {
           post_ids: posts.map(&:id),
           house_rules_reason: "own_topic",
           **to,
         }
    expect(response.status).to eq(200)
  end

  def split(topic, posts)
    move(
      topic,
      posts,
      title: "A matter that wants a topic #{SecureRandom.hex(4)}",
      category_id: category.id,
    )
    Topic.last
  end

  def merge(topic, into)
    post "/t/#{topic.id}/merge-topic.json",
         params: {
           destination_topic_id: into.id,
           house_rules_reason: "duplicate",
         }
    expect(response.status).to eq(200)
  end

  def living(topic)
    HouseRules::Inquiry.living.where(topic_id: topic.id).order(:id).to_a
  end

  def kinds(inquiry)
    inquiry.events.reload.pluck(:kind)
  end
end

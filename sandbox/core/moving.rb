# frozen_string_literal: true

class PostMover
  attr_reader :original_topic, :destination_topic, :user, :post_ids

  def initialize(original_topic, user, post_ids, options: {})
    @options = options
    @original_topic = original_topic
    @user = user
    @post_ids = post_ids.map(&:to_i)
  end

  def to_topic(id)
    Topic.transaction { move_posts_to(Topic.find(id)) }
  end

  def to_new_topic(title, category_id = nil)
    @creating_new_topic = true
    first = Post.find(post_ids.first)
    Topic.transaction do
      topic = TopicCreator.new(first.user, nil, { title:, category: category_id }).topic
      move_posts_to(topic.tap { |created| created.update!(created_at: first.created_at) })
    end
  end

  private

  def posts = @posts ||= original_topic.posts.where(id: post_ids).order(:created_at, :id).to_a

  def move_posts_to(topic)
    @destination_topic = topic
    regular = original_topic.posts.where(post_type: Post.types[:regular])
    @full_move = regular.where.not(id: post_ids).none?
    @first_post_number_moved = posts.reject(&:is_first_post?).first&.post_number
    move_each_post
    [original_topic, topic].each { |changed| Topic.reset_highest(changed.id) }
    close_topic_and_schedule_deletion if @full_move
    DiscourseEvent.trigger(
      :posts_moved,
      { destination_topic_id: topic.id, original_topic_id: original_topic.id },
    )
    topic.reload
  end

  def move_each_post
    number = destination_topic.max_post_number
    @move_map = posts.to_h { |post| [post.post_number, number += 1] }
    posts.each do |post|
      metadata = movement_metadata(post, new_post_number: @move_map[post.post_number])
      store_movement(metadata, post.is_first_post? ? create_first_post(post) : move(post))
    end
  end

  def movement_metadata(post, new_post_number: nil)
    {
      old_topic_id: post.topic_id,
      old_post_id: post.id,
      old_post_number: post.post_number,
      post_user_id: post.user_id,
      new_topic_id: destination_topic.id,
      new_post_number:,
      new_topic_title: destination_topic.title,
    }
  end

  def store_movement(metadata, new_post)
    MovedPost.create!(**metadata, new_post_id: new_post.id, full_move: @full_move)
  end

  # A first post stays where it is; the other topic gets a copy.
  def create_first_post(post)
    copy =
      PostCreator.create!(
        post.user,
        raw: post.raw,
        topic_id: destination_topic.id,
        created_at: post.created_at,
        acting_user: user,
        skip_validations: true,
      )
    post.revisions.each { |revision| revision.dup.update!(post_id: copy.id) }
    copy.update_columns(version: post.version)
    DiscourseEvent.trigger(:first_post_moved, copy, post)
    DiscourseEvent.trigger(:post_moved, copy, original_topic.id, post)
    copy
  end

  def move(post)
    number = @move_map[post.post_number]
    place = { topic: destination_topic, post_number: number, sort_order: number }
    post.update!(**place, reply_to_post_number: nil)
    DiscourseEvent.trigger(:post_moved, post, original_topic.id, post)
    post
  end

  def close_topic_and_schedule_deletion
    original_topic.update_status("closed", true, user)
  end
end

# frozen_string_literal: true

class ListController < ApplicationController
  # As Discourse's /filter, with the plugin's words only: "inquiry:abandoned".
  def latest
    topics = Topic.listable_topics.visible.includes(:user).order(bumped_at: :desc)
    topics = topics.where(category_id: params[:category]) if params[:category].present?
    params[:q]
      .to_s
      .scan(/([\w-]+):(\S+)/) do |name, value|
        topics = Discourse.plugin.list_filters.fetch(name).call(topics, [value], guardian)
      end
    list = TopicList.new(action_name, current_user, topics)
    render json: { topic_list: serialize_data(list, TopicListSerializer) }
  end
end

class TopicsController < ApplicationController
  requires_login except: :show
  before_action(except: :bulk) { @topic = Topic.find(params[:topic_id] || params[:id]) }

  def show
    guardian.ensure_can_see!(@topic)
    Sandbox::Facts.note("read", user: current_user, detail: @topic.id)
    render json: serialize_data(TopicView.new(@topic, current_user), TopicViewSerializer)
  end

  def update
    guardian.ensure_can_edit!(@topic)
    @topic.first_post.revise(current_user, params.permit(:title, :category_id))
    render json: success_json
  end

  def destroy
    guardian.ensure_can_delete!(@topic)
    PostDestroyer.new(current_user, @topic.first_post).destroy
    render json: success_json
  end

  def status
    guardian.ensure_can_toggle_topic_visibility!(@topic)
    @topic.update!(visible: params[:enabled])
    render json: success_json
  end

  def convert_topic
    guardian.ensure_can_convert_topic!(@topic)
    @topic.update!(archetype: Archetype.private_message, category_id: nil)
    render json: success_json
  end

  def move_posts
    guardian.ensure_can_move_posts!(@topic)
    options = params.permit(:destination_topic_id, :title, :category_id).to_h.symbolize_keys
    moved = @topic.move_posts(current_user, params[:post_ids], options)
    render json: success_json.merge(url: moved.relative_url)
  end

  def timer
    guardian.ensure_can_edit!(@topic)
    type = TopicTimer.types.fetch(params[:status_type].to_sym)
    @topic.set_or_create_timer(type, params[:time], by_user: current_user)
    render json: success_json
  end

  def bulk
    Topic.find(params[:topic_ids]).each { |topic| guardian.ensure_can_delete!(topic) }
    render json: success_json
  end
end

class PostsController < ApplicationController
  requires_login

  def create
    options = params.permit(:raw, :title, :topic_id, :category).to_h.symbolize_keys
    creator = PostCreator.new(current_user, options)
    post = creator.create
    result = NewPostResult.new(:create_post, post.present?)
    result.post = post
    result.add_errors_from(creator)
    backwards_compatible_json(serialize_data(result, NewPostResultSerializer))
  end

  def update
    post = Post.find(params[:id])
    guardian.ensure_can_edit!(post)
    post.revise(current_user, params.require(:post).permit(:raw))
    return render_json_error(post) if post.errors.any?
    render json: { post: serialize_data(post, PostSerializer) }
  end

  def destroy
    post = Post.find(params[:id])
    guardian.ensure_can_delete!(post)
    PostDestroyer.new(current_user, post).destroy
    render json: success_json
  end

  private

  def backwards_compatible_json(result)
    return render(json: result[:post]) if result[:success]
    render json: result, status: 422
  end
end

module Admin
  class UsersController < ApplicationController
    requires_login

    def destroy
      user = User.find(params[:id])
      guardian.ensure_can_delete_user!(user)
      user.destroy!
      render json: success_json
    end
  end
end

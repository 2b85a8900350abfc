# frozen_string_literal: true

module Sandbox
  # The frame around the pages: who you are, what time it is, how far the story has come.
  class StoryController < ApplicationController
    # Ways to make a post go away that need no page.
    ATTEMPTS = {
      "console_destroy" => ->(post) { post.destroy },
      "console_trash" => ->(post) { post.trash!(Discourse.system_user) },
      "console_destroyer" => ->(post) { PostDestroyer.new(Discourse.system_user, post).destroy },
      "console_category" => ->(post) { post.topic.category.destroy },
      "sql_delete" => ->(post) { DB.exec("DELETE FROM posts WHERE id = :id", id: post.id) },
      "sql_hide" => ->(post) do
        DB.exec("UPDATE posts SET deleted_at = created_at WHERE id = :id", id: post.id)
      end,
      "sql_topic" => ->(post) { DB.exec("DELETE FROM topics WHERE id = :id", id: post.topic_id) },
    }.freeze

    def page
      render "default/empty"
    end

    def state
      notices = Notification.where(user_id: current_user&.id).includes(:topic).order(id: :desc)
      render json: {
               now: Time.now.utc,
               steps: Steps.all,
               topic: Steps.topic&.relative_url,
               notices: notices.limit(10).map { |n| { url: n.url, **JSON.parse(n.data) } },
             }
    end

    # A cookie of its own: the session's is written anew by every answer, late ones too.
    def become
      user = User.find_by(username: params[:username]) || Story.person(params[:role])
      cookies.signed[:sandbox_user] = { value: user&.id, httponly: true }
      render json: success_json
    end

    # Forward only: what happened has happened.
    def clock
      Clock.turn_to(target)
      Story.keep_clock
      HouseRules::Hooks::Switch.renew
      Jobs::Scheduled.descendants.each { |job| job.new.execute({}) }
      render json: success_json
    end

    def attempt
      raise Discourse::InvalidAccess unless guardian.is_staff?
      post = Post.find(params[:post_id])
      message = refusal { ATTEMPTS.fetch(params[:name]).call(post) }
      Facts.note("attempt", user: current_user, detail: params[:name]) if message
      render json: { message: }
    end

    private

    # In a transaction of its own, since a refused SQL statement spoils the one it is in.
    def refusal
      ActiveRecord::Base.transaction(requires_new: true) { yield }
      nil
    rescue Discourse::InvalidAccess, ActiveRecord::StatementInvalid, PG::Error => e
      e.message.lines.first.strip
    end

    def target
      now = Time.now.utc
      calendar = HouseRules::Directory.organizations.first.calendar
      case params[:to]
      when "hour"
        now + 1.hour
      when "working_day"
        calendar.advance(now, HouseRules::Calendar.last.working_day_seconds)
      when "opening"
        calendar.next_opening(calendar.open_at?(now) ? calendar.next_closing(now) : now)
      end
    end
  end
end

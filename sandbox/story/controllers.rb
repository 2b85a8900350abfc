# frozen_string_literal: true

module Sandbox
  # The frame around the pages: who you are, what time it is, how far the story has come.
  class StateController < ApplicationController
    def show
      render json: {
               now: Time.now.utc.iso8601(3),
               offset: Clock.offset,
               steps: Steps.all,
               topic: Steps.topic&.relative_url,
               user: current_user&.username,
             }
    end

    # A cookie of its own: the session's is written anew by every answer, late ones too.
    def become
      user =
        (
          if params[:username]
            User.find_by_username(params[:username])
          else
            Story.person(params[:role].to_s.to_sym)
          end
        )
      user ?
        cookies.signed[:sandbox_user] = { value: user.id, httponly: true } :
        cookies.delete(:sandbox_user)
      render json: success_json
    end

    # Forward only: what happened has happened.
    def clock
      Clock.turn_to(target)
      Story.keep_clock
      HouseRules::Hooks::Switch.renew if defined?(HouseRules::Hooks::Switch)
      Jobs.scheduled.each { |job| job.new.execute({}) }
      render json: success_json.merge(offset: Clock.offset)
    end

    # The ways that need no page: the console's, and SQL.
    ATTEMPTS = {
      "console_destroy" => ->(post) { post.destroy },
      "console_trash" => ->(post) { post.trash!(Discourse.system_user) },
      "console_destroyer" => ->(post) { PostDestroyer.new(Discourse.system_user, post).destroy },
      "sql_delete" => ->(post) { DB.exec("DELETE FROM posts WHERE id = :id", id: post.id) },
      "sql_hide" => ->(post) do
        DB.exec("UPDATE posts SET deleted_at = pg_catalog.now() WHERE id = :id", id: post.id)
      end,
    }.freeze

    def attempt
      ensure_staff
      post = Post.find(params[:post_id])
      message = refusal { ATTEMPTS.fetch(params[:name]).call(post) }
      Facts.note("attempt", detail: params[:name], user: current_user) if message
      render json: { held: Post.exists?(post.id), message: }
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
      calendar = HouseRules::Directory.organizations.first.calendar
      now = Time.now.utc
      case params[:to]
      when "hour"
        now + 1.hour
      when "working_day"
        calendar.advance(now, HouseRules::Calendar.last.working_day_seconds)
      when "opening"
        if calendar.open_at?(now)
          calendar.next_opening(calendar.next_closing(now))
        else
          calendar.next_opening(now)
        end
      else
        raise Discourse::InvalidParameters, "to"
      end
    end
  end

  class PagesController < ApplicationController
    def show
      render "default/empty"
    end

    # A round letter on a colour of its own.
    def avatar
      user = User.find_by(id: params[:id])
      hue = params[:id].to_i * 47 % 360
      expires_in 1.hour
      render plain: <<~SVG, content_type: "image/svg+xml"
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="hsl(#{hue} 38% 42%)"/>
        <text x="20" y="27" font-family="sans-serif" font-size="20" text-anchor="middle" fill="#fff">#{ERB::Util.html_escape(user&.display_name.to_s[0])}</text></svg>
      SVG
    end
  end
end

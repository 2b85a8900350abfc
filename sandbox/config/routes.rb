# frozen_string_literal: true

# Discourse's own paths, as far as this sandbox and the plugin's hooks use them; the plugin adds its.
Discourse::Application.routes.draw do
  constraints(->(request) { request.format.json? || !request.get? }) do
    get "latest" => "list#latest"
    get "filter" => "list#latest"
    put "topics/bulk" => "topics#bulk"
    get "t/:topic_id" => "topics#show"
    put "t/-/:topic_id" => "topics#update"
    put "t/:topic_id/status" => "topics#status"
    put "t/:topic_id/convert-topic/:type" => "topics#convert_topic"
    post "t/:topic_id/move-posts" => "topics#move_posts"
    post "t/:topic_id/timer" => "topics#timer"
    delete "t/:id" => "topics#destroy"
    resources :posts, only: %i[create update destroy]
    delete "admin/users/:id" => "admin/users#destroy"

    get "sandbox/state" => "sandbox/story#state"
    post "sandbox/become" => "sandbox/story#become"
    post "sandbox/clock" => "sandbox/story#clock"
    post "sandbox/attempts/:name" => "sandbox/story#attempt"
  end

  get "t/*path" => "sandbox/story#page", :format => false
  get "filter" => "sandbox/story#page"
  root "sandbox/story#page"
end

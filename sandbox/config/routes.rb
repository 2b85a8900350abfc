# frozen_string_literal: true

# Discourse's own paths, as far as this sandbox and the plugin's hooks use them; the plugin adds its.
Discourse::Application.routes.draw do
  wants_json = ->(request) { request.path.end_with?(".json") || request.xhr? || !request.get? }
  id = /\d+/

  constraints(wants_json) do
    get "latest" => "list#latest"
    get "filter" => "list#filter"
    get "notifications" => "notifications#index"
    get "posts/:post_id/revisions" => "posts#revisions"
    get "t/:topic_id" => "topics#show", :constraints => { topic_id: id }
    get "t/:slug/:topic_id" => "topics#show", :constraints => { topic_id: id }
    put "t/-/:topic_id" => "topics#update", :constraints => { topic_id: id }
    put "t/:topic_id/status" => "topics#status", :constraints => { topic_id: id }
    put "t/:topic_id/convert-topic/:type" => "topics#convert_topic"
    put "t/:slug/:topic_id" => "topics#update", :constraints => { topic_id: id }
    post "t/:topic_id/move-posts" => "topics#move_posts"
    post "t/:topic_id/merge-topic" => "topics#merge_topic"
    post "t/:topic_id/timer" => "topics#timer"
    put "topics/bulk" => "topics#bulk"
    delete "t/:id" => "topics#destroy"
    resources :posts, only: %i[create update destroy show]
    delete "admin/users/:id" => "admin/users#destroy"
    put "admin/site_settings/:id" => "admin/site_settings#update"

    get "sandbox/state" => "sandbox/state#show"
    post "sandbox/become" => "sandbox/state#become"
    post "sandbox/clock" => "sandbox/state#clock"
    post "sandbox/attempts/:name" => "sandbox/state#attempt"
  end

  get "sandbox/avatars/:id/:size" => "sandbox/pages#avatar", :constraints => { size: id }
  get "t/*path" => "sandbox/pages#show", :format => false
  get "filter" => "sandbox/pages#show"
  root "sandbox/pages#show"
end

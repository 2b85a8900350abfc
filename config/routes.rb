# frozen_string_literal: true

HouseRules::Engine.routes.draw do
  # What anyone may read; each is a page and its JSON.
  get "record" => "record#index", :constraints => { format: /(json|html|rss)/ }
  put "record/:id/erase" => "record#erase"
  get "rules" => "rules#show", :constraints => { format: /(json|html)/ }
  get "figures" => "figures#show", :constraints => { format: /(json|html|csv)/ }
  get "figures/weeks" => "figures#weeks", :constraints => { format: :json }
  get "figures/topics" => "figures#topics", :constraints => { format: /(json|csv)/ }
  get "figures/people" => "figures#people", :constraints => { format: :json }
  get "desk" => "desk#show", :constraints => { format: /(json|html)/ }

  # What stands in the way of an official reply.
  get "voice" => "voices#show"
  get "hours" => "hours#show", :constraints => { format: :json }

  # Inquiries: closing, the author's verdict, experts' grades, the explanation of a deadline.
  get "inquiries/:id" => "inquiries#show"
  post "inquiries/:id/closure" => "inquiry_acts#close"
  put "inquiries/:id/verdict" => "inquiry_acts#judge"
  post "closures/:id/ratings" => "inquiry_acts#rate"

  # An author's own post.
  post "posts/:post_id/withdrawal" => "withdrawals#create"
  delete "posts/:post_id/withdrawal" => "withdrawals#destroy"

  # Moves: before, after, and back.
  post "moves" => "moves#create"
  post "moves/preview" => "moves#preview"
  get "moves/last" => "moves#last"
  get "moves/:id" => "moves#show", :constraints => { id: /\d+/ }
  post "moves/:id/undo" => "moves#undo", :constraints => { id: /\d+/ }
  get "topics/:topic_id/history" => "moves#history", :constraints => { topic_id: /\d+/ }

  # Quarantine: the text, on a click; everything of a spammer's, in one act.
  get "posts/:post_id/quarantined" => "quarantine#show"
  post "users/:user_id/quarantine" => "quarantine#create"

  # How spokespeople are named under official words, by their consent.
  get "signatures" => "signatures#index"
  put "signatures/:organization_id" => "signatures#update"
  delete "signatures/:organization_id" => "signatures#destroy"

  # What is done to them by spokespeople, by who asked and by other residents.
  post "posts/:post_id/ask" => "inquiry_acts#ask"
  post "inquiries/:id/hand-over" => "inquiry_acts#hand_over"
  delete "inquiries/:id/hand-over" => "inquiry_acts#take_back"
  post "inquiries/:id/pass-on" => "inquiry_acts#pass_on"
  put "inquiries/:id/promise" => "inquiry_acts#change_promise"
  put "inquiries/:id/look-at" => "inquiry_acts#decide_replies"
  post "inquiries/:id/nudge" => "inquiry_acts#nudge"
  post "inquiries/:id/same-here" => "inquiry_acts#same_here"
  delete "inquiries/:id/same-here" => "inquiry_acts#same_here"

  # What the law forbids.
  post "posts/:post_id/withholding" => "withholdings#create"
  post "posts/:post_id/withholding-request" => "withholdings#ask"
  get "withholdings" => "withholdings#index", :constraints => { format: /(json|html)/ }
  put "withholdings/:id/confirm" => "withholdings#confirm"
  put "withholdings/:id/return" => "withholdings#return"
  put "withholdings/:id/decline" => "withholdings#decline"
end

Discourse::Application.routes.draw do
  mount HouseRules::Engine, at: "/house-rules"

  scope "/admin/plugins/discourse-house-rules", constraints: StaffConstraint.new do
    get "/in-force" => "house_rules/admin/in_force#show"
    put "/in-force" => "house_rules/admin/in_force#update"

    scope "/organizations", controller: "house_rules/admin/organizations" do
      get "/" => "house_rules/admin/organizations#index"
      get "/new" => "house_rules/admin/organizations#index"
      get "/:id/edit" => "house_rules/admin/organizations#index", :constraints => { id: /\d+/ }
      get "/:id" => "house_rules/admin/organizations#show", :constraints => { id: /\d+/ }
      post "/" => "house_rules/admin/organizations#create"
      put "/:id" => "house_rules/admin/organizations#update", :constraints => { id: /\d+/ }
      delete "/:id" => "house_rules/admin/organizations#destroy", :constraints => { id: /\d+/ }
    end
    post "/set-up" => "house_rules/admin/set_ups#create"
    post "/calendars/preview" => "house_rules/admin/calendars#preview"
    post "/calendars/days" => "house_rules/admin/calendars#days"
  end
end

# frozen_string_literal: true

# The few of Discourse's fabricators that the tagged specs use.
Fabricator(:user) do
  transient refresh_auto_groups: false
  username { sequence(:username) { |n| "person#{n}" } }
  name { |attributes| attributes[:username].to_s.capitalize }
  trust_level 1
end

Fabricator(:admin, from: :user) { admin true }
Fabricator(:moderator, from: :user) { moderator true }

Fabricator(:group) { name { sequence(:group) { |n| "people#{n}" } } }

Fabricator(:category) do
  name { sequence(:category) { |n| "Section number #{n}" } }
  user
end

Fabricator(:topic) do
  title { sequence(:title) { |n| "This is a topic about the house, number #{n}" } }
  user
  category
end

Fabricator(:post) do
  raw "Hello, this is what somebody wrote about the house."
  user
  topic { |attributes| Fabricate(:topic, user: attributes[:user]) }
end

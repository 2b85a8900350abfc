# frozen_string_literal: true

# name: discourse-house-rules
# about: Rules a company cannot quietly break on its own forum: nothing is deleted, one official voice, no topic abandoned.
# version: 0.1.0
# authors: House Rules contributors
# url: https://github.com/discourse-house-rules/discourse-house-rules
# required_version: 3.5.0.beta1

enabled_site_setting :house_rules_enabled

%w[
  arrow-right-arrow-left
  building-circle-check
  building-flag
  clipboard-check
  eye-slash
  hourglass-half
  scale-balanced
  square-check
].each { |icon| register_svg_icon(icon) }

register_asset "stylesheets/common/house-rules.scss"

module ::HouseRules
  PLUGIN_NAME = "discourse-house-rules"
end

require_relative "lib/house_rules/engine"
require_relative "lib/house_rules/working_calendar"
require_relative "lib/house_rules/calendar_text"
require_relative "lib/house_rules/inquiry_timeline"
require_relative "lib/house_rules/refused"
require_relative "lib/house_rules/off_periods"
require_relative "lib/house_rules/database_guard"
require_relative "lib/house_rules/own_migrations"
require_relative "lib/house_rules/verification"
require_relative "lib/house_rules/uninstall"
require_relative "lib/house_rules/directory"
require_relative "lib/house_rules/readers"
require_relative "lib/house_rules/protected_sections"
require_relative "lib/house_rules/letting_go"
require_relative "lib/house_rules/protection"
require_relative "lib/house_rules/muting"
require_relative "lib/house_rules/versions"
require_relative "lib/house_rules/version_files"
require_relative "lib/house_rules/move_reason"
require_relative "lib/house_rules/signposts"
require_relative "lib/house_rules/ladder"
require_relative "lib/house_rules/hooks"

after_initialize do
  add_admin_route("house_rules.admin.title", HouseRules::PLUGIN_NAME, use_new_show_route: true)

  register_problem_check ProblemCheck::HouseRulesGuard
  register_problem_check ProblemCheck::HouseRulesCore

  # The order does not matter: each room is on its own.
  HouseRules::Hooks::Switch.register(self) # the guard row and the record follow the switch
  HouseRules::Hooks::RuleSettings.register(self) # a setting of ours is a rule: changes are recorded
  HouseRules::Hooks::Restore.register(self) # the guard after a backup was restored
  HouseRules::Hooks::SitePayload.register(self) # organisations, opening hours, who may do what
  HouseRules::Hooks::OfficialDoor.register(self) # posts by an official account: one door
  HouseRules::Hooks::OfficialAccount.register(self) # nobody logs in as it or changes it
  HouseRules::Hooks::LookAlikes.register(self) # nobody is called like it
  HouseRules::Hooks::OfficialBadge.register(self) # the badge in mail, alerts and plain pages
  HouseRules::Hooks::Employees.register(self) # who works for an organisation says so
  HouseRules::Hooks::OfficialPresence.register(self) # who is writing at this moment
  HouseRules::Hooks::OfficialNews.register(self) # likes, mentions and replies reach its writers
  HouseRules::Hooks::OfficialComposer.register(self) # "Reply as" through core's composer
  HouseRules::Hooks::PostFacts.register(self) # badge and stub on posts
  HouseRules::Hooks::Folds.register(self) # posts behind a click
  HouseRules::Hooks::Permanence.register(self) # nothing is deleted
  HouseRules::Hooks::MaskedWords.register(self) # words changed by the forum's word list say so
  HouseRules::Hooks::Quarantine.register(self) # a section whose text is shown on a click
  HouseRules::Hooks::Review.register(self) # what a reviewer does instead of deleting
  HouseRules::Hooks::NotLetThrough.register(self) # pre-moderation is no back door
  HouseRules::Hooks::Moves.register(self) # moves and splits with reason and notice
  HouseRules::Hooks::MergedTopics.register(self) # merged topics are found by their address only
  HouseRules::Hooks::InquiryEvents.register(self) # what happened to an inquiry
  HouseRules::Hooks::InquiryViews.register(self) # topic page, topic list, /filter
end

# frozen_string_literal: true

module Sandbox
  # The estate, made through the plugin's own services; then its past is lived through.
  class Seed
    ZONE = ActiveSupport::TimeZone["Europe/Moscow"]

    attr_reader :people, :sections, :organizations

    def self.needed? = Story.person(:head).nil?

    # Yields how many of all lines of the past are lived through.
    def run(&progress)
      Clock.turn_to(ZONE.local(2026, 10, 1, 9))
      estate = Story::ESTATE
      @people = estate[:people].to_h { |username, facts| [username.to_s, person(username, *facts)] }
      @groups = estate[:groups].to_h { |name, member| [name.to_s, group(name, member)] }
      @sections = estate[:sections].to_h { |slug, facts| [slug.to_s, section(slug, *facts)] }
      switch_on
      @organizations = estate[:organizations].to_h { |key, facts| [key.to_s, organization(facts)] }
      Past.new(self).live(&progress)
      Clock.turn_to(Story::BEGINS)
      HouseRules::Hooks::Switch.renew
    end

    def serve(service, who, **params)
      result = service.call(params:, guardian: people.fetch(who).guardian)
      raise "#{service}: #{result.inspect_steps}" if result.failure?
      result
    end

    private

    def person(username, name, role = nil)
      staff = { admin: role == "admin", moderator: role == "moderator" }
      User.create!(username:, name:, trust_level: 2, **staff)
    end

    def group(name, member)
      Group.create!(name:).tap { |group| group.add(people.fetch(member)) }
    end

    def section(slug, name, color)
      position = Category.count
      Category.create!(slug:, name:, color:, position:, user: Discourse.system_user)
    end

    def switch_on
      SiteSetting.house_rules_experts_groups = @groups["experts"].id.to_s
      SiteSetting.set_and_log(:house_rules_enabled, true, people["irina"])
    end

    def organization(facts)
      group_id = @groups.fetch(facts[:group]).id
      category_ids = sections.values_at(*facts[:sections]).map(&:id)
      who = facts.slice(:name, :kind, :color, :username)
      params = { **who, calendar: Story::ESTATE[:hours], group_id:, category_ids: }
      serve(HouseRules::SaveOrganization, "irina", **params)[:organization]
    end
  end
end

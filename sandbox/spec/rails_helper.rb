# frozen_string_literal: true

# Lets a request spec that is written for Discourse run on the sandbox, unchanged:
#   sandbox/spec/run [FILE…]
ENV["RAILS_ENV"] = "test"
require_relative "../boot"
require "fabrication"

Sandbox.prepare!
Fabrication.configure { |config| config.fabricator_path = [] }
require_relative "fabricators"
require_relative "../../spec/fabricators/house_rules_fabricators"

module Sandbox
  module SpecHelpers
    include ActionDispatch::Integration::Runner

    def app = Rails.application

    def sign_in(user)
      post "/sandbox/become.json", params: { username: user.username }
      user
    end

    def freeze_time(moment)
      Clock.frozen_at = moment.to_f
      Clock.tell_database
    end
  end

  # fab!(:topic), fab!(:resident, :user), fab!(:topic) { Fabricate(:topic, user:) }
  module Fab
    def fab!(name, fabricator = name, &block)
      let!(name, &(block || -> { Fabricate(fabricator) }))
    end
  end
end

RSpec.configure do |config|
  config.extend Sandbox::Fab
  config.include Sandbox::SpecHelpers
  config.order = :random
  config.backtrace_exclusion_patterns << %r{/vendor/}

  # What an example did is rolled back; callbacks after commit run as they would.
  config.around do |example|
    ActiveRecord::Base.transaction(requires_new: true, joinable: false) do
      example.run
      raise ActiveRecord::Rollback
    end
    Sandbox::Clock.frozen_at = nil
    SiteSetting.load!
    HouseRules::Directory.clear
  end
end

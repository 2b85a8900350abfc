# frozen_string_literal: true

# Lets a request spec that is written for Discourse run on the sandbox, unchanged:
#   sandbox/spec/run [FILE…]
ENV["RAILS_ENV"] = "test"
require_relative "../boot"
require "fabrication"

Sandbox.prepare!
Sandbox::Clock.offset = 0
Fabrication.configure { |config| config.fabricator_path = [] }
require_relative "fabricators"
Dir[Sandbox.root.join("../spec/{fabricators,support}/*.rb")].each do |file|
  require file if file.end_with?("house_rules_fabricators.rb")
end

module Sandbox
  module SpecHelpers
    include ActionDispatch::Integration::Runner

    def app = Rails.application

    def sign_in(user)
      post "/sandbox/become.json", params: { username: user.username }
      user
    end

    def sign_out = post("/sandbox/become.json")

    def freeze_time(moment = Time.now)
      Clock.frozen_at = moment.to_time.to_f
      Clock.tell_database
      return moment unless block_given?
      begin
        yield
      ensure
        Clock.frozen_at = nil
      end
    end
  end

  # fab!(:topic), fab!(:resident, :user), fab!(:topic) { Fabricate(:topic, user:) }
  module Fab
    def fab!(name, fabricator = name, **, &block)
      let!(name, &(block || -> { Fabricate(fabricator) }))
    end
  end
end

RSpec.configure do |config|
  config.extend Sandbox::Fab
  config.include Sandbox::SpecHelpers
  config.expect_with(:rspec) { |expectations| expectations.syntax = :expect }
  config.filter_run_when_matching :focus
  config.order = :random

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

# frozen_string_literal: true

require_relative "../house_rules/verification"

namespace :house_rules do
  desc "Check that the rules are in force where they should be; exit status 1 and the first thing that does not add up"
  task verify: :environment do
    problem = HouseRules::Verification.first_problem
    abort("house rules: #{problem}") if problem
    puts "house rules: everything adds up"
  end

  desc "Take the plugin's guard out of the database; DROP_DATA=1 drops its tables too"
  task uninstall: :environment do
    SiteSetting.house_rules_enabled = false
    DB.exec("SELECT public.house_rules_remove_guard()") if HouseRules::Verification.guard_installed?
    versions = HouseRules::Verification.migration_versions
    if ENV["DROP_DATA"] == "1"
      tables = ActiveRecord::Base.connection.tables.grep(/\Ahouse_rules_/)
      tables.each { |table| DB.exec("DROP TABLE #{table}") }
    else
      versions = versions.last(1) # installing again brings the guard back
    end
    DB.exec("DELETE FROM schema_migrations WHERE version IN (:versions)", versions:)
    puts "house rules: off, the guard is gone; the plugin's directory can be removed now"
  end
end

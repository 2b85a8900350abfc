# frozen_string_literal: true

namespace :house_rules do
  desc "Check that the rules are in force where they should be; exit status 1 and the first thing that does not add up"
  task verify: :environment do
    problem = HouseRules::Verification.first_problem
    abort("house rules: #{problem}") if problem
    puts "house rules: everything adds up"
  end

  desc "Switch the rules off (REASON=…) and take the plugin's guard out of the database; DROP_DATA=1 drops its tables too"
  task uninstall: :environment do
    HouseRules::Uninstall.run(reason: ENV["REASON"], drop_data: ENV["DROP_DATA"] == "1")
    puts "house rules: off, the guard is gone; the plugin's directory can be removed now"
    puts "house rules: the notice that they are off stays in the setting global_notice until it is emptied"
  rescue HouseRules::Uninstall::Withheld => e
    abort("house rules: #{e.message}")
  end
end

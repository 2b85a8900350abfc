# frozen_string_literal: true

# Discourse and the engine both load a plugin's tasks, and a task told twice runs twice.
return if Rake::Task.task_defined?("house_rules:backfill")

desc "Compute inquiries for the forum's past, as history; nobody is told. ORGANIZATION=id for one"
task "house_rules:backfill" => :environment do
  organizations = HouseRules::Organization.order(:id)
  organizations = organizations.where(id: ENV["ORGANIZATION"]) if ENV["ORGANIZATION"].present?
  abort "No such organisation." if organizations.empty?

  organizations.each do |organization|
    name = organization.name
    progress = ->(share) do
      done = (share * 40).floor
      bar = "#{"#" * done}#{"." * (40 - done)}"
      $stderr.print("\r#{name}: [#{bar}] #{(share * 100).floor} %")
    end
    result = HouseRules::BackfillInquiries.call(organization_id: organization.id, progress:)
    $stderr.print("\n")
    puts "#{name}: #{result.asked} asked, #{result.answered} answered, " \
           "#{result.asked - result.answered} never answered; #{result.seconds} s"
  end
end

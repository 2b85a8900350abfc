# frozen_string_literal: true

require_relative "../../../pure_helper"

begin
  require "faker"
rescue LoadError
  # not in Discourse's bundle
end

# How many ordinary people would be refused, or looked at, for being called what they are called.
RSpec.describe HouseRules::Confusables, :pure do
  count = 10_000
  organizations = [
    "Northbank Homes",
    "northbank",
    "Северный берег",
    "Северный берег. Сервис",
    "Новый дом",
    "Sova",
    "Morozov Homes",
    "Андреев и партнёры",
    "Mayer Group",
  ]

  before { skip "faker is not in this bundle" unless defined?(Faker) }

  # Full names, first names, surnames and what people make usernames of.
  def people(locale, count)
    Faker::Config.locale = locale
    random = Faker::Config.random = Random.new(20_261_123)
    names = Set.new
    until names.size == count
      name = [Faker::Name.name, Faker::Name.first_name, Faker::Name.last_name].sample(random:)
      name = name.downcase.tr(" ", "_") + random.rand(100).to_s if random.rand(3).zero?
      names << name
    end
    names.to_a
  ensure
    Faker::Config.locale = :en
  end

  %i[ru en].each do |locale|
    it "refuses nobody and looks at one in a thousand of 10,000 names at most (#{locale})" do
      skeletons = organizations.to_h { |name| [name, described_class::Skeleton.all(name)] }
      found = { equal: [], resembling: [] }
      people(locale, count).each do |name|
        ours = described_class::Skeleton.all(name)
        skeletons.each do |organization, theirs|
          verdict = described_class.compare_skeletons(ours, theirs)
          found[verdict] << "#{name} ~ #{organization}" if verdict
        end
      end
      RSpec.configuration.reporter.message(
        "#{locale}: of #{count} names against #{organizations.size}: " \
          "#{found[:equal].size} refused, #{found[:resembling].size} to review: #{found[:resembling]}",
      )
      expect(found[:equal]).to be_empty
      expect(found[:resembling].size).to be <= count / 1000
    end
  end
end

# frozen_string_literal: true

require_relative "confusables"

module ::HouseRules
  # Which organisation a name could be mistaken for. Guarded are names and usernames of all of them:
  # who has retired still has its words here. Rule 1.
  module LookAlikes
    Found =
      Struct.new(:organization, :verdict) do
        def same?
          verdict == :equal
        end
      end

    class << self
      # The nearest: Found, or nil. Costs no query once the directory is read. +except+: an organisation's
      # id, which may be called as it is.
      def of(text, except: nil)
        return if text.blank?
        ours = Confusables::Skeleton.all(text)
        found =
          guarded.filter_map do |organization, theirs|
            next if organization.id == except
            verdict = Confusables.compare_skeletons(ours, theirs)
            Found.new(organization, verdict) if verdict
          end
        found.find(&:same?) || found.first
      end

      private

      # As the badge has it, where its label is its own.
      def labelled(organization)
        organization.label ? [[organization, "#{organization.name} #{organization.label}"]] : []
      end

      def guarded
        names =
          Directory.organizations.flat_map { |o| [[o, o.name], [o, o.username], *labelled(o)] }
        key = names.map { |o, name| [o.id, name] }
        return @guarded if @guarded_for == key
        @guarded = names.map { |o, name| [o, Confusables::Skeleton.all(name)] }
        @guarded_for = key
        @guarded
      end
    end
  end
end

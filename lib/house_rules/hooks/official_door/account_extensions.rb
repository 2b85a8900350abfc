# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialDoor
      # An official account neither goes into another account nor loses its name: its organisation is
      # retired instead. Asked before anything is changed.
      module AccountKept
        def self.refuse(*users)
          return unless HouseRules.enabled?
          organization =
            users.compact.filter_map { |u| HouseRules::Directory.by_account(u.id) }.first
          return if organization.nil?
          raise HouseRules::Refused.new(:official_account, organization: organization.name)
        end
      end

      module UserMergerExtension
        def merge!
          AccountKept.refuse(@source_user, @target_user)
          super
        end
      end

      module UserAnonymizerExtension
        def make_anonymous
          AccountKept.refuse(@user)
          super
        end
      end
    end
  end
end

# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module OfficialAccount
      # An official account neither goes into another account nor loses its name: its organisation is
      # retired instead. Asked before anything is changed.
      module UserMergerExtension
        def merge!
          if HouseRules.enabled?
            [@source_user, @target_user].compact.each { |u| OfficialAccount.refuse(u.id, :account) }
          end
          super
        end
      end

      module UserAnonymizerExtension
        def make_anonymous
          OfficialAccount.refuse(@user.id, :account) if HouseRules.enabled?
          super
        end
      end
    end
  end
end

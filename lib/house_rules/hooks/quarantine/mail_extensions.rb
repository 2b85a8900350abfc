# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Quarantine
      # A mail that waited while its post was put in quarantine is not sent.
      module UserEmailExtension
        def send_user_email(args)
          super unless Quarantine.of_quarantine?(args[:post_id])
        end
      end

      # Nobody is alerted of what stands there.
      module PostJobExtension
        def execute(args)
          super unless Quarantine.of_quarantine?(args[:post_id])
        end
      end

      def self.of_quarantine?(post_id)
        return false if post_id.nil? || (category_id = HouseRules::Quarantine.category_id).nil?
        ::Post.joins(:topic).exists?(id: post_id, topics: { category_id: })
      end
    end
  end
end

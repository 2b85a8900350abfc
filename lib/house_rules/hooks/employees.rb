# frozen_string_literal: true

module ::HouseRules
  module Hooks
    # Who works for an organisation says so under their own name too, from the directory alone. Rule 1.
    module Employees
      def self.register(plugin)
        %i[post user_card].each do |serializer|
          plugin.add_to_serializer(
            serializer,
            :employee_of,
            include_condition: -> { HouseRules.enabled? && Employees.employer(serializer, object) },
          ) { Employees.employer(serializer, object).name }
        end
        %i[after_create after_destroy].each do |moment|
          plugin.add_model_callback(GroupUser, moment) { Employees.changed(self) }
        end
      end

      def self.employer(serializer, object)
        Directory.employer(serializer == :post ? object.user_id : object.id)
      end

      def self.changed(membership)
        group_ids = Directory.organizations.map(&:group_id)
        Directory.clear if group_ids.include?(membership.group_id)
      end
    end
  end
end

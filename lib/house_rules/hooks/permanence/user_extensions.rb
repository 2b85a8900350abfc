# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      module UserFacts
        # Has this user words that may not vanish? Looked up for a whole page; see `Protection`.
        attr_accessor :house_rules_author

        # Posts are changing hands because two accounts become one.
        attr_accessor :house_rules_merges
      end

      module UserExtension
        def delete_posts_in_batches(guardian, batch_size = 20)
          raise Refused.new(:delete_user) if Protection.author?(self)
          super
        end
      end

      # The administrators' lists say of each user whether they can be deleted.
      module AdminUserIndexQueryExtension
        def find_users(limit = 100)
          super.tap { |users| Protection.preload_authors(users.to_a) if HouseRules.enabled? }
        end
      end

      # What core does beside deleting stays within reach: mail, address and links of a person whose
      # account is anonymised can be blocked, by the parameters that deleting takes.
      module AnonymizeExtension
        def anonymize
          return super unless HouseRules.enabled?
          block = BlockWays.new(@user)
          super
          block.call(**house_rules_blocks) if response.status == 200
        end

        private

        def house_rules_blocks
          %i[block_email block_ip block_urls].to_h { |key| [key, params[key].to_s == "true"] }
        end
      end
    end
  end
end

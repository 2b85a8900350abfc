# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Moves
      # Asked before Discourse hijacks the request: inside, every refusal is a 500.
      module MoveRequest
        private

        # Takes the reason from the request, or answers 422 and returns false. A session has to give
        # one; an API key may leave it out, and the record says so.
        def house_rules_reason_given?(source = params, quarantine: false)
          given = MoveReason.from(source)
          if given.nil? && !is_api? && !is_user_api?
            raise MoveReason::Invalid, I18n.t("house_rules.errors.move_reason_missing")
          end
          given = MoveReason.new(MoveReason::QUARANTINE, given&.note) if quarantine
          current_user.house_rules_move = given
          true
        rescue MoveReason::Invalid => e
          render_json_error(e.message, status: 422)
          false
        end

        # Who gives quarantine as the reason has chosen the section; who chooses the section has given the
        # reason. `source` holds both.
        def house_rules_quarantines?(source)
          if source[:house_rules_reason] == MoveReason::QUARANTINE && current_user&.staff?
            source[:category_id] = HouseRules::Quarantine.category!.id
          end
          HouseRules::Quarantine.category?(source[:category_id].presence&.to_i)
        end

        # No category, as a blank or a zero, means uncategorized.
        def house_rules_in_sight!(from, category_id)
          id = category_id.to_i.zero? ? nil : category_id.to_i
          Refused.because(MoveObstacle.of_place([from], [id]))
        end

        # Is this a change of section that somebody has to give a reason for? Discourse takes a category that is
        # named without a value for uncategorized.
        def house_rules_recategorizes?(topic, source)
          return false if !source.key?(:category_id) || !Protection.topic?(topic)
          stands_in, goes_to =
            [topic.category_id, source[:category_id]].map do |id|
              id.to_i.zero? ? SiteSetting.uncategorized_category_id : id.to_i
            end
          return false if stands_in == goes_to || !guardian.can_edit?(topic)
          # Of a section that there is not, Discourse says so.
          return false unless ::Category.exists?(id: goes_to)
          house_rules_in_sight!(stands_in, goes_to)
          !Moves.correction?(topic, current_user)
        end
      end
    end
  end
end

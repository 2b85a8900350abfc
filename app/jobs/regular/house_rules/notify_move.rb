# frozen_string_literal: true

module Jobs
  module HouseRules
    # Tells of one move whoever it concerns; see TellOfMove. Run twice, it tells once.
    class NotifyMove < ::Jobs::Base
      def execute(args)
        move = ::HouseRules::Move.find_by(id: args[:move_id])
        ::HouseRules::TellOfMove.call(move) if move && ::HouseRules.enabled?
      end
    end
  end
end

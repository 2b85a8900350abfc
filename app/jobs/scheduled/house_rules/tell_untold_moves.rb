# frozen_string_literal: true

module Jobs
  module HouseRules
    # Moves whose machine stopped between the move and the telling.
    class TellUntoldMoves < ::Jobs::Scheduled
      every 10.minutes

      LATE = 5.minutes

      def execute(_args)
        return if !::HouseRules.enabled?
        untold = ::HouseRules::Move.untold.where(created_at: ..LATE.ago)
        untold.order(:id).limit(100).each { |move| tell(move) }
      end

      private

      # One that cannot be told keeps nobody else waiting.
      def tell(move)
        ::HouseRules::TellOfMove.call(move)
      rescue StandardError => e
        Discourse.warn_exception(e, message: "house rules: move #{move.id} is still untold")
      end
    end
  end
end

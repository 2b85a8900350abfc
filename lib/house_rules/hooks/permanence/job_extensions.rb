# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Timers set before the rules came into force. Left alone they would come back every minute.
      module TopicTimerJobExtension
        def execute_timer_action(topic_timer, topic)
          return super unless Protection.topic?(topic)
          topic_timer.trash!(Discourse.system_user)
        end
      end
    end
  end
end

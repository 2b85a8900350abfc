# frozen_string_literal: true

module HouseRules
  # What acts on a topic have in common: it is found where its reader may see it.
  module ActsOnTopic
    private

    def fetch_topic(params:, guardian:)
      topic = ::Topic.find_by(id: params.topic_id)
      topic if topic && guardian.can_see?(topic)
    end
  end
end

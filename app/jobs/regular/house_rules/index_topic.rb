# frozen_string_literal: true

module Jobs
  module HouseRules
    # A topic that was a signpost is found again, with its posts; see Signposts.
    class IndexTopic < ::Jobs::Base
      def execute(args)
        topic = ::Topic.find_by(id: args[:topic_id])
        return if topic.nil? || ::HouseRules::Signposts.topic?(topic)
        SearchIndexer.index(topic, force: true)
        topic.posts.includes(:topic).find_each { |post| SearchIndexer.index(post, force: true) }
      end
    end
  end
end

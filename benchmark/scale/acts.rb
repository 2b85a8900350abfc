# frozen_string_literal: true

module Scale
  # What people do: read lists and topics, write.
  module Acts
    private

    def session
      @session ||=
        ActionDispatch::Integration::Session
          .new(Rails.application)
          .tap { |session| session.host! Discourse.current_hostname }
    end

    # As somebody who is logged in: what anonymous readers get is cached by Discourse.
    def read(path)
      @key ||= ApiKey.create!(user: @forum.resident).key
      session.get(path, headers: { "HTTP_API_KEY" => @key, "HTTP_API_USERNAME" => "resident_1" })
      raise "#{path}: #{session.response.status}" if session.response.status != 200
    end

    def lists
      beside("topic list of 30", "+1 query") { read("/latest.json") }
      SiteSetting.house_rules_enabled = true
      filter = median { read("/filter.json?q=inquiry:unanswered") }
      abandoned = median { read("/filter.json?q=inquiry:abandoned") }
      plain = median { read("/filter.json?q=status:open") }
      row("/filter inquiry:abandoned", ms(abandoned), "status:open: #{ms(plain)}", "-")
      row("/filter inquiry:unanswered", ms(filter), "status:open: #{ms(plain)}", "-")
      ordered = median { read("/latest.json?order=answer&ascending=true") }
      likes = median { read("/latest.json?order=likes") }
      row("list by answer", ms(ordered), "by likes: #{ms(likes)}", "-")
    end

    def topics
      topic = Topic.where("posts_count >= 19").order(:id).last
      beside("topic page, 19 posts", "+2 queries") { read("/t/#{topic.id}.json") }
    end

    def posting
      topic = Topic.where("posts_count > 5").where("title LIKE 'Question%'").order(:id).last
      beside("a reply", "+2 queries", 9) { write(topic_id: topic.id) }
      beside("a new topic", "+2 queries", 9) do
        write(title: "Something else #{SecureRandom.hex(8)}", category: @forum.category.id)
      end
    end

    def write(**options)
      raw = "What I have to say of this is #{SecureRandom.hex(16)}, and no more."
      PostCreator.create!(@forum.resident, raw:, skip_validations: true, **options)
    end
  end
end

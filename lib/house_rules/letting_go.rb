# frozen_string_literal: true

module ::HouseRules
  # What Discourse itself takes back, let go until the transaction ends.
  module LettingGo
    # The database's last line lets this one row go until the transaction ends. For what Discourse
    # itself takes back: the definition topic of a category that is gone, a version that an edit
    # undid within its grace period.
    def let_go(record)
      DB.exec(
        "SELECT set_config('house_rules.let_go', :row, true)",
        row: "#{record.class.table_name}:#{record.id}",
      )
    end

    # A draft is being published, until the transaction ends: what led up to it is nobody's to read.
    def publish(topic)
      DB.exec("SELECT set_config('house_rules.publishing', :id, true)", id: topic.id.to_s)
    end

    def publishing?(topic_id)
      DB.query_single("SELECT current_setting('house_rules.publishing', true)").first ==
        topic_id.to_s
    end
  end
end

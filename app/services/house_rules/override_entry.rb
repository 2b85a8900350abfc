# frozen_string_literal: true

module HouseRules
  # Official words went out, or were changed, outside office hours: what the public record says of it.
  module OverrideEntry
    def self.write(post, organization, writer, reason)
      RecordEntry.write!(
        kind: "override",
        actor: writer,
        actor_role: "spokesperson",
        organization_id: organization.id,
        topic_id: post.topic_id,
        post_id: post.id,
        note: reason,
      )
    end
  end
end

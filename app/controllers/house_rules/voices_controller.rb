# frozen_string_literal: true

module HouseRules
  # What stands in the way of an official reply before it is written: for who may write it.
  class VoicesController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login

    EXCERPT = 200

    # VoicePayload of payloads.ts.
    def show
      organization = Directory.organization(number(:organization_id))
      raise Discourse::InvalidAccess unless organization&.spokesperson?(current_user)
      topic = Topic.find_by(id: number(:topic_id))
      guardian.ensure_can_see!(topic)

      seen = params[:seen].presence && number(:seen)
      occasion = OfficialOccasion.new(organization:, topic:, writer: current_user, seen:)
      render json: {
               objection: occasion.objection(params[:reply_kind].to_s),
               refused: occasion.refused?,
               other: Directory.answering(topic.category_id)&.name,
               meanwhile: meanwhile(occasion.meanwhile),
             }
    end

    private

    def number(name)
      Integer(params.require(name).to_s, exception: false) ||
        raise(Discourse::InvalidParameters, name)
    end

    def meanwhile(reply)
      return if reply.nil?
      {
        post_number: reply.post_number,
        writer: reply.username,
        excerpt: reply.raw.truncate(EXCERPT),
      }
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What a move would say, before it is made: why it would be refused, or else how many people would be told
  # and the notice that they would read, as the mover will see it. Nothing is changed. Rule 2.
  class PreviewMove
    include Service::Base
    include ActsOnTopic

    params do
      attribute :topic_id, :integer
      attribute :post_ids, :array
      attribute :destination_topic_id, :integer
      attribute :category_id, :integer
      attribute :house_rules_reason, :string

      validates :topic_id, presence: true

      def ids
        Array(post_ids).filter_map { |id| Integer(id, exception: false) }
      end
    end

    model :topic
    policy :entrusted
    model :given, :fetch_reason
    step :choose_section
    model :planned, :fetch_planned
    step :preview

    private

    def entrusted(topic:, params:, guardian:)
      params.ids.any? ? guardian.can_move_posts?(topic) : guardian.can_edit?(topic)
    end

    # It may not have been chosen yet.
    def fetch_reason(params:)
      reason = params.house_rules_reason
      MoveReason.new(MoveReason.valid?(reason) ? reason : nil)
    end

    # Who gives quarantine as the reason has chosen the section, and the other way round. The first that goes
    # there makes it.
    def choose_section(params:, given:, guardian:)
      chooses = params.destination_topic_id.nil?
      sends = chooses && given.quarantine? && guardian.is_staff?
      section_id = sends ? Quarantine.category_id : params.category_id
      covers = chooses && Quarantine.category?(section_id)
      context[:given] = given.for_quarantine if covers
      context[:section_id] = section_id
      context[:makes_section] = sends && section_id.nil?
    end

    def fetch_planned(topic:, params:, guardian:, given:, section_id:)
      post_ids = params.ids
      if post_ids.any?
        to = { destination_topic_id: params.destination_topic_id, category_id: section_id }
        PlannedMoveOfPosts.new(topic, guardian, given, post_ids:, to:)
      else
        PlannedMoveOfTopic.new(topic, guardian, given, category_id: section_id)
      end
    end

    # MovePreviewPayload of payloads.ts.
    def preview(planned:, given:, guardian:, makes_section:)
      refused = planned.refusal unless makes_section
      context[:preview] = (
        if refused
          { refused: }
        else
          { told: planned.told, notice: notice(planned.move, given, guardian) }
        end
      )
    end

    def notice(move, given, guardian)
      notice = MoveNotice.new(move, given).payload(move[:other_topic]).stringify_keys
      names = LookUpNames.for_notices([notice], guardian)
      Hooks::Moves::NoticeFacts.payload(notice, names)
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # One person takes a post's text off every surface at once, under a ground from the list. A second
  # person confirms or returns it. The stub, the entry in the record and the author's notification
  # say so; the note stays with those who decide. Rule 2.
  class WithholdPost
    include Service::Base

    params do
      attribute :post_id, :integer
      attribute :ground, :string
      attribute :note, :string

      validates :post_id, presence: true
      validates :ground, inclusion: { in: Withholding::GROUNDS }
      validates :note, length: { maximum: 500 }
    end

    policy :entrusted
    model :post
    policy :protected_post

    transaction do
      step :lock
      policy :not_withheld
      step :seal
      step :write_record
    end

    step :publish
    step :tell_author

    private

    def entrusted(guardian:)
      Withholding.entrusted?(guardian.user)
    end

    def fetch_post(params:, guardian:)
      post = Post.find_by(id: params.post_id)
      post if post && guardian.can_see?(post)
    end

    def protected_post(post:)
      Protection.post?(post)
    end

    # Of two people at once the second finds it withheld.
    def lock(post:)
      post.lock!
    end

    def not_withheld(post:)
      !Withholding.standing.exists?(post_id: post.id)
    end

    def seal(post:, params:, guardian:)
      text = SealedText.new(post)
      attributes = { ground: params.ground, note: params.note.presence, withheld_at: Time.zone.now }
      context[:withholding] = Withholding.create!(
        post:,
        sealed: text.take,
        withheld_by_id: guardian.user.id,
        **attributes,
      )
      text.cover(context[:withholding])
    end

    def write_record(post:, withholding:, guardian:)
      RecordEntry.write!(
        kind: "withheld",
        actor: guardian.user,
        actor_role: Hooks::Moves.role(guardian.user, post.topic),
        topic_id: post.topic_id,
        post_id: post.id,
        reason: withholding.ground,
      )
    end

    def publish(post:)
      post.publish_change_to_clients!(:revised)
    end

    def tell_author(post:, guardian:)
      return if post.user_id.nil? || post.user_id == guardian.user.id || post.user_id.negative?
      Notification.create!(
        notification_type: Notification.types[:custom],
        user_id: post.user_id,
        topic_id: post.topic_id,
        post_number: post.post_number,
        data: {
          house_rules: "withheld",
          message: "house_rules.notification.withheld",
          title: "house_rules.notification.title",
          topic_title: post.topic.title,
        }.to_json,
      )
    end
  end
end

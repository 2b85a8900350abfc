# frozen_string_literal: true

module HouseRules
  # One person takes a text, one earlier version of it or a topic's title off every surface at once, under a
  # ground from the list. A second person confirms or returns it. The stub, the entry in the record and the
  # author's notification say so; the note stays with those who decide. Rule 2.
  class WithholdPost
    include Service::Base
    include WithholdingSteps

    params do
      attribute :post_id, :integer
      attribute :ground, :string
      attribute :note, :string
      attribute :text, :boolean, default: true
      attribute :title, :boolean, default: false
      attribute :version, :integer

      validates :post_id, presence: true
      validates :ground, inclusion: { in: Withholding::GROUNDS }
      validates :note, length: { maximum: 500 }

      def part
        { text: !!text, title: !!title, version: (version if text) }
      end
    end

    policy :entrusted
    model :post
    policy :protected_post
    policy :something_there

    transaction do
      step :lock_post
      policy :not_withheld
      step :seal
      step :close_requests
      step :write_record
    end

    step :publish
    step :tell_author

    private

    # A version that everybody reads is no earlier one; a title is the topic's, so of its first post.
    def something_there(post:, params:)
      return false unless params.text || params.title
      return false if params.title && !post.is_first_post?
      params.part[:version].nil? || Redaction::History.new(post).former?(params.version)
    end

    # Of two people at once the second finds it withheld; an edit waits, and finds the stub.
    def lock_post(post:)
      post.lock!
    end

    def not_withheld(post:, params:)
      !Withholding.overlaps?(post_id: post.id, **params.part)
    end

    def seal(post:, params:, guardian:)
      part = params.part
      context[:withholding] = Withholding.create!(
        post:,
        ground: params.ground,
        note: params.note.presence,
        covers_text: part[:text],
        covers_title: part[:title],
        version: part[:version],
        withheld_by_id: guardian.user.id,
        withheld_at: Time.zone.now,
      )
      SealedText.new(context[:withholding]).seal
    end

    # What was asked for is done.
    def close_requests(post:, params:, guardian:)
      return unless params.text
      asked = Withholding.requested.where(post_id: post.id)
      asked = asked.where(version: params.version) if params.version
      asked.delete_all
    end

    def write_record(withholding:, guardian:)
      record("withheld", withholding, guardian.user)
    end

    def publish(withholding:)
      Redaction::Files.new(withholding).hide
      text = SealedText.new(withholding)
      text.publish(text.post_ids)
    end

    def tell_author(post:, withholding:, guardian:)
      tell([post.user_id] - [guardian.user.id], "withheld", post.reload)
    end
  end
end

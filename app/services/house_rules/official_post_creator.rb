# frozen_string_literal: true

module HouseRules
  # Core's PostCreator with the token for the door. Made with `skip_validations`: rate, uniqueness and
  # consecutive-reply limits are for persons; what holds for a text is checked by
  # OfficialPostValidator before. The block runs within core's transaction, so that stamp, log and
  # inquiry stand or fall with the post, and everything that core announces comes after the commit.
  class OfficialPostCreator < ::PostCreator
    def initialize(account, opts, &in_transaction)
      super(account, opts.merge(skip_validations: true))
      @in_transaction = in_transaction
    end

    private

    def setup_post
      super
      @post.house_rules_door = true
    end

    def save_post
      super
      # Replying to a whisper makes a whisper of the reply.
      raise Refused.new(:official_whisper) if @post.whisper?
      @in_transaction.call(@post)
    ensure
      @post.house_rules_door = false
    end

    # An organisation is no newcomer to be welcomed.
    def create_post_notice
    end
  end
end

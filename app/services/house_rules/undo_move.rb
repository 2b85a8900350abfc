# frozen_string_literal: true

module HouseRules
  # Takes a move back, for thirty days: a move of its own, to the same topic and the same order of reading,
  # with its notices and its entry. Rule 2.
  class UndoMove
    include Service::Base

    params do
      attribute :move_id, :integer
      attribute :note, :string

      validates :move_id, presence: true
      validates :note, length: { maximum: MoveReason::NOTE_MAX }
    end

    model :move
    policy :entrusted
    policy :recent

    transaction do
      step :lock
      policy :standing
      model :plan
      policy :possible
      step :take_back
      model :undo, :fetch_undo
      step :mark
    end

    # May this person take back what a Move did?
    def self.entrusted?(move, guardian)
      return false if move.topic.nil? || !guardian.can_see?(move.topic)
      return of_topic_entrusted?(move, guardian) if !move.of_posts?
      [move.topic, move.other_topic].all? { |topic| topic && guardian.can_move_posts?(topic) }
    end

    # PostRevisor leaves out a section that somebody may not fill, without a word.
    def self.of_topic_entrusted?(move, guardian)
      return false if !guardian.can_edit?(move.topic) || !guardian.can_move_posts?(move.topic)
      return true if move.kind == "renamed" || guardian.is_staff?
      section = ::Category.find_by(id: move.details["from"])
      section.nil? || guardian.can_move_topic_to_category?(section)
    end
    private_class_method :of_topic_entrusted?

    private

    def fetch_move(params:)
      Move.find_by(id: params.move_id)
    end

    def entrusted(move:, guardian:)
      self.class.entrusted?(move, guardian)
    end

    def recent(move:)
      move.undo_until.future?
    end

    # The topics first, in the order in which whoever moves locks them: what is planned is what is then done. Of
    # two people at once the second finds it taken back.
    def lock(move:)
      ids = [move.topic_id, move.other_topic_id].compact
      ::Topic.with_deleted.where(id: ids).order(:id).lock.pluck(:id)
      move.lock!
    end

    def standing(move:)
      move.undone_by_id.nil?
    end

    def fetch_plan(move:)
      UndoPlan.new(move)
    end

    def possible(plan:)
      plan.possible?
    end

    # A user of our own: the reason is for this move alone.
    def take_back(plan:, params:, guardian:)
      mover = ::User.find(guardian.user.id)
      note = params.note.to_s.strip.presence
      mover.house_rules_move =
        MoveReason.new(MoveReason::UNDONE, note, undoes_id: plan.move.id, clock: "none")
      plan.move.of_posts? ? ReturnPosts.call(plan, mover) : revise(plan, mover)
    end

    def revise(plan, mover)
      topic = ::Topic.find(plan.move.topic_id)
      changes =
        if plan.move.kind == "renamed"
          { title: plan.former_title }
        else
          { category_id: plan.move.details["from"] }
        end
      options = { bypass_bump: true, validate_post: false, bypass_rate_limiter: true }
      topic.first_post.revise(mover, changes, **options) || raise(Refused.new(:undo_nothing))
    end

    def fetch_undo(move:)
      Move.find_by(undoes_id: move.id)
    end

    def mark(move:, undo:)
      move.update!(undone_by_id: undo.id)
      [move.left_post_id, move.entered_post_id].compact.each { |id| offer_no_more(id) }
    end

    # The notices stay as they were, without the button.
    def offer_no_more(post_id)
      field = PostCustomField.find_by(post_id:, name: Hooks::Moves::NOTICE_FIELD)
      field&.update!(value: JSON.parse(field.value).except("move_id").to_json)
    end
  end
end

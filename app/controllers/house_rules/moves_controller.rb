# frozen_string_literal: true

module HouseRules
  # Moving, said before it is done, done, and taken back. Core's own addresses do the same; see docs/developers.md.
  class MovesController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    requires_login except: %i[history]

    include Hooks::Moves::MoveRequest

    def create
      quarantine = params[:destination_topic_id].blank? && house_rules_quarantines?(params)
      return unless house_rules_reason_given?(quarantine:)
      MoveContent.call(service_params) do
        on_success { |result:| render json: result }
        on_failed_contract do |contract|
          render_json_error(contract.errors.full_messages.first, status: 400)
        end
        on_model_not_found(:topic) { raise Discourse::NotFound }
        on_model_not_found(:result) { raise Refused.new(:move_nothing) }
        on_failed_policy(:protected_topic) { raise Refused.new(:move_unprotected) }
        on_failed_policy(:entrusted) { raise Discourse::InvalidAccess }
        on_failed_policy(:in_sight) { raise Refused.new(:move_out_of_sight) }
      end
    end

    # Who will be told, and what they will read.
    def preview
      PreviewMove.call(service_params) do
        on_success { |preview:| render json: preview }
        on_failed_contract { raise Discourse::InvalidParameters.new(:topic_id) }
        on_model_not_found(:topic) { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Discourse::InvalidAccess }
      end
    end

    # The last thing this person moved, for a way back right after it.
    def last
      move = Move.where(mover_id: current_user.id, created_at: 1.minute.ago..).order(:id).last
      render json: { move: move && payload(move) }
    end

    # What taking it back would do.
    def show
      move = Move.find_by(id: params[:id])
      raise Discourse::NotFound if move.nil? || !UndoMove.entrusted?(move, guardian)
      render json: payload(move)
    end

    def undo
      UndoMove.call(params: { move_id: params[:id], note: params[:house_rules_note] }, guardian:) do
        on_success { |undo:| render json: { url: url_of(undo) } }
        on_failed_contract { render_json_error(note_too_long, status: 422) }
        on_model_not_found(:move) { raise Discourse::NotFound }
        on_failed_policy(:entrusted) { raise Refused.new(:undo) }
        on_failed_policy(:recent) { raise Refused.new(:undo_late) }
        on_failed_policy(:standing) { raise Refused.new(:undo_done) }
        on_failed_policy(:possible) { |plan:| raise Refused.new(plan.obstacle) }
        on_model_not_found(:undo) { raise Refused.new(:undo_nothing) }
      end
    end

    # Everything that was moved, renamed or withheld in a topic.
    def history
      topic = ::Topic.find_by(id: params[:topic_id])
      raise Discourse::NotFound unless topic && guardian.can_see?(topic)
      render json: TopicHistory.call(topic, guardian:, before: params[:before])
    end

    private

    def payload(move)
      standing = move.undone_by_id.nil? && move.undo_until.future?
      UndoPlan.new(move).to_h.merge(standing:)
    end

    def url_of(undo)
      (undo.other_topic || undo.topic).reload.relative_url
    end

    def note_too_long
      I18n.t("house_rules.errors.move_note_too_long", count: MoveReason::NOTE_MAX)
    end
  end
end

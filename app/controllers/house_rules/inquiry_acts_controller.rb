# frozen_string_literal: true

module HouseRules
  # What is done to an inquiry, each act by one service; the answer is the inquiry anew, or in words
  # why not.
  class InquiryActsController < ::ApplicationController
    include AnswersInquiries

    requires_plugin PLUGIN_NAME
    requires_login

    def ask
      AskOrganization.call(params: given(:post_id, :organization_id), guardian:) do |result|
        on_success { render_inquiry(result[:inquiry_id]) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:post) { raise Discourse::NotFound }
        on_model_not_found(:organization) { raise Discourse::NotFound }
        on_failed_policy(:resident) { raise Refused.new(:ask_resident) }
        on_failed_policy(:open_topic) { not_yet(:ask_closed) }
        on_failed_policy(:not_asked_before) { not_yet(:asked_already) }
        on_model_not_found(:inquiry_id) { not_yet(:asked_already) }
      end
    end

    def hand_over
      act(
        HandOverInquiry,
        given(:organization_id, :department, :until),
        speaking_organization: :hand_over_to,
        date: :hand_over_date,
        owed: :not_owed,
      )
    end

    def take_back
      act(TakeBackInquiry, given, handed_over: :not_handed_over)
    end

    def pass_on
      act(
        PassInquiryOn,
        given(:organization_id, :word),
        another_that_speaks: :pass_on_to,
        unanswered: :not_owed,
      )
    end

    def change_promise
      act(ChangePromise, given(:promised_at), date: :promise_date, promised: :not_promised)
    end

    def decide_replies
      act(
        DecideReplies,
        given(:decision, :post_id),
        undecided: :nothing_to_decide,
        since: :nothing_to_decide,
      )
    end

    def nudge
      act(NudgeOrganization, given, owed: :not_owed, not_today: :nudged_already)
    end

    def same_here
      act(SaySameHere, given.merge(same: !request.delete?), open: :same_here_closed)
    end

    private

    # Who may not at all: a refusal, which says why and what to do instead.
    REFUSED = {
      author: :nudge_author,
      other_resident: :same_here,
      spokesperson: :decide_spokesperson,
    }.freeze

    private_constant :REFUSED

    # +not_yet+: what the service found wanting, and the message that says so.
    def act(service, params, not_yet)
      service.call(params:, guardian:) do |result|
        on_success { render_inquiry(result[:inquiry].id) }
        on_failed_contract { |contract| render_unprocessable(contract.errors.full_messages) }
        on_model_not_found(:inquiry) { raise Discourse::NotFound }
        on_failed_policy(:can_see_topic) { raise Discourse::NotFound }
        REFUSED.each { |policy, rule| on_failed_policy(policy) { raise Refused.new(rule) } }
        not_yet.each do |wanting, key|
          on_failed_policy(wanting) { not_yet(key) }
          on_model_not_found(wanting) { not_yet(key) }
        end
      end
    end

    def given(*names)
      params.permit(*names).to_h.symbolize_keys.merge(inquiry_id: params[:id]).compact
    end
  end
end

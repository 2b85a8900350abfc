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
        other_reads_it: :other_shut_out,
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
        other_reads_it: :other_shut_out,
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
        refused: {
          spokesperson: :decide_spokesperson,
        },
        undecided: :nothing_to_decide,
        since: :nothing_to_decide,
      )
    end

    def nudge
      act(
        NudgeOrganization,
        given,
        refused: {
          author: :nudge_author,
        },
        owed: :not_owed,
        not_today: :nudged_already,
      )
    end

    def same_here
      act(
        SaySameHere,
        given.merge(same: !request.delete?),
        refused: {
          other_resident: :same_here,
        },
        open: :same_here_closed,
      )
    end

    def close
      act(CloseInquiry, given(:summary, :negative), answered: :not_answered)
    end

    def judge
      act(
        GiveVerdict,
        given(:verdict),
        refused: {
          author: :not_yours,
        },
        speaks_still: :retired,
        answered: :not_answered_yet,
      )
    end

    def rate
      act(
        RateClosure,
        given(:grade, :reason).merge(closure_id: params[:id]),
        refused: {
          expert: :not_expert,
          uninvolved: :own_answer,
        },
        standing: :reopened,
      )
    end

    private

    def given(*names)
      params.permit(*names).to_h.symbolize_keys.merge(inquiry_id: params[:id]).compact
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # The public record: a page, its JSON, and a feed. Whoever may read the forum may read it.
  # It goes on being read while the rules are off, and switching off is a line in it: so not a controller
  # that the switch closes as a whole.
  # rubocop:disable Discourse/Plugins/CallRequiresPlugin
  class RecordController < ::ApplicationController
    before_action(only: :index) { raise Discourse::NotFound unless Hooks::Switch.ever_in_force? }
    before_action(except: :index) { raise Discourse::NotFound unless HouseRules.enabled? }
    skip_before_action :check_xhr, only: :index

    def index
      @filters = RecordFilters.new(params)
      show
    rescue RecordFilters::BadDates
      @filters = RecordFilters.new
      @problem = I18n.t("house_rules.inquiry_errors.dates")
      request.format.html? ? show(status: 400) : render_json_error(@problem, status: 400)
    end

    # What the law forbids leaves an entry: its note, whose words it was about.
    def erase
      EraseFromRecord.call(params: { entry_id: params[:id], ground: params[:ground] }, guardian:) do
        on_success { render json: success_json }
        on_failed_contract { raise Discourse::InvalidParameters.new(:ground) }
        on_failed_policy(:entrusted) { raise Refused.new(:withhold) }
        on_model_not_found(:entry) { raise Discourse::NotFound }
        on_failed_policy(:standing) do
          render_json_error(I18n.t("house_rules.errors.erased_already"), status: 422)
        end
      end
    end

    private

    def show(status: 200)
      @page = RecordPage.call(guardian:, filters: @filters)
      @title = I18n.t("js.house_rules.record.title")
      respond_to do |format|
        format.json { render json: @page }
        format.rss { render :index, formats: [:rss] }
        format.html { render :index, status:, **layout }
      end
    end

    # The client has no such page while the rules are off.
    def layout
      HouseRules.enabled? ? {} : { layout: "no_ember" }
    end
  end
  # rubocop:enable Discourse/Plugins/CallRequiresPlugin
end

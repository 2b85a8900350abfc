# frozen_string_literal: true

module HouseRules
  # The public record: a page, its JSON, and a feed. Whoever may read the forum may read it.
  class RecordController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr, only: :index

    rescue_from(RecordFilters::BadDates) do
      render_json_error(I18n.t("house_rules.inquiry_errors.dates"), status: 400)
    end

    def index
      @filters = RecordFilters.new(params)
      @page = RecordPage.call(guardian:, filters: @filters)
      @title = I18n.t("js.house_rules.record.title")
      respond_to do |format|
        format.json { render json: @page }
        format.rss { render :index, formats: [:rss] }
        format.html { render :index }
      end
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
  end
end

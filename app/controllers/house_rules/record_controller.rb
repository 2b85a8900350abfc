# frozen_string_literal: true

module HouseRules
  # The public record: a page, its JSON, and a feed. Whoever may read the forum may read it.
  class RecordController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def index
      @page = RecordPage.call(guardian:, before: params[:before], filters: filters)
      @title = I18n.t("house_rules.record.title")
      respond_to do |format|
        format.json { render json: @page }
        format.rss { render :index, formats: [:rss] }
        format.html { render :index }
      end
    end

    private

    def filters
      { kind: params[:kind].presence, topic_id: params[:topic_id].presence&.to_i }.compact
    end
  end
end

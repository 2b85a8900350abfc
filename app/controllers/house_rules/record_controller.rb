# frozen_string_literal: true

module HouseRules
  # The public record: a page, its JSON, and a feed. Whoever may read the forum may read it.
  class RecordController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def index
      @page = RecordPage.call(guardian:, before: id(:before, 2**63 - 1), filters:)
      @title = I18n.t("house_rules.record.title")
      respond_to do |format|
        format.json { render json: @page }
        format.rss { render :index, formats: [:rss] }
        format.html { render :index }
      end
    end

    private

    def filters
      { kind: params[:kind].presence&.to_s, topic_id: id(:topic_id, 2**31 - 1) }.compact
    end

    # nil for what is no id; the largest one for what is beyond any.
    def id(name, largest)
      Integer(params[name].to_s, 10, exception: false)&.clamp(0, largest)
    end
  end
end

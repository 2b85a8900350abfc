# frozen_string_literal: true

require "csv"

module HouseRules
  # The regulation's figures for everyone: page, JSON and CSV.
  class FiguresController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    BadDates = Class.new(StandardError)

    rescue_from(BadDates) do
      render_json_error(I18n.t("house_rules.inquiry_errors.dates"), status: 400)
    end

    def show
      respond_to do |format|
        format.html { render "default/empty" }
        format.json { render json: figures }
        format.csv { send_csv(csv, "house-rules-figures") }
      end
    end

    # The same week by week, and how the last four compare with the four before them.
    def weeks
      render json: FiguresWeeks.new(scope).to_h
    end

    # What stands behind one figure, as far as this reader may see it.
    def topics
      found = FiguresTopics.new(scope, params[:figure], guardian:, offset:)
      respond_to do |format|
        format.json { render json: found.to_h || raise(Discourse::NotFound) }
        format.csv { send_csv(found.csv || raise(Discourse::NotFound), "house-rules-topics") }
      end
    end

    # Per person: for staff.
    def people
      raise Discourse::InvalidAccess if !guardian.is_staff?
      render json: { people: FiguresPeople.call(scope) }
    end

    private

    def figures
      Figures.new(scope, everywhere: params[:organization].blank?).to_h
    end

    def scope
      from, to = date(:from), date(:to)
      raise BadDates if from && to && to < from
      FiguresScope.new(organizations:, from:, to:, category_ids:)
    end

    # A section with those below it, of those that the reader sees.
    def category_ids
      return if params[:category].blank?
      category = Category.secured(guardian).find_by(id: params[:category].to_s.to_i)
      raise Discourse::NotFound if category.nil?
      Category.secured(guardian).where(id: Category.subcategory_ids(category.id)).pluck(:id)
    end

    def offset
      params[:offset].to_s.to_i.clamp(0, 1_000_000)
    end

    def send_csv(text, name)
      send_data text, type: "text/csv; charset=utf-8", filename: "#{name}.csv"
    end

    # Strictly 2026-11-30: what else Ruby would take for a date is more likely a slip.
    def date(name)
      return if params[name].blank?
      value = params[name].to_s
      raise BadDates unless value.match?(/\A\d{4}-\d{2}-\d{2}\z/)
      Date.iso8601(value)
    rescue Date::Error
      raise BadDates
    end

    def organizations
      return Directory.organizations if params[:organization].blank?
      id = Integer(params[:organization].to_s, 10, exception: false)
      [Directory.organization(id) || raise(Discourse::NotFound)]
    end

    # One row a key, as in the JSON: first_response.due,120
    def csv
      CSV.generate do |rows|
        rows << %w[figure value]
        flat(figures).each { |row| rows << row }
      end
    end

    def flat(hash, prefix = nil)
      hash.flat_map do |key, value|
        name = [prefix, key].compact.join(".")
        value.is_a?(Hash) ? flat(value, name) : [[name, value.is_a?(Array) ? spans(value) : value]]
      end
    end

    # 2026-11-20T10:00:00Z/2026-11-21T10:00:00Z, one after another.
    def spans(periods)
      periods.map { |period| "#{period[:from].iso8601}/#{period[:to].iso8601}" }.join(" ")
    end
  end
end

# frozen_string_literal: true

module HouseRules
  # What a reader of the record asks for, from a request: kind, topic_id, from, to, before.
  class RecordFilters
    BadDates = Class.new(StandardError)

    DAY = /\A\d{4}-\d{2}-\d{2}\z/
    MOMENT = /\A\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})\z/

    attr_reader :kind, :topic_id, :before, :from, :until

    # Raises BadDates. What is no id asks for nothing, or for what is not there.
    def initialize(params = {})
      @params = params
      @kind = params[:kind].presence&.to_s
      @topic_id = id(:topic_id, 2**31 - 1)
      @before = id(:before, 2**63 - 1)
      @from = moment(:from)
      @until = moment(:to, whole_day: true)
      raise BadDates if @from && @until && @until <= @from
    end

    # What the next page and the feed keep of it.
    def to_h
      %w[kind topic_id from to].to_h { |key| [key, @params[key]] }.select { |_, v| v.is_a?(String) }
    end

    private

    def id(name, largest)
      Integer(@params[name].to_s, 10, exception: false)&.clamp(0, largest)
    end

    # A day, which begins at midnight UTC and is meant whole, or a moment.
    def moment(name, whole_day: false)
      value = @params[name].presence
      return if value.nil?
      return Time.iso8601(value.to_s).utc if value.to_s.match?(MOMENT)
      raise BadDates unless value.to_s.match?(DAY)
      day = Date.iso8601(value.to_s)
      (whole_day ? day.next_day : day).to_time(:utc)
    rescue ArgumentError
      raise BadDates
    end
  end
end

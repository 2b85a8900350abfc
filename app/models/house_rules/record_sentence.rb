# frozen_string_literal: true

module HouseRules
  # An entry of the record as one sentence, for readers without JavaScript and for feeds.
  class RecordSentence
    def initialize(entry)
      @entry = entry
    end

    def to_s
      [what, reason].compact.join(" ")
    end

    private

    def what
      role = I18n.t("house_rules.record.role.#{@entry[:actor_role]}")
      I18n
        .t(
          "house_rules.record.kind.#{@entry[:kind]}",
          count: @entry[:count] || 1,
          default: @entry[:kind].humanize,
        )
        .then { |text| "#{text} (#{role})." }
    end

    def reason
      key = @entry[:reason]
      return if key.blank?
      list = Withholding::GROUNDS.include?(key) ? "withhold_ground" : "move_reason"
      text = I18n.t("house_rules.#{list}.#{key}", default: key)
      I18n.t("house_rules.record.reason", reason: text)
    end
  end
end

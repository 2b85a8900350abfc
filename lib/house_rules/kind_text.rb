# frozen_string_literal: true

module ::HouseRules
  # What has a kind of participant and, perhaps, a label of its own for it.
  module KindText
    # In its own words, or in the current locale's.
    def kind_text
      label || I18n.t("house_rules.organization_kind.#{kind}")
    end
  end
end

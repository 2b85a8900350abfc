# frozen_string_literal: true

module ::HouseRules
  # Raised where a rule says no, whoever asks. Controllers answer 403 with the translated message,
  # which says why and what to do instead; a surrounding transaction rolls back.
  class Refused < Discourse::InvalidAccess
    attr_reader :rule

    # Says no because of an obstacle; yes when there is none.
    def self.because(rule)
      raise new(rule) if rule
    end

    # rule: a key under house_rules.refused in the server's locale files.
    def initialize(rule, **params)
      @rule = rule
      super(
        I18n.t("house_rules.refused.#{rule}", **params),
        nil,
        custom_message: "house_rules.refused.#{rule}",
        # Core translates once more, in the site's language; this keeps the reader's.
        custom_message_params: params.merge(locale: I18n.locale),
      )
    end
  end
end

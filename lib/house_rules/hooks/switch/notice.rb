# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Switch
      # While the rules are off, everybody reads so: in Discourse's own notice above every page, since
      # nothing of this plugin runs then. What administrators wrote there stays beside it.
      module Notice
        OURS = %r{\s*<span class="house-rules-off">.*?</span>}m

        class << self
          def put_up(reason)
            set("#{theirs} <span class=\"house-rules-off\">#{text(reason)}</span>")
          end

          def take_down
            set(theirs) if SiteSetting.global_notice.match?(OURS)
          end

          private

          def theirs
            SiteSetting.global_notice.gsub(OURS, "")
          end

          def set(text)
            SiteSetting.set_and_log(:global_notice, text.strip, Discourse.system_user)
          end

          def text(reason)
            I18n.with_locale(SiteSetting.default_locale) do
              given = reason.presence || I18n.t("house_rules.move_reason.not_given")
              date = I18n.l(Time.zone.today, format: :date_only)
              plain(I18n.t("house_rules.switch.off_notice", date:, reason: given))
            end
          end

          # Discourse sanitises this setting and unescapes it again, so that escaping would not hold.
          def plain(text)
            decoded = CGI.unescapeHTML(text)
            decoded == text ? text.tr("<>", "‹›") : plain(decoded)
          end
        end
      end
    end
  end
end

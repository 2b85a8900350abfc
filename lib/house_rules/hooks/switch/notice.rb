# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Switch
      # While the rules are off, everybody reads so: in Discourse's own notice above every page, since
      # nothing of this plugin runs in the browser then. What administrators write there stays beside it.
      module Notice
        OURS = %r{\s*<span class="house-rules-off">.*?</span>}m

        class << self
          # +entry+: of the record, which says that they were switched off.
          def put_up(entry)
            sentence = sentence(entry)
            return if SiteSetting.global_notice.include?(sentence)
            set("#{theirs} #{sentence}")
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

          def sentence(entry)
            I18n.with_locale(SiteSetting.default_locale) do
              "<span class=\"house-rules-off\">#{text(entry)} #{link}</span>"
            end
          end

          def text(entry)
            reason = entry.note.presence || I18n.t("house_rules.move_reason.not_given")
            date = I18n.l(entry.created_at.to_date, format: :date_only)
            plain(I18n.t("house_rules.switch.off_notice", date:, reason:))
          end

          # The class leaves the click to the browser: the client knows no such page now.
          def link
            title = I18n.t("js.house_rules.record.title")
            "<a href=\"#{Discourse.base_path}/house-rules/record\" class=\"raw-link\">#{title}</a>"
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

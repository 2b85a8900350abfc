# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Settings that would close at one stroke what everybody can read. Asked where people change them.
      module ClosingSettings
        CLOSES = {
          login_required: ->(value) { value ? :close_forum : nil },
          prevent_anons_from_downloading_files: ->(value) { value ? :close_forum : nil },
          edit_history_visible_to_public: ->(value) { value ? nil : :hide_history },
        }.freeze

        class << self
          def refuse(name, value)
            return unless HouseRules.enabled?
            rule = name.to_sym == :shared_drafts_category ? drafts(value) : switched(name, value)
            raise Refused.new(rule) if rule
          end

          private

          def switched(name, value)
            closes = CLOSES[name.to_sym]
            return if closes.nil?
            on = ActiveModel::Type::Boolean.new.cast(value) || false
            closes.call(on) unless on == ::SiteSetting.public_send(name)
          end

          # Topics of that section are in no list for those who do not write drafts.
          def drafts(value)
            category = ::Category.find_by(id: value.to_i)
            :close_category if category && Protection.topics_in?(category)
          end
        end
      end

      module SettingPolicyExtension
        def call
          params.settings.each { |setting| ClosingSettings.refuse(setting.name, setting.value) }
          super
        end
      end

      module SiteSettingExtension
        def set_and_log(name, value, user = Discourse.system_user, detailed_message = nil)
          ClosingSettings.refuse(name, value)
          super
        end
      end
    end
  end
end

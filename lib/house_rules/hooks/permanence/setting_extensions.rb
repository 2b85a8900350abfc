# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # Settings that would take at one stroke what everybody can read, from the page or from the lists.
      # Asked where people change them, of all of a request before any is written, and where they are written.
      module ClosingSettings
        CLOSES = {
          login_required: ->(value) { value ? :close_forum : nil },
          prevent_anons_from_downloading_files: ->(value) { value ? :close_forum : nil },
          edit_history_visible_to_public: ->(value) { value ? nil : :hide_history },
          mute_all_categories_by_default: ->(value) { value ? :mute : nil },
        }.freeze
        MUTES = %i[default_categories_muted default_tags_muted].freeze
        COUNT = %w[never only_muted always].freeze

        class << self
          def refuse(name, value)
            return unless HouseRules.enabled?
            rule = rule_against(name.to_sym, value)
            raise Refused.new(rule) if rule
          end

          private

          def rule_against(name, value)
            return muted(name, value) if MUTES.include?(name)
            return drafts(value) if name == :shared_drafts_category
            return counted(value) if name == :remove_muted_tags_from_latest
            name == :house_rules_quarantine_category ? quarantine(value) : switched(name, value)
          end

          # Whoever has muted nothing would find those topics no more.
          def muted(name, value)
            added = value.to_s.split("|") - ::SiteSetting.public_send(name).split("|")
            return if added.empty?
            tags = ::Tag.where(name: added) if name == :default_tags_muted
            :mute if tags ? Muting.topics_with?(tags) : Muting.sections_losing(added).any?
          end

          # Muted tags would count for more than they did so far.
          def counted(value)
            before, after =
              [::SiteSetting.remove_muted_tags_from_latest, value].map { |v| COUNT.index(v) }
            :mute if after.to_i > before && Muting.topics_with?(Muting.tags)
          end

          def switched(name, value)
            closes = CLOSES[name]
            return if closes.nil?
            on = ActiveModel::Type::Boolean.new.cast(value) || false
            closes.call(on) unless on == ::SiteSetting.public_send(name)
          end

          # Topics of that section are in no list for those who do not write drafts.
          def drafts(value)
            category = ::Category.find_by(id: value.to_i)
            :close_category if category && Protection.topics_in?(category)
          end

          # Nothing gets in there without a move, and nothing stays covered when it is one no more.
          def quarantine(value)
            ids = [value.to_i, HouseRules::Quarantine.category_id.to_i]
            return if ids.uniq.one?
            :quarantine_section if ::Category.where(id: ids).any? { |c| Protection.topics_in?(c) }
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

        # Every way to write one comes through here.
        def add_override!(name, val)
          ClosingSettings.refuse(name, val)
          super
        end
      end
    end
  end
end

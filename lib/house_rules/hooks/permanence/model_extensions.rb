# frozen_string_literal: true

module ::HouseRules
  module Hooks
    module Permanence
      # A soft delete runs no callback and no validation, so the calls themselves are refused.
      module PostExtension
        def trash!(*)
          raise Refused.new(:delete_post) if !trashed? && Protection.post?(self)
          super
        end

        def destroy
          raise Refused.new(:delete_post) if Protection.post?(self)
          super
        end

        def delete
          raise Refused.new(:delete_post) if Protection.post?(self)
          super
        end

        def cannot_permanently_delete_reason(user)
          Protection.post?(self) ? I18n.t("house_rules.refused.delete_post") : super
        end
      end

      module TopicExtension
        attr_accessor :house_rules_let_go

        def trash!(*)
          raise Refused.new(:delete_topic) if !trashed? && house_rules_keeps?
          super
        end

        def destroy
          return super unless house_rules_keeps?
          raise Refused.new(:delete_topic) unless house_rules_hollow?
          transaction do
            Protection.let_go(self)
            super
          end
        end

        def delete
          raise Refused.new(:delete_topic) if house_rules_keeps?
          super
        end

        def cannot_permanently_delete_reason(user)
          Protection.topic?(self) ? I18n.t("house_rules.refused.delete_topic") : super
        end

        REFUSED_TIMERS = %i[delete delete_replies publish_to_category].freeze

        def set_or_create_timer(status_type, time, **options)
          setting = time.present? || options[:duration_minutes].present?
          if setting && TopicTimer.types.values_at(*REFUSED_TIMERS).include?(status_type)
            raise Refused.new(:delete_timer) if Protection.topic?(self)
          end
          super
        end

        private

        def house_rules_keeps?
          !house_rules_let_go && Protection.topic?(self)
        end

        # A section's definition that has lost its post; core makes a new one every now and then.
        def house_rules_hollow?
          is_category_topic? && !::Post.with_deleted.exists?(topic_id: id)
        end
      end

      # Versions stay. The exceptions are Discourse's own: an edit that brings the former text back within
      # the grace period leaves a version without any difference; a draft that is published loses its own.
      module PostRevisionExtension
        def destroy
          return super unless house_rules_keeps?
          undone = modifications.blank? && !VersionGuard.loses?(self)
          raise Refused.new(:delete_revision) unless undone || Protection.publishing?(post.topic_id)
          transaction do
            Protection.let_go(self)
            super
          end
        end

        def delete
          raise Refused.new(:delete_revision) if house_rules_keeps?
          super
        end

        def hide!
          raise Refused.new(:hide_revision) if house_rules_keeps?
          super
        end

        private

        def house_rules_keeps?
          VersionGuard.keeps?(self)
        end
      end
    end
  end
end

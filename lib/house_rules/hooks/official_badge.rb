# frozen_string_literal: true

require_relative "official_badge/plain_pages"

module ::HouseRules
  module Hooks
    # The badge where no component of ours can stand: mail, alerts, the plain pages that crawlers read.
    # In words, from what is loaded already. Rule 1.
    module OfficialBadge
      # A link to somebody's page beside their name, in core's mails.
      NAMES = "a.username[href]"

      def self.register(plugin)
        plugin.register_modifier(:email_renderer_html) { |style, _message| mark_mail(style) }
        plugin.register_modifier(:message_builder_body) { |body, opts, _to| mark_text(body, opts) }
        plugin.register_modifier(:user_notification_email_options) { |opts| mark_sender(opts) }
        plugin.on(:pre_notification_alert) { |_user, payload| mark_alert(payload) }
        plugin.send(:reloadable_patch) { PlainPages.follow }
      end

      # "✓ Northbank Homes, developer"; nil for who is none.
      def self.words(username)
        organization = Directory.by_username(username)
        organization && words_of(organization.name, organization.kind_text)
      end

      # +kind+: in words.
      def self.words_of(name, kind)
        I18n.t("house_rules.badge", organization: name, kind:)
      end

      def self.mark_mail(style)
        return style unless HouseRules.enabled?
        style
          .css(NAMES)
          .each do |link|
            text = words(File.basename(link["href"]))
            link.add_next_sibling(span(text, link.document)) if text
          end
        style
      end

      def self.span(text, document)
        Nokogiri::XML::Node
          .new("span", document)
          .tap do |span|
            span.content = " #{text}"
            span["style"] = "font-size: 12px"
          end
      end
      private_class_method :span

      # The text of a mail does not say whose words it brings; this does.
      def self.mark_text(body, opts)
        return body unless HouseRules.enabled? && opts[:post_id]
        text = words(opts[:username])
        text ? "#{text}\n\n#{body}" : body
      end

      def self.mark_sender(opts)
        return opts unless HouseRules.enabled?
        text = words(opts[:username])
        text ? opts.merge(from_alias: "#{text} (#{Email.site_title})") : opts
      end

      # What a browser or a telephone shows while somebody is elsewhere.
      def self.mark_alert(payload)
        text = words(payload[:username])
        payload[:username] = "#{payload[:username]} (#{text})" if text
      end
    end
  end
end

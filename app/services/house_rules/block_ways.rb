# frozen_string_literal: true

module HouseRules
  # Blocks a person's mail, addresses and links, as core does when it deletes an account; the account
  # and its words stay. Takes them down first, because anonymising an account empties it.
  class BlockWays
    def initialize(user)
      @user = user
      @emails = user.user_emails.pluck(:email)
      @addresses = [user.ip_address, user.registration_ip_address].compact.uniq
    end

    def call(block_email: false, block_ip: false, block_urls: false)
      block_emails if block_email
      @addresses.each { |ip| ScreenedIpAddress.watch(ip)&.record_match! } if block_ip
      watch_links if block_urls
    end

    private

    def block_emails
      @emails.each do |email|
        ScreenedEmail.block(email, ip_address: @addresses.first)&.record_match!
      end
    end

    # Links that core shows as such; what it embeds from known sites is nobody's advertisement.
    def watch_links
      TopicLink
        .where(user_id: @user.id, internal: false)
        .find_each do |link|
          next if Oneboxer.engine(link.url) != Onebox::Engine::AllowlistedGenericOnebox
          ScreenedUrl.watch(link.url, link.domain, ip_address: @addresses.first)&.record_match!
        end
    end
  end
end

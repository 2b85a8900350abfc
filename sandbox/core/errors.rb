# frozen_string_literal: true

# What plugin.rb needs before anything else is there.
module Discourse
  SYSTEM_USER_ID = -1

  class InvalidAccess < StandardError
    attr_reader :obj, :opts, :custom_message, :custom_message_params, :group

    def initialize(message = nil, obj = nil, opts = nil)
      super(message)
      @obj = obj
      @opts = opts || {}
      @custom_message = @opts[:custom_message]
      @custom_message_params = @opts[:custom_message_params]
      @group = @opts[:group]
    end
  end

  class NotFound < StandardError
  end

  class NotLoggedIn < StandardError
  end

  class InvalidParameters < StandardError
  end

  class ReadOnly < StandardError
  end

  class << self
    attr_accessor :plugin

    def plugins = [plugin]
    def plugins_by_name = { plugin.name => plugin }
    def system_user = User.find(SYSTEM_USER_ID)
    def base_url = ""
    def base_path = ""
    def base_url_no_prefix = ""
    def cache = Rails.cache
    def redis = Redis.new

    def warn_exception(error, message: "", **)
      Rails.logger.warn("#{message} #{error.class}: #{error.message}")
    end

    def deprecate(*)
    end
  end
end

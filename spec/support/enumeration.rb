# frozen_string_literal: true

# Everything in this Discourse by which something might vanish, found by reflection: who looks for a
# new way starts here. Our own is left out.
module Enumeration
  WORDS =
    /destroy|delete|trash|hide|unlist|remove|anonym|merge|purge|wipe|convert|publish|silence|suspend/
  MODELS = %w[Post Topic PostRevision Category Group User Upload Reviewable Tag].freeze
  SETTINGS =
    /login_required|hid(e|den)|delete|destroy|anons?_|private|history|visib|restrict|draft|grace|clean_up|purge|secure_uploads|mute/
  CALLS =
    /PostDestroyer|UserDestroyer|TopicConverter|TopicPublisher|UserSilencer|\.trash!|\.hide!|hidden = true|visible = false|visible: false|skip_revision|force_destroy|update_status\(\s*"visible"|revisions\.(destroy|delete)|read_restricted(:| =) true/

  KINDS =
    ["routes", "jobs", "reviewables", "timers", "bulk actions", "tasks"] +
      %w[services callers models settings]

  class << self
    # What changes something.
    def routes
      sets = [Rails.application.routes, *Rails::Engine.subclasses.map(&:routes)]
      sets
        .flat_map { |set| set.routes.to_a }
        .reject { |route| route.verb.blank? || route.verb == "GET" }
        .filter_map { |route| route.defaults.values_at(:controller, :action).join("#").presence }
        .reject { |name| name == "#" }
    end

    def jobs
      Rails.application.eager_load!
      classes = ObjectSpace.each_object(Class).select { |c| c < ::Jobs::Base }
      classes.filter_map(&:name).map { |name| name.delete_prefix("Jobs::") }
    end

    def timers
      TopicTimer.types.keys.map(&:to_s)
    end

    def bulk_actions
      TopicsBulkAction.operations
    end

    def reviewables
      Rails.application.eager_load!
      ObjectSpace
        .each_object(Class)
        .select { |c| c < ::Reviewable && c.name }
        .flat_map do |c|
          c.public_instance_methods.grep(/\Aperform_/).map { |method| "#{c.name}##{method}" }
        end
    end

    # Read from the files, for loading them would define them.
    def tasks
      files = Dir[Rails.root.join("{lib,plugins/*/lib}/tasks/**/*.rake")]
      files.reject { |f| f.include?("house-rules") }.flat_map { |file| task_names(File.read(file)) }
    end

    def services
      files = Dir[Rails.root.join("{app,plugins/*/app}/services/**/*.rb")]
      relative(files.select { |file| code(file).match?(/\b\w*(#{WORDS.source})/) })
    end

    def callers
      files =
        Dir[Rails.root.join("{app,lib,plugins/*/app,plugins/*/lib,plugins/*/jobs}/**/*.{rb,rake}")]
      files += Dir[Rails.root.join("plugins/*/plugin.rb")]
      relative(files.select { |file| code(file).match?(CALLS) })
    end

    def models
      MODELS
        .flat_map do |name|
          klass = name.constantize
          own = klass.instance_methods(false).grep(WORDS).map { |method| "#{name}##{method}" }
          own + klass.singleton_methods(false).grep(WORDS).map { |method| "#{name}.#{method}" }
        end
        .reject { |name| name.match?(/autosave|before_|after_|validate_|=\z|_without_/) }
    end

    def settings
      SiteSetting.all_settings(include_hidden: true).map { |s| s[:setting].to_s }.grep(SETTINGS)
    end

    private

    def task_names(text)
      space = text[/^namespace :?["']?([\w:]+)/, 1]
      names = text.scan(/^\s*(?:multi)?task\(?\s*:?["']?([\w:-]+)/).flatten
      names.map do |name|
        space && name.exclude?(":") ? "#{space}:#{name}" : name.delete_suffix(":")
      end
    end

    def code(file)
      File.readlines(file).reject { |line| line.match?(/\A\s*#/) }.join
    end

    def relative(files)
      files.map { |file| file.delete_prefix("#{Rails.root}/") }
    end
  end
end

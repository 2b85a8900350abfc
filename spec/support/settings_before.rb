# frozen_string_literal: true

# A setting as it was made while the rules were off; in force they would not let anyone.
module SettingsBefore
  def set_before_rules(name, value)
    SiteSetting.method(:add_override!).super_method.call(name, value)
  end
end

RSpec.configure { |config| config.include SettingsBefore }

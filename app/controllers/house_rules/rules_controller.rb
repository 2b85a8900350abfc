# frozen_string_literal: true

module HouseRules
  # The rules in force, for everyone: page and JSON.
  class RulesController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def show
      respond_to do |format|
        format.html { render "default/empty" }
        format.json { render json: RulesInForce.call(guardian) }
      end
    end
  end
end

# frozen_string_literal: true

require_relative "seed"

Sandbox::Story.resume_clock
at_exit { Sandbox::Story.keep_clock }

map("/sandbox-assets") { run Rack::Files.new(Sandbox.assets.to_s) }
map("/") { run Discourse::Application }

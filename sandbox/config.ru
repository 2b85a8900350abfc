# frozen_string_literal: true

require_relative "seed"

Sandbox::Story.resume_clock
at_exit { Sandbox::Story.keep_clock }
run Discourse::Application

# frozen_string_literal: true

require_relative "boot"

Sandbox.prepare!
Sandbox::Story.seed_with_progress if Sandbox::Seed.needed?

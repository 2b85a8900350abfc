# frozen_string_literal: true

# A forum to look at: made on the first start, gone on with later.
require_relative "boot"

Sandbox.prepare!
if Sandbox::Seed.needed?
  Sandbox::Seed.new.run do |done, all|
    $stderr.puts "  a month and a half on the estate … #{done * 100 / all} %" if done % 20 == 0
  end
end

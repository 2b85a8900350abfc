# frozen_string_literal: true

# Sets the browser's clock to the time that freeze_time has stopped on the server, before each page
# is opened: what the client writes ("due Mon 17:00", "due in 6 h") depends on its own today. The
# browser's clock goes on running from there. For system specs.
module HouseRulesBrowserClock
  def visit(...)
    page.driver.with_playwright_page { |browser| browser.clock.install(time: Time.now) }
    super
  end
end

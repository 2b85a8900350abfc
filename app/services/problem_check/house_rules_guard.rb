# frozen_string_literal: true

# The database has stopped holding the rules: a trigger is gone or disabled, or the guard's lease lapsed.
class ProblemCheck::HouseRulesGuard < ProblemCheck
  self.priority = "high"

  def call
    found = HouseRules::Verification.guard
    found ? problem : no_problem
  end

  private

  def translation_data(*)
    { problem: HouseRules::Verification.guard.to_s }
  end
end
